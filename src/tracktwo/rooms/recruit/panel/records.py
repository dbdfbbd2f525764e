"""What is kept of the circles beside two teams of a dialogue: officials, young people, people drawn by lot."""

import datetime
from typing import Annotated

import msgspec

from tracktwo.process.sealed import Payload, Ref, payload

__all__ = ["Drawn", "GuardianConsent", "LotteryQuota", "PanelLottery", "YouthProfile"]


@payload("youth profile")
class YouthProfile(Payload, frozen=True):
    """The dialogue brings young people together (row 65). `day` is the day on which that was said."""

    day: datetime.date


@payload("guardian consent")
class GuardianConsent(Payload, frozen=True):
    """Guardians of a young person agreed that they come: the day, and nobody's name.

    One of the two ids is given: of somebody in the pool, or of a coded seat.
    """

    day: datetime.date
    prospect: Annotated[str, Ref("prospect")] = ""
    chair: str = ""


class LotteryQuota(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many of a panel have one value of a category, how many of the pool do, and how many were drawn."""

    category: str
    value: str
    fewest: int
    most: int
    pool: int
    drawn: int = 0


class Drawn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A panel that was drawn: its codes, and what makes the draw repeatable."""

    seed: str
    panel: list[str]
    place: int
    least: float
    greatest: float
    never: int
    versions: str
    day: datetime.date


@payload("panel lottery")
class PanelLottery(Payload, frozen=True):
    """A lottery of a track-three panel. People are codes, with a value for each category.

    They stay until the panel is drawn; after that the panel's codes are all that is left of them. `relaxed` are
    quotas as [place in the list, fewest, most] with which a panel could be drawn; None while nobody has tried.
    """

    places: int
    quotas: list[LotteryQuota]
    codes: list[str]
    values: list[list[str]]
    fingerprint: str
    people: int
    left_out: list[str] = []
    relaxed: list[list[int]] | None = None
    drawn: Drawn | None = None
