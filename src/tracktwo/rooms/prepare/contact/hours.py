"""Hours in one room, informal ones, and hours over a connection, by plan and by side. Nobody's hours are counted."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.records import Session, Side, Workshop

from ..days.reads import ShownDay, timetable
from ..days.records import Block

__all__ = ["Hours", "hours_ahead", "hours_of", "hours_so_far", "informal_minutes"]


@dataclass(frozen=True)
class Hours:
    """Minutes of a side: together with the others, informal among them, in small groups, alone with the third party."""

    side: Side
    together: int = 0
    informal: int = 0
    groups: int = 0
    alone: int = 0

    @property
    def shown(self) -> dict[str, str]:
        """Each as hours and minutes, `12:30`."""
        minutes = {"together": self.together, "informal": self.informal, "groups": self.groups, "alone": self.alone}
        minutes["all"] = self.together + self.alone
        return {name: f"{each // 60}:{each % 60:02}" for name, each in minutes.items()}


def _counts(block: Block, side: str) -> dict[str, int]:
    """What one block adds for a side; a break adds nothing."""
    if block.form == "break":
        return {}
    if block.form == "caucus":
        return {"alone": block.minutes} if block.side in ("", side) else {}
    counted = {"together": block.minutes}
    if block.form == "informal":
        counted["informal"] = block.minutes
    if block.form == "groups":
        counted["groups"] = block.minutes
    return counted


def _sum(side: Side, parts: Iterable[dict[str, int]]) -> Hours:
    total: dict[str, int] = {}
    for part in parts:
        for name, minutes in part.items():
            total[name] = total.get(name, 0) + minutes
    return Hours(side, **total)


def _longest_of(day: ShownDay, side: str) -> Iterator[dict[str, int]]:
    """Of blocks that run side by side a side can be in one: the longest that it can be in counts."""
    groups: list[list[Block]] = []
    for shown in day.blocks:
        if shown.block.beside and groups:
            groups[-1].append(shown.block)
        else:
            groups.append([shown.block])
    for group in groups:
        yield max((_counts(block, side) for block in group), key=lambda counted: max(counted.values(), default=0))


def hours_of(dialogue: OpenDialogue, days: list[ShownDay]) -> list[Hours]:
    """The planned hours of each side in one room."""
    here = [day for day in days if not day.day.virtual]
    return [_sum(side, (part for day in here for part in _longest_of(day, side.id))) for side in dialogue.sides]


def hours_so_far(dialogue: OpenDialogue, *, virtual: bool = False) -> list[Hours]:
    """Over all workshops: what lies behind each side in one room, or over a connection.

    Counted are the days that were planned and have passed. A session that was held on a day without a timetable counts
    with its length.
    """
    today = journal.today(dialogue.third.folio())
    return _over_all(dialogue, virtual, lambda day: day < today, lambda session: bool(session.held))


def hours_ahead(dialogue: OpenDialogue, *, virtual: bool = False) -> list[Hours]:
    """Over all workshops: what is planned for each side from today on, in one room or over a connection."""
    today = journal.today(dialogue.third.folio())
    return _over_all(
        dialogue, virtual, lambda day: day >= today, lambda session: not session.held and session.day >= today
    )


def _over_all(
    dialogue: OpenDialogue,
    virtual: bool,
    counts: Callable[[datetime.date], bool],
    session_counts: Callable[[Session], bool],
) -> list[Hours]:
    folio = dialogue.third.folio()
    parts: dict[str, list[dict[str, int]]] = {side.id: [] for side in dialogue.sides}
    laid_out: set[tuple[str, datetime.date]] = set()
    for workshop in folio.all(Workshop):
        days = timetable(dialogue, workshop.id)
        laid_out |= {(workshop.id, day.day.day) for day in days}
        for day in (day for day in days if day.day.virtual == virtual and counts(day.day.day)):
            for side in dialogue.sides:
                parts[side.id] += _longest_of(day, side.id)
    for session in (record.body for record in folio.all(Session)):
        if session_counts(session) and session.virtual == virtual and (session.workshop, session.day) not in laid_out:
            for side in dialogue.sides:
                if session.kind == "joint" and session.side in ("", side.id):
                    parts[side.id].append({"together": session.minutes})
                elif session.side == side.id:
                    parts[side.id].append({"alone": session.minutes})
    return [_sum(side, parts[side.id]) for side in dialogue.sides]


def informal_minutes(days: list[ShownDay]) -> int:
    """Planned informal minutes of a workshop in one room."""
    return sum(
        shown.block.minutes
        for day in days
        if not day.day.virtual
        for shown in day.blocks
        if shown.block.form == "informal"
    )
