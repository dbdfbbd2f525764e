"""Links between two options, and a side's valuation of the issues."""

from fractions import Fraction
from typing import Annotated, Literal

import msgspec
from django.utils.translation import gettext_lazy as _

from tracktwo.matter.issues import Issue
from tracktwo.process.fields import Field, Text
from tracktwo.process.sealed import Payload, Record, Ref, payload

from ..options.records import Option

__all__ = ["BUDGET", "LINKS", "MOST_ISSUES", "RATIOS", "ImportanceRatio", "PackageIssue", "PackageLink", "Valuation"]

MOST_ISSUES = 12
# Points that a side spreads over the issues, and the worth of the best option of each.
BUDGET = 100
LINKS: dict[str, Text] = {"needs": _("is possible only with"), "excludes": _("is not possible with")}
# A ratio in words, and the range that the method reads it as.
RATIOS: dict[str, tuple[Text, Fraction, Fraction]] = {
    "same": (_("about as important as"), Fraction(4, 5), Fraction(5, 4)),
    "half": (_("about half as important again as"), Fraction(5, 4), Fraction(7, 4)),
    "twice": (_("about twice as important as"), Fraction(3, 2), Fraction(5, 2)),
    "thrice": (_("about three times as important as"), Fraction(5, 2), Fraction(7, 2)),
}


@payload("package-link")
class PackageLink(Payload, frozen=True):
    """Two options of different issues that go only together, or not together. It is known to all."""

    kind: Annotated[Literal["needs", "excludes"], Field(_("How the two options are linked"), choices=LINKS)]
    one: Annotated[str, Ref("option")]
    other: Annotated[str, Ref("option")]


class ImportanceRatio(msgspec.Struct, frozen=True):
    """`one` is about so many times as important as `other`; `how` is a key of `RATIOS`."""

    one: str
    how: str
    other: str


@payload("valuation")
class Valuation(Payload, frozen=True):
    """What one side said of the issues and their options, in its own scope. Everything in it may be left out.

    `about` is the digest of the issues and options it was said of. `ranks` of issues and `choices` of their options
    count from 1, the most important and the best. `shares` are percentages of all importance, from and to. `points`
    spread 100 over the issues, `worth` is what each option has of its issue's points, from 0 for the worst to 100 for
    the best. `vetoes` are (issue, option) that the side never takes.
    """

    about: bytes
    ranks: dict[str, int] = {}
    shares: dict[str, tuple[int, int]] = {}
    likened: list[ImportanceRatio] = []
    choices: dict[str, dict[str, int]] = {}
    points: dict[str, int] = {}
    worth: dict[str, dict[str, int]] = {}
    vetoes: list[tuple[str, str]] = []
    usable: bool = False


class PackageIssue(msgspec.Struct, frozen=True):
    """An issue that can enter, and the options among which a package chooses."""

    issue: Record[Issue]
    options: list[Record[Option]]
