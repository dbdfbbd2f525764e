"""Packages: one option for each issue, which of them nobody can improve without a cost to somebody, and fair ones.

A page makes a `Space` and, where all sides gave points, a `Domain`; asks for the `frontier`, its
`bargaining_solutions` and a `joint_gain`; or, without points, for each side's `feasible_valuations` and an assessment.
Keys are opaque. No answer recommends anything.
"""

from ..errors import InvalidInput, Notice, Refusal, Stopped
from .bargaining import DEFINITIONS, BargainingSolutions, Solution, bargaining_solutions
from .choice_changes import ChoiceChange, assess_changes
from .comparison import refuse_large
from .contradictions import contradicted_statements, contradictions
from .direct_solutions import DirectSolution, direct_kalai_smorodinsky, direct_nash
from .domain_files import is_template, read_domain
from .domains import Choice, Domain, Issue, Link, Package, Space, Veto, make_domain, make_space, same_budget
from .efficiency import MAX_FOR_ALL, MAX_FOR_ONE, Assessment, Efficiency, assess, assess_all
from .elimination import count_packages, eliminate
from .fair_division import Division, adjusted_winner, division_of
from .feasible_valuations import FeasibleValuations, feasible_valuations, point_valuation
from .inconsistency import InconsistentStatements
from .joint_gains import JointGain, joint_gain
from .numbers import Number, format_exact, parse_exact
from .pareto_frontier import MAX_POINTS, Frontier, frontier
from .preference_statements import Bounds, PreferenceStatement, Ranking, RatioBounds
from .profiles import ImportedDomain
from .table_format import read_table, rows_of_csv, rows_of_workbook
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
    "ChoiceChange",
    "DirectSolution",
    "Division",
    "Domain",
    "Efficiency",
    "FeasibleValuations",
    "Frontier",
    "ImportedDomain",
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
    "assess_changes",
    "bargaining_solutions",
    "contradicted_statements",
    "contradictions",
    "count_packages",
    "direct_kalai_smorodinsky",
    "direct_nash",
    "division_of",
    "eliminate",
    "feasible_valuations",
    "format_exact",
    "frontier",
    "is_template",
    "joint_gain",
    "make_domain",
    "make_space",
    "parse_exact",
    "point_valuation",
    "read_domain",
    "read_table",
    "read_toml",
    "refuse_large",
    "rows_of_csv",
    "rows_of_workbook",
    "same_budget",
]
