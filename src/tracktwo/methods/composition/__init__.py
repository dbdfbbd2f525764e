"""Composing teams: who could sit together so that the room can work, and why nobody can where nobody can."""

from ..errors import InvalidInput, Stopped
from .alternates import alternates_of, could_replace, could_take_over
from .conflict import cheapest_relaxation, irreducible_conflict, is_feasible
from .pool import CONSTITUENCY, LANGUAGE, LEVELS, LISTENS, REACH, Answer, Candidate, Pool
from .pool_file import read_pool
from .referrals import coverage_within
from .rules import (
    Row,
    Rule,
    apart,
    available_only,
    excluded,
    from_questions,
    included,
    nominator_limits,
    one_of,
    sizes,
    sizes_alike,
    together,
    working_language,
)
from .rules_file import read_rules
from .sensitivity import Coverage, coverage, differences, hangs_on
from .solving import Composition, GoalReached, Problem, Progress, compose

__all__ = [
    "CONSTITUENCY",
    "LANGUAGE",
    "LEVELS",
    "LISTENS",
    "REACH",
    "Answer",
    "Candidate",
    "Composition",
    "Coverage",
    "GoalReached",
    "InvalidInput",
    "Pool",
    "Problem",
    "Progress",
    "Row",
    "Rule",
    "Stopped",
    "alternates_of",
    "apart",
    "available_only",
    "cheapest_relaxation",
    "compose",
    "could_replace",
    "could_take_over",
    "coverage",
    "coverage_within",
    "differences",
    "excluded",
    "from_questions",
    "hangs_on",
    "included",
    "irreducible_conflict",
    "is_feasible",
    "nominator_limits",
    "one_of",
    "read_pool",
    "read_rules",
    "sizes",
    "sizes_alike",
    "together",
    "working_language",
]
