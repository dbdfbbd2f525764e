"""The run of the day: which block runs, until when, what comes next. It lives in the meeting and dies with it.

What was planned stays as it was planned: an extension moves what follows on this day alone. Nothing of it reaches the
wall, and nothing else in the program waits for it.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import msgspec
from django.utils.translation import gettext

from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import NotThere, Refused
from tracktwo.process.journal import today
from tracktwo.process.sealed import Change, Payload, change, payload
from tracktwo.ui.live import beside_board_changed

from . import reads
from .reads import ShownBlock, ShownDay

__all__ = [
    "MORE",
    "DayRun",
    "Later",
    "Running",
    "RunningBlock",
    "begin",
    "day_to_run",
    "extend",
    "extend_all",
    "finish",
    "leave",
    "next_block",
    "running",
    "skip",
]

# By so many minutes one key extends what runs.
MORE = 5


class Clock(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the blocks that run side by side: since when, in seconds since 1970, and how many minutes it got more."""

    block: str
    since: int
    more: int = 0
    over: bool = False


@payload("run of the day")
class DayRun(Payload, frozen=True):
    """Where the day stands: what runs, and what is behind it or was passed over."""

    day: str
    clocks: list[Clock]
    past: list[str] = []


@dataclass(frozen=True)
class RunningBlock:
    """A block that runs. `ends` in seconds since 1970; `left` in minutes, negative once it is over its time."""

    shown: ShownBlock
    ends: int
    left: int
    over: bool


@dataclass(frozen=True)
class Later:
    """A block that comes later, and when it is expected to start, as `14:35`."""

    shown: ShownBlock
    expected: str


@dataclass(frozen=True)
class Running:
    """The day as it runs. `late`: by how many minutes what follows has moved against the plan."""

    day: ShownDay
    now: list[RunningBlock]
    later: list[Later]
    late: int

    @property
    def next(self) -> list[Later]:
        """What comes next: one block, or those that run side by side."""
        together = [each for each in self.later[1:2] if each.shown.block.beside]
        for each in self.later[2:]:
            if not each.shown.block.beside or not together:
                break
            together.append(each)
        return [*self.later[:1], *together]

    @property
    def mark(self) -> str:
        """What runs and what comes next, by ids: a press that saw something else was meant for something else."""
        return "/".join(" ".join(each.shown.id for each in blocks) for blocks in (self.now, self.next))


def day_to_run(meeting: OpenMeeting) -> ShownDay | None:
    """Today's day of the open meeting's workshop, or None where there is no timetable for today."""
    date = today(meeting.dialogue.third.folio())
    days = reads.timetable(meeting.dialogue, meeting.card.workshop)
    return next((each for each in days if each.day.day == date and each.blocks), None)


def _now() -> int:
    return int(time.time())


def _side_by_side(blocks: list[ShownBlock]) -> list[list[ShownBlock]]:
    groups: list[list[ShownBlock]] = []
    for shown in blocks:
        if shown.block.beside and groups:
            groups[-1].append(shown)
        else:
            groups.append([shown])
    return groups


