"""Small seats for the grouping tests, and every plan of a small problem, one by one."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations_with_replacement, permutations

from tracktwo.methods.grouping import Problem, Round, Seat, hard_broken, judge

__all__ = ["all_rounds", "best_by_enumeration", "seats"]


def seats(*sides: int, languages: Sequence[str] = ()) -> list[Seat]:
    """N1, N2, … S1, S2, … for so many seats of each side; languages in turn, joined by `|`."""
    codes = [
        (f"{letter}{number}", letter)
        for letter, many in zip("NSEW", sides, strict=False)
        for number in range(1, many + 1)
    ]
    spoken = [tuple(languages[place % len(languages)].split("|")) if languages else () for place in range(len(codes))]
    return [Seat(code, side, each) for (code, side), each in zip(codes, spoken, strict=True)]


def all_rounds(codes: Sequence[str], sizes: Sequence[int]) -> Iterator[Round]:
    """Every way to divide the codes into groups of these sizes, each once: all orders, cut up, without repeats."""
    ends = list(accumulate(sizes))
    seen = set()
    for order in permutations(codes):
        groups = tuple(sorted(tuple(sorted(order[end - size : end])) for size, end in zip(sizes, ends, strict=True)))
        if groups not in seen:
            seen.add(groups)
            yield groups


def best_by_enumeration(problem: Problem) -> tuple[int, int] | None:
    """The fewest unevenly mixed groups, and the most pairs of any plan with so few; None where no round is possible."""
    possible = [groups for groups in all_rounds(problem.codes, problem.sizes) if not hard_broken(problem, [groups])]
    plans = (judge(problem, rounds) for rounds in combinations_with_replacement(possible, problem.rounds))
    return min(((len(plan.broken), -plan.pairs_met) for plan in plans), default=None)
