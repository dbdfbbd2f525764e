"""Imports of conflict data: each file's rows as they were on that day, sealed, with the chart drawn from them."""

from typing import Annotated, Any, Literal

import msgspec

from tracktwo.matter.dated import Dated
from tracktwo.process.sealed import Payload, Ref, payload

__all__ = ["ConflictChart", "ConflictFile", "ConflictQuestion", "ConflictRows", "FileProblem", "Said"]


class Said(msgspec.Struct, frozen=True):
    """A remark of the reader: its stable code, its English, and its facts, so that a page can translate it."""

    code: str
    template: str
    details: dict[str, str] = {}


class FileProblem(msgspec.Struct, frozen=True):
    """What could not be taken as it stands: line, column, what was found there, and why."""

    line: int
    column: str
    found: str
    reason: Said


@payload("conflict file")
class ConflictFile(Dated, frozen=True):
    """One file of conflict data, as it was on the day of its import. A later release stands beside it.

    `digest` is the SHA-256 of its bytes, `kind` which of the files it is, `version` the release it says it is, `rows`
    how many it has. `problems` are the first of those it has; `counts` has all of them by code.
    """

    digest: str
    kind: str
    version: str
    rows: int
    problems: list[FileProblem] = []
    counts: dict[str, int] = {}
    notices: list[Said] = []


@payload("conflict rows")
class ConflictRows(Payload, frozen=True):
    """The rows of a file as packed numbers: the file itself is not kept.

    What the command cut out of a larger file has none, and answers its own question alone.
    """

    file: Annotated[str, Ref("conflict file")]
    packed: bytes


@payload("conflict question")
class ConflictQuestion(Payload, frozen=True):
    """What is asked of every file: a dyad or conflict by its number, or a country; by year or month."""

    step: Literal["year", "month"] = "year"
    dyad: int | None = None
    conflict: int | None = None
    country: str | None = None


@payload("conflict chart")
class ConflictChart(Payload, frozen=True):
    """What was asked of a file, and its answer: a series as `methods.conflict.to_plain` gives it."""

    file: Annotated[str, Ref("conflict file")]
    series: dict[str, Any]
