"""Votes cast elsewhere, as a Polis export holds them, imported as a closed consultation of their own."""

import secrets
from collections.abc import Mapping

from django.db import transaction

from tracktwo.common.exchange_format import LONGEST_STATEMENT, seal_key, steward_tag
from tracktwo.common.writing import clean_text
from tracktwo.methods import opinion

from ..models import VOTE_COLUMNS, Consultation, Contributor, Statement, Tally, Vote
from ..status import today

__all__ = ["import_votes", "store_votes"]

AT_ONCE = 5000


def import_votes(
    votes: opinion.Votes,
    statements: tuple[opinion.Statement, ...],
    sides: Mapping[str, str],
    language: str,
    topic: str,
    steward: str,
) -> Consultation:
    """A consultation with these votes, for its map to be drawn. Nobody's name is taken over.

    How each statement came to be shown is not known, so every showing counts with the same probability.
    """
    id = "".join(secrets.choice("abcdefghijkmnpqrstuvwxyz23456789") for _ in range(12))
    with transaction.atomic():
        consultation = Consultation.objects.create(
            id=id,
            question={language: topic},
            purpose={language: topic},
            languages=[language],
            sides=[{"id": side, "name": {language: side}} for side in sorted(set(sides.values()))],
            groups=[],
            entry="open",
            admission="strict",
            publicity="none",
            state="closed",
            steward=steward_tag(steward),
            seal=seal_key(steward),
        )
        _store_statements(consultation, votes, statements, language)
        store_votes(consultation, votes, sides)
    return consultation


def _store_statements(
    consultation: Consultation, votes: opinion.Votes, statements: tuple[opinion.Statement, ...], language: str
) -> None:
    read = {statement.number: statement for statement in statements}
    for number in sorted(set(votes.statements) | set(read)):
        statement = read.get(number)
        text = _fitting(statement.text) if statement else ""
        Statement.objects.create(
            consultation=consultation,
            number=number,
            text={language: text or f"{number}"},
            state="out" if statement and (statement.rejected or statement.meta) else "in",
        )


def _fitting(text: str) -> str:
    """A wording as it can be stored: without unseen characters, on one line, and no longer than ours are."""
    words = " ".join(clean_text(text).split())
    return words if len(words) <= LONGEST_STATEMENT else f"{words[: LONGEST_STATEMENT - 1]}…"


def store_votes(consultation: Consultation, votes: opinion.Votes, sides: Mapping[str, str]) -> None:
    """Votes on existing statements, by contributors as whom nobody can come back."""
    numbers = dict(Statement.objects.filter(consultation=consultation).values_list("number", "id"))
    column_ids = [numbers[number] for number in votes.statements]
    side_of = [sides.get(name, "") for name in votes.participants]
    contributors = _store_contributors(consultation, votes, side_of)
    tallies: dict[tuple[int, str], dict[str, int]] = {}
    rows: list[Vote] = []
    for person, contributor in enumerate(contributors):
        cells = range(int(votes.start[person]), int(votes.start[person + 1]))
        for step, cell in enumerate(cells, 1):
            statement, value = column_ids[votes.column[cell]], int(votes.value[cell])
            rows.append(
                Vote(
                    contributor_id=contributor,
                    statement_id=statement,
                    value=value,
                    probability=1 / len(column_ids),
                    step=step,
                )
            )
            tally = tallies.setdefault((statement, side_of[person]), dict.fromkeys(VOTE_COLUMNS.values(), 0))
            tally[VOTE_COLUMNS[value]] += 1
        if len(rows) >= AT_ONCE:
            Vote.objects.bulk_create(rows)
            rows.clear()
    Vote.objects.bulk_create(rows)
    Tally.objects.bulk_create(
        Tally(statement_id=statement, side=side, **tally) for (statement, side), tally in tallies.items()
    )


def _store_contributors(consultation: Consultation, votes: opinion.Votes, side_of: list[str]) -> list[int]:
    """The ids of new contributors, one for each participant and in their order."""
    Contributor.objects.bulk_create(
        (
            Contributor(
                consultation=consultation,
                key=secrets.token_hex(32),
                side=side,
                asked_side=True,
                answered=int(answers),
                step=int(answers),
                day=today(),
            )
            for side, answers in zip(side_of, votes.votes_per_person, strict=True)
        ),
        batch_size=AT_ONCE,
    )
    ids = Contributor.objects.filter(consultation=consultation).order_by("-id").values_list("id", flat=True)
    return list(ids[: len(side_of)])[::-1]
