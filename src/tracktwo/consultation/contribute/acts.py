"""What a contributor does: begin, be shown a statement, answer it, declare a side, write one, withdraw everything."""

import secrets

import numpy as np
from django.db import IntegrityError, transaction
from django.db.models import F

from tracktwo.common.storage import settle
from tracktwo.common.writing import clean_text
from tracktwo.methods.opinion import next_statement

from ..mapping import positions
from ..models import VOTE_COLUMNS, Code, Consultation, Contributor, GroupCount, Statement, Tally, Vote
from ..refusals import Closed, Refusal
from ..server.secret_files import paper_key
from ..similarity import normalized
from ..status import is_open, today
from .phrase import new_secret, secret_key
from .reading_time import note_shown, was_hasty
from .reads import unanswered
from .statement_cache import statements_of

__all__ = [
    "LONGEST",
    "MOST_WRITTEN",
    "answer",
    "begin",
    "declare_side",
    "show_statement",
    "withdraw_answers",
    "write_statement",
]

LONGEST = 280
MOST_WRITTEN = 10
MOST_WAITING = 500


def begin(consultation: Consultation, network: int, code: str = "") -> str:
    """Admit a new contributor and return their secret, which is stored nowhere.

    Raises:
        Closed: it is not open.
        Refusal: `code-unknown` or `code-used`, where codes are asked for.
    """
    _require_open(consultation)
    secret = new_secret()
    with transaction.atomic():
        if consultation.entry == "codes":
            _use_code(consultation, code)
            settle()
        Contributor.objects.create(
            consultation=consultation, key=secret_key(consultation.id, secret), network=network, day=today()
        )
    return secret


def _use_code(consultation: Consultation, code: str) -> None:
    digits = "".join(str(int(letter)) for letter in code if letter.isdecimal())
    key = paper_key(consultation.id, digits)
    # One SQL statement decides: of two who type the same code at once, one is admitted.
    if Code.objects.filter(consultation=consultation, key=key, used=False).update(used=True) != 1:
        known = Code.objects.filter(consultation=consultation, key=key).exists()
        raise Refusal("code-used" if known else "code-unknown")


def show_statement(consultation: Consultation, contributor: Contributor) -> int | None:
    """The id of the statement in front of this contributor: the same until it is answered. None when all are."""
    cached = statements_of(consultation)
    if contributor.shown in cached.position:
        return contributor.shown
    open_ = unanswered(cached, contributor)
    if not open_.any():
        if contributor.shown is not None:
            Contributor.objects.filter(pk=contributor.pk).update(shown=None)
        return None
    rng = np.random.default_rng(secrets.randbits(64))
    choice = next_statement(cached.counts, open_, rng, cached.row(contributor.side))
    id = cached.ids[choice.column]
    # Of two tabs that ask at once one decides, and both show its choice.
    row = Contributor.objects.filter(pk=contributor.pk, shown=contributor.shown)
    if not row.update(shown=id, probability=choice.probability, step=F("step") + 1):
        contributor.refresh_from_db()
        return contributor.shown
    note_shown(contributor.pk)
    return id


def answer(consultation: Consultation, contributor: Contributor, statement: int, value: int) -> None:
    """Record one answer: counted once, however often and from however many tabs it is sent; a later one replaces it.

    Raises:
        Closed: it is not open any more; earlier answers are kept.
        Refusal: `gone`, where the statement was removed meanwhile or never existed.
    """
    if statement not in statements_of(consultation).position:
        raise Refusal("gone")
    with transaction.atomic():
        row = _locked(contributor)
        before = Vote.objects.filter(contributor=row, statement_id=statement).first()
        if before is not None:
            if before.value != value:
                _count(statement, row.side, {VOTE_COLUMNS[before.value]: -1, VOTE_COLUMNS[value]: 1})
                Vote.objects.filter(contributor=row, statement_id=statement).update(value=value)
            return
        # An answer to a statement that was not shown weighs least: choosing what to answer must not add weight.
        was_shown = row.shown == statement
        probability, step = (row.probability, row.step) if was_shown else (1.0, row.step + 1)
        Vote.objects.create(contributor=row, statement_id=statement, value=value, probability=probability, step=step)
        _count(statement, row.side, {VOTE_COLUMNS[value]: 1})
        changes: dict[str, int | None] = {
            "answered": row.answered + 1,
            "step": step,
            "hasty": row.hasty + (was_shown and was_hasty(row.pk)),
        }
        if was_shown:
            changes["shown"] = None
        Contributor.objects.filter(pk=row.pk).update(**changes)
    contributor.refresh_from_db()


