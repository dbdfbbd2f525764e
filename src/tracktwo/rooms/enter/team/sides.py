"""How we meet the sides: their answers to us, how each meets others, and how assertive we mean to be."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tracktwo.matter.culture import CultureCard
from tracktwo.process.access import OpenDialogue
from tracktwo.process.records import Side
from tracktwo.process.sealed import Record

from .notes import Outsiders, Posture
from .records import Acceptance

__all__ = ["SideAnswer", "SideView", "SidesPage", "advice", "answers", "newest_posture", "sides_page"]

# From this posture on we are assertive; where outsiders are resented even the step before it is a lot.
ASSERTIVE = {"little": 6, "some": 4, "great": 3}


@dataclass(frozen=True)
class SideAnswer:
    """A side with its newest answer to whether it accepts the third party, if it was asked, and those before."""

    side: Side
    newest: Record[Acceptance] | None
    earlier: list[Record[Acceptance]]


@dataclass(frozen=True)
class SideView:
    """A side: what it answered, and its culture card."""

    answer: SideAnswer
    culture: Record[CultureCard] | None

    @property
    def side(self) -> Side:
        """The side itself."""
        return self.answer.side


@dataclass(frozen=True)
class SidesPage:
    """The page: each side, what we mean to be and were, how outsiders are taken, and where the two do not fit."""

    sides: list[SideView]
    postures: list[Record[Posture]]
    outsiders: list[Record[Outsiders]]
    advice: str


def answers(dialogue: OpenDialogue) -> list[SideAnswer]:
    """What each side answered, newest first by the day on which it was asked."""
    records = sorted(dialogue.third.folio().all(Acceptance), key=lambda each: (each.body.day, each.born), reverse=True)
    by_side = [(side, [each for each in records if each.body.side == side.id]) for side in dialogue.sides]
    return [SideAnswer(side, own[0] if own else None, own[1:]) for side, own in by_side]


def newest_posture(dialogue: OpenDialogue) -> Posture | None:
    """How we mean to be at present."""
    postures = dialogue.third.folio().all(Posture)
    return postures[-1].body if postures else None


def advice(dialogue: OpenDialogue) -> str:
    """Which posture sensitivity to outsiders recommends (row 37); where we chose another, that too. Or nothing."""
    outsiders = dialogue.third.folio().all(Outsiders)
    if not outsiders:
        return ""
    wariness, posture = outsiders[-1].body.wariness, newest_posture(dialogue)
    recommended = {
        "little": _("Outsiders are welcome there: any posture can be borne."),
        "some": _("Outsiders are watched there: begin rather quiet, and let people from there speak first."),
        "great": _("Outsiders are resented there: be quiet, and let people from there convene and chair."),
    }[wariness]
    if posture and posture.level >= ASSERTIVE[wariness]:
        return recommended + " " + _("You mean to be more assertive than that. Does your reason hold?")
    return recommended


def sides_page(dialogue: OpenDialogue) -> SidesPage:
    """What the page shows."""
    folio = dialogue.third.folio()
    culture = {record.body.side: record for record in folio.all(CultureCard)}
    return SidesPage(
        [SideView(answer, culture.get(answer.side.id)) for answer in answers(dialogue)],
        folio.all(Posture)[::-1],
        folio.all(Outsiders)[::-1],
        advice(dialogue),
    )
