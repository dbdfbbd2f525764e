"""Verbs of the issue map."""

import msgspec
from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.sealed import Folio, Record
from tracktwo.rooms.solve.issues.records import Issue, Stake
from tracktwo.rooms.solve.options.records import Option

__all__ = ["add", "add_stake", "choices_of", "classify", "edit", "place"]


def add(meeting: OpenMeeting, issue: Issue, id: str = "") -> Record[Issue]:
    """Write an issue on the map."""
    with acting(meeting.room, gettext_noop("issue")) as draft:
        return draft.add(issue, id)


def edit(meeting: OpenMeeting, id: str, version: int, body: Issue) -> None:
    """Change an issue.

    Raises:
        Conflict: somebody changed it since it was shown.
    """
    with acting(meeting.room, gettext_noop("issue")) as draft:
        draft.replace(draft.fresh(Issue, id, version), body)


def classify(meeting: OpenMeeting, id: str, nature: str) -> None:
    """Say what an issue is: a misperception, an interest, or a matter of identity."""
    with acting(meeting.room, gettext_noop("nature of an issue")) as draft:
        record = draft.folio.get(Issue, id)
        draft.replace(record, msgspec.convert(msgspec.structs.asdict(record.body) | {"nature": nature}, Issue))


def add_stake(meeting: OpenMeeting, stand: Stake, id: str = "") -> Record[Stake]:
    """Write a position, interest or criterion down.

    Raises:
        Refused: a position or interest without its side.
    """
    if stand.kind == "criterion":
        stand = msgspec.structs.replace(stand, side="")
    elif not stand.side:
        raise Refused(gettext("A position or an interest is one side's: say whose."))
    else:
        meeting.dialogue.side(stand.side)
    with acting(meeting.room, gettext_noop("position, interest or criterion")) as draft:
        draft.folio.get(Issue, stand.issue)
        return draft.add(stand, id)


def place(meeting: OpenMeeting, option: str, issue: str) -> None:
    """Say which issue an option answers; an empty one takes it out of any."""
    with acting(meeting.room, gettext_noop("issue of an option")) as draft:
        record = draft.folio.get(Option, option)
        if issue:
            draft.folio.get(Issue, issue)
        draft.replace(record, msgspec.structs.replace(record.body, issues=[issue] if issue else []))


def choices_of(folio: Folio, issue: str) -> list[Record[Option]]:
    """The options that answer an issue."""
    return [one for one in folio.all(Option) if issue in one.body.issues]
