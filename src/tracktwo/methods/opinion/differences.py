"""What divides people: statements along the main axis of a map, and statements on which declared sides differ most."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .counts import MIN_VOTES, tally_by_label
from .mapping import Map
from .votes import FloatArray, IntArray, Votes

__all__ = ["AxisStatement", "MainAxis", "SideDifference", "differences_of_counts", "main_axis", "side_differences"]

Z_95 = 1.959964
LISTED = 5
# Ends that differ less in agreement do not differ on this statement in words.
LEAST_DIFFERENCE = 0.2


@dataclass(frozen=True)
class AxisStatement:
    """A statement that one end of the main axis agrees with and the other rejects.

    `low` and `high` are the shares of agreement, passes in the denominator, in the third of the people at either end.
    """

    statement: int
    low: float
    high: float


@dataclass(frozen=True)
class MainAxis:
    """The axis along which people differ most.

    `explained` is the share of the squared error of held-out votes that one axis removes, beyond each statement's own
    mean; None where the rank was given and nothing was held out. `high_end` lists the statements that the positive end
    agrees with more than the negative one, by twenty points or more, the largest difference first, and `low_end` the
    reverse. `tested` is how
    many statements had ten votes at both ends.
    """

    explained: float | None
    high_end: tuple[AxisStatement, ...]
    low_end: tuple[AxisStatement, ...]
    tested: int


@dataclass(frozen=True)
class SideDifference:
    """A statement on which two sides differ: the share of agreement of each, and their difference with its interval."""

    statement: int
    more: int
    less: int
    more_share: float
    less_share: float
    difference: float
    low: float
    high: float


def main_axis(opinion_map: Map, votes: Votes, listed: int = LISTED) -> MainAxis | None:
    """The statements along the first axis of a map; None where the map has no axis.

    The shares at the ends are computed from the votes that placed the people, so they are a little too far apart:
    they describe the axis and test nothing. Its two ends are interchangeable.

    Args:
        opinion_map: the map.
        votes: the votes it was made from.
        listed: at most so many statements at each end.
    """
    if not opinion_map.fit.rank:
        return None
    label = np.full(votes.people, -1, dtype=np.int64)
    people = np.flatnonzero(opinion_map.participating)
    order = people[np.argsort(opinion_map.fit.position[people, 0], kind="stable")]
    third = len(order) // 3
    label[order[:third]], label[order[len(order) - third :]] = 0, 1
    counts = tally_by_label(votes, label, 2)
    tested = (counts.seen >= MIN_VOTES).all(axis=0)
    low, high = counts.agree / np.maximum(counts.seen, 1)
    difference = np.where(tested, high - low, 0.0)
    statements = [AxisStatement(votes.statements[j], float(low[j]), float(high[j])) for j in range(len(difference))]
    high_end = [
        statements[j] for j in np.argsort(-difference, kind="stable")[:listed] if difference[j] >= LEAST_DIFFERENCE
    ]
    low_end = [
        statements[j] for j in np.argsort(difference, kind="stable")[:listed] if difference[j] <= -LEAST_DIFFERENCE
    ]
    error = opinion_map.held_out_error
    explained = 1 - (error[1] / error[0]) ** 2 if len(error) > 1 else None
    return MainAxis(explained, tuple(high_end), tuple(low_end), int(tested.sum()))


def side_differences(votes: Votes, label: IntArray, sides: int) -> tuple[SideDifference, ...]:
    """Every statement with ten votes on two sides, by how much the two most different sides differ in agreement.

    The interval of a difference is Newcombe's hybrid score interval (Newcombe 1998,
    10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I), 95 % for each statement alone; the first of a
    list was chosen for its size and is a little too large.

    Args:
        votes: n people by m statements.
        label: (n,) the index of each person's side, below 0 for undeclared.
        sides: how many sides there are.
    """
    counts = tally_by_label(votes, label, sides)
    return differences_of_counts(votes.statements, counts.agree, counts.seen)


def differences_of_counts(statements: Sequence[int], agree: IntArray, seen: IntArray) -> tuple[SideDifference, ...]:
    """The rule of `side_differences` from how many agreed and answered, both of shape (sides, m)."""
    share = np.where(seen >= MIN_VOTES, agree / np.maximum(seen, 1), np.nan)
    low, high = _wilson(share, seen)
    differences = []
    for column, number in enumerate(statements):
        judged = np.flatnonzero(~np.isnan(share[:, column]))
        if len(judged) < 2:
            continue
        more = int(judged[share[judged, column].argmax()])
        less = int(judged[share[judged, column].argmin()])
        difference = float(share[more, column] - share[less, column])
        below = float(np.hypot(share[more, column] - low[more, column], high[less, column] - share[less, column]))
        above = float(np.hypot(high[more, column] - share[more, column], share[less, column] - low[less, column]))
        differences.append(
            SideDifference(
                number,
                more,
                less,
                float(share[more, column]),
                float(share[less, column]),
                difference,
                max(difference - below, -1.0),
                min(difference + above, 1.0),
            )
        )
    return tuple(sorted(differences, key=lambda row: (-row.difference, row.statement)))


def _wilson(share: FloatArray, of: IntArray) -> tuple[FloatArray, FloatArray]:
    """Wilson's score interval at 95 %, elementwise (Wilson 1927, 10.1080/01621459.1927.10502953)."""
    total = np.maximum(of, 1)
    scale = 1 + Z_95**2 / total
    centre = (share + Z_95**2 / (2 * total)) / scale
    half_width = Z_95 * np.sqrt(share * (1 - share) / total + (Z_95 / (2 * total)) ** 2) / scale
    return centre - half_width, centre + half_width
