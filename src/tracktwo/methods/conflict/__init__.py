"""Conflict data: deaths by year or month from the files of UCDP and ACLED, and what can be drawn from them.

with open("BattleDeaths_v24_1.csv", "rb") as stream:
    data = read_conflict_data(stream, "BattleDeaths_v24_1.csv")
units(data, "tajik")                                   # dyads whose name, number or country holds the text
series = conflict_series(data, Choice(dyad=842))       # by year, or by="month" for files of events
kept = to_plain(series)                                # what a decision freezes; from_plain gives it back
differences(from_plain(kept), later)                   # what the same question finds changed in a later release
chart_svg(series, words, marks)                        # a picture; chart_table has its figures
"""

from tracktwo.methods.errors import InvalidInput, Notice, Refusal

from .chart_svg import chart_svg
from .chart_table import ChartTable, chart_notes, chart_summary, chart_table
from .chart_text import ChartText
from .choosing import Choice, Country, Unit, countries, near_units, problems_among, units
from .frozen import from_plain, to_plain
from .marks import Mark, MarkKind, read_marks
from .problems import Problem
from .reading import ConflictData, read_conflict_data
from .revisions import Revision, Revisions, differences
from .series import By, KindCount, Period, Series, conflict_series
from .text_lines import Progress
from .vintages import Vintage

__all__ = [
    "By",
    "ChartTable",
    "ChartText",
    "Choice",
    "ConflictData",
    "Country",
    "InvalidInput",
    "KindCount",
    "Mark",
    "MarkKind",
    "Notice",
    "Period",
    "Problem",
    "Progress",
    "Refusal",
    "Revision",
    "Revisions",
    "Series",
    "Unit",
    "Vintage",
    "chart_notes",
    "chart_summary",
    "chart_svg",
    "chart_table",
    "conflict_series",
    "countries",
    "differences",
    "from_plain",
    "near_units",
    "problems_among",
    "read_conflict_data",
    "read_marks",
    "to_plain",
    "units",
]
