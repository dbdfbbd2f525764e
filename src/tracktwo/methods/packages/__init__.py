"""Packages: one option for each issue, which of them nobody can improve without a cost to somebody, and fair ones.

A page makes a `Space` and, where all sides gave points, a `Domain`; asks for the `frontier`, its
`bargaining_solutions` and a `joint_gain`; or, without points, for each side's `feasible_valuations` and an assessment.
Keys are opaque. No answer recommends anything.
"""

from ..errors import InvalidInput, Notice, Refusal, Stopped
from .bargaining import DEFINITIONS, BargainingSolutions, Solution, bargaining_solutions
from .domains import Choice, Domain, Issue, Link, Package, Space, Veto, make_domain, make_space, same_budget
from .efficiency import MAX_FOR_ALL, MAX_FOR_ONE, Assessment, Efficiency, assess, assess_all
from .elimination import count_packages, eliminate
from .fair_division import Division, adjusted_winner
from .feasible_valuations import (
    FeasibleValuations,
    InconsistentStatements,
    feasible_valuations,
    point_valuation,
)
from .genius import read_genius
from .joint_gains import JointGain, joint_gain
from .numbers import Number, format_exact, parse_exact
from .pareto_frontier import MAX_POINTS, Frontier, frontier
from .preference_statements import Bounds, PreferenceStatement, Ranking, RatioBounds
from .toml_format import PackageProblem, read_toml

__all__ = [
    "DEFINITIONS",
    "MAX_FOR_ALL",
    "MAX_FOR_ONE",
    "MAX_POINTS",
    "Assessment",
    "BargainingSolutions",
    "Bounds",
    "Choice",
    "Division",
    "Domain",
    "Efficiency",
    "FeasibleValuations",
    "Frontier",
    "InconsistentStatements",
    "InvalidInput",
    "Issue",
    "JointGain",
    "Link",
    "Notice",
    "Number",
    "Package",
    "PackageProblem",
    "PreferenceStatement",
    "Ranking",
    "RatioBounds",
    "Refusal",
    "Solution",
    "Space",
    "Stopped",
    "Veto",
    "adjusted_winner",
    "assess",
    "assess_all",
    "bargaining_solutions",
    "count_packages",
    "eliminate",
    "feasible_valuations",
    "format_exact",
    "frontier",
    "joint_gain",
    "make_domain",
    "make_space",
    "parse_exact",
    "point_valuation",
    "read_genius",
    "read_toml",
    "same_budget",
]
