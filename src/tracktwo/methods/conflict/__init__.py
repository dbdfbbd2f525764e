"""Conflict data: deaths by year or month from the files of UCDP and ACLED, and what can be drawn from them.

with open("BattleDeaths_v24_1.csv", "rb") as stream:
    data = read_conflict_data(stream, "BattleDeaths_v24_1.csv")
units(data, "tajik")                                   # dyads whose name, number or country holds the text
series = conflict_series(data, Choice(dyad=842))       # by year, or by="month" for files of events
"""

from tracktwo.methods.errors import InvalidInput, Notice, Refusal

from .choosing import Choice, Country, Unit, countries, near_units, units
from .frozen import from_plain, to_plain
from .problems import Problem
from .reading import ConflictData, read_conflict_data
from .revisions import Revision, Revisions, differences
from .series import By, KindCount, Period, Series, conflict_series
from .text_lines import Progress
from .vintages import Vintage

__all__ = [
    "By",
    "Choice",
    "ConflictData",
    "Country",
    "InvalidInput",
    "KindCount",
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
    "conflict_series",
    "countries",
    "differences",
    "from_plain",
    "near_units",
    "read_conflict_data",
    "to_plain",
    "units",
]
