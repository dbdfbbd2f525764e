"""Releases: which version a row or a file says it is, in an order."""

import re

from tracktwo.methods.errors import Notice

from .problems import Problems

__all__ = ["Versions", "version_in_name"]

PARTS = re.compile(r"\d+")
# `GEDEvent_v24_1.csv`, `GEDEvent_v24_0_3.csv`, `ged241.csv`
IN_NAME = re.compile(r"(?:^|[^a-z])v[_-]?(\d{1,2}(?:[._-]\d{1,2}){1,3})(?!\d)|ged(\d{2})(\d)(?!\d)", re.IGNORECASE)


class Versions:
    """The versions that the rows of one file name. Two of them in one file are reported where the second begins."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._orders: dict[str, int] = {}

    def take(self, line: int, column: str, cell: str) -> int:
        """The place of a row's version in the order of versions."""
        order = self._orders.get(cell)
        if order is None:
            order = self._orders[cell] = _order(cell)
            if len(self._orders) > 1:
                reason = Notice(
                    "two-versions",
                    "a version besides {first}: two releases in one file; of a repeated row the newest counts",
                    {"first": next(iter(self._orders)).strip()},
                )
                self._problems.add(line, column, cell, reason)
        return order

    @property
    def text(self) -> str:
        """The versions, the newest last; empty where none is named."""
        return ", ".join(sorted((cell.strip() for cell in self._orders if cell.strip()), key=_order))


def version_in_name(name: str) -> str:
    """The version that the name of a file gives; empty where it gives none."""
    match = IN_NAME.search(name)
    if match is None:
        return ""
    return re.sub(r"[_-]", ".", match[1]) if match[1] else f"{match[2]}.{match[3]}"


def _order(cell: str) -> int:
    """Versions such as 24.1 and 24.0.12 as one number that rises with them."""
    order = 0
    for part in [*PARTS.findall(cell), "0", "0", "0"][:3]:
        order = order * 1000 + min(int(part[:6]), 999)
    return order
