"""What does not fit in a timetable yet, in words. It advises: nobody is kept from a plan that has its reasons."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tracktwo.matter.culture import WEEKDAYS, CultureCard, days_off
from tracktwo.process.access import OpenDialogue
from tracktwo.process.holders import holder_name
from tracktwo.process.records import Side

from .prayers import NAMES, Prayers, is_zone, prayers_on
from .reads import DAY, ShownBlock, ShownDay, clock, place_of
from .records import FREE, WorkshopPlace

__all__ = ["IN_PERSON", "Clash", "clashes", "clock_change", "hours_elsewhere", "own_clocks"]

# Minutes without work that a prayer needs, somewhere in its own time.
PRAYER = 10
# A day with less work than this needs no informal time of its own.
HALF_DAY = 240
NOON, EVENING = 12 * 60, 18 * 60
# Over a connection nobody should have to sit down before or stay up after these hours, by their own clock.
EARLIEST, LATEST = 7 * 60, 22 * 60
AFTER_HEARING = frozenset({"ideas", "overcome", "text"})
# What a connection does not carry, by a block's part in the whole.
IN_PERSON = frozenset({"hear", "acknowledge", "ideas", "constraints", "overcome"})


@dataclass(frozen=True)
class Clash:
    """One sentence on what does not fit, and the blocks it is about."""

    words: str
    blocks: frozenset[str] = field(default_factory=frozenset)


def clashes(dialogue: OpenDialogue, workshop: str, days: list[ShownDay]) -> list[Clash]:
    """All that does not fit, day by day, and last what is about the whole."""
    folio = dialogue.third.folio()
    place = place_of(folio, workshop)
    cards = {record.body.side: record.body for record in folio.all(CultureCard)}
    listed: list[Clash] = []
    for day in days:
        listed += _hours(day)
        listed += _two_places(dialogue, day)
        listed += _clock(day, place)
        listed += _days_off(dialogue, day, cards)
        listed += _prayers(dialogue, day, place, cards)
        listed += _connection(dialogue, day, place)
        listed += _informal(day)
    return listed + list(_order(days))


def _named(day: ShownDay) -> str:
    return date_format(day.day.day, "j F")


def _title(block: ShownBlock, dialogue: OpenDialogue) -> str:
    return dialogue.one_line(block.block.title, 40)


def _hours(day: ShownDay) -> Iterator[Clash]:
    # An evening together may go on after the day: nobody works in it.
    late = frozenset(block.id for block in day.blocks if block.ends > day.day.ends and not block.free)
    if day.ends > DAY:
        facts = {"day": _named(day), "time": clock(day.ends)}
        yield Clash(_("%(day)s goes on past midnight, until %(time)s.") % facts, late)
    elif late:
        over = max(block.ends for block in day.blocks if not block.free)
        facts = {"day": _named(day), "ends": clock(day.day.ends), "time": clock(over)}
        yield Clash(_("%(day)s was to end at %(ends)s; its blocks go on until %(time)s.") % facts, late)


def _two_places(dialogue: OpenDialogue, day: ShownDay) -> Iterator[Clash]:
    """One interpreter, or one of the third party, in two blocks that run side by side."""
    for together in _side_by_side(day.blocks):
        codes = Counter(code for block in together for code in dict.fromkeys(block.block.interpreters))
        leads = Counter(holder for block in together for holder in dict.fromkeys(block.block.leads))
        ids = frozenset(block.id for block in together)
        facts = {"day": _named(day), "time": clock(together[0].starts)}
        for code in sorted(code for code, times in codes.items() if times > 1):
            words = _("The interpreter %(code)s is in two places on %(day)s at %(time)s.")
            yield Clash(words % {**facts, "code": code}, ids)
        for holder in (holder for holder, times in leads.items() if times > 1):
            words = _("%(code)s leads in two places on %(day)s at %(time)s.")
            yield Clash(words % {**facts, "code": holder_name(dialogue, holder)}, ids)


def _side_by_side(blocks: Iterable[ShownBlock]) -> list[list[ShownBlock]]:
    groups: list[list[ShownBlock]] = []
    for block in blocks:
        if block.block.beside and groups:
            groups[-1].append(block)
        else:
            groups.append([block])
    return [group for group in groups if len(group) > 1]


def clock_change(zone: str, day: datetime.date) -> int:
    """By how many minutes the clock is put forward in the night to a day or on it; negative where it is put back."""
    if not is_zone(zone) or day in (datetime.date.min, datetime.date.max):
        return 0
    there = ZoneInfo(zone)
    noons = [datetime.datetime.combine(day + datetime.timedelta(days=n), datetime.time(12), there) for n in (-1, 0)]
    before, after = (noon.utcoffset() or datetime.timedelta() for noon in noons)
    return round((after - before).total_seconds() / 60)


def _clock(day: ShownDay, place: WorkshopPlace) -> Iterator[Clash]:
    change = clock_change(place.zone, day.day.day)
    if change:
        words = (
            _("In the night to %(day)s the clock is put forward by %(n)d minutes: people sleep less.")
            if change > 0
            else _("In the night to %(day)s the clock is put back by %(n)d minutes.")
        )
        yield Clash(words % {"day": _named(day), "n": abs(change)})


def _days_off(dialogue: OpenDialogue, day: ShownDay, cards: dict[str, CultureCard]) -> Iterator[Clash]:
    weekday = str(day.day.day.isoweekday())
    for side in dialogue.sides:
        card = cards.get(side.id)
        if card is None:
            continue
        facts = {"day": _named(day), "side": dialogue.one_line(side.name)}
        if weekday in card.weekend:
            words = _("%(day)s is a %(weekday)s, on which nobody of %(side)s works.")
            yield Clash(words % {**facts, "weekday": WEEKDAYS[weekday]})
        for feast in (name for date, name in days_off(card.days_off) if date == day.day.day):
            yield Clash(_("%(day)s is a feast or a day of mourning for %(side)s: %(name)s.") % {**facts, "name": feast})


def _prayers(
    dialogue: OpenDialogue, day: ShownDay, place: WorkshopPlace, cards: dict[str, CultureCard]
) -> Iterator[Clash]:
    reckoned = prayers_on(place, day.day.day)
    if reckoned.unsure:
        words = _("Prayer times of %(day)s cannot be reckoned for this place: ask people who pray there.")
        yield Clash(words % {"day": _named(day)})
    if day.day.virtual:
        return
    if place.rule:
        times = [*reckoned.times.items(), ("", DAY)]
        for (name, time), (_next, over) in pairwise(times):
            if name in NAMES:
                yield from _cut(dialogue, day, str(NAMES[name]), time, over)
    for kind in dict.fromkeys(card.prayer for card in cards.values()):
        yield from _rest(dialogue, day, kind, reckoned)


def _cut(dialogue: OpenDialogue, day: ShownDay, prayer: str, time: int, over: int) -> Iterator[Clash]:
    """A prayer that begins while people work, and in whose own time, until the next one, nothing is free."""
    at_work = [block for block in day.blocks if not block.free and block.starts < over and block.ends > time]
    if not any(block.starts < time for block in at_work):
        return
    moment = time
    for block in at_work:
        if block.starts - moment >= PRAYER:
            return
        moment = max(moment, block.ends)
    if over - moment >= PRAYER:
        return
    facts = {"prayer": prayer, "time": clock(time), "day": _named(day), "title": _title(at_work[0], dialogue)}
    words = _("On %(day)s “%(title)s” cuts the %(prayer)s at %(time)s: no break falls into its time.")
    yield Clash(words % facts, frozenset({at_work[0].id}))


def _rest(dialogue: OpenDialogue, day: ShownDay, kind: str, reckoned: Prayers) -> Iterator[Clash]:
    """The week's own prayer or rest, of a side whose culture card names it."""
    weekday = day.day.day.isoweekday()
    sunset = reckoned.times.get("maghrib", EVENING)
    noon = reckoned.times.get("dhuhr", NOON + 30)
    friday = (_("the Friday prayer"), noon, noon + 1)
    spans = {
        ("five", 5): friday,
        ("friday", 5): friday,
        ("saturday", 5): (_("the rest from Friday evening"), sunset, DAY),
        ("saturday", 6): (_("the rest until Saturday evening"), 0, sunset),
        ("sunday", 7): (_("Sunday morning"), 0, NOON),
    }
    if (kind, weekday) not in spans:
        return
    what, begins, ends = spans[kind, weekday]
    cut = [block for block in day.blocks if not block.free and block.starts < ends and block.ends > begins]
    if cut:
        facts = {"day": _named(day), "what": what, "title": _title(cut[0], dialogue)}
        words = _("On %(day)s “%(title)s” falls into %(what)s.")
        yield Clash(words % facts, frozenset(block.id for block in cut))


