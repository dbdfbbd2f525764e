"""The timetable as a page needs it: each block with the time at which it starts, which follows from lengths."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from tracktwo.process.access import OpenDialogue
from tracktwo.process.records import Workshop
from tracktwo.process.schedule import next_workshop
from tracktwo.process.sealed import Folio, Record

from .records import FREE, Block, WorkshopDay, WorkshopPlace

__all__ = [
    "ShownBlock",
    "ShownDay",
    "clock",
    "days_of",
    "local_time",
    "place_of",
    "printed_for",
    "timetable",
    "workshop_ahead",
]

DAY = 24 * 60
# Heights there are in the style sheet, in quarters of an hour.
SIZES = (1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16)
UTC = datetime.UTC


@dataclass(frozen=True)
class ShownBlock:
    """A block with its times: `starts` and `ends` in minutes after its day's midnight, past 1440 on the next day."""

    record: Record[Block]
    starts: int
    ends: int

    @property
    def id(self) -> str:
        """Its id."""
        return self.record.id

    @property
    def block(self) -> Block:
        """What it is."""
        return self.record.body

    @property
    def free(self) -> bool:
        """Whether nobody works in it."""
        return self.block.form in FREE

    @property
    def size(self) -> str:
        """The class by which it is drawn as tall as it is long, in quarters of an hour."""
        quarters = -(-self.block.minutes // 15)
        return f"len-{next((size for size in SIZES if size >= quarters), SIZES[-1])}"

    @property
    def starts_at(self) -> str:
        """When it starts, as `09:00`."""
        return clock(self.starts)

    @property
    def from_to(self) -> str:
        """When it is, as `09:00–10:30`."""
        return f"{clock(self.starts)}–{clock(self.ends)}"


@dataclass(frozen=True)
class ShownDay:
    """A day of the timetable. `number` counts from 1; `ends` is when its last block ends, in minutes."""

    record: Record[WorkshopDay]
    number: int
    blocks: tuple[ShownBlock, ...]
    ends: int

    @property
    def id(self) -> str:
        """Its id."""
        return self.record.id

    @property
    def elapsed(self) -> int:
        """For how many minutes it lasts, whatever a clock does meanwhile."""
        over = start = 0
        for number, shown in enumerate(self.blocks):
            if not shown.block.beside or number == 0:
                start = over
            over = max(over, start + shown.block.minutes)
        return over

    @property
    def ends_at(self) -> str:
        """When its last block ends, as `17:30`."""
        return clock(self.ends)

    @property
    def day(self) -> WorkshopDay:
        """What it is."""
        return self.record.body


def clock(minutes: int) -> str:
    """A time of day as `09:00`; past midnight it begins again."""
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def workshop_ahead(dialogue: OpenDialogue) -> Record[Workshop] | None:
    """The workshop that is prepared: the first whose meeting is not over, else the last one there was."""
    workshops = sorted(dialogue.third.folio().all(Workshop), key=lambda record: record.body.number)
    return next_workshop(dialogue) or (workshops[-1] if workshops else None)


def place_of(folio: Folio, workshop: str) -> WorkshopPlace:
    """The clocks and calendars of a workshop, or those of one of which nothing was said."""
    stated = (record.body for record in folio.all(WorkshopPlace) if record.body.workshop == workshop)
    return next(stated, WorkshopPlace(workshop=workshop))


def days_of(folio: Folio, workshop: str) -> list[Record[WorkshopDay]]:
    """The days of a workshop's timetable, by date; of one date the earlier beginning comes first."""
    days = [record for record in folio.all(WorkshopDay) if record.body.workshop == workshop]
    return sorted(days, key=lambda record: (record.body.day, record.body.begins, record.born))


def timetable(dialogue: OpenDialogue, workshop: str) -> list[ShownDay]:
    """The days of a workshop with their blocks; empty where no timetable was made."""
    folio = dialogue.third.folio()
    blocks = {record.id: record for record in folio.all(Block) if record.body.workshop == workshop}
    zone = place_of(folio, workshop).zone
    shown = []
    for number, record in enumerate(days_of(folio, workshop), 1):
        timed = tuple(timed_blocks(record.body, [blocks[id] for id in record.body.blocks if id in blocks], zone))
        shown.append(ShownDay(record, number, timed, max((each.ends for each in timed), default=record.body.begins)))
    return shown


def timed_blocks(day: WorkshopDay, records: Iterable[Record[Block]], zone: str = "") -> Iterator[ShownBlock]:
    """The blocks of a day with their times, reckoned from its beginning.

    What starts beside another starts with it; what follows starts once the longest of them is over. With a zone, the
    clock is that of its people: a night in which it is put forward or back is longer or shorter by the clock.
    """
    start = end = 0
    for number, record in enumerate(records):
        if not record.body.beside or number == 0:
            start = end
        over = start + record.body.minutes
        yield ShownBlock(record, on_clock(day, start, zone), on_clock(day, over, zone))
        end = max(end, over)


def on_clock(day: WorkshopDay, elapsed: int, zone: str) -> int:
    """What the clock shows so many minutes after the day began, in minutes after the midnight before it."""
    if not zone:
        return day.begins + elapsed
    midnight = datetime.datetime.combine(day.day, datetime.time())
    begins = (midnight + datetime.timedelta(minutes=day.begins)).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    now = (begins + datetime.timedelta(minutes=elapsed)).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return round((now - midnight).total_seconds() / 60)


def local_time(moment: int, zone: str) -> datetime.datetime:
    """A moment in seconds since 1970 by the clock of a zone; without one, by the clock of this machine."""
    at = datetime.datetime.fromtimestamp(moment, datetime.UTC)
    return at.astimezone(ZoneInfo(zone)) if zone else at.astimezone()


def printed_for(days: Iterable[ShownDay]) -> dict[str, list[ShownBlock]]:
    """For each thing that is printed (`records.PRINTED`), the blocks that need it, in their order."""
    needed: dict[str, list[ShownBlock]] = {}
    for day in days:
        for block in day.blocks:
            for sheet in block.block.printed:
                needed.setdefault(sheet, []).append(block)
    return needed
