"""What the packages' methods refuse, each with a name that a page can translate and an English sentence."""

from enum import Enum

__all__ = ["Refused", "Stopped", "Unreadable", "Why"]


class Unreadable(ValueError):
    """Input that cannot be used: the message says what was found, where, and what was expected."""


class Stopped(Exception):
    """The one who asked no longer wants the answer."""


class Why(Enum):
    """Why a question is not answered. The name is stable, the value an English sentence with places for facts."""

    NEAR_ZERO_SUM = (
        "more than {limit:,} packages with different values are not worse for everyone than another: what one side "
        "gains the other loses almost to the point, and a list so long helps nobody. Fewer issues, or coarser "
        "values, can be answered"
    )
    TOO_MUCH_WORK = (
        "joining the issues would mean looking at more than {limit:,} combinations. Fewer options, or coarser "
        "values, can be answered"
    )
    LINKS_TOO_ENTANGLED = (
        "the links tie so many options together that more than {limit:,} partial packages would have to be kept "
        "apart. Fewer links, or links among fewer issues, can be answered"
    )
    TOO_MANY_PACKAGES = (
        "{packages:,} packages are too many to judge here on orders and ranges; up to {limit:,} can be. Leave out "
        "options that nobody considers, or ask about one package"
    )
    TOO_MANY_READINGS = (
        "what {side} said leaves corners too many to look at ({limit:,} at most). Say an order in place of ranges, "
        "or ranges for fewer issues"
    )
    NOT_TWO_SIDES = "Adjusted Winner divides between two sides; here are {sides}"
    UNEQUAL_POINTS = "Adjusted Winner needs equal totals: {side} gave {found} points in all where {total} were expected"
    LINKED = "Adjusted Winner divides issue by issue: with links or vetoes between them it does not apply"
    NO_POINTS = "{side} gave no points: without points there is no named solution, and no frontier by value"


class Refused(ValueError):
    """A question that is not answered, with the reason in `why` and its facts in `facts`."""

    def __init__(self, why: Why, **facts: object) -> None:
        self.why, self.facts = why, facts
        super().__init__(why.value.format(**facts))
