"""Verbs: import a file of conflict data, ask it about two parties or a country, erase it."""

import io
from collections.abc import Mapping

from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.methods.conflict import (
    By,
    Choice,
    ConflictData,
    Notice,
    Refusal,
    Series,
    Vintage,
    conflict_series,
    read_conflict_data,
    to_plain,
)
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.holders import my_record
from tracktwo.process.journal import today
from tracktwo.process.sealed import Change, Record

from . import reads
from .answers import Answer, is_answer, read_answer
from .packing import pack
from .records import ConflictChart, ConflictFile, ConflictQuestion, ConflictRows, FileProblem, Said

__all__ = ["ask", "erase", "import_file", "said"]

# As many as somebody reads; all are counted.
PROBLEMS_KEPT = 100


def import_file(dialogue: OpenDialogue, content: bytes, name: str = "", id: str = "") -> Record[ConflictFile]:
    """Keep a file's rows under the hash of its bytes. Where a chart is asked for already, the same is asked of it.

    What `tracktwo conflict --json` answered is taken as well: then its question is asked of every file.

    Raises:
        InvalidInput: it is no file of conflict data that can be read; line and column are named.
        Refused: the same file was imported before.
    """
    if is_answer(content):
        return _import_answer(dialogue, read_answer(content), id)
    data = read_conflict_data(io.BytesIO(content), name)
    problems = [
        FileProblem(problem.line, problem.column, problem.found, said(problem.notice)) for problem in data.problems
    ]
    file = _file(dialogue, data.vintage, problems, data.problem_counts, [said(notice) for notice in data.notices])
    with acting(dialogue.third, gettext_noop("imported file")) as changing:
        record = changing.add(file, id)
        changing.add(ConflictRows(file=record.id, packed=pack(data)))
        question = reads.question(dialogue)
        if question:
            _chart(changing, record.id, data, *question)
    return record


def _import_answer(dialogue: OpenDialogue, answer: Answer, id: str) -> Record[ConflictFile]:
    series = answer.series
    file = _file(dialogue, series.vintage, answer.problems, answer.counts, answer.notices, series)
    with acting(dialogue.third, gettext_noop("imported file")) as changing:
        record = changing.add(file, id)
        changing.add(ConflictChart(file=record.id, series=to_plain(series)))
        _ask(changing, dialogue, series.choice, series.by)
    return record


def _file(
    dialogue: OpenDialogue,
    vintage: Vintage,
    problems: list[FileProblem],
    counts: Mapping[str, int],
    notices: list[Said],
    answered: Series | None = None,
) -> ConflictFile:
    """The record of a file; what the command cut out of one counts as another file for each question.

    Raises:
        Refused: it was imported before.
    """
    for known in reads.files(dialogue):
        if known.body.digest == vintage.digest and reads.answered(dialogue, known.id) in (None, answered):
            raise Refused(gettext("This very file was imported before."))
    return ConflictFile(
        holder=my_record(dialogue).id,
        day=today(dialogue.third.folio()),
        source="published",
        digest=vintage.digest,
        kind=vintage.kind,
        version=vintage.version,
        rows=vintage.rows,
        problems=problems[:PROBLEMS_KEPT],
        counts=dict(counts),
        notices=notices,
    )


def said(notice: Notice) -> Said:
    """A remark of the reader as it is kept."""
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
    answered = reads.answered(dialogue, file)
    if answered is None:
        conflict_series(reads.data_of(dialogue, file), choice, by)
    elif (answered.choice, answered.by) != (choice, by):
        raise Refusal("answers-one-question", "this was cut out of a larger file, and answers its own question alone")
    with acting(dialogue.third, gettext_noop("chart of conflict data")) as changing:
        _ask(changing, dialogue, choice, by)


def _ask(changing: Change, dialogue: OpenDialogue, choice: Choice, by: By) -> None:
    """Note the question, and draw it from the rows of every file that has them."""
    changing.put_one(ConflictQuestion(step=by, dyad=choice.dyad, conflict=choice.conflict, country=choice.country))
    with_rows = {rows.body.file for rows in changing.folio.all(ConflictRows)}
    for chart in changing.folio.all(ConflictChart):
        if chart.body.file in with_rows:
            changing.remove(chart)
    for file in with_rows:
        _chart(changing, file, reads.data_of(dialogue, file), choice, by)


def erase(dialogue: OpenDialogue, id: str) -> None:
    """Erase a file with its chart. What a decision saw of it stays with the decision."""
    with acting(dialogue.third, gettext_noop("imported file")) as changing:
        changing.folio.get(ConflictFile, id)
        changing.detach(id)
