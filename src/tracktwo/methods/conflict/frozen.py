"""A series as plain values, so that a decision can keep the figures it saw, and as a series again."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from tracktwo.methods.errors import InvalidInput

from .choosing import Choice
from .formats import SOURCES
from .series import KindCount, Period, Series
from .vintages import Vintage

__all__ = ["from_plain", "to_plain"]


def to_plain(series: Series) -> dict[str, Any]:
    """The series as nested dictionaries and lists of texts, numbers and None, fit for JSON."""
    plain = asdict(series)
    for name in ("periods", "by_end", "precision", "kinds"):
        plain[name] = [list(item) if isinstance(item, tuple) else item for item in plain[name]]
    return plain


def from_plain(plain: Mapping[str, Any]) -> Series:
    """The series that `to_plain` gave.

    Raises:
        InvalidInput: the values are not such a series.
    """
    try:
        vintage = Vintage(**plain["vintage"])
        if vintage.kind not in SOURCES or plain["by"] not in ("year", "month"):
            raise KeyError(vintage.kind)
        return Series(
            vintage,
            Choice(**plain["choice"]),
            plain["about"],
            plain["by"],
            tuple(Period(**period) for period in plain["periods"]),
            tuple(Period(**period) for period in plain["by_end"]),
            plain["crossing"],
            plain["unplaced"],
            tuple((int(item[0]), int(item[1])) for item in plain["precision"]),
            tuple(KindCount(**kind) for kind in plain["kinds"]),
        )
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise InvalidInput("not-a-series", "found no series of conflict data: {error}", error=error) from None