def _count(statement: int, side: str, changes: dict[str, int]) -> None:
    row = Tally.objects.filter(statement_id=statement, side=side)
    increments = {column: F(column) + change for column, change in changes.items()}
    if row.update(**increments):
        return
    try:
        with transaction.atomic():
            Tally.objects.create(statement_id=statement, side=side, **changes)
    except IntegrityError:
        row.update(**increments)


def declare_side(consultation: Consultation, contributor: Contributor, side: str, groups: list[str]) -> None:
    """Record a side, or none; and, once, count the groups somebody belongs to. Whose groups they are is not stored.

    Raises:
        Closed: it is not open.
        Refusal: `no-such-side`.
    """
    if side and side not in {choice["id"] for choice in consultation.sides}:
        raise Refusal("no-such-side")
    with transaction.atomic():
        row = _locked(contributor)
        if not row.asked_side:
            for group in {choice["id"] for choice in consultation.groups}.intersection(groups):
                # Rows written in one transaction lie beside each other in the log; settling separates them.
                settle()
                count = GroupCount.objects.filter(consultation=consultation, group=group)
                if not count.update(people=F("people") + 1):
                    GroupCount.objects.create(consultation=consultation, group=group, people=1)
        if side != row.side:
            for statement, value in Vote.objects.filter(contributor=row).values_list("statement_id", "value"):
                _count(statement, row.side, {VOTE_COLUMNS[value]: -1})
                _count(statement, side, {VOTE_COLUMNS[value]: 1})
        Contributor.objects.filter(pk=row.pk).update(side=side, asked_side=True)
    contributor.refresh_from_db()


def write_statement(
    consultation: Consultation, contributor: Contributor, text: str, language: str, publish: bool
) -> bool:
    """Add a contributor's own statement, without recording whose it is; True where it waits for moderation.

    Raises:
        Closed: it is not open.
        Refusal: `empty`, `long`, `enough` after ten, `full` where too many wait, or `same` where it is in already.
    """
    words = " ".join(clean_text(text).split())
    if not words:
        raise Refusal("empty")
    if len(words) > LONGEST:
        raise Refusal("long")
    with transaction.atomic():
        row = _locked(contributor)
        if row.written >= MOST_WRITTEN:
            raise Refusal("enough")
        # Locking the consultation's row makes writers take their numbers one after the other.
        locked = Consultation.objects.select_for_update().get(pk=consultation.pk)
        number, strict = _next_number(locked, words), locked.admission == "strict"
        Statement.objects.create(
            consultation=locked,
            number=number,
            text={language: words},
            contributed=True,
            may_publish=publish,
            state="waiting" if strict else "in",
        )
        Consultation.objects.filter(pk=locked.pk).update(revision=F("revision") + 1)
        Contributor.objects.filter(pk=row.pk).update(written=row.written + 1)
        settle()
    return strict


def _next_number(consultation: Consultation, words: str) -> int:
    statements = Statement.objects.filter(consultation=consultation).values_list("number", "text", "state")
    if sum(state == "waiting" for *_, state in statements) >= MOST_WAITING:
        raise Refusal("full")
    # Compared with statements that everybody sees only: a refusal because of one that waits, or that was removed,
    # would tell whoever tries it that somebody wrote it.
    shown = (text for _, texts, state in statements if state == "in" for text in texts.values())
    wanted = normalized(words)
    if any(normalized(text) == wanted for text in shown):
        raise Refusal("same")
    return max((number for number, *_ in statements), default=-1) + 1


def withdraw_answers(contributor: Contributor) -> None:
    """Remove everything this contributor answered and that they ever came. Statements they wrote stay."""
    with transaction.atomic():
        row = Contributor.objects.select_for_update().get(pk=contributor.pk)
        for statement, value in Vote.objects.filter(contributor=row).values_list("statement_id", "value"):
            _count(statement, row.side, {VOTE_COLUMNS[value]: -1})
        Vote.objects.filter(contributor=row).delete()
        positions.forget_contributor(row.consultation, row.pk)
        row.delete()
        settle()


def _locked(contributor: Contributor) -> Contributor:
    """The contributor's row, locked; the state is read inside the lock, or an answer could follow the closing."""
    row = Contributor.objects.select_for_update().select_related("consultation").get(pk=contributor.pk)
    _require_open(row.consultation)
    return row


def _require_open(consultation: Consultation) -> None:
    if not is_open(consultation):
        raise Closed
