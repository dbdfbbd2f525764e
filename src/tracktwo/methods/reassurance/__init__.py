"""Steps of reassurance, and the order in which every side can afford to take them.

After C. E. Osgood's graduated and reciprocated initiatives in tension reduction (*An Alternative to War or
Surrender*, 1962) and C. Mitchell's *Gestures of Conciliation* (2000): small steps that stand on their own, that can
be seen, and that invite an answer. What is worked out is in the docstring of `find`.
"""

from .blocking import Break, End, Explanation, explain
from .changes import KINDS, Change
from .finding import Standing, Verdict, Worst, find
from .ladder import LIMIT, Ladder, Refused, Side, Step, Unreadable
from .reading import read
from .tolerances import minimal_tolerances

__all__ = [
    "KINDS",
    "LIMIT",
    "Break",
    "Change",
    "End",
    "Explanation",
    "Ladder",
    "Refused",
    "Side",
    "Standing",
    "Step",
    "Unreadable",
    "Verdict",
    "Worst",
    "explain",
    "find",
    "minimal_tolerances",
    "read",
]
