"""The pool as the composition of teams takes it: codes and answers, no name."""

from tracktwo.methods.composition import Candidate
from tracktwo.process.access import OpenDialogue

from ..referrals import edges
from .questions import Question, questions
from .reads import people

__all__ = ["candidates", "method_name"]


def method_name(question: Question) -> str:
    """What a question is called in `methods.composition`, which reads its kind from the beginning."""
    if question.kind == "listens":
        return "listens"
    if question.kind in ("reach", "constituency", "language"):
        return f"{question.kind}: {question.id}"
    return question.id


def candidates(dialogue: OpenDialogue) -> tuple[list[Candidate], bool]:
    """Everybody in the pool, in the order of their codes, and whether who named whom is among it.

    A question on which members differ counts as unsure, a standing as the lower of theirs. Whom a side vetoed is not
    available.
    """
    everybody = people(dialogue)
    codes = {each.id: each.card.code for each in everybody}
    named_by = edges.nominators(dialogue)
    asked = questions(dialogue)
    composed = []
    for each in everybody:
        answers = {method_name(question): answer for question in asked if (answer := each.answer(question.id))}
        composed.append(
            Candidate(
                code=each.card.code,
                side=each.card.side,
                standing=each.standing,
                answers=answers,
                nominators=tuple(sorted(codes[id] for id in (named_by or {}).get(each.id, ()))),
                key=each.card.key,
                available=not each.card.vetoes,
            )
        )
    return composed, named_by is not None
