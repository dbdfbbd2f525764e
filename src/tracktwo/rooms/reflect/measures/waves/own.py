"""Everybody's own answers, opened with their own code: then and now, with a change for the worse named first."""

from dataclasses import dataclass

from tracktwo.methods.evaluation import ReliableChange, reliable_change

from .records import Asked, Handed, History, asked_of

__all__ = ["OwnRow", "own_rows"]


@dataclass(frozen=True)
class OwnRow:
    """One item: a value for each closed wave, None where it was skipped; and which way it went, first to last.

    `reliable` only where the team supplied a reliability and a standard deviation with the scale.
    """

    item: Asked
    values: list[int | None]
    worse: bool
    better: bool
    reliable: ReliableChange | None


def own_rows(handed: Handed, history: History, language: str) -> list[OwnRow]:
    """One row for each item: those that went the worse way first."""
    rows = [_row(item, handed, history) for item in asked_of(handed, language, handed.languages)]
    return sorted(rows, key=lambda row: (not row.worse, row.item.place))


def _row(item: Asked, handed: Handed, history: History) -> OwnRow:
    lifted = [history.value(number, item.place) for number, _moment in handed.moments]
    values = [value + item.low - 1 if value else None for value in lifted]
    answered = [value for value in values if value is not None]
    change = answered[-1] - answered[0] if len(answered) > 1 else 0
    way = change if item.better == "high" else -change
    reliable = None
    if change and item.scale is not None and item.scale.reliability and item.scale.sd:
        reliable = reliable_change(answered[0], answered[-1], reliability=item.scale.reliability, sd=item.scale.sd)
    return OwnRow(item, values, way < 0, way > 0, reliable)
