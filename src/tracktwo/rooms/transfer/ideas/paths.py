"""The paths of all ideas in one padded record: a line is added or taken away, and the whole is written anew."""

import datetime

import msgspec
from django.utils.translation import gettext

from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import NotThere, Refused
from tracktwo.process.sealed import Change, change, digest_of

from .reads import released_ideas
from .records import ANSWERS, COARSE, LEVELS, PathLine, Paths

__all__ = ["MOST_LINES", "add", "answer", "mark_of", "paths_of", "quarter_of", "quarters", "take_away"]

# Forty years of a busy dialogue; beyond it the record is no picture of anything.
MOST_LINES = 10_000
# The record is filled up to whole steps of this length, less what the vault's envelope takes.
STEP, ENVELOPE = 64 * 1024, 256
QUARTERS_SHOWN = 12


def paths_of(dialogue: OpenDialogue) -> list[PathLine]:
    """Every line, sorted by what it says."""
    record = dialogue.third.folio().one(Paths)
    return record.body.lines if record else []


def quarter_of(day: datetime.date) -> tuple[int, int]:
    """Year and quarter of a day."""
    return day.year, (day.month - 1) // 3 + 1


def quarters(today: datetime.date) -> list[tuple[int, int]]:
    """The quarters a form offers, the present one first."""
    year, quarter = quarter_of(today)
    whole = year * 4 + quarter - 1
    return [((whole - back) // 4, (whole - back) % 4 + 1) for back in range(QUARTERS_SHOWN)]


def mark_of(line: PathLine) -> str:
    """A short mark of a line, by which a form names the one it means."""
    return digest_of(*msgspec.structs.astuple(line)).hex()[:32]


def add(dialogue: OpenDialogue, line: PathLine, *, chosen: bool = False) -> None:
    """Note where a side took an idea. The same line sent twice stands once.

    `chosen` says that the side itself chose to say more than whom it took it to in the coarse, and in which quarter.

    Raises:
        Refused: not every side released the idea; the time lies ahead; more is said than the side chose; or there are
            too many lines.
        NotThere: no such side or level.
    """
    dialogue.side(line.side)
    if line.level not in LEVELS:
        raise NotThere("level")
    if line.idea not in released_ideas(dialogue):
        raise Refused(gettext("Only what every side released has a path."))
    _check_time(line, journal.today(dialogue.third.folio()))
    if not chosen and (line.level not in COARSE or line.month):
        raise Refused(gettext("A level or a month can name one of five people: only that side itself can choose it."))
    with change(dialogue.third) as changing:
        _write(changing, [*_lines(changing), line])


def answer(dialogue: OpenDialogue, idea: str, mark: str, came_of_it: str) -> None:
    """Say what came of it where a side took an idea.

    Raises:
        NotThere: the line was changed or taken away meanwhile, or there is no such answer.
    """
    if came_of_it not in ANSWERS:
        raise NotThere("answer")
    with change(dialogue.third) as changing:
        lines = _lines(changing)
        meant = _meant(lines, idea, mark)
        _write(
            changing, [*(line for line in lines if line != meant), msgspec.structs.replace(meant, answer=came_of_it)]
        )


def take_away(dialogue: OpenDialogue, idea: str, mark: str) -> None:
    """Take a line away; undo does not bring it back, since what undo keeps would keep the order of writing.

    Raises:
        NotThere: it was taken away or changed meanwhile.
    """
    with change(dialogue.third) as changing:
        lines = _lines(changing)
        meant = _meant(lines, idea, mark)
        _write(changing, [line for line in lines if line != meant])


def _meant(lines: list[PathLine], idea: str, mark: str) -> PathLine:
    meant = next((line for line in lines if line.idea == idea and mark_of(line) == mark), None)
    if meant is None:
        raise NotThere("line")
    return meant


def _check_time(line: PathLine, today: datetime.date) -> None:
    months = range(line.quarter * 3 - 2, line.quarter * 3 + 1)
    if not (1 <= line.quarter <= 4 and line.year >= 1900) or (line.month and line.month not in months):
        raise Refused(gettext("This is no quarter of a year."))
    if (line.year, line.quarter) > quarter_of(today) or (line.year, line.month) > (today.year, today.month):
        raise Refused(gettext("This time lies ahead: note it when it has been."))


def _lines(changing: Change) -> list[PathLine]:
    record = changing.folio.one(Paths)
    return record.body.lines if record else []


def _write(changing: Change, lines: list[PathLine]) -> None:
    lines = sorted(set(lines))
    if len(lines) > MOST_LINES:
        raise Refused(gettext("There are too many lines for one dialogue. Take away what is of no use any more."))
    bare = len(msgspec.msgpack.encode(lines)) + ENVELOPE
    changing.put_one(Paths(lines=lines, filler=bytes(-bare % STEP)))
