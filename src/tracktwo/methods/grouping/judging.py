"""What rounds reach: pairs that meet, soft rules that are not met, groups that need an interpreter."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from .problem import Problem, Round, pairs_of

__all__ = ["Broken", "Evenness", "HardRules", "Tongues", "broken_rules", "hard_broken", "pairs_met"]

Matching = dict[int, int]
RuleName = Literal["sides", "languages"]


@dataclass(frozen=True)
class Broken:
    """A soft rule that one group of one round does not meet; rounds and groups count from 1."""

    round: int
    group: int
    rule: RuleName


class Tongues:
    """The languages of seats and interpreters as bits, so that a group is judged by a few `and`s."""

    def __init__(self, problem: Problem) -> None:
        spoken = [set(seat.languages) for seat in problem.seats]
        interpreters = problem.interpreters or ()
        every = sorted(set().union(*spoken, *interpreters))
        bit = {language: 1 << place for place, language in enumerate(every)}
        # A seat nobody asked is taken to follow whatever is spoken.
        self._seats = [sum(bit[language] for language in languages) or -1 for languages in spoken]
        self._interpreters = [sum(bit[language] for language in languages) for languages in interpreters]
        self._spoken = np.array(self._seats, np.int64)
        self._understood = np.array(
            [
                sum(1 << number for number, languages in enumerate(self._interpreters) if spoken & languages)
                for spoken in self._seats
            ],
            np.int64,
        )
        self.limited = problem.interpreters is not None

    def share(self, group: Sequence[int]) -> bool:
        """Whether all of a group speak one language."""
        common = -1
        for seat in group:
            common &= self._seats[seat]
        return common != 0

    def helped_by(self, group: Sequence[int]) -> list[int]:
        """The interpreters who share a language with everybody in the group."""
        return [
            number
            for number, languages in enumerate(self._interpreters)
            if all(self._seats[seat] & languages for seat in group)
        ]

    def exchanges(self, row: NDArray[np.int64], groups: int) -> NDArray[np.bool_]:
        """Which two seats could change places (seats x seats) without more groups in need than there is help for.

        What is looked at: that each of the two groups then shares a language or some interpreter could help it, and
        that no more groups need one than there are. Whether they can be shared out is for `can_meet`.
        """
        members = [np.flatnonzero(row == group) for group in range(groups)]
        without = np.empty((len(row), 2), np.int64)
        needy = np.zeros(groups, bool)
        own = np.stack([self._spoken, self._understood], axis=1)
        for group, inside in enumerate(members):
            needy[group] = np.bitwise_and.reduce(self._spoken[inside]) == 0
            for seat in inside:
                without[seat] = np.bitwise_and.reduce(own[inside[inside != seat]], axis=0)
        shares = (without[:, None, 0] & own[None, :, 0]) != 0
        helped = (without[:, None, 1] & own[None, :, 1]) != 0
        works = shares | helped
        before = needy[row].astype(int)
        after = (~shares).astype(int)
        total = needy.sum() - before[:, None] - before[None, :] + after + after.T
        allowed: NDArray[np.bool_] = works & works.T & (total <= len(self._interpreters))
        return allowed

    def can_meet(self, groups: Sequence[Sequence[int]]) -> bool:
        """Whether every group shares a language or has an interpreter, each of whom sits in one group."""
        if not self.limited:
            return True
        wanted = [self.helped_by(group) for group in groups if not self.share(group)]
        if len(wanted) > len(self._interpreters):
            return False
        sits: Matching = {}
        return all(_place(number, wanted, sits, set()) for number in range(len(wanted)))


def _place(group: int, wanted: list[list[int]], sits: Matching, tried: set[int]) -> bool:
    """One more group gets an interpreter, if need be by moving others (augmenting paths)."""
    for interpreter in wanted[group]:
        if interpreter in tried:
            continue
        tried.add(interpreter)
        if interpreter not in sits or _place(sits[interpreter], wanted, sits, tried):
            sits[interpreter] = group
            return True
    return False


def pairs_met(problem: Problem, rounds: Sequence[Round]) -> NDArray[np.int64]:
    """How often any two seats share a group, rounds held already included: seats x seats, 0 on the diagonal."""
    place = {code: number for number, code in enumerate(problem.codes)}
    often = np.zeros((len(place), len(place)), np.int64)
    for groups in (*problem.held, *rounds):
        for group in groups:
            for first, second in combinations([place[code] for code in group if code in place], 2):
                often[first, second] += 1
                often[second, first] += 1
    return often


class Evenness:
    """The soft rules of a problem: how many of each side, and of each language, a group may hold."""

    def __init__(self, problem: Problem) -> None:
        self._groups = len(problem.sizes)
        self._even = problem.sides == "even"
        sides = {seat.code: seat.side for seat in problem.seats}
        tongues = {seat.code: seat.languages[0] for seat in problem.seats if seat.languages}
        self._marks: dict[RuleName, dict[str, str]] = {}
        if problem.sides != "free":
            self._marks["sides"] = sides
        if problem.languages == "spread":
            self._marks["languages"] = tongues
        self._limits = {rule: self._limit(marks) for rule, marks in self._marks.items()}

    def _limit(self, marks: dict[str, str]) -> list[tuple[str, int, int]]:
        whole = Counter(marks.values())
        return [(mark, total // self._groups, -(-total // self._groups)) for mark, total in whole.items()]

    def broken(self, group: Sequence[str]) -> list[RuleName]:
        """The rules that a group of codes does not meet."""
        broken = []
        for rule, marks in self._marks.items():
            here = [marks[code] for code in group if code in marks]
            counts = [here.count(mark) for mark, _, _ in self._limits[rule]]
            fits = all(low <= count <= high for count, (_, low, high) in zip(counts, self._limits[rule], strict=True))
            if not fits or (rule == "sides" and self._even and len(set(counts)) > 1):
                broken.append(rule)
        return broken


def broken_rules(problem: Problem, rounds: Sequence[Round]) -> tuple[Broken, ...]:
    """Every soft rule that a group of a round does not meet."""
    evenness = Evenness(problem)
    return tuple(
        Broken(number, place, rule)
        for number, groups in enumerate(rounds, 1)
        for place, group in enumerate(groups, 1)
        for rule in evenness.broken(group)
    )


class HardRules:
    """What every round keeps: everybody sits in one group, sizes, who is apart and together, languages."""

    def __init__(self, problem: Problem) -> None:
        self._codes, self._sizes = list(problem.codes), problem.sizes
        self._place = {code: number for number, code in enumerate(problem.codes)}
        self._apart, self._together = pairs_of(problem.rules, "apart"), pairs_of(problem.rules, "together")
        self._tongues = Tongues(problem)

    def kept(self, groups: Round) -> bool:
        """Whether a round keeps all of them."""
        if sorted(code for group in groups for code in group) != self._codes:
            return False
        if sorted(map(len, groups), reverse=True) != self._sizes:
            return False
        where = {code: number for number, group in enumerate(groups) for code in group}
        return (
            all(where[first] != where[second] for first, second in self._apart)
            and all(where[first] == where[second] for first, second in self._together)
            and self._tongues.can_meet([[self._place[code] for code in group] for group in groups])
        )


def hard_broken(problem: Problem, rounds: Sequence[Round]) -> bool:
    """Whether some round leaves out a seat, has groups of another size, or breaks a rule that may not be broken."""
    rules = HardRules(problem)
    return not all(rules.kept(groups) for groups in rounds)
