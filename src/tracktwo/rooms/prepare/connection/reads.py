"""The days and sessions of all workshops: where each is held, what it is for, and what of it is for one room."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import Text
from tracktwo.process.parts import Sentence
from tracktwo.process.records import PURPOSES, Session, Side, Workshop
from tracktwo.process.sealed import Record

from ..days.clashes import IN_PERSON, own_clocks
from ..days.reads import ShownDay, clock, place_of, timetable

__all__ = ["FIT", "Sitting", "sentences", "sittings"]

# What a connection carries; the other purposes of a session are for one room.
FIT = frozenset({"exchange", "maintain", "draft"})
HEARING = frozenset({"hear", "acknowledge"})


@dataclass(frozen=True)
class Sitting:
    """A day of a timetable, or a session on a day that has none.

    `purposes` are codes of `PURPOSES`, as far as sessions and blocks say. `minutes` is how long it lasts, `side` the
    side that is alone with the third party. `clocks` are the hours of each side by its own clock. `unfit` says what of
    it is over a connection and meant for one room, `apart` where its day and its session do not agree.
    """

    workshop: int
    day: datetime.date
    virtual: bool
    minutes: int
    purposes: tuple[str, ...]
    side: str
    link: str
    clocks: tuple[tuple[Side, str], ...] = ()
    unfit: tuple[Sentence, ...] = ()
    apart: tuple[Sentence, ...] = ()

    @property
    def named(self) -> list[Text]:
        """What it is for, in words."""
        return [PURPOSES[purpose] for purpose in self.purposes]


def sittings(dialogue: OpenDialogue) -> list[Sitting]:
    """All of them by date, those of one date by workshop."""
    folio = dialogue.third.folio()
    planned = folio.all(Session)
    gathered: list[Sitting] = []
    for workshop in folio.all(Workshop):
        days = timetable(dialogue, workshop.id)
        dates = {day.day.day for day in days}
        own = [record for record in planned if record.body.workshop == workshop.id]
        for day in days:
            along = [each for each in own if each.body.kind == "joint" and each.body.day == day.day.day]
            gathered.append(_of_day(dialogue, workshop, day, along))
        alone = (each for each in own if each.body.kind != "joint" or each.body.day not in dates)
        gathered += [_of_session(dialogue, workshop, each) for each in alone]
    return sorted(gathered, key=lambda each: (each.day, each.workshop))


def _of_day(dialogue: OpenDialogue, workshop: Record[Workshop], day: ShownDay, along: list[Record[Session]]) -> Sitting:
    phases = {block.block.phase for block in day.blocks}
    meant = [each.body.purpose for each in along]
    meant += ["acknowledge"] if phases & HEARING else []
    meant += ["solve"] if phases & (IN_PERSON - HEARING) else []
    place = place_of(dialogue.third.folio(), workshop.id)
    clocks = own_clocks(dialogue, day, place)
    return Sitting(
        workshop.body.number,
        day.day.day,
        day.day.virtual,
        day.elapsed,
        _in_order(meant),
        "",
        f"{reverse('prepare:timetable', args=[dialogue.id, workshop.id])}#day-{day.id}",
        tuple((side, f"{clock(begins)}–{clock(ends)}") for side, begins, ends in clocks),
        (*_heavy_blocks(dialogue, workshop.id, day), *_heavy_sessions(along)),
        tuple(_apart(each, day) for each in along if each.body.virtual != day.day.virtual),
    )


def _of_session(dialogue: OpenDialogue, workshop: Record[Workshop], record: Record[Session]) -> Sitting:
    session = record.body
    return Sitting(
        workshop.body.number,
        session.day,
        session.virtual,
        session.minutes,
        (session.purpose,),
        session.side,
        reverse("prepare:edit-session", args=[dialogue.id, record.id]),
        unfit=tuple(_heavy_sessions([record])),
    )


def _in_order(meant: Iterable[str]) -> tuple[str, ...]:
    return tuple(purpose for purpose in PURPOSES if purpose in set(meant))


def _named(day: datetime.date) -> str:
    return date_format(day, "j F")


def _heavy_blocks(dialogue: OpenDialogue, workshop: str, day: ShownDay) -> list[Sentence]:
    heavy = [block.block for block in day.blocks if block.block.phase in IN_PERSON] if day.day.virtual else []
    if not heavy:
        return []
    words = ngettext(
        "On %(day)s “%(title)s” hears or solves over a connection: that is for one room.",
        "On %(day)s %(n)d blocks hear or solve over a connection, “%(title)s” first: that is for one room.",
        len(heavy),
    )
    facts = {"day": _named(day.day.day), "title": dialogue.one_line(heavy[0].title), "n": len(heavy)}
    return [Sentence(words % facts, "prepare:timetable", "asks", (workshop,))]


def _heavy_sessions(planned: list[Record[Session]]) -> list[Sentence]:
    words = _("The session of %(day)s over a connection is for %(purpose)s, which is for one room.")
    return [
        Sentence(
            words % {"day": _named(each.body.day), "purpose": PURPOSES[each.body.purpose]},
            "prepare:edit-session",
            "asks",
            (each.id,),
        )
        for each in planned
        if each.body.virtual and each.body.purpose not in FIT
    ]


def _apart(record: Record[Session], day: ShownDay) -> Sentence:
    if day.day.virtual:
        words = _("%(day)s is over a connection by its timetable, and its session in one room. Which is it?")
    else:
        words = _("%(day)s is in one room by its timetable, and its session over a connection. Which is it?")
    return Sentence(words % {"day": _named(day.day.day)}, "prepare:edit-session", "asks", (record.id,))


def sentences(dialogue: OpenDialogue) -> list[Sentence]:
    """What the room's first page says: how much goes over a connection from today on, and which of it is for one room.

    What a block of the workshop ahead is not fit for is said by its timetable already.
    """
    today = journal.today(dialogue.third.folio())
    ahead = [each for each in sittings(dialogue) if each.day >= today]
    over = [each for each in ahead if each.virtual]
    if not over and not any(each.apart for each in ahead):
        return []
    words = ngettext(
        "Of what is planned from today on, %(n)d sitting goes over a connection.",
        "Of what is planned from today on, %(n)d sittings go over a connection.",
        len(over),
    )
    said = [Sentence(words % {"n": len(over)}, "prepare:connection")] if over else []
    asked = [each for sitting in ahead for each in (*sitting.unfit, *sitting.apart)]
    return said + [each for each in asked if each.address == "prepare:edit-session"]
