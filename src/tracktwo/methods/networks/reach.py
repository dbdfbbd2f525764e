"""Which few people together are nearest to all others."""

from collections import deque
from collections.abc import Iterable, Sequence
from itertools import combinations

from ..errors import Refusal

__all__ = ["best_reach", "distance_weighted_reach"]

# Sets of so many are looked through in a second or two.
MOST_SETS = 200_000


def distance_weighted_reach(beside: Sequence[Iterable[int]], team: Iterable[int]) -> float:
    """How near a team is to everybody: the mean of 1 over the steps to its nearest member.

    A member counts 1, and somebody whom no chain reaches 0. By S. P. Borgatti, *Identifying sets of key players in a
    social network*, Computational and Mathematical Organization Theory 12 (2006).

    Args:
        beside: for each person, the places of those beside them, in either direction.
        team: places.
    """
    steps = dict.fromkeys(team, 0)
    ahead = deque(steps)
    while ahead:
        place = ahead.popleft()
        for other in beside[place]:
            if other not in steps:
                steps[other] = steps[place] + 1
                ahead.append(other)
    return sum(1 / max(distance, 1) for distance in steps.values()) / len(beside)


def best_reach(beside: Sequence[Iterable[int]], size: int) -> tuple[tuple[int, ...], float]:
    """The team of a size with the greatest reach, the first of equals, found by looking at every one.

    Raises:
        Refusal: there are more teams than can be looked through.
    """
    teams = 1
    for index in range(size):
        teams = teams * (len(beside) - index) // (index + 1)
    if teams > MOST_SETS:
        raise Refusal(
            "teams-too-many", "{teams} teams of that size are more than {limit}", teams=teams, limit=MOST_SETS
        )
    reached = ((team, distance_weighted_reach(beside, team)) for team in combinations(range(len(beside)), size))
    return max(reached, key=lambda pair: (round(pair[1], 12), [-place for place in pair[0]]))
