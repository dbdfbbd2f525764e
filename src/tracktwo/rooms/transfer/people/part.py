"""What plans for coming home give to the room."""

from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from tracktwo.matter.seats import all_seats
from tracktwo.process import journal, own_scopes
from tracktwo.process.access import OpenDialogue
from tracktwo.process.own_scopes import OwnScope
from tracktwo.process.parts import Part, Sentence
from tracktwo.process.rooms import HomeSection, NextStep

from . import plans, risk
from .pages import PAGES
from .records import RiskAsked
from .safeguards import PLANS_MADE, RISK_ASKED

__all__ = ["PART"]


def is_due(dialogue: OpenDialogue) -> bool:
    """Whether something is due for whom the person chose: it is all that a page outside says."""
    today = journal.today(dialogue.third.folio())
    return any(plans.due(plan, today) for plan in plans.mine(dialogue))


def sentences(dialogue: OpenDialogue) -> list[Sentence]:
    """That something is due, what is frozen, who is to be asked, and how many have no plan."""
    said = []
    if is_due(dialogue):
        said.append(Sentence(gettext("Something is due."), "transfer:people", "due"))
    frozen = sum(card.body.frozen for card in own_scopes.cards(dialogue))
    if frozen:
        words = ngettext(
            "%(n)d plan is frozen: at the next meeting the person chooses again who opens it.",
            "%(n)d plans are frozen: at the next meeting each person chooses again who opens it.",
            frozen,
        )
        said.append(Sentence(words % {"n": frozen}, "transfer:people", "due"))
    for side in risk.waiting(dialogue):
        words = gettext("Somebody of %(side)s entered track one: ask that side anew about all that was released.")
        name = dialogue.one_line(dialogue.side(side).name)
        said.append(Sentence(words % {"side": name}, "transfer:risk", "due", (side,)))
    planned = {card.body.place for card in own_scopes.cards(dialogue)}
    without = sum(seat.id not in planned for seat in all_seats(dialogue))
    if without:
        words = ngettext(
            "%(n)d seat has no plan for coming home.", "%(n)d seats have no plan for coming home.", without
        )
        said.append(Sentence(words % {"n": without}, "transfer:people", "asks"))
    return said


def due_here(dialogue: OpenDialogue) -> dict[str, Any] | None:
    """For the dialogue's home: that something is due, and no more."""
    return {} if is_due(dialogue) else None


def next_steps(dialogue: OpenDialogue) -> list[NextStep]:
    """Plans are made while people are still there."""
    planned = {card.body.place for card in own_scopes.cards(dialogue)}
    if dialogue.meeting and any(seat.id not in planned for seat in all_seats(dialogue)):
        return [NextStep("transfer:people", _("Make plans for coming home, while people are here"))]
    return []


PART = Part(
    "people",
    _("Coming home"),
    "transfer:people",
    PAGES,
    sentences,
    kinds=(OwnScope, RiskAsked),
    next_steps=next_steps,
    home=(HomeSection("transfer/home_due.html", due_here),),
    safeguards=(PLANS_MADE, RISK_ASKED),
    demonstration="tracktwo.rooms.transfer.people.demo.play",
)
