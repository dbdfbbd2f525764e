"""Verbs of the days: laid out from a pattern, added, changed, given to one word. Each can be undone."""

import datetime
from collections.abc import Mapping
from typing import Any

import msgspec
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from tracktwo.common.storage import settle
from tracktwo.editing.undo import acting
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict, NotThere, Refused
from tracktwo.process.fields import Text
from tracktwo.process.records import Session, Workshop
from tracktwo.process.sealed import new_id

from .patterns import PATTERNS, Line, in_languages
from .reads import days_of
from .records import FREE, Block, WorkshopDay, WorkshopPlace

__all__ = ["add_day", "change_day", "erase_day", "give_day_to_word", "lay_out", "say_place"]

ONE_WORD: Text = _("One word, unpacked")


def lay_out(dialogue: OpenDialogue, workshop: str, pattern: str, first: datetime.date) -> None:
    """Begin a timetable from a pattern, on the workshop's joint days where sessions are planned, else from `first` on.

    Days that have no joint session get one, since what holds before a joint session is judged by sessions.

    Raises:
        NotThere: no such workshop or pattern.
        Refused: the workshop has a timetable already, or the days run past the end of the calendar.
    """
    if pattern not in PATTERNS:
        raise NotThere("pattern")
    with acting(dialogue.third, gettext_noop("timetable laid out")) as draft:
        draft.folio.get(Workshop, workshop)
        if days_of(draft.folio, workshop):
            raise Refused(gettext("This workshop has a timetable already."))
        planned = [each for each in draft.bodies(Session) if each.workshop == workshop and each.kind == "joint"]
        days = sorted({session.day for session in planned})
        virtual = {session.day for session in planned if session.virtual}
        for number, lines in enumerate(PATTERNS[pattern].days):
            day = days[number] if number < len(days) else _after(days, first)
            if number >= len(days):
                days.append(day)
                length = sum(line.minutes for line in lines if line.form not in FREE)
                draft.add(_session(workshop, day, lines, length, not dialogue.card.in_person))
            blocks = [draft.add(_block(workshop, line, dialogue.card.languages), new_id()).id for line in lines]
            draft.add(WorkshopDay(workshop=workshop, day=day, virtual=day in virtual, blocks=blocks))


def _after(days: list[datetime.date], first: datetime.date) -> datetime.date:
    try:
        return days[-1] + datetime.timedelta(days=1) if days else first
    except OverflowError:
        raise Refused(gettext("Give the first day as a date.")) from None


def _session(workshop: str, day: datetime.date, lines: tuple[Line, ...], minutes: int, virtual: bool) -> Session:
    solves = any(line.phase in ("ideas", "constraints", "overcome", "text") for line in lines)
    return Session(
        workshop=workshop,
        kind="joint",
        day=day,
        minutes=minutes,
        virtual=virtual,
        purpose="solve" if solves else "acknowledge",
    )


def _block(workshop: str, line: Line, languages: list[str]) -> Block:
    return Block(
        workshop=workshop,
        title=in_languages(line.title, languages),
        form=line.form,
        minutes=line.minutes,
        phase=line.phase,
        wall=line.wall,
        printed=list(line.printed),
    )


def add_day(dialogue: OpenDialogue, workshop: str, day: datetime.date, id: str = "") -> None:
    """One more day, empty.

    Raises:
        NotThere: no such workshop.
        Conflict: the form was sent twice.
    """
    with acting(dialogue.third, gettext_noop("day added")) as draft:
        draft.folio.get(Workshop, workshop)
        draft.add(WorkshopDay(workshop=workshop, day=day, virtual=not dialogue.card.in_person), id)


def change_day(dialogue: OpenDialogue, id: str, version: int, fields: Mapping[str, Any]) -> None:
    """Change date, beginning and end of a day; its blocks stay.

    Raises:
        Conflict: somebody changed it since it was shown.
    """
    with acting(dialogue.third, gettext_noop("day changed")) as draft:
        record = draft.fresh(WorkshopDay, id, version)
        draft.replace(record, msgspec.structs.replace(record.body, **fields))


def erase_day(dialogue: OpenDialogue, id: str) -> None:
    """Erase a day with its blocks."""
    with acting(dialogue.third, gettext_noop("day erased")) as draft:
        record = draft.folio.get(WorkshopDay, id)
        draft.detach(id, *record.body.blocks)
    settle()


def give_day_to_word(dialogue: OpenDialogue, id: str) -> None:
    """A whole day for one word: where people would have worked on something else, it is unpacked. Breaks stay."""
    with acting(dialogue.third, gettext_noop("day given to one word")) as draft:
        day = draft.folio.get(WorkshopDay, id)
        title = in_languages(ONE_WORD, dialogue.card.languages)
        for block in (draft.folio.get(Block, each) for each in day.body.blocks):
            if block.body.form not in FREE:
                changes = {"form": "word", "phase": "", "title": title, "side": "", "beside": False, "wall": ""}
                draft.replace(block, msgspec.structs.replace(block.body, **changes))


def say_place(dialogue: OpenDialogue, workshop: str, version: int, place: WorkshopPlace) -> None:
    """By what clocks and calendars a workshop is planned. Version 0 where nothing was said before.

    Raises:
        NotThere: no such workshop.
        Conflict: somebody changed it since it was shown.
    """
    with acting(dialogue.third, gettext_noop("clocks and calendars")) as draft:
        draft.folio.get(Workshop, workshop)
        before = next((each for each in draft.folio.all(WorkshopPlace) if each.body.workshop == workshop), None)
        if (before.version if before else 0) != version:
            raise Conflict("place")
        if before is None:
            draft.add(place, new_id())
        else:
            draft.replace(before, place)
