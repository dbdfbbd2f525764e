"""Choices of design that are made in this room."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.choices import DesignChoice
from tracktwo.process.course import course_of

from .team.notes import Posture
from .team.records import TeamCard
from .timing.decision.records import EntryDecision

__all__ = ["ENTRY", "POSTURE", "PURPOSE", "TEAM"]

ENTRY = DesignChoice(
    "entry",
    _("Whether and when to begin"),
    "enter:decision",
    lambda dialogue: bool(dialogue.third.folio().all(EntryDecision)),
)
PURPOSE = DesignChoice(
    "purpose",
    _("What the dialogue is for"),
    "enter:objective",
    lambda dialogue: bool(course_of(dialogue).objective),
)
TEAM = DesignChoice(
    "team",
    _("Who facilitates, and with which knowledge"),
    "enter:team",
    lambda dialogue: bool(dialogue.third.folio().all(TeamCard)),
)
POSTURE = DesignChoice(
    "posture",
    _("How quietly or assertively outsiders come in"),
    "enter:sides",
    lambda dialogue: bool(dialogue.third.folio().all(Posture)),
)
