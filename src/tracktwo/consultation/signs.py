"""Signs of abuse: shown, never acted on by themselves. Who is set apart is still counted, beside the others."""

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db import transaction

from .models import Consultation, Contributor, Vote

__all__ = ["Sign", "set_apart", "signs_of"]

# Fewer than these say nothing: families share a telephone, a village a network.
FEWEST, FEWEST_ALIKE, VOTES_ALIKE = 8, 5, 10
HASTY_SHARE, HASTY_VOTES = 0.5, 8


@dataclass(frozen=True)
class Sign:
    """People who share something that honest people share less often. `key` finds them again."""

    kind: str
    key: str
    people: tuple[int, ...]
    day: str
    apart: int


def signs_of(consultation: Consultation) -> list[Sign]:
    """What stands out now, the largest first: one network in a day, the same answers, answers unread."""
    rows = list(
        Contributor.objects.filter(consultation=consultation, cast__gt=0)
        .order_by("id")
        .values_list("id", "network", "day", "cast", "hasty", "apart")
    )
    apart = {id for id, *_, why in rows if why}
    found = []
    by_network: dict[tuple[int, str], list[int]] = defaultdict(list)
    for id, network, began, *_ in rows:
        by_network[network, began.isoformat()].append(id)
    # Where nearly everybody comes through one network, as behind a proxy, it tells nothing.
    for (network, day), people in by_network.items():
        if FEWEST <= len(people) < 0.9 * len(rows):
            found.append(_sign("network", f"{network}-{day}", people, day, apart))
    found += [
        _sign("same", key, people, "", apart) for key, people in _same(consultation) if len(people) >= FEWEST_ALIKE
    ]
    hurried = [id for id, _, _, cast, hasty, _ in rows if cast >= HASTY_VOTES and hasty >= HASTY_SHARE * cast]
    if hurried:
        found.append(_sign("hasty", "hasty", hurried, "", apart))
    return sorted(found, key=lambda one: (-len(one.people), one.kind, one.key))


def _sign(kind: str, key: str, people: list[int], day: str, apart: set[int]) -> Sign:
    return Sign(kind, key, tuple(people), day, len(apart.intersection(people)))


def _same(consultation: Consultation) -> list[tuple[str, list[int]]]:
    """People with ten votes or more who answered exactly the same statements in exactly the same way."""
    rows: dict[int, list[tuple[int, int]]] = defaultdict(list)
    votes = Vote.objects.filter(contributor__consultation=consultation, contributor__cast__gte=VOTES_ALIKE)
    for person, statement, value in votes.values_list("contributor_id", "statement_id", "value").iterator(20_000):
        rows[person].append((statement, value))
    marks = {
        # Everybody who passes on everything answers alike, and means nothing by it.
        person: hashlib.sha256(repr(sorted(row)).encode()).hexdigest()[:24]
        for person, row in rows.items()
        if any(value for _, value in row)
    }
    often = Counter(marks.values())
    together: dict[str, list[int]] = defaultdict(list)
    for person, mark in sorted(marks.items()):
        if often[mark] > 1:
            together[mark].append(person)
    return list(together.items())


def set_apart(consultation: Consultation, kind: str, key: str, apart: bool) -> int:
    """Set those of a sign apart, or put them back; nothing is deleted. How many it was.

    Only people the sign shows now are meant, and only those it set apart are put back.
    """
    mark = f"{kind}:{key}"[:80]
    with transaction.atomic():
        if not apart:
            mine = Contributor.objects.filter(consultation=consultation, apart=mark)
            return mine.update(apart="")
        found = next((one for one in signs_of(consultation) if (one.kind, one.key) == (kind, key)), None)
        if found is None:
            return 0
        changed = 0
        for start in range(0, len(found.people), 500):
            some = found.people[start : start + 500]
            changed += Contributor.objects.filter(pk__in=some, apart="").update(apart=mark)
        return changed
