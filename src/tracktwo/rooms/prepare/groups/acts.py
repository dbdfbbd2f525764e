"""Verbs of the small groups: planned, held, moved by hand, begun anew. Each can be undone until the meeting closes."""

from collections.abc import Mapping
from typing import Any

import msgspec
from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Conflict, NotThere, Refused
from tracktwo.process.sealed import Change

from .planning import judged, planned
from .reads import seats_of
from .records import GroupPlan

__all__ = ["begin_anew", "hold", "move", "plan"]


def plan(meeting: OpenMeeting, version: int, fields: Mapping[str, Any]) -> None:
    """Plan the rounds that are still to come, over the version that was shown; those held stay as they were.

    Raises:
        Conflict: somebody planned, held or moved since, or took it back. Before there is a plan its version is 0.
        Refused: what was typed cannot be read or kept, with the line.
    """
    with acting(meeting.third, gettext_noop("small groups planned")) as draft:
        record = draft.folio.one(GroupPlan)
        if version != (record.version if record else 0):
            raise Conflict(GroupPlan.TAG)
        draft.put_one(planned(msgspec.structs.replace(_standing(draft), **fields), seats_of(meeting.dialogue)))


def hold(meeting: OpenMeeting, number: int) -> None:
    """A round took place: from now on it stays as it is, and the wall shows the next.

    Raises:
        NotThere: it is not the round that comes next.
    """
    with acting(meeting.third, gettext_noop("round held")) as draft:
        standing = _standing(draft)
        if number != standing.held or number >= len(standing.rounds):
            raise NotThere("round")
        left = max(1, len(standing.rounds) - number - 1)
        draft.put_one(msgspec.structs.replace(standing, held=number + 1, wanted=left))


def move(meeting: OpenMeeting, number: int, seat: str, group: int) -> None:
    """Put a seat into another group of a round that is still to come.

    Raises:
        NotThere: no such round or group.
        Refused: no seat was chosen.
    """
    with acting(meeting.third, gettext_noop("seat moved to another group")) as draft:
        standing = _standing(draft)
        if not standing.held <= number < len(standing.rounds) or not 0 <= group < len(standing.rounds[number]):
            raise NotThere("round")
        rounds = [[list(codes) for codes in groups] for groups in standing.rounds]
        before = next((codes for codes in rounds[number] if seat in codes), None)
        if before is None:
            raise Refused(gettext("Choose a seat first."))
        before.remove(seat)
        rounds[number][group] = sorted([*rounds[number][group], seat], key=lambda code: (len(code), code))
        draft.put_one(judged(msgspec.structs.replace(standing, rounds=rounds), seats_of(meeting.dialogue)))


def begin_anew(meeting: OpenMeeting) -> None:
    """Forget all rounds, those held too."""
    with acting(meeting.third, gettext_noop("small groups begun anew")) as draft:
        draft.put_one(msgspec.structs.replace(_standing(draft), rounds=[], held=0, met=0, bound=0))


def _standing(draft: Change) -> GroupPlan:
    record = draft.folio.one(GroupPlan)
    return record.body if record else GroupPlan()
