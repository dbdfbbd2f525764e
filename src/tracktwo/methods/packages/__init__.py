"""Packages: one option for each issue, which of them are not worse for everyone than another, and named solutions.

A page builds a `space` and, where all sides gave points, a `domain`; asks for the `frontier`, its `solutions` and
what is `better_for_both`; or, without points, for each side's `reading` and a `judge`ment. Keys are opaque. No answer
recommends anything.
"""

from .domains import Choice, Domain, Issue, Link, Package, Space, Veto, domain, same_budget, space
from .errors import Refused, Stopped, Unreadable, Why
from .genius import read_genius
from .improving import Improvement, better_for_both
from .judging import MOST_FOR_ALL, MOST_FOR_ONE, Judgement, Verdict, judge, judge_all
from .merging import MOST_POINTS, Frontier, frontier
from .named import DEFINITIONS, Note, Solution, Solutions, solutions
from .numbers import Number, exact, written
from .ownformat import Question, read_toml
from .readings import Contradiction, Reading, points_reading, reading
from .said import Between, Order, Ratio, Statement
from .winner import Division, adjusted_winner

__all__ = [
    "DEFINITIONS",
    "MOST_FOR_ALL",
    "MOST_FOR_ONE",
    "MOST_POINTS",
    "Between",
    "Choice",
    "Contradiction",
    "Division",
    "Domain",
    "Frontier",
    "Improvement",
    "Issue",
    "Judgement",
    "Link",
    "Note",
    "Number",
    "Order",
    "Package",
    "Question",
    "Ratio",
    "Reading",
    "Refused",
    "Solution",
    "Solutions",
    "Space",
    "Statement",
    "Stopped",
    "Unreadable",
    "Verdict",
    "Veto",
    "Why",
    "adjusted_winner",
    "better_for_both",
    "domain",
    "exact",
    "frontier",
    "judge",
    "judge_all",
    "points_reading",
    "read_genius",
    "read_toml",
    "reading",
    "same_budget",
    "solutions",
    "space",
    "written",
]
