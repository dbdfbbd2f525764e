"""Verbs: import a file of conflict data, ask it about two parties or a country, erase it."""

import io

from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.methods.conflict import (
    By,
    Choice,
    ConflictData,
    Notice,
    Refusal,
    conflict_series,
    read_conflict_data,
    to_plain,
)
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.journal import today
from tracktwo.process.sealed import Change, Record

from ...reads import my_record
from . import reads
from .packing import pack
from .records import ConflictChart, ConflictFile, ConflictRows, FileProblem, Said

__all__ = ["ask", "erase", "import_file"]

# As many as somebody reads; all are counted.
PROBLEMS_KEPT = 100


def import_file(dialogue: OpenDialogue, content: bytes, name: str = "", id: str = "") -> Record[ConflictFile]:
    """Keep a file's rows under the hash of its bytes. Where a chart is asked for already, the same is asked of it.

    Raises:
        InvalidInput: it is no file of conflict data that can be read; line and column are named.
        Refused: the same file was imported before.
    """
    data = read_conflict_data(io.BytesIO(content), name)
    file = _file(dialogue, data)
    before = next((each for each in reads.files(dialogue) if each.body.digest == file.digest), None)
    if before is not None:
        raise Refused(gettext("This very file was imported before. Nothing was changed."))
    with acting(dialogue.third, gettext_noop("imported file")) as changing:
        record = changing.add(file, id)
        changing.add(ConflictRows(file=record.id, packed=pack(data)))
        question = reads.question(dialogue)
        if question:
            _chart(changing, record.id, data, *question)
    return record


def _file(dialogue: OpenDialogue, data: ConflictData) -> ConflictFile:
    vintage = data.vintage
    return ConflictFile(
        holder=my_record(dialogue).id,
        day=today(dialogue.third.folio()),
        source="published",
        digest=vintage.digest,
        kind=vintage.kind,
        version=vintage.version,
        rows=vintage.rows,
        problems=[
            FileProblem(problem.line, problem.column, problem.found, _said(problem.notice))
            for problem in data.problems[:PROBLEMS_KEPT]
        ],
        counts=dict(data.problem_counts),
        notices=[_said(notice) for notice in data.notices],
    )


def _said(notice: Notice) -> Said:
    return Said(notice.code, notice.template, {name: str(value) for name, value in notice.details.items()})


def _chart(changing: Change, file: str, data: ConflictData, choice: Choice, by: By) -> None:
    """Add the chart of one file, unless it has no answer: another source may not know these parties."""
    try:
        series = conflict_series(data, choice, by)
    except Refusal:
        return
    changing.add(ConflictChart(file=file, series=to_plain(series)))


def ask(dialogue: OpenDialogue, file: str, choice: Choice, by: By) -> None:
    """Ask every file about two parties or a country; the charts of an earlier question go.

    Raises:
        Refusal: this file has no such parties or country, or no months.
    """
    conflict_series(reads.data_of(dialogue, file), choice, by)
    with acting(dialogue.third, gettext_noop("chart of conflict data")) as changing:
        for chart in changing.folio.all(ConflictChart):
            changing.remove(chart)
        for record in changing.folio.all(ConflictFile):
            _chart(changing, record.id, reads.data_of(dialogue, record.id), choice, by)


def erase(dialogue: OpenDialogue, id: str) -> None:
    """Erase a file with its chart. What a decision saw of it stays with the decision."""
    with acting(dialogue.third, gettext_noop("imported file")) as changing:
        changing.folio.get(ConflictFile, id)
        changing.detach(id)
