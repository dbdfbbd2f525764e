"""Outcomes, ideas they came from, and cards of what changed on the other side."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.holders import holder_name
from tracktwo.process.parts import Sentence
from tracktwo.process.records import Released, Side
from tracktwo.process.release import consented
from tracktwo.process.sealed import Record

from ..keeping import of_side
from .acts import about_change, about_outcome
from .records import ChangeCard, ChangeReleased, Harvest, Outcome, OutcomeDraft

__all__ = [
    "IDEA_KINDS",
    "Kept",
    "Waiting",
    "cards_of",
    "confirmed",
    "drafts",
    "idea_choices",
    "idea_words",
    "released_changes",
    "sentences",
    "waiting",
]

# What an outcome can have come from: something every side released that others could take up.
IDEA_KINDS = ("option", "text", "vision")


@dataclass(frozen=True)
class Kept:
    """What a side keeps of this: its cards, or None where this person holds no key of them."""

    side: Side
    cards: list[Record[ChangeCard]] | None


@dataclass(frozen=True)
class Waiting:
    """Something that sides can release in the open meeting: an outcome, or a card of a side (`owner`)."""

    kind: str
    id: str
    owner: str
    outcome: Harvest | None
    card: ChangeCard | None
    digest: str
    given: list[str]


def confirmed(dialogue: OpenDialogue) -> list[Record[Outcome]]:
    """Outcomes that every side confirmed, the latest first."""
    outcomes = dialogue.joint.folio().all(Outcome)
    return sorted(outcomes, key=lambda record: (record.body.year, record.body.quarter), reverse=True)


def drafts(dialogue: OpenDialogue) -> list[tuple[Record[OutcomeDraft], str]]:
    """Outcomes that wait for the sides, with who harvested each, the latest first."""
    records = dialogue.third.folio().all(OutcomeDraft)
    ordered = sorted(records, key=lambda record: (record.body.year, record.body.quarter), reverse=True)
    return [(record, holder_name(dialogue, record.body.holder)) for record in ordered]


def idea_words(dialogue: OpenDialogue, id: str) -> str:
    """The beginning of an idea, or nothing where it is not there any more."""
    for record in dialogue.joint.folio().all(Released):
        if record.id == id:
            return dialogue.one_line(record.body.title or record.body.wording)
    return ""


def idea_choices(dialogue: OpenDialogue) -> list[tuple[str, str]]:
    """Ideas an outcome can have come from."""
    released = [record for record in dialogue.joint.folio().all(Released) if record.body.kind in IDEA_KINDS]
    return [
        ("", _("none of those that were released")),
        *((each.id, idea_words(dialogue, each.id)) for each in released),
    ]


def released_changes(dialogue: OpenDialogue) -> list[Record[ChangeReleased]]:
    """What sides saw changed on the other and every side released, the latest first."""
    cards = dialogue.joint.folio().all(ChangeReleased)
    return sorted(cards, key=lambda record: (record.body.year, record.body.quarter), reverse=True)


def cards_of(dialogue: OpenDialogue, side: Side) -> Kept:
    """The cards a side keeps, the newest first."""
    kept = of_side(dialogue, side.id)
    if kept is None:
        return Kept(side, [] if side.id in dialogue.me.sides else None)
    return Kept(side, sorted(kept.folio().all(ChangeCard), key=lambda record: record.body.day, reverse=True))


def waiting(meeting: OpenMeeting) -> list[Waiting]:
    """What can be released in the open meeting, with the sides that have."""
    dialogue = meeting.dialogue
    found_here = []
    for record, _holder in drafts(dialogue):
        about = about_outcome(record.body)
        given = consented(meeting, about)
        found_here.append(Waiting("outcome", record.id, "", record.body, None, about.hex(), given))
    for side in dialogue.sides:
        for card in cards_of(dialogue, side).cards or ():
            about = about_change(side.id, card.body)
            given = consented(meeting, about)
            found_here.append(Waiting("change", card.id, side.id, None, card.body, about.hex(), given))
    return found_here


def sentences(dialogue: OpenDialogue) -> list[Sentence]:
    """How many outcomes are confirmed, and how many wait. That there are none yet is said as what it is."""
    done, open_ones = len(confirmed(dialogue)), len(drafts(dialogue))
    said = []
    if open_ones:
        words = ngettext("%(n)d outcome waits for the sides.", "%(n)d outcomes wait for the sides.", open_ones)
        said.append(Sentence(words % {"n": open_ones}, "reflect:outcomes"))
    if done:
        words = ngettext("%(n)d outcome, confirmed by every side.", "%(n)d outcomes, confirmed by every side.", done)
        said.append(Sentence(words % {"n": done}, "reflect:outcomes"))
    return said
