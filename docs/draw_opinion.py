"""The figure of the opinion map's page: two invented camps and what they share, drawn by the method itself."""

import numpy as np

from tracktwo.methods.opinion import Votes, from_triples, map_svg, opinion_map

__all__ = ["draw", "invented"]

PEOPLE, SHARED = 240, 6
WORDS = {
    0: "Families should be able to visit graves on the other side.",
    1: "The river belongs to whoever lives along it.",
    2: "The old market should open one day a week.",
    3: "Nobody should lose a pension over where they worked.",
    4: "School books should name the dead of both towns.",
    5: "A wall keeps people safe.",
}


def invented() -> tuple[Votes, dict[str, str]]:
    """Votes of two towns on thirty statements, and the towns."""
    rng = np.random.default_rng(7)
    town = rng.random(PEOPLE) < 0.4
    place = np.where(town, 1.8, -1.8) + rng.normal(0, 0.45, PEOPLE)
    load, level = rng.normal(0, 1.2, 30), rng.normal(0, 0.6, 30)
    load[:SHARED], level[:SHARED] = 0.1, [3.0, 0.2, 2.6, 2.8, 2.2, -2.6]
    odds = np.outer(place, load) + level
    value = np.where(rng.random(odds.shape) < 1 / (1 + np.exp(-odds)), 1, -1)
    value[rng.random(odds.shape) < 0.06] = 0
    row, column = np.nonzero(rng.random(odds.shape) < 0.7)
    names = [str(person) for person in range(PEOPLE)]
    votes = from_triples(row, column, value[row, column], names, list(range(30)))
    return votes, {name: "Lower town" if low else "Upper town" for name, low in zip(names, town, strict=True)}


def draw() -> str:
    """The figure, as SVG."""
    votes, sides = invented()
    return map_svg(opinion_map(votes), votes, WORDS, sides)
