"""Pairs of changes that open an order where no single change does."""

from collections.abc import Iterator
from itertools import combinations

from .changes import Change, drop_change, lasting_change, raise_change, sort_key
from .feasibility import LadderProblem, least_tolerance
from .ladder import Ladder

__all__ = ["ChangePair", "change_pairs"]

ChangePair = tuple[Change, Change]
# Each question whether an order exists takes some milliseconds with 24 steps.
MAX_QUESTIONS = 400


class _OutOfQuestions(Exception):
    pass


def change_pairs(problem: LadderProblem) -> tuple[tuple[ChangePair, ...], bool]:
    """Every pair of changes that opens an order, provided that no single one does, and whether all were tried.

    Pairs are made of: a step made to last, a step left out, a side that bears more. Lowering what a step exposes is
    not tried here, because bearing as much more does at least as well. For one side bearing more the least amount is
    given; for two sides every smallest combination of amounts.
    """
    pairs: list[ChangePair] = []
    try:
        for pair in _pairs(_Counter(problem)):
            pairs.append(pair)
    except _OutOfQuestions:
        return tuple(sorted(pairs, key=_pair_key)), False
    return tuple(sorted(pairs, key=_pair_key)), True


def _pair_key(pair: ChangePair) -> tuple[object, ...]:
    return (*sort_key(pair[0]), *sort_key(pair[1]))


class _Counter:
    """A problem, and how many questions may still be asked of it and of its variants."""

    def __init__(self, problem: LadderProblem) -> None:
        self.problem, self.left = problem, MAX_QUESTIONS

    def has_order(self, variant: LadderProblem) -> bool:
        """Whether the variant has an order."""
        self._count()
        return variant.has_order(variant.tolerances)

    def least(self, variant: LadderProblem, side: int) -> int | None:
        """The least tolerance of a side with which the variant has an order."""
        self._count()
        return least_tolerance(variant, side, variant.tolerances)

    def _count(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise _OutOfQuestions


def _pairs(counter: _Counter) -> Iterator[ChangePair]:
    problem = counter.problem
    steps = problem.ladder.steps
    lasting = [step for step in range(len(steps)) if not steps[step].lasting and steps[step].reassures]
    single = {step: problem.with_lasting([step]) for step in lasting}
    for first, second in combinations(lasting, 2):
        if counter.has_order(problem.with_lasting([first, second])):
            yield lasting_change(problem, first), lasting_change(problem, second)
    for step in lasting:
        yield from _with_raise(counter, single[step], lasting_change(problem, step))
        for dropped in _droppable(problem.ladder, 1):
            if step not in dropped and counter.has_order(single[step].without(dropped)):
                yield lasting_change(problem, step), drop_change(problem, dropped[0])
    for dropped in _droppable(problem.ladder, 2):
        if len(steps) > len(dropped) and counter.has_order(problem.without(dropped)):
            yield drop_change(problem, dropped[0]), drop_change(problem, dropped[1])
    for dropped in _droppable(problem.ladder, 1):
        if len(steps) > 1:
            yield from _with_raise(counter, problem.without(dropped), drop_change(problem, dropped[0]))
    yield from _two_raises(counter)


def _with_raise(counter: _Counter, variant: LadderProblem, change: Change) -> Iterator[ChangePair]:
    """The change together with one side bearing more."""
    for side in range(len(variant.tolerances)):
        value = counter.least(variant, side)
        if value is not None:
            yield change, raise_change(variant, side, value)


def _two_raises(counter: _Counter) -> Iterator[ChangePair]:
    """Two sides bearing more: for each tolerance of the one, downwards, the least of the other."""
    problem = counter.problem
    for first, second in combinations(range(len(problem.tolerances)), 2):
        value = problem.ceilings[second]
        while value > problem.tolerances[second]:
            tolerances = list(problem.tolerances)
            tolerances[second] = value
            least = counter.least(problem.with_tolerances(tolerances), first)
            if least is None:
                break
            tolerances[first] = least
            own = counter.least(problem.with_tolerances(tolerances), second)
            if own is None:
                break
            yield raise_change(problem, first, least), raise_change(problem, second, own)
            value = own - 1


def _droppable(ladder: Ladder, count: int) -> Iterator[tuple[int, ...]]:
    """Sets of steps that no other step waits for."""
    for some in combinations(range(len(ladder.steps)), count):
        keys = {ladder.steps[step].key for step in some}
        if not any(keys & set(step.needs) for number, step in enumerate(ladder.steps) if number not in some):
            yield some
