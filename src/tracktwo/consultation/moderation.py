"""The steward's work on statements: let in, take out, call a duplicate, translate, add."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from tracktwo.common.carried import LONGEST_STATEMENT
from tracktwo.common.writing import clean_text

from . import likeness
from .models import Consultation, Statement
from .voting import Refusal

__all__ = ["Waiting", "add", "decide", "missing", "queue", "translate"]

# More at once could not be read, and would take long to compare.
AT_ONCE = 50
STATES = {"in": "in", "out": "out", "waiting": "waiting"}


@dataclass(frozen=True)
class Waiting:
    """A statement that waits, with those it may repeat: number, text, likeness in percent."""

    statement: Statement
    alike: list[tuple[int, dict[str, str], int]]


def queue(consultation: Consultation) -> list[Waiting]:
    """What waits, the oldest fifty first, each with the likest statements that are in or wait before it."""
    stand = list(Statement.objects.filter(consultation=consultation).exclude(state="out").order_by("number"))
    pieces = {(one.number, language): likeness.pieces(words) for one in stand for language, words in one.text.items()}
    found: list[Waiting] = []
    for one in stand:
        if one.state != "waiting":
            continue
        if len(found) == AT_ONCE:
            break
        others = {each.number: each.text for each in stand if each.state == "in" or each.number < one.number}
        near: dict[int, float] = {}
        for language in one.text:
            written = [(number, pieces[number, language]) for number, text in others.items() if text.get(language)]
            for number, how in likeness.alike(pieces[one.number, language], written):
                near[number] = max(how, near.get(number, 0))
        best = sorted(near.items(), key=lambda each: (-each[1], each[0]))[:3]
        found.append(Waiting(one, [(number, others[number], round(100 * how)) for number, how in best]))
    return found


def decide(consultation: Consultation, number: int, state: str, same_as: int | None = None) -> None:
    """Let a statement in or take it out; votes on it are kept, and count again if it comes back.

    Raises:
        Refusal: `unknown`, for a number or state there is not.
    """
    if state not in STATES:
        raise Refusal("unknown")
    if same_as is not None and not Statement.objects.filter(consultation=consultation, number=same_as).exists():
        raise Refusal("unknown")
    with transaction.atomic():
        mine = Statement.objects.filter(consultation=consultation, number=number)
        if not mine.update(state=STATES[state], same_as=same_as if state == "out" else None):
            raise Refusal("unknown")
        _changed(consultation)


def translate(consultation: Consultation, number: int, text: dict[str, str]) -> None:
    """The statement's words in the consultation's languages; one that is left empty is missing.

    Raises:
        Refusal: `unknown`, `empty` in every language, or `long`.
    """
    words = {language: " ".join(clean_text(text.get(language, "")).split()) for language in consultation.languages}
    kept = {language: one for language, one in words.items() if one}
    if not kept:
        raise Refusal("empty")
    if max(map(len, kept.values())) > LONGEST_STATEMENT:
        raise Refusal("long")
    with transaction.atomic():
        mine = Statement.objects.select_for_update().filter(consultation=consultation, number=number).first()
        if mine is None:
            raise Refusal("unknown")
        # A contributor may have written in a language that was dropped from the form since.
        mine.text = {language: one for language, one in mine.text.items() if language not in words} | kept
        mine.save(update_fields=["text"])
        _changed(consultation)


def add(consultation: Consultation, text: dict[str, str]) -> int:
    """A statement of the steward's; its number.

    Raises:
        Refusal: `empty` or `long`.
    """
    with transaction.atomic():
        whole = Consultation.objects.select_for_update().get(pk=consultation.pk)
        last = Statement.objects.filter(consultation=whole).order_by("-number").values_list("number", flat=True).first()
        number = 0 if last is None else last + 1
        Statement.objects.create(consultation=whole, number=number, text={}, state="in")
        translate(whole, number, text)
    return number


def missing(consultation: Consultation) -> dict[str, int]:
    """How many statements that are in have no translation, by language."""
    stand = Statement.objects.filter(consultation=consultation, state="in").values_list("text", flat=True)
    found = {language: sum(not text.get(language) for text in stand) for language in consultation.languages}
    return {language: number for language, number in found.items() if number}


def _changed(consultation: Consultation) -> None:
    Consultation.objects.filter(pk=consultation.pk).update(revision=F("revision") + 1)
