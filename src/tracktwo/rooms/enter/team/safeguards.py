"""Rules about the third party itself."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.safeguards import Safeguard, State
from tracktwo.process.schedule import next_workshop

from .matrix import matrix
from .members import team
from .ownership import materials
from .records import TeamCard
from .sides import answers

__all__ = ["IMPORTED_REVIEWED", "INTERESTS_DECLARED", "PLACED_BEFORE_WORKSHOP", "THIRD_PARTY_ACCEPTED"]


def third_party_accepted(dialogue: OpenDialogue, subject: str) -> State:
    """Row 26: every side was asked, and accepts."""
    asked = answers(dialogue)
    if not next_workshop(dialogue) and not any(each.newest for each in asked):
        return State("waits", _("No side was asked, and no workshop is laid out yet."))
    silent = [dialogue.one_line(each.side.name) for each in asked if not each.newest]
    if silent:
        return State("unmet", gettext("Not asked yet: %(sides)s.") % {"sides": gettext(", ").join(silent)})
    doubting = [
        dialogue.one_line(each.side.name) for each in asked if each.newest and each.newest.body.answer != "accepted"
    ]
    if doubting:
        return State("unmet", gettext("Has not accepted us: %(sides)s.") % {"sides": gettext(", ").join(doubting)})
    return State("met")


def placed_before_workshop(dialogue: OpenDialogue, subject: str) -> State:
    """Rows 45 and 46: each member says where they stand and why, anew before each workshop."""
    shown = matrix(dialogue)
    if not shown.occasion.ahead:
        return State("waits", _("No workshop is ahead."))
    silent = [standing.mate.code for standing in shown.standings if standing.due]
    if not silent:
        return State("met")
    facts = {"n": shown.occasion.number, "codes": gettext(", ").join(silent)}
    return State("unmet", gettext("Before workshop %(n)d these have not said where they stand: %(codes)s.") % facts)


def interests_declared(dialogue: OpenDialogue, subject: str) -> State:
    """Row 25: what could be held against a member is known to the others first."""
    declared = {record.body.holder for record in dialogue.third.folio().all(TeamCard) if record.body.interests}
    if not dialogue.third.folio().all(TeamCard):
        return State("waits", _("No member has said anything about themself yet."))
    silent = [mate.code for mate in team(dialogue) if mate.holder not in declared]
    if not silent:
        return State("met")
    return State(
        "unmet", gettext("Have not declared their interests: %(codes)s.") % {"codes": gettext(", ").join(silent)}
    )


def imported_reviewed(dialogue: OpenDialogue, subject: str) -> State:
    """Row 52: somebody from there has read what is brought from elsewhere, and found it fit."""
    brought = materials(dialogue)
    if not brought:
        return State("waits", _("Nothing is brought from elsewhere."))
    waiting = [view.record.body.words for view in brought if view.open]
    if not waiting:
        return State("met")
    return State(
        "unmet", gettext("Nobody from there has found this fit: %(what)s.") % {"what": gettext("; ").join(waiting)}
    )


THIRD_PARTY_ACCEPTED = Safeguard(
    "third-party-accepted",
    _("Every side accepts the third party"),
    _("Whom one side merely puts up with is spent at the first quarrel. Each side is asked before it is convened."),
    (26,),
    "advises",
    third_party_accepted,
)

PLACED_BEFORE_WORKSHOP = Safeguard(
    "placed-before-workshop",
    _("Each of us has said where we stand"),
    _("No place between even-handed and norm-applying is right. A team that never spoke of it is split in the room."),
    (45, 46),
    "advises",
    placed_before_workshop,
)

INTERESTS_DECLARED = Safeguard(
    "interests-declared",
    _("Each of us has declared their interests"),
    _("What a side finds out by itself costs more trust than what it was told."),
    (25,),
    "advises",
    interests_declared,
)

IMPORTED_REVIEWED = Safeguard(
    "imported-material-reviewed",
    _("Somebody from there has read what we bring"),
    _("An exercise, a law or a model that fitted elsewhere can offend, or be plain wrong here."),
    (52,),
    "advises",
    imported_reviewed,
)
