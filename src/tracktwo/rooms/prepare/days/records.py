"""The timetable of a workshop: its days and their blocks, and the place by which clocks and prayers are reckoned."""

import datetime
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Field, MultilingualText, Text
from tracktwo.process.sealed import Payload, Ref, payload

__all__ = [
    "CALENDARS",
    "FORMS",
    "FREE",
    "LONGEST",
    "PHASES",
    "PRINTED",
    "RULES",
    "SHIFTS",
    "SHORTEST",
    "Block",
    "Form",
    "Phase",
    "WorkshopDay",
    "WorkshopPlace",
]

SHORTEST, LONGEST = 5, 720

Form = Literal["plenary", "caucus", "groups", "informal", "break", "word"]
FORMS: dict[str, Text] = {
    "plenary": _("all together"),
    "caucus": _("each side alone"),
    "groups": _("mixed small groups"),
    "informal": _("informal time"),
    "break": _("break"),
    "word": _("one word, unpacked"),
}
# In these nobody works: a meal, a prayer, a walk cost nothing that was planned.
FREE = frozenset({"informal", "break"})

Phase = Literal["", "open", "hear", "acknowledge", "ideas", "constraints", "overcome", "text", "close"]
# Kelman's agenda: needs and fears, joint thinking, what limits each side, and overcoming it together.
PHASES: dict[str, Text] = {
    "": _("none of these"),
    "open": _("opening"),
    "hear": _("hearing needs and fears"),
    "acknowledge": _("acknowledging"),
    "ideas": _("ideas, thinking together"),
    "constraints": _("what limits each side"),
    "overcome": _("overcoming what limits"),
    "text": _("one text"),
    "close": _("closing"),
}

# What is laid out on paper before a block begins.
PRINTED: dict[str, Text] = {
    "agenda": _("the agenda"),
    "rules": _("the ground rules"),
    "boards": _("blank boards"),
    "seats": _("seat cards"),
    "words": _("the glossary of released words"),
    "exit": _("exit cards"),
}

# The second calendar that stands beside the common one.
CALENDARS: dict[str, Text] = {
    "": _("the common calendar alone"),
    "hijri": _("Hijri"),
    "jalali": _("Jalali"),
    "hebrew": _("Hebrew"),
}

SHIFTS: dict[int, Text] = {-1: _("a day earlier"), 0: _("as reckoned"), 1: _("a day later")}

# By whose rule dawn and night are reckoned, as adhanpy names them.
RULES: dict[str, Text] = {
    "": _("no prayer times"),
    "MUSLIM_WORLD_LEAGUE": _("Muslim World League"),
    "EGYPTIAN": _("Egyptian General Authority of Survey"),
    "KARACHI": _("University of Islamic Sciences, Karachi"),
    "UMM_AL_QURA": _("Umm al-Qura, Mecca"),
    "DUBAI": _("Dubai"),
    "KUWAIT": _("Kuwait"),
    "QATAR": _("Qatar"),
    "SINGAPORE": _("Singapore"),
    "MOON_SIGHTING_COMMITTEE": _("Moonsighting Committee"),
    "NORTH_AMERICA": _("Islamic Society of North America"),
    "UOIF": _("Union of Islamic Organisations of France"),
}


@payload("workshop day")
class WorkshopDay(Payload, frozen=True):
    """One day of a workshop's timetable, and its blocks in their order.

    `begins` and `ends` are minutes after midnight by the clock where the workshop is held. When a block starts is
    stored nowhere: it follows from the lengths before it (`reads.timetable`).
    """

    workshop: Annotated[str, Ref("workshop")]
    day: Annotated[datetime.date, Field(_("Day"))]
    begins: int = 9 * 60
    ends: int = 18 * 60
    virtual: Annotated[bool, Field(_("Held over a connection, not in one room"))] = False
    blocks: Annotated[list[str], Ref("block")] = []


@payload("block")
class Block(Payload, frozen=True):
    """One block of a day. `minutes` is its length.

    `beside`: it starts together with the block before it, as small groups do beside a plenary. `side` is the side that
    is alone in a caucus; empty means each in its own room. `leads` are the ids of the records of members of the third
    party, `interpreters` codes such as I1; neither is a reference, since a plan stays when a colleague leaves. `owner`
    is the side whose proposal it came of. `wall` is what the wall shows as a room declares it, empty for the board.
    """

    workshop: Annotated[str, Ref("workshop")]
    title: Annotated[
        MultilingualText,
        Field(_("What it is called"), limit=80, long=False, help=_("Everybody reads it: on paper and on the wall.")),
    ]
    form: Annotated[Form, Field(_("Form"), choices=FORMS)] = "plenary"
    minutes: Annotated[int, Field(_("Length in minutes"), low=SHORTEST, high=LONGEST)] = 90
    phase: Annotated[Phase, Field(_("Its part in the whole"), choices=PHASES)] = ""
    purpose: Annotated[str, Field(_("What for?"), limit=300, optional=True, help=_("For the third party alone."))] = ""
    side: str = ""
    beside: Annotated[bool, Field(_("It starts together with the block before it"))] = False
    leads: Annotated[list[str], Field(_("Who leads?"))] = []
    interpreters: list[str] = []
    wall: Annotated[str, Field(_("What does the wall show?"))] = ""
    printed: Annotated[list[str], Field(_("What is printed for it?"))] = []
    owner: str = ""


@payload("workshop place")
class WorkshopPlace(Payload, frozen=True):
    """By what clocks and calendars a workshop is planned.

    `zone` and `zones` (by side, for a session over a connection) are names of time zones. `spot` is latitude and
    longitude, `rule` that of the prayer times, `shift` so many days the Hijri month begins later here: the moon
    decides.
    """

    workshop: Annotated[str, Ref("workshop")]
    zone: Annotated[
        str,
        Field(
            _("Time zone"),
            limit=40,
            long=False,
            optional=True,
            help=_("As Asia/Nicosia. Without it, no clock change is seen."),
        ),
    ] = ""
    spot: Annotated[
        str,
        Field(
            _("Latitude and longitude"),
            limit=40,
            long=False,
            optional=True,
            help=_("As 35.17, 33.36. Used for prayer times here on this machine, and for nothing else."),
        ),
    ] = ""
    rule: Annotated[str, Field(_("Prayer times by the rule of"), choices=RULES)] = ""
    hanafi: Annotated[bool, Field(_("The afternoon prayer after the Hanafi school"))] = False
    calendar: Annotated[Literal["", "hijri", "jalali", "hebrew"], Field(_("Second calendar"), choices=CALENDARS)] = ""
    shift: Annotated[
        int,
        Field(_("The Hijri month begins here"), choices=SHIFTS),
    ] = 0
    zones: dict[str, str] = {}
