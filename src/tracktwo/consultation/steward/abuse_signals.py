"""Signals of abuse: shown, and never acted on by themselves. Excluded contributors are counted beside the others."""

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db import transaction

from ..models import Consultation, Contributor, Vote

__all__ = ["Signal", "mark_of", "set_excluded", "signals_of"]

# Fewer than these say nothing: families share a telephone, a village a network.
FEWEST, FEWEST_SAME, VOTES_SAME = 8, 5, 10
HASTY_SHARE, HASTY_VOTES = 0.5, 8
NEARLY_ALL = 0.9
AT_ONCE = 500


@dataclass(frozen=True)
class Signal:
    """People who share something that honest people share less often; `kind` and `key` identify it.

    `excluded` is how many of them are excluded now. `nearly_all` says that nearly everybody shares it, as behind a
    proxy; it is shown all the same, since a large enough flood looks like that too.
    """

    kind: str
    key: str
    people: tuple[int, ...]
    day: str
    excluded: int
    nearly_all: bool = False


def mark_of(kind: str, key: str) -> str:
    """What is stored with contributors whom a signal excludes."""
    return f"{kind}:{key}"[:80]


def signals_of(consultation: Consultation) -> list[Signal]:
    """What stands out now, the largest first: one network on a day, the same answers, answers unread."""
    rows = list(
        Contributor.objects.filter(consultation=consultation, answered__gt=0)
        .order_by("id")
        .values_list("id", "network", "day", "answered", "hasty", "excluded_by")
    )
    excluded = {id for id, *_, mark in rows if mark}
    by_network: dict[tuple[int, str], list[int]] = defaultdict(list)
    for id, network, began, *_ in rows:
        by_network[network, began.isoformat()].append(id)
    signals = [
        _signal("network", f"{network}-{day}", people, excluded, day, len(people) >= NEARLY_ALL * len(rows))
        for (network, day), people in by_network.items()
        if len(people) >= FEWEST
    ]
    signals += [
        _signal("same", key, people, excluded)
        for key, people in _same_answers(consultation)
        if len(people) >= FEWEST_SAME
    ]
    hasty_people = [
        id for id, _, _, answered, hasty, _ in rows if answered >= HASTY_VOTES and hasty >= HASTY_SHARE * answered
    ]
    if hasty_people:
        signals.append(_signal("hasty", "hasty", hasty_people, excluded))
    return sorted(signals, key=lambda signal: (-len(signal.people), signal.kind, signal.key))


def _signal(
    kind: str, key: str, people: list[int], excluded: set[int], day: str = "", nearly_all: bool = False
) -> Signal:
    return Signal(kind, key, tuple(people), day, len(excluded.intersection(people)), nearly_all)


def _same_answers(consultation: Consultation) -> list[tuple[str, list[int]]]:
    """People with ten votes or more who answered exactly the same statements in exactly the same way."""
    answers: dict[int, list[tuple[int, int]]] = defaultdict(list)
    votes = Vote.objects.filter(contributor__consultation=consultation, contributor__answered__gte=VOTES_SAME)
    for person, statement, value in votes.values_list("contributor_id", "statement_id", "value").iterator(20_000):
        answers[person].append((statement, value))
    digests = {
        # Everybody who passes on everything answers the same, and means nothing by it.
        person: hashlib.sha256(repr(sorted(given)).encode()).hexdigest()[:24]
        for person, given in answers.items()
        if any(value for _, value in given)
    }
    occurrences = Counter(digests.values())
    by_digest: dict[str, list[int]] = defaultdict(list)
    for person, digest in sorted(digests.items()):
        if occurrences[digest] > 1:
            by_digest[digest].append(person)
    return list(by_digest.items())


def set_excluded(consultation: Consultation, kind: str, key: str, excluded: bool) -> int:
    """Exclude the people of a signal from the map, or include them again; how many changed. Nothing is deleted.

    Only people whom the signal shows now are excluded, and only those whom it excluded are included again.
    """
    mark = mark_of(kind, key)
    with transaction.atomic():
        if not excluded:
            rows = Contributor.objects.filter(consultation=consultation, excluded_by=mark)
            return rows.update(excluded_by="")
        matches = (signal for signal in signals_of(consultation) if (signal.kind, signal.key) == (kind, key))
        people = next((signal.people for signal in matches), ())
        return sum(
            Contributor.objects.filter(pk__in=people[start : start + AT_ONCE], excluded_by="").update(excluded_by=mark)
            for start in range(0, len(people), AT_ONCE)
        )
