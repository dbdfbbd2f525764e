"""Better rounds by exchanging seats: a tabu search whose length depends on the sizes alone, never on the clock."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .judging import Tongues, pairs_met
from .problem import Problem, pairs_of

__all__ = ["Reached", "Search"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
# Costs of a pair in one group: when it meets for the first time, once more, and when it must be kept apart.
NEW, AGAIN, NEVER = -1000.0, 10.0, 1e12
# Costs of two of one side, and of one language, in one group, beside the gain of a pair that meets.
SIDE, LANGUAGE = 2.0, 1.0
# How many exchanges are looked at, in order of their gain, until one leaves every group a language.
LOOKED_AT = 8
WORK, FEWEST_STEPS, MOST_STEPS = 24_000_000, 300, 8_000
STALLED, TENURE = 300, 8


@dataclass(frozen=True)
class Reached:
    """Rounds as the group of each seat; `key` says how good they are: less is better, the first number first.

    The key is what is out of balance, then pairs met, then the pairs of whoever meets fewest, these two negative, and
    the rounds that whoever has most of them sits through an interpreter.
    """

    key: tuple[int, int, int, int]
    where: Ints


class Search:
    """Rounds as a table, round x seat -> group. Every table it passes keeps the hard rules."""

    def __init__(self, problem: Problem, first: Sequence[int], chance: np.random.Generator) -> None:
        self._problem, self._chance = problem, chance
        self._tongues = Tongues(problem)
        self._people, self._groups = len(problem.seats), len(problem.sizes)
        self._where = np.tile(np.array(first, np.int64), (problem.rounds, 1))
        place = {code: number for number, code in enumerate(problem.codes)}
        self._apart = np.zeros((self._people, self._people), bool)
        for left, right in pairs_of(problem.rules, "apart"):
            self._apart[place[left], place[right]] = self._apart[place[right], place[left]] = True
        self._units = _units(problem, place)
        self._free = np.array([len(self._units[seat]) == 1 for seat in range(self._people)])
        self._balance, self._least = _balance(problem)
        self._fixed = self._balance + NEVER * self._apart
        self._often = pairs_met(problem, ()).astype(float)
        for row in self._where:
            self._often += _same(row)
        self._excess = np.array([self._out_of_balance(row) for row in self._where])

    def run(self, enough: int, part: int = 1) -> Reached:
        """The best of all tables passed; it ends early where `enough` pairs meet and nothing is out of balance.

        With a `part` it takes so many times fewer steps.
        """
        rounds, people = len(self._where), self._people
        if self._groups == 1:
            return self._reached(self._first_two())
        for number in range(rounds):
            if not self._deal(number):
                self._scatter(number, 2 * people)
            self._excess[number] = self._out_of_balance(self._where[number])
        steps = int(np.clip(WORK // (people * people + 1500), FEWEST_STEPS, MOST_STEPS)) // part
        if self._tongues.limited:
            steps //= 2
        best, stalled = self._reached(self._first_two()), 0
        barred = np.zeros((rounds, people, self._groups), np.int64)
        for step in range(1, steps + 1):
            if best.key[:2] <= (0, -enough):
                break
            number = int(self._chance.integers(rounds))
            if stalled > STALLED:
                self._scatter(number, max(2, people // 4))
                stalled = 0
            else:
                self._exchange(number, barred[number], step)
            stalled += 1
            self._excess[number] = self._out_of_balance(self._where[number])
            key = self._first_two()
            if key <= best.key[:2]:
                reached = self._reached(key)
                if reached.key < best.key:
                    best, stalled = reached, stalled if key == best.key[:2] else 0
        return best

    def _first_two(self) -> tuple[int, int]:
        return round(float(self._excess.sum())), -int(np.count_nonzero(self._often)) // 2

    def _out_of_balance(self, row: Ints) -> float:
        return float(np.vdot(self._balance, _same(row))) / 2 - self._least

    def _reached(self, key: tuple[int, int]) -> Reached:
        met = int(np.count_nonzero(self._often, axis=1).min())
        through = Counter(
            seat
            for row in self._where
            for group in self._as_groups(row)
            if not self._tongues.share(group)
            for seat in group
        )
        return Reached((*key, -met, max(through.values(), default=0)), self._where.copy())

    def _as_groups(self, row: Ints) -> list[list[int]]:
        return [np.flatnonzero(row == group).tolist() for group in range(self._groups)]

    def _exchange(self, number: int, barred: Ints, step: int) -> None:
        """The best exchange of two seats in one round, even for the worse; neither goes back for a while."""
        row = self._where[number]
        same = _same(row)
        without = self._often - same
        cost = np.where(without == 0, NEW, AGAIN * without) + self._fixed
        np.fill_diagonal(cost, 0)
        there = (cost @ (row[:, None] == np.arange(self._groups)).astype(float))[:, row]
        here = np.diagonal(there)
        change = there + there.T - here[:, None] - here[None, :] - 2 * cost
        tabu = barred[:, row] > step
        change[(same > 0) | tabu | tabu.T | ~self._free[:, None] | ~self._free[None, :]] = np.inf
        np.fill_diagonal(change, np.inf)
        if self._tongues.limited:
            change[~self._tongues.exchanges(row, self._groups)] = np.inf
        change += self._chance.random(change.shape)
        for left, right in self._in_order(change):
            if change[left, right] >= NEVER / 2:
                return
            before = row.copy()
            row[[left, right]] = row[[right, left]]
            if self._tongues.limited and not self._tongues.can_meet(self._as_groups(row)):
                row[:] = before
                continue
            self._often += _same(row) - same
            barred[left, before[left]] = step + self._chance.integers(2, TENURE)
            barred[right, before[right]] = step + self._chance.integers(2, TENURE)
            return

    def _in_order(self, change: Floats) -> list[tuple[int, int]]:
        """Exchanges by their change, each once: only the first where languages are no limit."""
        if not self._tongues.limited:
            place = int(np.argmin(change))
            return [(place // self._people, place % self._people)]
        change[np.tril_indices(self._people)] = np.inf
        places = np.argsort(change, axis=None)[:LOOKED_AT]
        return [(int(place) // self._people, int(place) % self._people) for place in places]

    def _deal(self, number: int) -> bool:
        """One round as cards are dealt, side by side and shuffled within: even, where no hard rule forbids it."""
        if self._tongues.limited or not self._free.all():
            return False
        tongues = [seat.languages[:1] for seat in self._problem.seats]
        sides = [seat.side for seat in self._problem.seats]
        drawn = self._chance.permutation(self._people)
        dealt = np.empty(self._people, np.int64)
        for place, seat in enumerate(
            sorted(range(self._people), key=lambda seat: (sides[seat], tongues[seat], drawn[seat]))
        ):
            dealt[seat] = place % self._groups
        same = _same(dealt)
        if bool((self._apart & (same > 0)).any()):
            return False
        self._often += same - _same(self._where[number])
        self._where[number] = dealt
        return True

    def _scatter(self, number: int, times: int) -> None:
        """Exchange by chance, whole units of seats kept together too, where the hard rules stay kept."""
        row = self._where[number]
        same = _same(row)
        for _ in range(times):
            unit = self._units[int(self._chance.integers(self._people))]
            others = self._as_large(row, unit)
            if not others:
                continue
            before = row.copy()
            row[unit], row[others] = before[others[0]], before[unit[0]]
            if bool((self._apart & (_same(row) > 0)).any()) or not self._tongues.can_meet(self._as_groups(row)):
                row[:] = before
        self._often += _same(row) - same

    def _as_large(self, row: Ints, unit: list[int]) -> list[int]:
        """Whole units of one other group that are together as large as this one; none where chance finds none."""
        group = (int(row[unit[0]]) + int(self._chance.integers(1, self._groups))) % self._groups
        chosen: list[int] = []
        for seat in self._chance.permutation(np.flatnonzero(row == group)):
            other = self._units[int(seat)]
            if int(seat) not in chosen and len(chosen) + len(other) <= len(unit):
                chosen += other
        return chosen if len(chosen) == len(unit) else []


def _same(row: Ints) -> Floats:
    """1 where two seats sit in one group, and 0 on the diagonal."""
    same: Floats = (row[:, None] == row[None, :]).astype(float)
    np.fill_diagonal(same, 0)
    return same


def _units(problem: Problem, place: dict[str, int]) -> list[list[int]]:
    """Of each seat, all seats that always sit with it, itself included."""
    leader = list(range(len(place)))
    for left, right in pairs_of(problem.rules, "together"):
        old, new = leader[place[right]], leader[place[left]]
        leader = [new if each == old else each for each in leader]
    members = defaultdict(list)
    for seat, first in enumerate(leader):
        members[first].append(seat)
    return [members[first] for first in leader]


def _balance(problem: Problem) -> tuple[Floats, float]:
    """What two seats of one side or language cost in one group, and the least that a round can cost.

    The pairs of one kind in one group are fewest exactly where the kind is spread over the groups as evenly as whole
    numbers allow; so a cost for each pair is all that the balance needs.
    """
    groups, size = len(problem.sizes), max(problem.sizes)
    cost = np.zeros((len(problem.seats), len(problem.seats)))
    least = 0.0
    sides = [seat.side for seat in problem.seats]
    tongues = [seat.languages[0] if seat.languages else "" for seat in problem.seats]
    for marks, price, wanted in (
        (sides, SIDE, problem.sides != "free"),
        (tongues, LANGUAGE, problem.languages == "spread"),
    ):
        if not wanted:
            continue
        price = round(-NEW * size * price)
        for mark in filter(None, set(marks)):
            having = np.array([each == mark for each in marks])
            cost += price * np.outer(having, having)
            each, larger = divmod(int(having.sum()), groups)
            pairs = larger * (each + 1) * each // 2 + (groups - larger) * each * (each - 1) // 2
            least += price * pairs
    np.fill_diagonal(cost, 0)
    return cost, least
