"""Votes from exports of Loomio and Decidim, recognised by their columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracktwo.methods.errors import InvalidInput
from tracktwo.methods.quoting import printable, quoted

from ..table import Table, normalised
from .statement_files import Statement

__all__ = ["Ballots", "read_decidim", "read_loomio"]

# What Loomio's proposals, Decidim's surveys and plain questionnaires call the three answers.
AGREE = {"agree", "yes", "for", "in favour", "in favor", "support", "consent", "strongly agree"}
DISAGREE = {"disagree", "no", "against", "oppose", "objection", "block", "strongly disagree"}
PASS = {"pass", "abstain", "neutral", "unsure", "undecided", "don't know", "no opinion", "neither"}
LOOMIO_VOTES = ("id", "poll-id", "voter-id")
# Columns of a Loomio ballot that are not poll options.
LOOMIO_FIXED = {
    *LOOMIO_VOTES,
    *("voter-name", "member-title", "delegate", "created-at", "updated-at", "reason", "reason-format"),
}
DECIDIM_PERSON = ("id", "session-token")
DECIDIM_MARKERS = {"user-status", "ip-hash", "created-at"}
QUESTION = re.compile(r"^\s*\d+\.\s+(.*\S)\s*$", re.DOTALL)


@dataclass(frozen=True, eq=False)
class Ballots:
    """Votes as (person, statement index, vote) with the statements' texts, and what was left out, in words."""

    people: tuple[str, ...]
    votes: tuple[tuple[int, int, int], ...]
    statements: tuple[Statement, ...]
    notes: tuple[str, ...]


def read_loomio(table: Table) -> Ballots | None:
    """The ballots of a Loomio poll export; None for any other table.

    The export has the sections `poll`, `poll_options` and `votes`, each a line of its own followed by a heading. A
    proposal (options agree, abstain, disagree) is one statement. In any other poll each option is a statement, scored
    -1, 0 or 1; a poll on another scale is refused, since a score is no agreement.

    Raises:
        InvalidInput: the poll cannot be read as agree, disagree and pass.
    """
    if table.names != ("poll",):
        return None
    rows = [(number, cells) for number, cells in table.all_rows() if any(cells)]
    markers = {tuple(cells): index for index, (_, cells) in enumerate(rows) if len(cells) == 1}
    begin = markers.get(("votes",))
    if begin is None or begin + 1 >= len(rows):
        raise InvalidInput(
            "loomio-without-votes", "found a Loomio export without a section “votes”; expected the export of one poll"
        )
    heading_row, heading = rows[begin + 1]
    names = [normalised(cell) for cell in heading]
    if not set(LOOMIO_VOTES) <= set(names):
        raise InvalidInput(
            "loomio-columns",
            "row {row}: found {found}; expected Loomio's columns id, poll_id, voter_id",
            row=heading_row,
            found=quoted(",".join(heading)),
        )
    options = [column for column, name in enumerate(names) if name not in LOOMIO_FIXED]
    ballots = [(number, cells) for number, cells in rows[begin + 2 :] if len(cells) == len(heading)]
    words = [_answer(heading[column]) for column in options]
    title = _loomio_title(rows)
    if options and all(word is not None for word in words):
        return _loomio_proposal(title, ballots, names.index("voter-id"), options, words)
    return _loomio_scores(heading, ballots, names.index("voter-id"), options)


def _loomio_title(rows: Sequence[tuple[int, list[str]]]) -> str:
    """The poll's title, from the two lines after `poll`: the keys and their values."""
    keys, values = (rows[1][1], rows[2][1]) if len(rows) > 2 else ([], [])
    return dict(zip(keys, values, strict=False)).get("title", "")


def _loomio_proposal(
    title: str,
    ballots: Sequence[tuple[int, list[str]]],
    voter: int,
    options: Sequence[int],
    words: Sequence[int | None],
) -> Ballots:
    people: list[str] = []
    votes = []
    for _, cells in ballots:
        chosen = [word for column, word in zip(options, words, strict=True) if cells[column].strip() not in ("", "0")]
        if chosen and chosen[0] is not None:
            votes.append((len(people), 0, chosen[0]))
            people.append(cells[voter].strip())
    return Ballots(
        tuple(people),
        tuple(votes),
        (Statement(0, printable(title), False),),
        ("Loomio proposal: one statement; people who chose no option are left out.",),
    )


def _loomio_scores(
    heading: Sequence[str], ballots: Sequence[tuple[int, list[str]]], voter: int, options: Sequence[int]
) -> Ballots:
    people: list[str] = []
    votes = []
    for row, cells in ballots:
        for index, column in enumerate(options):
            score = cells[column].strip()
            if score not in ("", "-1", "0", "1"):
                raise InvalidInput(
                    "loomio-score",
                    "row {row}, column {column}: found the score {found}; expected a poll whose scores are "
                    "-1, 0 and 1, or one with the options agree, abstain and disagree",
                    row=row,
                    column=column + 1,
                    found=quoted(score),
                )
            if score:
                votes.append((len(people), index, int(score)))
        people.append(cells[voter].strip())
    statements = tuple(Statement(index, printable(heading[column]), False) for index, column in enumerate(options))
    return Ballots(
        tuple(people), tuple(votes), statements, ("Loomio poll: each option is a statement, numbered in their order.",)
    )


def read_decidim(table: Table) -> Ballots | None:
    """The answers of a Decidim survey export; None for any other table.

    A column headed by a number and a question is a statement when every answer in it is a word for agree, disagree or
    pass. Columns with any other answer are left out, and named.
    """
    person = next((table.names.index(name) for name in DECIDIM_PERSON if name in table.names), None)
    questions = {column: match[1] for column, heading in enumerate(table.heading) if (match := QUESTION.match(heading))}
    if person is None or not questions or not DECIDIM_MARKERS & set(table.names):
        return None
    rows = list(table.rows())
    kept: list[tuple[int, str]] = []
    dropped: list[tuple[int, str]] = []
    for column, question in questions.items():
        answers = {cells[column].strip() for _, cells in rows} - {""}
        understood = bool(answers) and all(_answer(answer) is not None for answer in answers)
        (kept if understood else dropped).append((column, question))
    if not kept:
        raise InvalidInput(
            "decidim-without-answers",
            "found a Decidim survey without a question answered by agree, disagree or pass; expected one at least",
        )
    people = tuple(cells[person].strip() for _, cells in rows)
    votes = tuple(
        (row, index, vote)
        for row, (_, cells) in enumerate(rows)
        for index, (column, _) in enumerate(kept)
        if (vote := _answer(cells[column])) is not None
    )
    notes = ["Decidim survey: each question is a statement, numbered in their order."]
    if dropped:
        named = ", ".join(quoted(question) for _, question in dropped)
        notes.append(f"Left out, since their answers are not agree, disagree or pass: {named}.")
    statements = tuple(Statement(index, printable(question), False) for index, (_, question) in enumerate(kept))
    return Ballots(people, votes, statements, tuple(notes))


def _answer(cell: str) -> int | None:
    """1, -1 or 0 for a word that means agree, disagree or pass; Decidim writes a choice as a list of one."""
    word = " ".join(cell.strip().strip('[]"').lower().split())
    return 1 if word in AGREE else -1 if word in DISAGREE else 0 if word in PASS else None
