"""Steps of reassurance, and the order in which every side can afford to take them.

After C. E. Osgood's graduated and reciprocated initiatives in tension reduction (*An Alternative to War or
Surrender*, 1962) and C. Mitchell's *Gestures of Conciliation* (2000): small steps that stand on their own, that can
be seen, and that invite an answer. The docstring of `find_order` says what is worked out.
"""

from ..errors import InvalidInput, Refusal
from .change_pairs import ChangePair
from .changes import KINDS, Change
from .explanation import Breach, DeadEnd, Explanation, explain
from .ladder import MAX_STEPS, InvalidLadder, Ladder, Side, Step
from .sequencing import ExposureState, PeakExposure, Verdict, find_order
from .tolerances import minimal_tolerances
from .toml_format import read_toml

__all__ = [
    "KINDS",
    "MAX_STEPS",
    "Breach",
    "Change",
    "ChangePair",
    "DeadEnd",
    "Explanation",
    "ExposureState",
    "InvalidInput",
    "InvalidLadder",
    "Ladder",
    "PeakExposure",
    "Refusal",
    "Side",
    "Step",
    "Verdict",
    "explain",
    "find_order",
    "minimal_tolerances",
    "read_toml",
]
