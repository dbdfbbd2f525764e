"""Referrals: how a snowball has grown, on whom it hangs, and which few people are nearest to all."""

from ..errors import InvalidInput, Refusal
from .diagnostics import Dependence, Diagnostics, Reach, diagnose, trees
from .dominators import dependants, immediate_dominators
from .nominations import Nomination, Nominations
from .reach import best_reach, distance_weighted_reach
from .referral_files import read_nominations

__all__ = [
    "Dependence",
    "Diagnostics",
    "InvalidInput",
    "Nomination",
    "Nominations",
    "Reach",
    "Refusal",
    "best_reach",
    "dependants",
    "diagnose",
    "distance_weighted_reach",
    "immediate_dominators",
    "read_nominations",
    "trees",
]
