"""The steward's work on statements: approve, remove, mark as a duplicate, translate, add."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from tracktwo.common.exchange_format import LONGEST_STATEMENT
from tracktwo.common.writing import clean_text

from .. import similarity
from ..models import Consultation, Statement
from ..refusals import Refusal

__all__ = ["Pending", "add", "decide", "missing_translations", "queue", "translate"]

# More at once could not be read, and would take long to compare.
AT_ONCE = 50
STATES = ("in", "out", "waiting")


@dataclass(frozen=True)
class Pending:
    """A statement that waits, with those it may repeat: number, text, similarity in percent."""

    statement: Statement
    similar: list[tuple[int, dict[str, str], int]]


def queue(consultation: Consultation) -> list[Pending]:
    """What waits, the oldest fifty first, each with the most similar statements that are in or wait before it."""
    statements = list(Statement.objects.filter(consultation=consultation).exclude(state="out").order_by("number"))
    pieces = {
        (statement.number, language): similarity.trigrams(text)
        for statement in statements
        for language, text in statement.text.items()
    }
    waiting = [statement for statement in statements if statement.state == "waiting"][:AT_ONCE]
    return [_with_similar(statement, statements, pieces) for statement in waiting]


def _with_similar(
    statement: Statement, statements: list[Statement], pieces: dict[tuple[int, str], set[str]]
) -> Pending:
    others = {
        other.number: other.text for other in statements if other.state == "in" or other.number < statement.number
    }
    scores: dict[int, float] = {}
    for language in statement.text:
        written = [(number, pieces[number, language]) for number, text in others.items() if text.get(language)]
        for number, score in similarity.most_similar(pieces[statement.number, language], written):
            scores[number] = max(score, scores.get(number, 0))
    best = sorted(scores.items(), key=lambda scored: (-scored[1], scored[0]))[:3]
    return Pending(statement, [(number, others[number], round(100 * score)) for number, score in best])


def decide(consultation: Consultation, number: int, state: str, same_as: int | None = None) -> None:
    """Approve a statement or remove it; votes on it are kept, and count again if it comes back.

    Raises:
        Refusal: `unknown`, for a number that does not exist; `state`, for what is no decision.
    """
    if state not in STATES:
        raise Refusal("state")
    statements = Statement.objects.filter(consultation=consultation)
    if same_as is not None and not statements.filter(number=same_as).exists():
        raise Refusal("unknown")
    with transaction.atomic():
        if not statements.filter(number=number).update(state=state, same_as=same_as if state == "out" else None):
            raise Refusal("unknown")
        _mark_changed(consultation)


def translate(consultation: Consultation, number: int, text: dict[str, str]) -> None:
    """Replace the statement's wording in the consultation's languages; one that is left empty is missing.

    Raises:
        Refusal: `unknown`, `empty` in every language, or `long`.
    """
    typed = {language: " ".join(clean_text(text.get(language, "")).split()) for language in consultation.languages}
    wordings = {language: wording for language, wording in typed.items() if wording}
    if not wordings:
        raise Refusal("empty")
    if max(map(len, wordings.values())) > LONGEST_STATEMENT:
        raise Refusal("long")
    with transaction.atomic():
        row = Statement.objects.select_for_update().filter(consultation=consultation, number=number).first()
        if row is None:
            raise Refusal("unknown")
        # A contributor may have written in a language that the consultation no longer offers.
        row.text = {language: wording for language, wording in row.text.items() if language not in typed} | wordings
        row.save(update_fields=["text"])
        _mark_changed(consultation)


def add(consultation: Consultation, text: dict[str, str]) -> int:
    """Add a statement of the steward's and return its number.

    Raises:
        Refusal: `empty` or `long`.
    """
    with transaction.atomic():
        locked = Consultation.objects.select_for_update().get(pk=consultation.pk)
        newest = Statement.objects.filter(consultation=locked).order_by("-number").first()
        number = 0 if newest is None else newest.number + 1
        Statement.objects.create(consultation=locked, number=number, text={}, state="in")
        translate(locked, number, text)
    return number


def missing_translations(consultation: Consultation) -> dict[str, int]:
    """How many statements that are in have no translation, by language."""
    texts = Statement.objects.filter(consultation=consultation, state="in").values_list("text", flat=True)
    counts = {language: sum(not text.get(language) for text in texts) for language in consultation.languages}
    return {language: count for language, count in counts.items() if count}


def _mark_changed(consultation: Consultation) -> None:
    Consultation.objects.filter(pk=consultation.pk).update(revision=F("revision") + 1)
