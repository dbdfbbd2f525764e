"""Packages of ids as pages show them: in words, with the needs and fears that they serve."""

from dataclasses import dataclass
from fractions import Fraction

from tracktwo.matter.concerns import Concern
from tracktwo.matter.issues import Issue
from tracktwo.methods import packages as method
from tracktwo.process.access import OpenMeeting
from tracktwo.process.records import Side
from tracktwo.process.sealed import Record

from ..options.records import Option
from . import reads
from .records import PackageIssue

__all__ = ["Choice", "PackageView", "Views"]


@dataclass(frozen=True)
class Choice:
    """One issue of a package and the option taken for it."""

    issue: Record[Issue]
    option: Record[Option]


@dataclass(frozen=True)
class PackageView:
    """A package in words: option by option, and each side's needs and fears that its options serve.

    `better` is a package that may be or is better; `values` are the sides' points, where they gave points.
    """

    key: tuple[str, ...]
    choices: list[Choice]
    serves: list[tuple[Side, list[Record[Concern]]]]
    better: "PackageView | None" = None
    values: tuple[tuple[Side, Fraction], ...] = ()


class Views:
    """Packages of ids as pages show them."""

    def __init__(self, meeting: OpenMeeting, issues: list[PackageIssue]) -> None:
        self.issues, self.sides = issues, meeting.left_first
        self.options = {option.id: option for each in issues for option in each.options}
        self.concerns = {concern.id: concern for concern in meeting.room.folio().all(Concern)}
        self.names = reads.names_of(meeting, issues)

    def package(self, key: method.Package, better: method.Package | None = None) -> PackageView:
        """A package in words, and the one that may be or is better."""
        choices = [Choice(each.issue, self.options[option]) for each, option in zip(self.issues, key, strict=True)]
        served = {
            id: self.concerns[id] for choice in choices for id in choice.option.body.serves if id in self.concerns
        }
        by_side = [
            (side, [concern for concern in served.values() if concern.body.owner == side.id]) for side in self.sides
        ]
        return PackageView(tuple(key), choices, by_side, self.package(better) if better else None)
