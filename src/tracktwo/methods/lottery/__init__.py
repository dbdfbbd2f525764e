"""A panel drawn by fair lottery: quotas, people as codes, and a draw that anybody can repeat."""

from .drawing import PANELS, Draw, Filled, Lottery, Relaxed, outcome, task_of
from .tables import MOST_PEOPLE, People, Quota, read_people, read_quotas

__all__ = [
    "MOST_PEOPLE",
    "PANELS",
    "Draw",
    "Filled",
    "Lottery",
    "People",
    "Quota",
    "Relaxed",
    "outcome",
    "read_people",
    "read_quotas",
    "task_of",
]