def hours_elsewhere(day: ShownDay, here: str, there: str) -> tuple[int, int]:
    """When a day begins and ends by the clock of another zone, in minutes after the midnight of its own date."""
    midnight = datetime.datetime.combine(day.day.day, datetime.time())
    begins = (midnight + datetime.timedelta(minutes=day.day.begins)).replace(tzinfo=ZoneInfo(here))
    length = day.elapsed
    ends = begins.astimezone(datetime.UTC) + datetime.timedelta(minutes=length)
    local = (each.astimezone(ZoneInfo(there)).replace(tzinfo=None) for each in (begins, ends))
    first, last = (round((each - midnight).total_seconds() / 60) for each in local)
    return first, last


def own_clocks(dialogue: OpenDialogue, day: ShownDay, place: WorkshopPlace) -> list[tuple[Side, int, int]]:
    """When a day over a connection begins and ends by each side's own clock, as far as both zones were said."""
    if not day.day.virtual or not is_zone(place.zone):
        return []
    zones = [(side, place.zones.get(side.id, "")) for side in dialogue.sides]
    return [(side, *hours_elsewhere(day, place.zone, zone)) for side, zone in zones if is_zone(zone)]


def _connection(dialogue: OpenDialogue, day: ShownDay, place: WorkshopPlace) -> Iterator[Clash]:
    """A day over a connection: what it does not carry well, and whose night it takes."""
    if not day.day.virtual:
        return
    heavy = [block for block in day.blocks if block.block.phase in IN_PERSON]
    if heavy:
        words = _(
            "%(day)s is held over a connection, which suits exchange, keeping in touch, and drafting by one or two of "
            "each side. “%(title)s” is for one room."
        )
        facts = {"day": _named(day), "title": _title(heavy[0], dialogue)}
        yield Clash(words % facts, frozenset(block.id for block in heavy))
    for side, begins, ends in own_clocks(dialogue, day, place):
        if begins < EARLIEST or ends > LATEST:
            words = _("For %(side)s %(day)s lasts from %(begins)s to %(ends)s by its own clock.")
            facts = {"side": dialogue.one_line(side.name), "begins": clock(begins), "ends": clock(ends)}
            yield Clash(words % {**facts, "day": _named(day)})


