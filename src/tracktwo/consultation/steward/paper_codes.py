"""Codes on paper: batches of numbers, each of which admits one contributor."""

import secrets

from django.db import transaction
from django.db.models import Count, Max, Q

from ..models import Code, Consultation
from ..refusals import Refusal
from ..server.secret_files import paper_key

__all__ = ["MOST_AT_ONCE", "batches", "grouped", "make_batch", "withdraw_batch"]

# Digits can be typed on every telephone and read in every script; fourteen (46 bits) cannot be guessed online.
DIGITS = 14
MOST_AT_ONCE = 1000


def make_batch(consultation: Consultation, number: int) -> tuple[int, list[str]]:
    """A batch of new codes, shown this once: only their keyed hashes are stored.

    Raises:
        Refusal: `number`, when it is not from 1 to 1,000.
    """
    if not 1 <= number <= MOST_AT_ONCE:
        raise Refusal("number")
    distinct: set[str] = set()
    while len(distinct) < number:
        distinct.add("".join(secrets.choice("0123456789") for _ in range(DIGITS)))
    codes = sorted(distinct)
    with transaction.atomic():
        Consultation.objects.select_for_update().get(pk=consultation.pk)
        last = Code.objects.filter(consultation=consultation).aggregate(last=Max("batch"))["last"] or 0
        Code.objects.bulk_create(
            Code(consultation=consultation, key=paper_key(consultation.id, code), batch=last + 1) for code in codes
        )
    return last + 1, [grouped(code) for code in codes]


def grouped(code: str) -> str:
    """In groups that are easy to copy."""
    return f"{code[:5]} {code[5:9]} {code[9:]}"


def batches(consultation: Consultation) -> list[dict[str, int]]:
    """Each batch with how many codes it has and how many were used."""
    by_batch = Code.objects.filter(consultation=consultation).values("batch").order_by("batch")
    counted = by_batch.annotate(codes=Count("id"), used=Count("id", filter=Q(used=True)))
    return [{name: int(batch[name]) for name in ("batch", "codes", "used")} for batch in counted]


def withdraw_batch(consultation: Consultation, batch: int) -> int:
    """Delete the unused codes of a batch, as after a pack was lost; how many there were."""
    return Code.objects.filter(consultation=consultation, batch=batch, used=False).delete()[0]
