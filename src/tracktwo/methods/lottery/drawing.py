"""From people and quotas to a panel: many panels of equal weight, of which a seed drawn in public picks one.

Everybody's chance is as even as the quotas allow: the smallest chance is as large as it can be (B. Flanigan, P. Gölz,
A. Gupta, B. Hennig and A. D. Procaccia, *Fair algorithms for selecting citizens' assemblies*, Nature 596, 2021). The
panels follow from people and quotas alone. The seed only picks, so that whoever computes has nothing to choose, and
whoever has both tables and the seed can repeat it.

It misleads where the pool does: a fair draw from those who came forward is no fair picture of a society.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Literal

from ..errors import InvalidInput
from .tables import People, Quota

__all__ = ["PANELS", "Draw", "Filled", "Lottery", "Relaxed", "outcome", "task_of"]

# Panels among which the seed picks: three dice, or three digits.
PANELS = 1000


@dataclass(frozen=True)
class Lottery:
    """People, quotas and how many are drawn.

    Raises:
        InvalidInput: nobody is to be drawn, or more than there are.
    """

    people: People
    quotas: tuple[Quota, ...]
    seats: int

    def __post_init__(self) -> None:
        if not 1 <= self.seats <= len(self.people.codes):
            raise InvalidInput(
                "seats-number",
                "found {seats} seats and {people} people; expected one seat at least, and no more than people",
                seats=self.seats,
                people=len(self.people.codes),
            )

    @property
    def fingerprint(self) -> str:
        """The same for the same people, quotas and seats, and no other: read out before the seed is drawn."""
        plain = [self.people.codes, self.people.values, [_plain(quota) for quota in self.quotas], self.seats]
        return sha256(json.dumps(plain, ensure_ascii=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Filled:
    """How many of a panel have a value, beside its quota."""

    quota: Quota
    drawn: int


@dataclass(frozen=True, slots=True)
class Relaxed:
    """A quota as it is, and as it would have to be."""

    quota: Quota
    fewest: int
    most: int


@dataclass(frozen=True)
class Draw:
    """A panel, or why there is none.

    `place` is that of the panel among all (from 1); `least` and `greatest` are the chances of those with the smallest
    and the greatest, and `never` counts people who are in no panel at all. Of nobody's own chance anything is said.
    """

    status: Literal["drawn", "conflict"]
    fingerprint: str
    panel: tuple[str, ...] = ()
    place: int = 0
    filled: tuple[Filled, ...] = ()
    least: float = 0.0
    greatest: float = 0.0
    never: int = 0
    relaxation: tuple[Relaxed, ...] = ()
    versions: str = field(default="", compare=False)


def task_of(lottery: Lottery) -> dict[str, Any]:
    """The lottery in numbers alone, for a process that is to learn neither codes nor what values are called."""
    categories = list(dict.fromkeys(quota.category for quota in lottery.quotas))
    numbers: dict[tuple[str, str], int] = {}
    quotas = []
    for quota in lottery.quotas:
        number = numbers.setdefault((quota.category, quota.value), len(numbers))
        quotas.append([categories.index(quota.category), number, quota.fewest, quota.most])
    people = [
        [numbers[category, value] for category, value in zip(categories, values, strict=True)]
        for values in lottery.people.values
    ]
    return {"seats": lottery.seats, "panels": PANELS, "quotas": quotas, "people": people}


def outcome(lottery: Lottery, answer: Mapping[str, Any], seed: str) -> Draw:
    """The panel that a seed picks out of the panels of an answer, or the quotas that would have to change.

    Args:
        lottery: that of the task.
        answer: `panels` as [times, numbers of people], or `relaxed` as [number of a quota, fewest, most].
        seed: what was drawn in public, letter by letter; spaces at its ends do not count.
    """
    versions = str(answer.get("versions", ""))
    if "relaxed" in answer:
        changes = tuple(Relaxed(lottery.quotas[place], fewest, most) for place, fewest, most in answer["relaxed"])
        return Draw("conflict", lottery.fingerprint, relaxation=changes, versions=versions)
    panels = [members for times, members in answer["panels"] for _ in range(times)]
    picked = sha256(f"{lottery.fingerprint}:{seed.strip()}".encode()).digest()
    place = int.from_bytes(picked) % len(panels)
    members = panels[place]
    times = [0] * len(lottery.people.codes)
    for panel in panels:
        for number in panel:
            times[number] += 1
    chosen = [lottery.people.values[number] for number in members]
    categories = list(dict.fromkeys(quota.category for quota in lottery.quotas))
    filled = tuple(
        Filled(quota, sum(values[categories.index(quota.category)] == quota.value for values in chosen))
        for quota in lottery.quotas
    )
    able = [count for count in times if count]
    return Draw(
        "drawn",
        lottery.fingerprint,
        tuple(lottery.people.codes[number] for number in members),
        place + 1,
        filled,
        min(able) / len(panels),
        max(able) / len(panels),
        len(times) - len(able),
        versions=versions,
    )


def _plain(quota: Quota) -> list[Any]:
    return [quota.category, quota.value, quota.fewest, quota.most]
