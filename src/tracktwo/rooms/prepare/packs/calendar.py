"""A workshop's days as a calendar file (`.ics`): hours in UTC and nothing else.

A zone's name would betray the place, and times without one are read as UTC by one large calendar. The file carries no
word of the dialogue, neither when it was made nor for what; and its ids are drawn by chance each time.
"""

import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext

from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.sealed import new_id

from ..days.reads import place_of, timetable

__all__ = ["SUMMARY", "calendar_file"]

# The same word in every file, in every language of the reader's calendar.
SUMMARY = "Busy"
UTC = datetime.UTC


def calendar_file(dialogue: OpenDialogue, workshop: str) -> bytes:
    """One event for each day that has blocks, from when it begins to when its last block ends.

    Raises:
        Refused: no day has a block, or nobody said by which clock.
    """
    from icalendar import Calendar, Event

    days = [day for day in timetable(dialogue, workshop) if day.blocks]
    if not days:
        raise Refused(gettext("There is no timetable yet."))
    zone = place_of(dialogue.third.folio(), workshop).zone
    if not zone:
        raise Refused(
            gettext("Say first in which time zone the workshop is held: without it the hours would be wrong.")
        )
    calendar = Calendar()
    calendar.add("prodid", "-//calendar//EN")
    calendar.add("version", "2.0")
    for day in days:
        midnight = datetime.datetime.combine(day.day.day, datetime.time(), ZoneInfo(zone))
        begins, ends = (_utc(midnight, minutes) for minutes in (day.blocks[0].starts, day.ends))
        event = Event()
        event.add("uid", new_id())
        # A file says when it was made: it says the hour of the event instead.
        event.add("dtstamp", begins)
        event.add("dtstart", begins)
        event.add("dtend", ends)
        event.add("summary", SUMMARY)
        event.add("class", "PRIVATE")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _utc(midnight: datetime.datetime, minutes: int) -> datetime.datetime:
    """What a clock on the wall shows, so many minutes after a midnight, in UTC: the clock may change in that night."""
    shown = midnight.replace(tzinfo=None) + datetime.timedelta(minutes=minutes)
    return shown.replace(tzinfo=midnight.tzinfo).astimezone(UTC)
