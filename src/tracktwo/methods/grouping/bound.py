"""How many pairs no plan can pass."""

from collections import Counter
from math import ceil, comb, inf, isfinite

import numpy as np

from .judging import pairs_met
from .problem import Problem, pairs_of

__all__ = ["most_pairs"]

LARGEST_NUMBER, ROUNDING = 10**6, 1e-6


def most_pairs(problem: Problem, balanced: bool) -> int:
    """No plan that keeps the hard rules lets more pairs meet, rounds held already included.

    The least of four: all pairs that may meet; what each seat can meet when it always sits in the largest group; the
    code bound of all seats; and, where the sides are `balanced` in every group, the code bounds of the sides with what
    can meet between them.

    Args:
        problem: what is asked.
        balanced: whether only plans count in which the sides are spread over the groups.
    """
    often = pairs_met(problem, ())
    people, rounds, sizes = len(problem.seats), problem.rounds, problem.sizes
    apart, together = pairs_of(problem.rules, "apart"), pairs_of(problem.rules, "together")
    forbidden = np.zeros_like(often, dtype=bool)
    place = {code: number for number, code in enumerate(problem.codes)}
    for first, second in apart:
        forbidden[place[first], place[second]] = forbidden[place[second], place[first]] = True
    met = often > 0
    open_to = (~met & ~forbidden).sum(axis=1) - 1
    each = int(np.minimum(open_to, rounds * (sizes[0] - 1)).sum()) // 2
    before = int(met.sum()) // 2
    new = min(each, _code_bound(people, sizes, rounds, len(apart), len(together)))
    if balanced:
        new = min(new, _by_sides(problem, sizes))
    return before + new


def _by_sides(problem: Problem, sizes: list[int]) -> int:
    """Within each side as a code of its own, and between sides no more than there are and than the rounds hold."""
    sides = Counter(seat.side for seat in problem.seats)
    parts = {side: [size for size in _spread(number, len(sizes)) if size] for side, number in sides.items()}
    within = sum(_code_bound(sides[side], part, problem.rounds, 0, 0, len(sizes)) for side, part in parts.items())
    per_round = sum(comb(size, 2) for size in sizes) - sum(comb(size, 2) for part in parts.values() for size in part)
    all_between = comb(len(problem.seats), 2) - sum(comb(number, 2) for number in sides.values())
    return within + min(all_between, problem.rounds * per_round)


def _spread(number: int, groups: int) -> list[int]:
    least, larger = divmod(number, groups)
    return [least + 1] * larger + [least] * (groups - larger)


def _code_bound(
    people: int, sizes: list[int], rounds: int, apart: int, together: int, groups: int | None = None
) -> int:
    """The most pairs that share a group once or more, by linear programming over distances.

    A seat's groups, round by round, are a word; two seats never meet where their words differ in every place. Of the
    numbers of pairs at each distance it is known how many there are, how many agree in one round, that the seats of one
    group spread over the groups of any other round, that any cell of k rounds holds whole seats, and that the sums
    over the characters of the Hamming scheme are not negative (P. Delsarte 1973). The fewest pairs at the largest
    distance are sought.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    groups = len(sizes) if groups is None else groups
    everybody = comb(people, 2)
    if people < 2 or groups < 2:
        return everybody
    agree = [[comb(rounds - distance, places) for distance in range(rounds + 1)] for places in range(rounds + 1)]
    in_round = sum(comb(size, 2) for size in sizes)
    rows, low = [agree[0], agree[1]], [everybody, rounds * in_round]
    for places in range(2, rounds + 1):
        least = _shared(people, groups**places)
        if places == 2:
            least = max(least, sum(_shared(size, groups) for size in sizes))
        characters = [_krawtchouk(rounds, groups, places, distance) for distance in range(rounds + 1)]
        rows.append(agree[places])
        low.append(comb(rounds, places) * least)
        # Greater numbers would be rounded by the solver; leaving a row out leaves a bound.
        if max(map(abs, characters)) < LARGEST_NUMBER:
            rows.append([2 * value for value in characters])
            low.append(-people * characters[0])
    fewest, most = np.zeros(rounds + 1), np.full(rounds + 1, float(everybody))
    fewest[0], fewest[rounds] = together, apart
    objective = np.zeros(rounds + 1)
    objective[rounds] = 1
    done = milp(
        objective,
        integrality=np.ones(rounds + 1),
        bounds=Bounds(fewest, most),
        constraints=LinearConstraint(np.array(rows, float), low, [*low[:2], *[inf] * (len(low) - 2)]),
    )
    proved = done.mip_dual_bound
    never = max(apart, ceil(proved - ROUNDING)) if proved is not None and isfinite(proved) else apart
    return min(everybody - never, rounds * in_round)


def _shared(people: int, cells: int) -> int:
    """The fewest pairs in one cell when people are spread over cells."""
    least, larger = divmod(people, cells)
    return larger * comb(least + 1, 2) + (cells - larger) * comb(least, 2)


def _krawtchouk(rounds: int, groups: int, degree: int, distance: int) -> int:
    return sum(
        (-1) ** j * (groups - 1) ** (degree - j) * comb(distance, j) * comb(rounds - distance, degree - j)
        for j in range(degree + 1)
    )
