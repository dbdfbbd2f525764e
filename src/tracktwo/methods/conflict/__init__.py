"""Conflict data: deaths by year or month from the files of UCDP and ACLED, and what can be drawn from them.

with open("BattleDeaths_v24_1.csv", "rb") as stream:
    data = read_conflict_data(stream, "BattleDeaths_v24_1.csv")
units(data, "tajik")                                   # dyads whose name, number or country holds the text
series = conflict_series(data, Choice(dyad=842))       # by year, or by="month" for files of events
"""

from tracktwo.methods.errors import InvalidInput, Notice, Refusal

from .arcs import Arc, arcs
from .chart_svg import chart_svg
from .chart_table import ChartTable, chart_notes, chart_summary, chart_table
from .chart_text import ChartText
from .choosing import Choice, Country, Unit, countries, near_units, problems_among, units
from .frozen import from_plain, to_plain
from .kumu import Connection, Element, KumuMap
from .kumu_json import kumu_json, read_kumu_json
from .kumu_sheets import connections_csv, elements_csv, kumu_workbook, read_kumu_sheets
from .layout import LEVELS, Level, Placed, Position, Strip, place_groups, strips
from .marks import Mark, MarkKind, read_marks
from .problems import Problem
from .reading import ConflictData, read_conflict_data
from .revisions import Revision, Revisions, differences
from .series import By, KindCount, Period, Series, conflict_series
from .text_lines import Progress
from .vintages import Vintage

__all__ = [
    "LEVELS",
    "Arc",
    "By",
    "ChartTable",
    "ChartText",
    "Choice",
    "ConflictData",
    "Connection",
    "Country",
    "Element",
    "InvalidInput",
    "KindCount",
    "KumuMap",
    "Level",
    "Mark",
    "MarkKind",
    "Notice",
    "Period",
    "Placed",
    "Position",
    "Problem",
    "Progress",
    "Refusal",
    "Revision",
    "Revisions",
    "Series",
    "Strip",
    "Unit",
    "Vintage",
    "arcs",
    "chart_notes",
    "chart_summary",
    "chart_svg",
    "chart_table",
    "conflict_series",
    "connections_csv",
    "countries",
    "differences",
    "elements_csv",
    "from_plain",
    "kumu_json",
    "kumu_workbook",
    "near_units",
    "place_groups",
    "problems_among",
    "read_conflict_data",
    "read_kumu_json",
    "read_kumu_sheets",
    "read_marks",
    "strips",
    "to_plain",
    "units",
]