def _informal(day: ShownDay) -> Iterator[Clash]:
    work = sum(block.block.minutes for block in day.blocks if block.block.form not in FREE)
    if work >= HALF_DAY and not day.day.virtual and not any(block.block.form == "informal" for block in day.blocks):
        words = _("%(day)s has no informal time. What moves people often happens over meals.")
        yield Clash(words % {"day": _named(day)})


def _order(days: list[ShownDay]) -> Iterator[Clash]:
    """Over the whole workshop: ideas come after acknowledgement, and what limits each side after ideas."""
    blocks = [block for day in days for block in day.blocks]
    phases = [block.block.phase for block in blocks]
    early = next((n for n, phase in enumerate(phases) if phase in AFTER_HEARING), None)
    if early is not None and "acknowledge" not in phases[:early]:
        words = _("Ideas come before any acknowledgement: what was heard is said back first.")
        yield Clash(words, frozenset({blocks[early].id}))
    limits = next((n for n, phase in enumerate(phases) if phase == "constraints"), None)
    if limits is not None and "ideas" in phases[limits:] and "ideas" not in phases[:limits]:
        words = _("What limits each side comes before ideas: ideas are then cut short.")
        yield Clash(words, frozenset({blocks[limits].id}))
    for before, after in pairwise(days):
        if before.day.day == after.day.day:
            yield Clash(_("Two days of the timetable have the date %(day)s.") % {"day": _named(after)})
