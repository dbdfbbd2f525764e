"""Mixed small groups over several rounds, in which people meet as many others as possible."""

from ..errors import InvalidInput, Refusal
from .feasible import INTERPRETERS
from .judging import Broken, hard_broken
from .planning import Plan, judge, plan
from .problem import MOST_ROUNDS, MOST_SEATS, Problem, Round, Rule, Seat, make_problem, sizes_of
from .rules_file import Rules, read_rules
from .seats_file import read_seats

__all__ = [
    "INTERPRETERS",
    "MOST_ROUNDS",
    "MOST_SEATS",
    "Broken",
    "InvalidInput",
    "Plan",
    "Problem",
    "Refusal",
    "Round",
    "Rule",
    "Rules",
    "Seat",
    "hard_broken",
    "judge",
    "make_problem",
    "plan",
    "read_rules",
    "read_seats",
    "sizes_of",
]
