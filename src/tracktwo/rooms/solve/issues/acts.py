"""Verbs of the issue map."""

import msgspec
from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.sealed import Record

from .records import Issue, Stake

__all__ = ["add", "add_stake", "classify", "edit"]


def add(meeting: OpenMeeting, issue: Issue, id: str = "") -> Record[Issue]:
    """Write an issue on the map."""
    with acting(meeting.room, gettext_noop("issue")) as changing:
        return changing.add(issue, id)


def edit(meeting: OpenMeeting, id: str, version: int, issue: Issue) -> None:
    """Change an issue. The same change sent twice is made once.

    Raises:
        Conflict: somebody changed it since it was shown.
    """
    with acting(meeting.room, gettext_noop("issue")) as changing:
        if changing.folio.get(Issue, id).body == issue:
            return
        changing.replace(changing.fresh(Issue, id, version), issue)


def classify(meeting: OpenMeeting, id: str, nature: str) -> None:
    """Say what an issue is: a misperception, an interest, or a matter of identity."""
    with acting(meeting.room, gettext_noop("nature of an issue")) as changing:
        record = changing.folio.get(Issue, id)
        changing.replace(record, msgspec.convert(msgspec.structs.asdict(record.body) | {"nature": nature}, Issue))


def add_stake(meeting: OpenMeeting, stake: Stake, id: str = "") -> Record[Stake]:
    """Write down a position, an interest or a criterion.

    Raises:
        Refused: a position or an interest without its side.
    """
    if stake.kind == "criterion":
        stake = msgspec.structs.replace(stake, side="")
    elif not stake.side:
        raise Refused(gettext("A position or an interest belongs to one side: say which."))
    else:
        meeting.dialogue.side(stake.side)
    with acting(meeting.room, gettext_noop("position, interest or criterion")) as changing:
        changing.folio.get(Issue, stake.issue)
        return changing.add(stake, id)
