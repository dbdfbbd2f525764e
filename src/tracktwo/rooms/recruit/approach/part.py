"""What this part gives to the room."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tracktwo.process.access import OpenDialogue
from tracktwo.process.parts import Part, Sentence
from tracktwo.process.rooms import NextStep

from ..pool.reads import counts
from .pages import PAGES
from .reads import Due, due
from .records import AlternateConsent, ApproachPlan, Discussion, RecruiterTrust
from .safeguards import DISCUSSED_IN_PERSON, KEY_PERSON_FIRST, RECRUITERS_TRUSTED, key_record
from .words import due_words

__all__ = ["PART"]


def next_steps(dialogue: OpenDialogue) -> list[NextStep]:
    """Something is due on somebody's way to a seat."""
    if any(each.kind != "settle" for each in due(dialogue)):
        return [NextStep("recruit:approach", gettext_lazy("See what is due with those who could come"))]
    return []


def _due(dialogue: OpenDialogue, each: Due) -> Sentence:
    """What is due, with the page on which it is done."""
    words = due_words(dialogue, each)
    if each.person:
        return Sentence(words, "recruit:way", "due", (each.person.id,))
    return Sentence(words, "recruit:settle" if each.kind == "settle" else "recruit:pool", "due")


def _keys(dialogue: OpenDialogue) -> list[Sentence]:
    """Whom a side's others go back to."""
    lines = []
    for side in dialogue.sides:
        key = key_record(dialogue, side.id)
        if key:
            facts = {"side": dialogue.one_line(side.name), "code": key.body.code}
            words = _("The key person of %(side)s is %(code)s.") % facts
            lines.append(Sentence(words, "recruit:person", parts=(key.id,)))
    return lines


def sentences(dialogue: OpenDialogue) -> list[Sentence]:
    """What is due, by code; and how many approaches were made."""
    lines = [*(_due(dialogue, each) for each in due(dialogue)), *_keys(dialogue)]
    made = sum(counts(dialogue).approached.values())
    if made:
        said = ngettext(
            "%(n)d approach was made: each may be known by now.",
            "%(n)d approaches were made: each may be known by now.",
            made,
        )
        lines.append(Sentence(said % {"n": made}, "recruit:approach"))
    settled = counts(dialogue).settled
    if settled:
        lines.append(Sentence(_("The seats are settled, and the pool is erased."), "recruit:approach"))
    return lines


PART = Part(
    name="approach",
    title=gettext_lazy("Approach"),
    address="recruit:approach",
    pages=PAGES,
    sentences=sentences,
    kinds=(ApproachPlan, Discussion, AlternateConsent, RecruiterTrust),
    next_steps=next_steps,
    safeguards=(KEY_PERSON_FIRST, DISCUSSED_IN_PERSON, RECRUITERS_TRUSTED),
    styles=("recruit/css/recruit.css",),
    demonstration="tracktwo.rooms.recruit.approach.demo.play",
)
