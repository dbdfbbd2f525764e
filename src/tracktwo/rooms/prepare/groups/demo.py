"""Small groups of the invented workshop's open meeting. All of it is fiction."""

from tracktwo.process.access import OpenMeeting

from . import acts, reads

__all__ = ["play"]

LATE, RESTS = "C4", "U2"


def play(meeting: OpenMeeting) -> None:
    """Three rounds without who comes late; after the first, who came sits in, and somebody who rests is left out."""
    acts.plan(meeting, 0, {"wanted": 3, "size": 4, "absent": [LATE]})
    acts.hold(meeting, 0)
    acts.plan(meeting, reads.version_of(meeting), {"wanted": 2, "absent": [RESTS]})
