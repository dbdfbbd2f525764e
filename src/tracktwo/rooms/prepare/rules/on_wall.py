"""What the rules let the wall show: themselves, in every language of the dialogue."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenMeeting
from tracktwo.process.rooms import WallView

from .records import STANDARD, GroundRules

__all__ = ["WALL"]


def ground_rules(meeting: OpenMeeting) -> dict[str, Any]:
    """The rules, which bind all sides alike: this dialogue's own wording, else the standard one."""
    record = meeting.dialogue.third.folio().one(GroundRules)
    return {"own": record.body.rules} if record else {"rules": STANDARD}


WALL = (WallView("ground-rules", _("the ground rules"), "prepare/wall/rules.html", ground_rules, from_board=True),)
