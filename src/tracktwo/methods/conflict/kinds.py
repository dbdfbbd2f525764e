"""Kinds of events, in one spelling each."""

from tracktwo.methods.errors import Notice

from .events import NOTHING
from .problems import Problems

__all__ = ["UCDP_KINDS", "EventKinds"]

# UCDP's `type_of_violence`.
UCDP_KINDS = {"1": "State-based conflict", "2": "Non-state conflict", "3": "One-sided violence"}
# ACLED has some thirty kinds and sub-kinds; a column with more holds something else.
MOST_KINDS = 100


class EventKinds:
    """The kinds of one file. `Violence Against Civilians` and `Violence against civilians` are one."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._places: dict[str, int] = {}
        self._spellings: dict[str, int] = {}
        self.names: list[str] = []

    def take(self, line: int, column: str, cell: str) -> int:
        """The place of a kind in `names`; -1 for none."""
        place = self._spellings.get(cell)
        if place is not None:
            return place
        name = UCDP_KINDS.get(cell.strip(), cell.strip())
        plain = " ".join(name.casefold().split())
        if not plain or len(self._spellings) >= MOST_KINDS:
            return NOTHING
        if plain in self._places and name != self.names[self._places[plain]]:
            first = self.names[self._places[plain]]
            reason = Notice(
                "two-spellings", "the same kind as {first}, spelt otherwise; taken as one", {"first": first}
            )
            self._problems.add(line, column, cell, reason)
        place = self._places.setdefault(plain, len(self.names))
        if place == len(self.names):
            self.names.append(name)
        self._spellings[cell] = place
        return place
