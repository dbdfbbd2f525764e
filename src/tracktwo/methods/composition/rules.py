"""Rules of a composition, each with a name and as linear rows over who sits and who does not."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf

from ..errors import InvalidInput
from .pool import LANGUAGE, Pool

__all__ = [
    "Row",
    "Rule",
    "apart",
    "available_only",
    "barred_by",
    "excluded",
    "from_questions",
    "included",
    "nominator_limits",
    "one_of",
    "sizes",
    "sizes_alike",
    "together",
    "working_language",
]


@dataclass(frozen=True, slots=True)
class Row:
    """`low <= sum of coefficients over those who sit <= high`; `places` point into `Pool.people`."""

    places: tuple[int, ...]
    coefficients: tuple[int, ...]
    low: float = -inf
    high: float = inf

    def holds(self, seated: frozenset[int]) -> bool:
        """Whether a team keeps it."""
        total = sum(weight for place, weight in zip(self.places, self.coefficients, strict=True) if place in seated)
        return self.low <= total <= self.high


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule under a name that a recruiter can read. `relaxable`: whether it may be given up at all."""

    name: str
    rows: tuple[Row, ...]
    relaxable: bool = True

    def holds(self, seated: frozenset[int]) -> bool:
        """Whether a team keeps it."""
        return all(row.holds(seated) for row in self.rows)


def sizes(pool: Pool, side: str, fewest: int, most: int) -> Rule:
    """So many people on a side."""
    places = tuple(pool.places(side))
    return Rule(f"{fewest} to {most} on {side}", (Row(places, (1,) * len(places), fewest, most),))


def sizes_alike(pool: Pool, sides: Sequence[str], difference: int) -> Rule:
    """Teams whose sizes differ by at most so many."""
    rows = []
    for index, first in enumerate(sides):
        for second in sides[index + 1 :]:
            left, right = pool.places(first), pool.places(second)
            weights = (1,) * len(left) + (-1,) * len(right)
            rows.append(Row((*left, *right), weights, -difference, difference))
    return Rule("sides of the same size" if not difference else f"sizes within {difference}", tuple(rows))


def from_questions(name: str, pool: Pool, question: str, side: str, low: float, high: float) -> Rule:
    """At least or at most so many who answer a coverage question with yes; on one side, or with an empty side on all.

    Raises:
        InvalidInput: nobody was asked that question.
    """
    if question not in pool.questions:
        raise InvalidInput(
            "question-unknown",
            "rule “{rule}”: nobody in the pool was asked “{question}”",
            rule=name,
            question=question,
        )
    places = tuple(
        place
        for place, person in enumerate(pool.people)
        if side in ("", person.side) and person.says(question) == "yes"
    )
    return Rule(name, (Row(places, (1,) * len(places), low, high),))


def apart(name: str, pool: Pool, codes: Iterable[str]) -> Rule:
    """At most one of these, because they cannot share a room."""
    places = _places(name, pool, codes)
    return Rule(name, (Row(places, (1,) * len(places), high=1),), relaxable=False)


def together(name: str, pool: Pool, codes: Iterable[str]) -> Rule:
    """All of these or none."""
    first, *others = _places(name, pool, codes)
    return Rule(name, tuple(Row((first, other), (1, -1), 0, 0) for other in others))


def included(name: str, pool: Pool, codes: Iterable[str]) -> Rule:
    """All of these sit: they are wanted, or have said yes."""
    return Rule(name, tuple(Row((place,), (1,), 1, 1) for place in _places(name, pool, codes)))


def excluded(name: str, pool: Pool, codes: Iterable[str]) -> Rule:
    """None of these sits: a veto, or they have declined. It is never given up."""
    return Rule(name, tuple(Row((place,), (1,), 0, 0) for place in _places(name, pool, codes)), relaxable=False)


def one_of(name: str, pool: Pool, codes: Iterable[str]) -> Rule:
    """At least one of these."""
    places = _places(name, pool, codes)
    return Rule(name, (Row(places, (1,) * len(places), low=1),))


def available_only(pool: Pool) -> Rule | None:
    """Only those sit who are cleared and willing to be approached; nothing where all are."""
    places = [place for place, person in enumerate(pool.people) if not person.available]
    rows = tuple(Row((place,), (1,), 0, 0) for place in places)
    return Rule("only people who are cleared and willing", rows, relaxable=False) if rows else None


def working_language(pool: Pool, sides: Sequence[str], language: str) -> Rule:
    """Everybody on these sides speaks one language, so that no interpreter is needed."""
    question = f"{LANGUAGE} {language}"
    if question not in pool.questions:
        raise InvalidInput(
            "language-unknown", "nobody in the pool was asked whether they speak “{language}”", language=language
        )
    places = [
        place for place, person in enumerate(pool.people) if person.side in sides and person.says(question) != "yes"
    ]
    return Rule(f"everybody speaks {language}", tuple(Row((place,), (1,), 0, 0) for place in places))


def nominator_limits(pool: Pool, most: int) -> list[Rule]:
    """At most so many from any one nominator; key persons start a side's referrals and are not counted."""
    key = {person.code for person in pool.people if person.key}
    named: dict[str, list[int]] = defaultdict(list)
    for place, person in enumerate(pool.people):
        for nominator in person.nominators:
            if nominator not in key:
                named[nominator].append(place)
    return [
        Rule(f"at most {most} named by {nominator}", (Row(tuple(places), (1,) * len(places), high=most),))
        for nominator, places in sorted(named.items())
        if len(places) > most
    ]


def barred_by(rules: Iterable[Rule]) -> frozenset[int]:
    """Those who cannot sit, whatever else is decided."""
    rows = (row for rule in rules for row in rule.rows)
    return frozenset(row.places[0] for row in rows if len(row.places) == 1 and row.high <= 0)


def _places(name: str, pool: Pool, codes: Iterable[str]) -> tuple[int, ...]:
    known = {person.code: place for place, person in enumerate(pool.people)}
    places = []
    for code in dict.fromkeys(codes):
        if code not in known:
            raise InvalidInput("code-unknown", "rule “{rule}”: nobody has the code “{person}”", rule=name, person=code)
        places.append(known[code])
    if not places:
        raise InvalidInput("rule-empty", "rule “{rule}” names nobody", rule=name)
    return tuple(places)
