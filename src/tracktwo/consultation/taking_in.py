"""Votes cast elsewhere, as a Polis export holds them, taken in as a closed consultation of their own."""

import secrets
from collections.abc import Mapping

from django.db import transaction

from tracktwo.common.carried import LONGEST_STATEMENT, seal_key, steward_tag
from tracktwo.common.writing import clean_text
from tracktwo.methods.opinion import Statement as Read
from tracktwo.methods.opinion import Votes

from .books import today
from .models import Consultation, Contributor, Statement, Tally, Vote

__all__ = ["cast_votes", "take_in"]

AT_ONCE = 5000
COLUMN = {1: "agree", -1: "disagree", 0: "passed"}


def take_in(
    votes: Votes, statements: tuple[Read, ...], sides: Mapping[str, str], language: str, topic: str, steward: str
) -> Consultation:
    """A consultation with these votes, for its map to be drawn. Nobody's name is taken over.

    How each statement came to be shown is not known, so every showing counts with the same probability.
    """
    id = "".join(secrets.choice("abcdefghijkmnpqrstuvwxyz23456789") for _ in range(12))
    names = sorted(set(sides.values()))
    with transaction.atomic():
        made = Consultation.objects.create(
            id=id,
            question={language: topic},
            purpose={language: topic},
            languages=[language],
            sides=[{"id": one, "name": {language: one}} for one in names],
            groups=[],
            entry="open",
            admission="strict",
            publicity="none",
            state="closed",
            steward=steward_tag(steward),
            seal=seal_key(steward),
        )
        _statements(made, votes, statements, language)
        cast_votes(made, votes, sides)
    return made


def _statements(made: Consultation, votes: Votes, statements: tuple[Read, ...], language: str) -> None:
    read = {one.number: one for one in statements}
    for number in sorted(set(votes.statements) | set(read)):
        one = read.get(number)
        text = _fitting(one.text if one else "") or f"{number}"
        out = one is not None and (one.rejected or one.meta)
        Statement.objects.create(
            consultation=made, number=number, text={language: text}, state="out" if out else "in", contributed=False
        )


def _fitting(text: str) -> str:
    """A wording as it can be carried: without what is not seen, on one line, and no longer than ours are."""
    words = " ".join(clean_text(text).split())
    return words if len(words) <= LONGEST_STATEMENT else f"{words[: LONGEST_STATEMENT - 1]}…"


def cast_votes(made: Consultation, votes: Votes, sides: Mapping[str, str]) -> None:
    """Votes on statements that stand, by contributors nobody can come back as."""
    numbers = dict(Statement.objects.filter(consultation=made).values_list("number", "id"))
    place = [numbers[number] for number in votes.statements]
    shown = 1 / max(len(place), 1)
    side = [sides.get(name, "") for name in votes.participants]
    people = [
        Contributor(
            consultation=made,
            key=secrets.token_hex(32),
            side=one,
            asked_side=True,
            cast=int(n),
            step=int(n),
            day=today(),
        )
        for one, n in zip(side, votes.votes_per_person, strict=True)
    ]
    Contributor.objects.bulk_create(people, batch_size=AT_ONCE)
    ids = list(Contributor.objects.filter(consultation=made).order_by("id").values_list("id", flat=True))
    counts: dict[tuple[int, str], dict[str, int]] = {}
    rows: list[Vote] = []
    for person, start in enumerate(votes.start[:-1]):
        for step, at in enumerate(range(int(start), int(votes.start[person + 1])), 1):
            statement, value = place[votes.column[at]], int(votes.value[at])
            rows.append(Vote(contributor_id=ids[person], statement_id=statement, value=value, chance=shown, step=step))
            each = counts.setdefault((statement, side[person]), dict.fromkeys(COLUMN.values(), 0))
            each[COLUMN[value]] += 1
        if len(rows) >= AT_ONCE:
            Vote.objects.bulk_create(rows)
            rows.clear()
    Vote.objects.bulk_create(rows)
    Tally.objects.bulk_create(Tally(statement_id=one, side=name, **each) for (one, name), each in counts.items())
