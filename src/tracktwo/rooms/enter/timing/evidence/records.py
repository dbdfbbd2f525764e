"""Conflict data as it was seen on a day."""

import msgspec

__all__ = ["FrozenChart", "Period"]


class Period(msgspec.Struct, frozen=True, array_like=True):
    """One year or month: deaths or events, or that the source has no figure. `missing` is not nought."""

    period: str
    low: int | None
    best: int | None
    high: int | None
    events: int | None
    missing: bool


class FrozenChart(msgspec.Struct, frozen=True):
    """The figures that were seen when something was decided, whatever later releases say."""

    vintage: str
    hash: str
    source: str
    version: str
    subject: str
    by: str
    periods: list[Period]
