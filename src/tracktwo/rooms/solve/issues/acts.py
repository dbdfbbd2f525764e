"""Verbs of the issue map."""

import msgspec
from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.matter.issues import Issue
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.sealed import Record

from .records import Stake

__all__ = ["add_stake", "bring", "classify"]


def bring(meeting: OpenMeeting, issues: list[Issue], key: str) -> None:
    """Copy issues that the third party noted onto the meeting's map, to be undone in one step.

    What stands there in the same words is not doubled. The key of the form makes the ids, so that the same form sent
    twice adds nothing.
    """
    with acting(meeting.room, gettext_noop("issues of the conflict")) as changing:
        stand = {issue.words for issue in changing.bodies(Issue)}
        for number, issue in enumerate(issues):
            id = f"{key[:28]}{number:04x}" if len(key) == 32 else ""
            if issue.words not in stand and not (id and changing.folio.has(id)):
                changing.add(issue, id)


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
