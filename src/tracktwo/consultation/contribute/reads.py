"""What a contributor's pages show of the contributor."""

import numpy as np
from numpy.typing import NDArray

from ..models import Consultation, Contributor, Vote
from .phrase import secret_key
from .statement_cache import CachedStatements, statements_of

__all__ = ["answers_of", "find_contributor", "unanswered", "unanswered_count"]


def find_contributor(consultation: Consultation, secret: str) -> Contributor | None:
    """The contributor whose secret this is."""
    if not secret:
        return None
    return Contributor.objects.filter(key=secret_key(consultation.id, secret), consultation=consultation).first()


def answers_of(consultation: Consultation, contributor: Contributor) -> list[tuple[int, dict[str, str], int]]:
    """What this contributor answered, newest first: statement, text, value."""
    cached = statements_of(consultation)
    votes = Vote.objects.filter(contributor=contributor).order_by("-step").values_list("statement_id", "value")
    return [(id, cached.text[id], value) for id, value in votes if id in cached.position]


def unanswered(cached: CachedStatements, contributor: Contributor) -> NDArray[np.bool_]:
    """(m,): which of the cached statements this contributor has not answered."""
    answered = Vote.objects.filter(contributor=contributor).values_list("statement_id", flat=True)
    mask = np.ones(len(cached.ids), dtype=bool)
    mask[[cached.position[id] for id in answered if id in cached.position]] = False
    return mask


def unanswered_count(consultation: Consultation, contributor: Contributor) -> int:
    """How many statements this contributor has not answered."""
    return int(unanswered(statements_of(consultation), contributor).sum())
