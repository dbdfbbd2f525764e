"""What this room lets the wall show: the ground rules, and today's sessions without a time."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenMeeting
from tracktwo.process.fields import Text
from tracktwo.process.journal import today
from tracktwo.process.records import PURPOSES, SESSION_KINDS, Session
from tracktwo.process.rooms import WallView

__all__ = ["GROUND_RULES", "WALL"]

# The seven ground rules of interactive problem solving, after Kelman, each as a name and what it asks.
GROUND_RULES: tuple[tuple[Text, Text], ...] = (
    (_("Privacy"), _("What is said here stays here, and nobody is quoted outside.")),
    (
        _("Each other"),
        _("We speak to each other, and to no audience: not to those at home, and not to the third party."),
    ),
    (_("Analysis"), _("We try to understand how the other side sees it, and do not debate who is right.")),
    (_("Problem-solving"), _("What divides us is a problem that all of us share.")),
    (_("Nothing has to be settled"), _("Nobody has to come to terms here. To understand is enough.")),
    (_("Equals in this room"), _("Whatever our strength outside, each side counts the same here.")),
    (_("The third party's part"), _("It helps us to speak with each other, and brings no solutions of its own.")),
)


def ground_rules(meeting: OpenMeeting) -> dict[str, Any]:
    """The rules, which bind all sides alike."""
    return {"rules": GROUND_RULES}


def agenda(meeting: OpenMeeting) -> dict[str, Any] | None:
    """The sessions of the open meeting's workshop that are planned for today, in their order."""
    folio = meeting.dialogue.third.folio()
    day, workshop = today(folio), meeting.card.workshop
    planned = [record.body for record in folio.all(Session)]
    sessions = [each for each in planned if each.workshop == workshop and each.day == day]
    return {"sessions": sessions, "session_kinds": SESSION_KINDS, "purposes": PURPOSES} if sessions else None


WALL = (
    WallView("ground-rules", _("the ground rules"), "prepare/wall/rules.html", ground_rules, from_board=True),
    WallView("agenda", _("today's agenda"), "prepare/wall/agenda.html", agenda, from_board=True),
)
