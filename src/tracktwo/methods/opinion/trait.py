"""People along one line, on the scale on which a spectrum of opinion keeps a single peak."""

import numpy as np

from .votes import Array, Votes

__all__ = ["along_line"]

ROUNDS = 15
FIRST = 3
STEP = 1.0
# Variances before the votes of a statement's slope and of its level, people having unit variance.
SLOPE, LEVEL = 4.0, 9.0


def along_line(votes: Votes, begin: Array) -> Array:
    """Places (n,) of people on one line such that agreeing has log odds level[j] + slope[j] . place.

    Votes saturate: whoever stands far out agrees with nearly everything on that side, and so a flat spectrum piles
    up at the ends of a linear scale and looks like two camps. On this scale (the two-parameter logistic model,
    Birnbaum 1968) it does not. Passes are left out. `begin` (n,) are places to begin at; where they are all alike
    they are returned.
    """
    answered = votes.value != 0
    row, column = votes.row[answered], votes.column[answered]
    agreed = (votes.value[answered] > 0).astype(np.float64)
    people, wide = votes.people, len(votes.statements)
    place = begin - begin.mean()
    if not place.std() > 0:
        return np.asarray(place)
    place = place / place.std()
    slope, level = np.zeros(wide), np.zeros(wide)
    for each in range(ROUNDS):
        for _ in range(FIRST if each == 0 else 1):
            level, slope = _statements(row, column, agreed, place, level, slope)
        chance = _chance(slope[column] * place[row] + level[column])
        push = np.bincount(row, (agreed - chance) * slope[column], minlength=people) - place
        known = np.bincount(row, chance * (1 - chance) * slope[column] ** 2, minlength=people) + 1
        place = place + np.clip(push / known, -STEP, STEP)
        place = place - place.mean()
        place = place / np.sqrt((place**2 + 1 / known).mean())
    return np.asarray(place)


def _statements(
    row: np.ndarray, column: np.ndarray, agreed: Array, place: Array, level: Array, slope: Array
) -> tuple[Array, Array]:
    """One Newton step for every statement."""
    wide, at = len(level), place[row]
    chance = _chance(slope[column] * at + level[column])
    doubt, off = chance * (1 - chance), agreed - chance
    for_level = np.bincount(column, off, minlength=wide) - level / LEVEL
    for_slope = np.bincount(column, off * at, minlength=wide) - slope / SLOPE
    one = np.bincount(column, doubt, minlength=wide) + 1 / LEVEL
    both = np.bincount(column, doubt * at, minlength=wide)
    two = np.bincount(column, doubt * at * at, minlength=wide) + 1 / SLOPE
    whole = one * two - both * both
    raised = np.clip((two * for_level - both * for_slope) / whole, -STEP, STEP)
    turned = np.clip((one * for_slope - both * for_level) / whole, -STEP, STEP)
    return level + raised, slope + turned


def _chance(odds: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-odds)))
