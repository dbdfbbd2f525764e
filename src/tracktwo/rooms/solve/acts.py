"""Verbs that more than one page of the room needs."""

from collections.abc import Mapping

from tracktwo.process import release as crossing
from tracktwo.process.access import OpenMeeting
from tracktwo.process.fields import Words
from tracktwo.process.records import ReleasedKind
from tracktwo.process.trouble import Conflict

__all__ = ["release"]


def release(
    meeting: OpenMeeting, side: str, kind: ReleasedKind, title: Words, wording: Words, sent: Mapping[str, str]
) -> None:
    """A side releases exactly the wording it was shown, or takes its release back.

    Raises:
        Conflict: the wording changed since it was shown.
        NoKey: the side's own scope is not open here.
    """
    about = crossing.digest(kind, title, wording)
    if sent.get("wording") != about.hex():
        raise Conflict(kind)
    if sent.get("withdraw"):
        crossing.withdraw(meeting, side, about)
    else:
        crossing.release(meeting, side, kind, title, wording)
