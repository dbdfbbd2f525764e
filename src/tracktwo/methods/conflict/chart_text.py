"""Every word on the chart, so that it can be drawn in the language of its readers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .formats import SOURCES, Kind
from .marks import MarkKind

__all__ = ["ENGLISH", "ChartText"]


@dataclass(frozen=True)
class ChartText:
    """The texts of `chart_svg` and `chart_table`; placeholders are named in braces.

    With `right_to_left` time runs from right to left, as a reader of Arabic expects of a line of dates, and texts run
    from the right. `thousands` stands between thousands.
    """

    whole_file: str = "The whole file"
    by_year: str = "Deaths by year"
    by_month: str = "Deaths by month"
    source: str = "{source}, version {version}"
    columns: str = "{source}, columns of generation {version}"
    source_only: str = "{source}"
    sources: Mapping[Kind, str] = field(default_factory=lambda: SOURCES)
    best: str = "best figure"
    single: str = "the one figure the source gives; no band"
    band: str = "from the low to the high figure"
    missing: str = "fewer than 25, or none recorded"
    unreadable: str = "a figure that cannot be read"
    by_end: str = "counted where events end: {n} end in a later step than they start"
    before: str = "as known before, version {version}"
    recorded: str = "Deaths that somebody recorded, not all that happened."
    imprecise: str = "Events whose date is not known to the day: {n} of {all}."
    unplaced: str = "Events of which only the year is known, in no month here: {n}."
    without_band: str = "Without a shade, since the figures of the source contradict each other: {periods}."
    caution: str = (
        "No ripeness can be read from this picture. That it can be told beforehand is “less than obvious” "
        "(Schrodt and others 2003)."
    )
    peak: str = "Most in {period}: {n}."
    without: str = "{missing}: {periods}."
    mark_kinds: Mapping[MarkKind, str] = field(
        default_factory=lambda: {"round": "official round", "accord": "accord", "event": "event"}
    )
    outside: str = "outside the time drawn"
    period: str = "Period"
    low: str = "Low"
    best_heading: str = "Best"
    high: str = "High"
    events: str = "Events"
    thousands: str = ","
    right_to_left: bool = False

    def number(self, number: int) -> str:
        """A whole number as it is written here."""
        return f"{number:,}".replace(",", self.thousands)


ENGLISH = ChartText()
