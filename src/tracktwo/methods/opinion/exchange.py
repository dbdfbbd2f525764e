"""The Polis open-data format, written; and tables of aggregates that may be passed on."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime

import numpy as np

from .counts import tally
from .disclosure import Published
from .reading import Statement
from .votes import Ints, Votes

__all__ = ["aggregate_csv", "comments_csv", "participants_csv", "summary_csv", "votes_csv"]

# A spreadsheet takes a cell that begins so for a formula, and runs it.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
UNKNOWN_AUTHOR = 0


def _written(rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _shuffled(votes: Votes, seed: int) -> Ints:
    """Which row stands at each place of the file: neither names nor the order of arrival leave."""
    return np.random.default_rng(seed).permutation(votes.people)


def participants_csv(votes: Votes, label: Ints, written: Sequence[int] | None = None, seed: int = 0) -> str:
    """`participants-votes.csv`: a row of votes for each person, under a number drawn by `seed`.

    `label` (n,) are group ids, below 0 for none; `written` how many statements each wrote, by default none. It is
    the raw matrix: eight known votes single out half of the people in it (48 to 72 % in public conversations).
    """
    head = ["participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree", *votes.statements]
    rows: list[Sequence[object]] = [head]
    for number, person in enumerate(_shuffled(votes, seed)):
        mine = slice(votes.start[person], votes.start[person + 1])
        value = votes.value[mine]
        cells: list[object] = [""] * len(votes.statements)
        for place, one in zip(votes.column[mine], value, strict=True):
            cells[place] = int(one)
        group = int(label[person]) if label[person] >= 0 else ""
        wrote = written[person] if written is not None else 0
        rows.append([number, group, wrote, len(value), int((value == 1).sum()), int((value == -1).sum()), *cells])
    return _written(rows)


def votes_csv(votes: Votes, day: date, seed: int = 0) -> str:
    """`votes.csv`: one vote a line under the same numbers. All carry one day: when each was cast is not known."""
    stamp, words = _time(day)
    rows: list[Sequence[object]] = [["timestamp", "datetime", "comment-id", "voter-id", "vote"]]
    for number, person in enumerate(_shuffled(votes, seed)):
        for at in range(int(votes.start[person]), int(votes.start[person + 1])):
            rows.append([stamp, words, votes.statements[votes.column[at]], number, int(votes.value[at])])
    return _written(rows)


def comments_csv(votes: Votes, statements: Sequence[Statement], day: date) -> str:
    """`comments.csv`: the statements with their counts; the author of each is 0, since nobody's is kept."""
    counts = tally(votes)
    place = {number: at for at, number in enumerate(votes.statements)}
    stamp, words = _time(day)
    head = ["timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body"]
    rows: list[Sequence[object]] = [head]
    for one in statements:
        at = place.get(one.number)
        agree, disagree = (0, 0) if at is None else (int(counts.agree[at]), int(counts.disagree[at]))
        rows.append(
            [stamp, words, one.number, UNKNOWN_AUTHOR, agree, disagree, -1 if one.out else 1, _harmless(one.text)]
        )
    return _written(rows)


def summary_csv(topic: str, votes: Votes, in_conversation: int, groups: int, statements: int) -> str:
    """`summary.csv`: a fact a line."""
    voters = int((votes.cast > 0).sum())
    facts = {"topic": _harmless(topic), "voters": voters, "voters-in-conv": in_conversation}
    return _written([*facts.items(), ("comments", statements), ("groups", groups)])


def _time(day: date) -> tuple[int, str]:
    began = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return int(began.timestamp()) * 1000, day.isoformat()


def aggregate_csv(published: Sequence[Published], groups: Sequence[str], words: Mapping[int, str]) -> str:
    """Counts per statement and group as `publishable` gives them; what is withheld is an empty cell.

    `groups` names the rows of each table, a side or a group each. A text that a spreadsheet would run is quoted with
    an apostrophe.
    """
    rows: list[Sequence[object]] = [["statement", "text", "group", "agree", "disagree", "pass", "all"]]
    for one in published:
        text = _harmless(words.get(one.statement, ""))
        for at, name in enumerate(groups):
            cells = [_cell(int(count)) for count in one.counts[at]]
            rows.append([one.statement, text, _harmless(name), *cells, _total(one.groups, at)])
        whole = [""] * 3 if one.answers is None else [str(int(count)) for count in one.answers]
        everybody = "" if one.answers is None else str(int(one.answers.sum()))
        rows.append([one.statement, text, "", *whole, everybody])
    return _written(rows)


def _cell(count: int) -> str:
    return str(count) if count >= 0 else ""


def _total(groups: Ints | None, at: int) -> str:
    return "" if groups is None else str(int(groups[at]))


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
