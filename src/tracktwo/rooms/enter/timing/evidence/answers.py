"""What the command `tracktwo conflict --json` answered: how a file too large for a page comes into a dialogue."""

import msgspec

from tracktwo.methods.conflict import By, Choice, InvalidInput, KindCount, Period, Series, Vintage
from tracktwo.methods.conflict.formats import Kind

from .records import FileProblem, Said

__all__ = ["Answer", "is_answer", "read_answer"]


HASH_LETTERS = 64


class _Problem(msgspec.Struct):
    line: int
    column: str
    found: str
    reason: str


class _Notice(msgspec.Struct):
    code: str
    text: str


class _Object(msgspec.Struct):
    """The command's object, as far as it is read here."""

    sha256: str
    kind: Kind
    version: str
    rows: int
    chosen: str
    choice: Choice
    by: By
    series: list[Period]
    by_end: list[Period] = []
    crossing: int = 0
    unplaced: int = 0
    precision: dict[str, int] = {}
    kinds: list[KindCount] = []
    problems: list[_Problem] = []
    problem_counts: dict[str, int] = {}
    notices: list[_Notice] = []


class Answer(msgspec.Struct):
    """A series with what was said of its file."""

    series: Series
    problems: list[FileProblem]
    counts: dict[str, int]
    notices: list[Said]


def is_answer(content: bytes) -> bool:
    """Whether this is one object, as the command prints it, and no table."""
    return content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"


def read_answer(content: bytes) -> Answer:
    """The series of an answer, with the problems and notices of the file it was read from.

    Raises:
        InvalidInput: it is no such answer.
    """
    try:
        said = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"), type=_Object)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise InvalidInput("no-answer", "found no answer of tracktwo conflict --json: {error}", error=error) from None
    if not said.series or len(said.sha256) != HASH_LETTERS:
        raise InvalidInput("no-answer", "found no answer of tracktwo conflict --json: {error}", error="not a series")
    series = Series(
        Vintage(said.sha256, said.kind, said.version, said.rows),
        said.choice,
        said.chosen,
        said.by,
        tuple(said.series),
        tuple(said.by_end),
        said.crossing,
        said.unplaced,
        tuple((int(exactness), events) for exactness, events in said.precision.items() if exactness.isdecimal()),
        tuple(said.kinds),
    )
    problems = [FileProblem(each.line, each.column, each.found, _plain("said", each.reason)) for each in said.problems]
    return Answer(series, problems, said.problem_counts, [_plain(each.code, each.text) for each in said.notices])


def _plain(code: str, text: str) -> Said:
    """A remark of which the English alone is known; braces in it stand for themselves."""
    return Said(f"said {code}", "{text}", {"text": text})
