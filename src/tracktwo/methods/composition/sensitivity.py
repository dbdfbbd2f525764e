"""On which unsure answers the shape of the teams hangs, and which coverage questions teams meet."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from .pool import Pool
from .solving import Composition, Problem, compose

__all__ = ["Coverage", "coverage", "differences", "hangs_on"]


@dataclass(frozen=True)
class Coverage:
    """How a team stands on one coverage question: never a person, and no number beside one."""

    side: str
    question: str
    state: Literal["met", "unsure", "unmet"]


def coverage(pool: Pool, teams: Mapping[str, Sequence[str]]) -> list[Coverage]:
    """Every coverage question of every team: met where somebody answers yes, unsure where somebody might."""
    people = {person.code: person for person in pool.people}
    questions = []
    for side in sorted(teams):
        for question in pool.questions:
            answers = {people[code].says(question) for code in teams[side]}
            state: Literal["met", "unsure", "unmet"] = (
                "met" if "yes" in answers else "unsure" if "unsure" in answers else "unmet"
            )
            questions.append(Coverage(side, question, state))
    return questions


def differences(before: Sequence[Coverage], after: Sequence[Coverage]) -> list[tuple[Coverage, Coverage]]:
    """The questions that a change of teams opens or closes, as pairs of before and after."""
    earlier = {(each.side, each.question): each for each in before}
    pairs = [(earlier[each.side, each.question], each) for each in after if (each.side, each.question) in earlier]
    return [(old, new) for old, new in pairs if old.state != new.state]


def hangs_on(
    rebuild: Callable[[Pool], Problem], pool: Pool, base: Composition, seed: int = 0, seconds: float = 60.0
) -> list[str]:
    """The questions whose unsure answers, were they all yes, would change who sits.

    Args:
        rebuild: makes the problem for a pool in which answers were changed.
        pool: as it was answered.
        base: the teams with every unsure answer counted as no.
        seed: that of `base`.
        seconds: for each question.
    """
    open_questions = [
        question for question in pool.questions if any(person.says(question) == "unsure" for person in pool.people)
    ]
    changed = []
    for question in open_questions:
        other = compose(rebuild(pool.answered(question, "yes")), seed, seconds)
        if (other.status == "conflict") != (base.status == "conflict") or other.teams != base.teams:
            changed.append(question)
    return changed
