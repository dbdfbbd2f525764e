"""What experience advises on beginning, and why. Advice follows from words that were entered, never from a figure."""

from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Text

from ..ripeness.reads import Reading
from .records import BEGINS

__all__ = ["Advice", "advice_on"]

Way = Literal["ask", "leave", "go", "wait", "maintain", "beside"]


@dataclass(frozen=True)
class Advice:
    """One recommendation with its reason. `against` are the choices that need a reason of their own."""

    way: Way
    words: Text
    why: Text
    rows: tuple[int, ...]
    against: frozenset[str] = frozenset()


BY_TALKS: dict[str, Advice] = {
    "productive": Advice(
        "leave",
        _("Do not begin: let officials get on with it."),
        _("Official talks make headway. A second channel would draw attention and people away from them."),
        (40,),
        BEGINS,
    ),
    "stranded": Advice(
        "go",
        _("Go ahead."),
        _("Official talks are stranded. People without office can look at what officials cannot say."),
        (41,),
    ),
    "absent": Advice(
        "go",
        _("Go ahead."),
        _("There are no official talks. A dialogue can prepare the ground on which they become possible."),
        (41,),
    ),
    "acute": Advice(
        "wait",
        _("Wait, and set a day to look again."),
        _("The conflict is too acute: a dialogue would probably not affect it now, and could harm those who come."),
        (70,),
        frozenset({"begin"}),
    ),
}

UNKNOWN = Advice(
    "ask",
    _("First look at how official talks stand."),
    _("Whether to begin depends on it: talks that make headway are left alone, stranded ones are complemented."),
    (8, 40, 41, 70),
)

KEEP_ALIVE = Advice(
    "maintain",
    _("Keep a sense of possibility alive, without the phase of solving."),
    _("A side is not seen as ready. Solving before that time uses up people and ideas."),
    (69,),
)


NOT_ALONE = Advice(
    "beside",
    _("Not by a dialogue alone."),
    _("It is seen as escalated so far that somebody with leverage has to set limits first, or beside you."),
    (),
)


def advice_on(talks: str, reading: Reading, escalated: bool = False) -> list[Advice]:
    """What is advised: by the state of official talks first, then by ripeness, then by escalation."""
    first = BY_TALKS.get(talks, UNKNOWN)
    unripe = [KEEP_ALIVE] if reading.not_ripe and first.way in ("go", "ask") else []
    return [first, *unripe, *([NOT_ALONE] if escalated else [])]
