"""What a contributor does: begin, be shown a statement, answer it, change it, write one, take everything back."""

import secrets
import threading
import time

import numpy as np
from django.db import IntegrityError, transaction
from django.db.models import F
from numpy.typing import NDArray

from tracktwo.common.storage import settle
from tracktwo.common.writing import clean_text
from tracktwo.methods.opinion import next_statement

from . import drawing, likeness
from .books import Book, book_of, is_open, today
from .kept import paper_key
from .models import Code, Consultation, Contributor, Presence, Statement, Tally, Vote
from .phrase import new_secret, secret_key

__all__ = [
    "LONGEST",
    "MOST_WRITTEN",
    "Closed",
    "Refusal",
    "answer",
    "answers_of",
    "begin",
    "declare",
    "find",
    "left_of",
    "next_for",
    "take_back",
    "write",
]

LONGEST = 280
MOST_WRITTEN = 10
MOST_WAITING = 500
# An answer given sooner than a short sentence can be read.
HASTY = 1.2
MOST_TIMED = 20_000
COLUMN = {1: "agree", -1: "disagree", 0: "passed"}
_shown_at: dict[int, float] = {}
_timing = threading.Lock()


class Refusal(Exception):
    """Something that cannot be done; the code says why, and the page has the words."""


class Closed(Exception):
    """The consultation takes no answers now."""


def begin(consultation: Consultation, network: int, code: str = "") -> str:
    """A new contributor; what comes back is their secret, which is kept nowhere.

    Raises:
        Closed: it is not open.
        Refusal: `code-unknown` or `code-used`, where codes are asked for.
    """
    _must_be_open(consultation)
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
    digits = "".join(str(int(one)) for one in code if one.isdecimal())
    key = paper_key(consultation.id, digits)
    # One statement decides: of two who type the same code at once, one comes in.
    if Code.objects.filter(consultation=consultation, key=key, used=False).update(used=True) != 1:
        known = Code.objects.filter(consultation=consultation, key=key).exists()
        raise Refusal("code-used" if known else "code-unknown")


def find(consultation: Consultation, secret: str) -> Contributor | None:
    """The contributor whose secret this is."""
    if not secret:
        return None
    return Contributor.objects.filter(key=secret_key(consultation.id, secret), consultation=consultation).first()


def next_for(consultation: Consultation, contributor: Contributor) -> int | None:
    """The id of the statement before this contributor: the same until it is answered. None when all are."""
    book = book_of(consultation)
    if contributor.shown in book.place:
        return contributor.shown
    unseen = _unseen(book, contributor)
    if not unseen.any():
        if contributor.shown is not None:
            Contributor.objects.filter(pk=contributor.pk).update(shown=None)
        return None
    rng = np.random.default_rng(secrets.randbits(64))
    showing = next_statement(book.counts, unseen, rng, book.row(contributor.side))
    id = book.ids[showing.column]
    # Of two tabs that ask at once one decides, and both show its choice.
    mine = Contributor.objects.filter(pk=contributor.pk, shown=contributor.shown)
    if not mine.update(shown=id, chance=showing.probability, step=F("step") + 1):
        contributor.refresh_from_db()
        return contributor.shown
    _note_shown(contributor.pk)
    return id


def left_of(consultation: Consultation, contributor: Contributor) -> int:
    """How many statements this contributor has not answered."""
    return int(_unseen(book_of(consultation), contributor).sum())


def _unseen(book: Book, contributor: Contributor) -> NDArray[np.bool_]:
    seen = Vote.objects.filter(contributor=contributor).values_list("statement_id", flat=True)
    unseen = np.ones(len(book.ids), dtype=bool)
    unseen[[book.place[one] for one in seen if one in book.place]] = False
    return unseen


def answer(consultation: Consultation, contributor: Contributor, statement: int, value: int) -> None:
    """One answer: counted once, however often and from however many tabs it is sent; a later one replaces it.

    Raises:
        Closed: it is not open any more; what was answered before is kept.
        Refusal: `gone`, where the statement was taken out meanwhile or never was.
    """
    book = book_of(consultation)
    if statement not in book.place:
        raise Refusal("gone")
    with transaction.atomic():
        # The state is looked at inside, or an answer could be written after the closing.
        row = Contributor.objects.select_for_update().select_related("consultation").get(pk=contributor.pk)
        _must_be_open(row.consultation)
        before = Vote.objects.filter(contributor=row, statement_id=statement).first()
        if before is not None:
            if before.value != value:
                _count(statement, row.side, {COLUMN[before.value]: -1, COLUMN[value]: 1})
                Vote.objects.filter(contributor=row, statement_id=statement).update(value=value)
            return
        # Answered without having been shown it weighs least: whoever chooses what to answer must not weigh more.
        mine = row.shown == statement
        chance, step = (row.chance, row.step) if mine else (1.0, row.step + 1)
        Vote.objects.create(contributor=row, statement_id=statement, value=value, chance=chance, step=step)
        _count(statement, row.side, {COLUMN[value]: 1})
        changed: dict[str, int | None] = {
            "cast": row.cast + 1,
            "step": step,
            "hasty": row.hasty + (mine and _was_hasty(row.pk)),
        }
        if mine:
            changed["shown"] = None
        Contributor.objects.filter(pk=row.pk).update(**changed)
    contributor.refresh_from_db()


