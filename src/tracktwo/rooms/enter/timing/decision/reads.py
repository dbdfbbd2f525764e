"""The decision with its versions, and what each changed."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.course import STAGES, course_of
from tracktwo.process.fields import Text
from tracktwo.process.holders import holder_name
from tracktwo.process.journal import today
from tracktwo.process.records import Side
from tracktwo.process.sealed import Folio, Record

from ..ripeness.records import ANSWERS, ASPECTS, SHORT
from .records import CHOICES, TALKS, EntryDecision, EntryTerms, OfficialTalks, SeenCard

__all__ = [
    "Difference",
    "SeenView",
    "differences",
    "grounds",
    "is_due",
    "newest",
    "stage_of",
    "talks_of",
    "terms_of",
    "versions",
]

COMPARED: dict[str, Text] = {
    "choice": _("Decision"),
    "why": _("Why"),
    "despite": _("Against the advice"),
    "review": _("Look at it again on"),
    "complements": _("Official process"),
    "stage": _("Its stage"),
    "talks": _("Official talks"),
    "pays": _("Who pays"),
    "may_see": _("What they may ask to see"),
    "refuse": _("What is refused"),
    "stops": _("What would make us stop"),
}
LABELS = {"choice": CHOICES, "stage": STAGES, "talks": TALKS}


def talks_of(dialogue: OpenDialogue) -> OfficialTalks:
    """What is said of official talks; an empty card where nothing is."""
    record = dialogue.third.folio().one(OfficialTalks)
    return record.body if record else OfficialTalks(holder="", day=datetime.date.min)


def terms_of(dialogue: OpenDialogue) -> EntryTerms:
    """The terms; an empty card where none are said."""
    record = dialogue.third.folio().one(EntryTerms)
    return record.body if record else EntryTerms(holder="", day=datetime.date.min)


def stage_of(dialogue: OpenDialogue) -> Any:
    """The stage of official talks."""
    return course_of(dialogue).stage


def versions(folio: Folio) -> list[Record[EntryDecision]]:
    """Every version of the decision, the newest first."""
    return sorted(folio.all(EntryDecision), key=lambda record: record.born, reverse=True)


def newest(folio: Folio) -> Record[EntryDecision] | None:
    """The decision that stands."""
    return next(iter(versions(folio)), None)


def is_due(dialogue: OpenDialogue) -> bool:
    """Whether the day to look at the decision again has come."""
    standing = newest(dialogue.third.folio())
    return standing is not None and standing.body.review <= today(dialogue.third.folio())


@dataclass(frozen=True)
class Difference:
    """One field of the decision, before and after."""

    label: Text
    before: Text
    after: Text


def differences(before: EntryDecision, after: EntryDecision) -> list[Difference]:
    """What a later version of the decision says otherwise, its grounds included."""
    return [
        Difference(label, _shown(name, getattr(before, name)), _shown(name, getattr(after, name)))
        for name, label in COMPARED.items()
        if getattr(before, name) != getattr(after, name)
    ]


def _shown(name: str, value: Any) -> Text:
    if isinstance(value, datetime.date):
        return date_format(value, "j F Y")
    return LABELS[name].get(value, "") if name in LABELS else str(value)


@dataclass(frozen=True)
class SeenView:
    """A card of ripeness as it stood, with the assessor's code and each answer as (question, shape, word)."""

    side: Side
    holder: str
    card: SeenCard

    @property
    def answers(self) -> list[tuple[Text, str, Text]]:
        """The four answers."""
        return [
            (SHORT[name], answer or "open", ANSWERS[answer])
            for name, answer in zip(ASPECTS, self.card.answers, strict=True)
        ]


def grounds(dialogue: OpenDialogue, decision: EntryDecision) -> list[SeenView]:
    """The cards of ripeness as they stood when the decision was taken."""
    return [
        SeenView(dialogue.side(card.side), holder_name(dialogue, card.holder), card)
        for card in decision.seen
        if any(side.id == card.side for side in dialogue.sides)
    ]
