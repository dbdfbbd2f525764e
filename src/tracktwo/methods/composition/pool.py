"""People who could be asked, by side: codes and answers to coverage questions, never names."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from ..errors import InvalidInput

__all__ = [
    "CONSTITUENCY",
    "LANGUAGE",
    "LEVELS",
    "LISTENS",
    "MOST_PEOPLE",
    "REACH",
    "Answer",
    "Candidate",
    "Pool",
]

Answer = Literal["yes", "unsure", "no"]
# Standing in one's own community: five levels, and 0 where nobody has looked.
LEVELS = (0, 1, 2, 3, 4, 5)
# Kinds of coverage questions that goals read; every other question is for rules alone.
REACH, CONSTITUENCY, LANGUAGE, LISTENS = "reach:", "constituency:", "language:", "listens"
MOST_PEOPLE = 5_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could be asked.

    Attributes:
        code: unique in the pool.
        side: the side they belong to, or the third party's panel.
        standing: 1 to 5, or 0 where nobody has looked.
        answers: to coverage questions; a question that is missing here was not asked, which counts as no.
        nominators: codes of those who named them.
        key: the key person of their side, from whom its referrals start.
        available: cleared, and willing to be approached.
    """

    code: str
    side: str
    standing: int = 0
    answers: Mapping[str, Answer] = field(default_factory=dict)
    nominators: tuple[str, ...] = ()
    key: bool = False
    available: bool = True

    def says(self, question: str) -> Answer:
        """The answer to a coverage question."""
        return self.answers.get(question, "no")


@dataclass(frozen=True)
class Pool:
    """All candidates in the order of their codes, whatever the order in which they were given.

    Raises:
        InvalidInput: nobody in it, too many, a code given twice or on two sides, or a standing that is no level.
    """

    people: tuple[Candidate, ...]

    def __init__(self, people: Iterable[Candidate]) -> None:
        ordered = tuple(sorted(people, key=lambda person: person.code))
        _check(ordered)
        object.__setattr__(self, "people", ordered)

    @property
    def sides(self) -> tuple[str, ...]:
        """The sides, in the order of their names."""
        return tuple(sorted({person.side for person in self.people}))

    @property
    def questions(self) -> tuple[str, ...]:
        """Every question somebody was asked, in the order of their names."""
        return tuple(sorted({question for person in self.people for question in person.answers}))

    @property
    def codes(self) -> Set[str]:
        """Every code."""
        return {person.code for person in self.people}

    def places(self, side: str) -> list[int]:
        """Where the people of a side stand in `people`."""
        return [place for place, person in enumerate(self.people) if person.side == side]

    def answered(self, question: str, answer: Answer) -> "Pool":
        """The same pool with every "unsure" answer to a question turned into another."""
        return Pool(
            replace(person, answers={**person.answers, question: answer})
            if person.says(question) == "unsure"
            else person
            for person in self.people
        )


def _check(people: tuple[Candidate, ...]) -> None:
    if not people:
        raise InvalidInput("pool-empty", "nobody is in the pool")
    if len(people) > MOST_PEOPLE:
        raise InvalidInput(
            "pool-too-large",
            "the pool holds {people} people; {limit} at most can be composed",
            people=len(people),
            limit=MOST_PEOPLE,
        )
    for before, person in pairwise(people):
        if before.code == person.code:
            code = "person-on-two-sides" if before.side != person.side else "person-twice"
            words = "“{person}” stands on two sides" if before.side != person.side else "“{person}” stands there twice"
            raise InvalidInput(code, words, person=person.code)
    for person in people:
        if person.standing not in LEVELS:
            raise InvalidInput(
                "standing-unknown",
                "the standing of “{person}” is {standing}; 1 to 5 was expected, or nothing",
                person=person.code,
                standing=person.standing,
            )
