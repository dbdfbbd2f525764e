"""The cases in the order in which they are read: the worked example first."""

from tracktwo.process.errors import NotThere

from .channels import IRAN, MONTVILLE, MULTI_TRACK, SANT_EGIDIO, SEEDS
from .kinds import Case
from .tajikistan import TAJIKISTAN
from .workshops import AZAR, BURTON, CYPRUS, KELMAN, OTTAWA

__all__ = ["CASES", "case"]

CASES = (
    TAJIKISTAN,
    KELMAN,
    AZAR,
    SANT_EGIDIO,
    CYPRUS,
    IRAN,
    OTTAWA,
    SEEDS,
    MULTI_TRACK,
    BURTON,
    MONTVILLE,
)
BY_NAME = {each.name: each for each in CASES}


def case(name: str) -> Case:
    """The case of that name.

    Raises:
        NotThere: there is none.
    """
    if name not in BY_NAME:
        raise NotThere("case")
    return BY_NAME[name]