def running(meeting: OpenMeeting, now: int | None = None) -> Running | None:
    """The day as it runs, or None while none does: it was not begun, the timetable was left, or its day was erased."""
    record = meeting.third.folio().one(DayRun)
    if record is None:
        return None
    days = reads.timetable(meeting.dialogue, meeting.card.workshop)
    day = next((each for each in days if each.id == record.body.day), None)
    if day is None:
        return None
    moment = _now() if now is None else now
    blocks = {shown.id: shown for shown in day.blocks}
    clocks = [clock for clock in record.body.clocks if clock.block in blocks]
    at_work = []
    for clock in clocks:
        ends = clock.since + (blocks[clock.block].block.minutes + clock.more) * 60
        # Rounded up: the last minute counts as one.
        at_work.append(RunningBlock(blocks[clock.block], ends, -((moment - ends) // 60), clock.over))
    behind = {*record.body.past, *(clock.block for clock in clocks)}
    rest = [shown for shown in day.blocks if shown.id not in behind]
    free_at = max([moment, *(each.ends for each in at_work if not each.over)])
    later = _expected(rest, _on_clock(meeting, free_at))
    late = later[0][1] - rest[0].starts if rest else 0
    return Running(day, at_work, [Later(shown, reads.clock(start)) for shown, start in later], late)


def _expected(rest: list[ShownBlock], start: int) -> list[tuple[ShownBlock, int]]:
    """When each block starts if everything after now takes as long as planned, in minutes after midnight."""
    expected = []
    for group in _side_by_side(rest):
        expected += [(shown, start) for shown in group]
        start += max(shown.block.minutes for shown in group)
    return expected


def _on_clock(meeting: OpenMeeting, moment: int) -> int:
    """A moment by the clock of the place, in minutes after midnight; without a zone, by the clock of this machine."""
    zone = reads.place_of(meeting.dialogue.third.folio(), meeting.card.workshop).zone
    local = reads.local_time(moment, zone)
    return local.hour * 60 + local.minute


def begin(meeting: OpenMeeting, day: ShownDay, block: str = "", now: int | None = None) -> None:
    """Start the first block of a day, or the one that is named, with those beside it; what comes before it is past.

    Raises:
        NotThere: it is no block of that day.
        Refused: somebody has begun already.
    """
    groups = _side_by_side(list(day.blocks))
    place = next((n for n, group in enumerate(groups) if not block or block in [each.id for each in group]), None)
    if place is None:
        raise NotThere("block")
    moment = _now() if now is None else now
    past = [shown.id for group in groups[:place] for shown in group]
    clocks = [Clock(block=shown.id, since=moment) for shown in groups[place]]
    with _changing(meeting) as draft:
        if running(meeting) is not None:
            raise Refused(_went_on())
        draft.put_one(DayRun(day=day.id, clocks=clocks, past=past))


@contextmanager
def _changing(meeting: OpenMeeting) -> Iterator[Change]:
    """A change of the run, which every board that shows it is told of."""
    with change(meeting.third) as draft:
        yield draft
    beside_board_changed(meeting)


def _run(draft: Change) -> DayRun:
    record = draft.folio.one(DayRun)
    if record is None:
        raise NotThere("run")
    return record.body


def _went_on() -> str:
    return gettext("The day went on meanwhile. Look at what runs now, and press again if you still want it.")


def _as_shown(meeting: OpenMeeting, shown: str) -> Running:
    """The run, while it is being changed, if it still stands as whoever pressed saw it.

    Raises:
        Refused: somebody else went on, skipped, ended it, or changed what comes next.
    """
    at_work = running(meeting)
    if at_work is None or at_work.mark != shown:
        raise Refused(_went_on())
    return at_work


def next_block(meeting: OpenMeeting, shown: str, now: int | None = None) -> None:
    """Start what comes next; after the last block the run is over. `shown` is the mark of the run as it was seen.

    Raises:
        Refused: the day went on since it was shown.
    """
    moment = _now() if now is None else now
    with _changing(meeting) as draft:
        at_work, run = _as_shown(meeting, shown), _run(draft)
        if not at_work.next:
            _end(draft)
            return
        past = [*run.past, *(clock.block for clock in run.clocks)]
        clocks = [Clock(block=each.shown.id, since=moment) for each in at_work.next]
        draft.put_one(msgspec.structs.replace(run, clocks=clocks, past=past))


def skip(meeting: OpenMeeting, shown: str) -> None:
    """Pass over what comes next; what runs goes on.

    Raises:
        Refused: the day went on since it was shown.
    """
    with _changing(meeting) as draft:
        at_work, run = _as_shown(meeting, shown), _run(draft)
        past = [*run.past, *(each.shown.id for each in at_work.next)]
        draft.put_one(msgspec.structs.replace(run, past=past))


def extend_all(meeting: OpenMeeting, shown: str, minutes: int = MORE) -> None:
    """Give more minutes to all that run and are not over.

    Raises:
        Refused: something else runs by now, or nothing.
    """
    with _changing(meeting) as draft:
        at_work = running(meeting)
        if at_work is None or at_work.mark.partition("/")[0] != shown.partition("/")[0]:
            raise Refused(_went_on())
        at_it = {clock.block for clock in _run(draft).clocks if not clock.over}
        _each_clock(draft, at_it, lambda clock: {"more": clock.more + minutes})


def extend(meeting: OpenMeeting, block: str, minutes: int = MORE) -> None:
    """Give more minutes to a block that runs.

    Raises:
        NotThere: none runs, or not this one.
    """
    with _changing(meeting) as draft:
        _each_clock(draft, {block}, lambda clock: {"more": clock.more + minutes})


def finish(meeting: OpenMeeting, block: str) -> None:
    """One of several that run side by side is over; the others go on. Raises as `extend` does."""
    with _changing(meeting) as draft:
        _each_clock(draft, {block}, lambda clock: {"over": True})


def _each_clock(draft: Change, blocks: set[str], changes: Callable[[Clock], dict[str, Any]]) -> None:
    run = _run(draft)
    if not blocks <= {clock.block for clock in run.clocks}:
        raise NotThere("block")
    clocks = [
        msgspec.structs.replace(clock, **changes(clock)) if clock.block in blocks else clock for clock in run.clocks
    ]
    draft.put_one(msgspec.structs.replace(run, clocks=clocks))


def leave(meeting: OpenMeeting) -> None:
    """Leave the timetable: the room goes on without it, and nothing in the program minds."""
    with _changing(meeting) as draft:
        _end(draft)


def _end(draft: Change) -> None:
    record = draft.folio.one(DayRun)
    if record is not None:
        draft.remove(record)
