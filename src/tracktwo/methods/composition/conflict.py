"""Why no team fits: a smallest set of rules that cannot all hold, and the cheapest ones to give up."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from math import inf

from .linear import Program
from .pool import Pool
from .rules import Rule

__all__ = ["cheapest_relaxation", "irreducible_conflict", "is_feasible"]

# A check of feasibility is a small program; it takes milliseconds.
SECONDS = 20.0
Kinds = tuple[list[int], list[int]]


def irreducible_conflict(pool: Pool, rules: Sequence[Rule]) -> list[Rule]:
    """Rules that cannot all hold, though any of them left out would make them possible.

    By QuickXplain (U. Junker, *QuickXplain: preferred explanations and relaxations for over-constrained problems*,
    AAAI 2004): halves of the rules are tried, so that few checks are needed. Rules earlier in the list are kept out of
    the conflict where that is possible, so that what a recruiter wrote last is blamed first.

    Args:
        pool: who could sit.
        rules: which together cannot hold.
    """
    kinds = _kinds(pool, rules)

    def feasible(chosen: list[Rule]) -> bool:
        return _feasible(kinds, chosen)

    return _explain(feasible, [], False, list(reversed(rules)))


def _explain(
    feasible: Callable[[list[Rule]], bool], background: list[Rule], added: bool, rules: list[Rule]
) -> list[Rule]:
    if added and not feasible(background):
        return []
    if len(rules) == 1:
        return rules
    middle = len(rules) // 2
    first, second = rules[:middle], rules[middle:]
    from_second = _explain(feasible, background + first, True, second)
    from_first = _explain(feasible, background + from_second, bool(from_second), first)
    return from_first + from_second


def is_feasible(pool: Pool, rules: Sequence[Rule]) -> bool:
    """Whether any team keeps all the rules."""
    return _feasible(_kinds(pool, rules), rules)


def cheapest_relaxation(pool: Pool, rules: Sequence[Rule]) -> list[Rule]:
    """The fewest rules to give up so that the others can hold; empty where even all of them would not do.

    Each counts one. Vetoes, pairs that cannot share a room and people who are not willing are never given up.
    """
    kind_of, counts = _kinds(pool, rules)
    program = Program()
    for count in counts:
        program.variable(count, whole=True)
    given_up = {}
    for index, rule in enumerate(rules):
        if rule.relaxable:
            given_up[program.variable(1, whole=True)] = index
    switch = {index: place for place, index in given_up.items()}
    for index, rule in enumerate(rules):
        for row in rule.rows:
            weights = _merged(kind_of, row.places, row.coefficients)
            least = sum(min(weight, 0) * counts[kind] for kind, weight in weights.items())
            greatest = sum(max(weight, 0) * counts[kind] for kind, weight in weights.items())
            extra = [switch[index]] if index in switch else []
            if row.low > -inf:
                program.row([*weights, *extra], [*weights.values(), *([row.low - least] if extra else [])], low=row.low)
            if row.high < inf:
                slack = [row.high - greatest] if extra else []
                program.row([*weights, *extra], [*weights.values(), *slack], high=row.high)
    solved = program.minimise(dict.fromkeys(given_up, 1.0), SECONDS)
    if solved.values is None:
        return []
    return [rules[index] for place, index in given_up.items() if solved.values[place] > 0.5]


def _kinds(pool: Pool, rules: Sequence[Rule]) -> Kinds:
    """People whom no rule tells apart are counted together: the kind of each person, and how many are of a kind."""
    marks: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for index, rule in enumerate(rules):
        for number, row in enumerate(rule.rows):
            for place, weight in zip(row.places, row.coefficients, strict=True):
                marks[place].append((index, number, weight))
    numbers: dict[tuple[tuple[int, int, int], ...], int] = {}
    kind_of = [numbers.setdefault(tuple(marks[place]), len(numbers)) for place in range(len(pool.people))]
    counts = [0] * len(numbers)
    for kind in kind_of:
        counts[kind] += 1
    return kind_of, counts


def _merged(kind_of: list[int], places: Sequence[int], weights: Sequence[int]) -> dict[int, int]:
    """A row over kinds: people of one kind have the same weight in every row."""
    return {kind_of[place]: weight for place, weight in zip(places, weights, strict=True)}


def _feasible(kinds: Kinds, rules: Sequence[Rule]) -> bool:
    kind_of, counts = kinds
    program = Program()
    for count in counts:
        program.variable(count, whole=True)
    for rule in rules:
        for row in rule.rows:
            weights = _merged(kind_of, row.places, row.coefficients)
            if not weights and row.low > 0:
                return False
            program.row(weights, weights.values(), row.low, row.high)
    return program.minimise({}, SECONDS).feasible