def _count(statement: int, side: str, changes: dict[str, int]) -> None:
    mine = Tally.objects.filter(statement_id=statement, side=side)
    if mine.update(**{name: F(name) + by for name, by in changes.items()}):
        return
    try:
        with transaction.atomic():
            Tally.objects.create(statement_id=statement, side=side, **changes)
    except IntegrityError:
        mine.update(**{name: F(name) + by for name, by in changes.items()})


def answers_of(consultation: Consultation, contributor: Contributor) -> list[tuple[int, dict[str, str], int]]:
    """What this contributor answered, newest first: statement, text, value."""
    book: Book = book_of(consultation)
    votes = Vote.objects.filter(contributor=contributor).order_by("-step").values_list("statement_id", "value")
    return [(id, book.text[id], value) for id, value in votes if id in book.place]


def declare(consultation: Consultation, contributor: Contributor, side: str, groups: list[str]) -> None:
    """A side, or none; and, once, the groups somebody belongs to, of which a count alone is kept.

    Raises:
        Closed: it is not open.
        Refusal: `no-such-side`.
    """
    if side and side not in {one["id"] for one in consultation.sides}:
        raise Refusal("no-such-side")
    known = {one["id"] for one in consultation.groups}
    with transaction.atomic():
        row = Contributor.objects.select_for_update().select_related("consultation").get(pk=contributor.pk)
        _must_be_open(row.consultation)
        if not row.asked_side:
            for group in known.intersection(groups):
                # What is written in one go with somebody's row must not tell later that it was theirs.
                settle()
                if not Presence.objects.filter(consultation=consultation, group=group).update(people=F("people") + 1):
                    Presence.objects.create(consultation=consultation, group=group, people=1)
        if side != row.side:
            for statement, value in Vote.objects.filter(contributor=row).values_list("statement_id", "value"):
                _count(statement, row.side, {COLUMN[value]: -1})
                _count(statement, side, {COLUMN[value]: 1})
        Contributor.objects.filter(pk=row.pk).update(side=side, asked_side=True)
    contributor.refresh_from_db()


def write(consultation: Consultation, contributor: Contributor, text: str, language: str, publish: bool) -> bool:
    """A statement of one's own; True where it waits for moderation. That this contributor wrote it is not kept.

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
        row = Contributor.objects.select_for_update().select_related("consultation").get(pk=contributor.pk)
        _must_be_open(row.consultation)
        if row.written >= MOST_WRITTEN:
            raise Refusal("enough")
        # The row of the consultation is the queue for numbers.
        whole = Consultation.objects.select_for_update().get(pk=consultation.pk)
        stand = Statement.objects.filter(consultation=whole).values_list("number", "text", "state")
        if sum(state == "waiting" for *_, state in stand) >= MOST_WAITING:
            raise Refusal("full")
        # What waits or was taken out is not told of: whoever asks could learn that somebody wrote it.
        plain = likeness.plain(words)
        if any(likeness.plain(one) == plain for _, texts, state in stand if state == "in" for one in texts.values()):
            raise Refusal("same")
        number = max((number for number, *_ in stand), default=-1) + 1
        strict = whole.admission == "strict"
        Statement.objects.create(
            consultation=whole,
            number=number,
            text={language: words},
            contributed=True,
            may_publish=publish,
            state="waiting" if strict else "in",
        )
        Consultation.objects.filter(pk=whole.pk).update(revision=F("revision") + 1)
        Contributor.objects.filter(pk=row.pk).update(written=row.written + 1)
        settle()
    return strict


def take_back(contributor: Contributor) -> None:
    """Everything this contributor answered, and that they ever came. Statements they wrote are nobody's, and stay."""
    with transaction.atomic():
        row = Contributor.objects.select_for_update().get(pk=contributor.pk)
        for statement, value in Vote.objects.filter(contributor=row).values_list("statement_id", "value"):
            _count(statement, row.side, {COLUMN[value]: -1})
        Vote.objects.filter(contributor=row).delete()
        drawing.forget(row.consultation, row.pk)
        row.delete()
        settle()


def _must_be_open(consultation: Consultation) -> None:
    if not is_open(consultation):
        raise Closed


def _note_shown(contributor: int) -> None:
    with _timing:
        if len(_shown_at) >= MOST_TIMED:
            _shown_at.clear()
        _shown_at[contributor] = time.monotonic()


def _was_hasty(contributor: int) -> bool:
    """Whether the answer came sooner than it could be read. When it came is not kept."""
    with _timing:
        shown = _shown_at.pop(contributor, None)
    return shown is not None and time.monotonic() - shown < HASTY
