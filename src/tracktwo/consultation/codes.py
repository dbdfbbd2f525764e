"""Codes on paper: batches of numbers, each good for one contributor."""

import secrets

from django.db import transaction
from django.db.models import Count, Max, Q

from .kept import paper_key
from .models import Code, Consultation
from .voting import Refusal

__all__ = ["MOST_AT_ONCE", "batches", "make", "spelled", "withdraw"]

# Digits can be typed on every telephone and read in every script; fourteen cannot be guessed.
DIGITS = 14
MOST_AT_ONCE = 1000


def make(consultation: Consultation, number: int) -> tuple[int, list[str]]:
    """A batch of new codes, shown this once: only their keyed hashes are kept.

    Raises:
        Refusal: `number`, when it is not from 1 to 1,000.
    """
    if not 1 <= number <= MOST_AT_ONCE:
        raise Refusal("number")
    drawn: set[str] = set()
    while len(drawn) < number:
        drawn.add("".join(secrets.choice("0123456789") for _ in range(DIGITS)))
    codes = sorted(drawn)
    with transaction.atomic():
        Consultation.objects.select_for_update().get(pk=consultation.pk)
        last = Code.objects.filter(consultation=consultation).aggregate(last=Max("batch"))["last"] or 0
        Code.objects.bulk_create(
            Code(consultation=consultation, key=paper_key(consultation.id, one), batch=last + 1) for one in codes
        )
    return last + 1, [spelled(one) for one in codes]


def spelled(code: str) -> str:
    """In groups that are easy to copy."""
    return f"{code[:5]} {code[5:9]} {code[9:]}"


def batches(consultation: Consultation) -> list[dict[str, int]]:
    """Each batch with how many codes it has and how many were used."""
    mine = Code.objects.filter(consultation=consultation).values("batch").order_by("batch")
    counted = mine.annotate(codes=Count("id"), used=Count("id", filter=Q(used=True)))
    return [{name: int(one[name]) for name in ("batch", "codes", "used")} for one in counted]


def withdraw(consultation: Consultation, batch: int) -> int:
    """Codes of a batch that were not used open nothing any more, as after a pack was lost."""
    return Code.objects.filter(consultation=consultation, batch=batch, used=False).delete()[0]
