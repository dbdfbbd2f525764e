"""Words of this room that leave it when every side has released exactly these, each by its tag in a meeting."""

from collections.abc import Callable, Mapping

from tracktwo.process import journal, release
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Conflict
from tracktwo.process.sealed import Change, change_all

__all__ = ["release_shown"]

Publish = Callable[[Change, Change], object]


def release_shown(
    meeting: OpenMeeting, side: str, about: bytes, sent: Mapping[str, str], publish: Publish, kind: str
) -> bool:
    """A side releases exactly what its form showed, or takes its release back; True once every side has.

    `about` is a digest over every letter; `publish` writes the copy, with drafts of the joint and the third party's
    compartment, in one transaction.

    Raises:
        Conflict: the words changed since they were shown.
        NoKey: the side's own scope is not open here.
    """
    if sent.get("wording") != about.hex():
        raise Conflict(kind)
    if sent.get("withdraw"):
        release.withdraw(meeting, side, about)
        return False
    release.consent(meeting, side, about)
    if not release.agreed(meeting, about):
        return False
    with change_all(meeting.dialogue.joint, meeting.dialogue.third) as (joint, third):
        publish(joint, third)
        journal.note(joint, "released", "side")
        journal.note(third, "released", "side")
    return True
