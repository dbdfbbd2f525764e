"""Write the Polis open-data format, and tables of totals that may be passed on."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime

import numpy as np

from tracktwo.methods.quoting import without_formula

from .counts import tally
from .disclosure import PublishedCounts
from .statement_files import Statement
from .votes import IntArray, Votes

__all__ = ["aggregate_csv", "comments_csv", "participants_csv", "summary_csv", "votes_csv"]

UNKNOWN_AUTHOR = 0


def _to_csv(rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _shuffled_rows(votes: Votes, seed: int) -> IntArray:
    """A random order of the people, so that neither names nor the order of arrival are published."""
    return np.random.default_rng(seed).permutation(votes.people)


def participants_csv(
    votes: Votes, label: IntArray, statements_written: Sequence[int] | None = None, seed: int = 0
) -> str:
    """`participants-votes.csv`: one row of votes per person, under a number drawn with `seed`.

    It is the raw matrix, which identifies people to those who know some of their votes: in public conversations
    eight known votes single out 48 to 72 % of them.

    Args:
        votes: n people by m statements.
        label: (n,) group ids, below 0 for none.
        statements_written: (n,) how many statements each person wrote, by default none.
        seed: draws the order and the numbers.
    """
    heading = ["participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree", *votes.statements]
    rows: list[Sequence[object]] = [heading]
    for number, person in enumerate(_shuffled_rows(votes, seed)):
        cast = slice(votes.start[person], votes.start[person + 1])
        value = votes.value[cast]
        cells: list[object] = [""] * len(votes.statements)
        for column, vote in zip(votes.column[cast], value, strict=True):
            cells[column] = int(vote)
        group = int(label[person]) if label[person] >= 0 else ""
        written = statements_written[person] if statements_written is not None else 0
        counts = [len(value), int((value == 1).sum()), int((value == -1).sum())]
        rows.append([number, group, written, *counts, *cells])
    return _to_csv(rows)


def votes_csv(votes: Votes, day: date, seed: int = 0) -> str:
    """`votes.csv`: one vote per row, people under the numbers of `participants_csv` with the same seed.

    All votes carry one day, since it is not recorded when each was cast.
    """
    timestamp, day_text = _timestamp(day)
    rows: list[Sequence[object]] = [["timestamp", "datetime", "comment-id", "voter-id", "vote"]]
    for number, person in enumerate(_shuffled_rows(votes, seed)):
        for index in range(int(votes.start[person]), int(votes.start[person + 1])):
            statement = votes.statements[votes.column[index]]
            rows.append([timestamp, day_text, statement, number, int(votes.value[index])])
    return _to_csv(rows)


def comments_csv(votes: Votes, statements: Sequence[Statement], day: date) -> str:
    """`comments.csv`: the statements with their counts; every author is 0, since authors are not recorded."""
    counts = tally(votes)
    columns = {number: column for column, number in enumerate(votes.statements)}
    timestamp, day_text = _timestamp(day)
    heading = ["timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body"]
    rows: list[Sequence[object]] = [heading]
    for statement in statements:
        column = columns.get(statement.number)
        agree, disagree = (0, 0) if column is None else (int(counts.agree[column]), int(counts.disagree[column]))
        moderated = -1 if statement.rejected else 1
        text = without_formula(statement.text)
        rows.append([timestamp, day_text, statement.number, UNKNOWN_AUTHOR, agree, disagree, moderated, text])
    return _to_csv(rows)


def summary_csv(topic: str, votes: Votes, in_conversation: int, groups: int, statements: int) -> str:
    """`summary.csv`: one fact per row."""
    voters = int((votes.votes_per_person > 0).sum())
    facts = {"topic": without_formula(topic), "voters": voters, "voters-in-conv": in_conversation}
    return _to_csv([*facts.items(), ("comments", statements), ("groups", groups)])


def _timestamp(day: date) -> tuple[int, str]:
    """Milliseconds since 1970 at the start of the day, as Polis counts them, and the day in ISO form."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return int(midnight.timestamp()) * 1000, day.isoformat()


def aggregate_csv(published: Sequence[PublishedCounts], groups: Sequence[str], texts: Mapping[int, str]) -> str:
    """Counts per statement and group from `publishable_counts`; a withheld count is an empty cell.

    `groups` names the rows of each table, and `texts` gives the statements by number. A text that a spreadsheet would
    evaluate gets an apostrophe in front.
    """
    rows: list[Sequence[object]] = [["statement", "text", "group", "agree", "disagree", "pass", "all"]]
    for table in published:
        text = without_formula(texts.get(table.statement, ""))
        for row, name in enumerate(groups):
            cells = [_count_cell(int(count)) for count in table.counts[row]]
            group_total = "" if table.groups is None else str(int(table.groups[row]))
            rows.append([table.statement, text, without_formula(name), *cells, group_total])
        answers = [""] * 3 if table.answers is None else [str(int(count)) for count in table.answers]
        everybody = "" if table.answers is None else str(int(table.answers.sum()))
        rows.append([table.statement, text, "", *answers, everybody])
    return _to_csv(rows)


def _count_cell(count: int) -> str:
    return str(count) if count >= 0 else ""
