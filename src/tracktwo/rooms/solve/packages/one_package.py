"""What is known of one package: its verdict with the reason, and what changing one choice would mean."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tracktwo.methods import packages as method
from tracktwo.process.fields import Text
from tracktwo.process.records import Side

from .package_views import Choice, PackageView, Views

__all__ = ["AskedPackage", "ChangeView", "ask_about"]

VERDICTS: dict[method.Efficiency, Text] = {
    method.Efficiency.SURELY: _("Surely efficient: no other package is better for one side and worse for none."),
    method.Efficiency.POSSIBLY: _("Possibly efficient: it depends on what the sides have not said."),
    method.Efficiency.NEVER: _("Never efficient: another package is better for one side and worse for none."),
}
EFFECTS: dict[str, Text] = {
    "better": _("better"),
    "worse": _("worse"),
    "same": _("no difference"),
    "open": _("not known"),
}


@dataclass(frozen=True)
class ChangeView:
    """One choice exchanged for another: whether it surely helps a side and harms none, and the effect on each side.

    `effects` is empty where a side gave no points: an effect would tell the other side what it ranks higher.
    """

    old: Choice
    new: Choice
    harmless: bool
    effects: list[tuple[Side, Text]]


@dataclass(frozen=True)
class AskedPackage:
    """A package that was asked about, its verdict, and the changes of one choice that links and vetoes allow."""

    package: PackageView
    verdict: Text
    never: bool
    changes: list[ChangeView]


def ask_about(
    space: method.Space,
    feasible: Mapping[str, method.FeasibleValuations],
    views: Views,
    known: method.Assessment,
    with_points: bool,
) -> AskedPackage:
    """The verdict on a package and its reason.

    `feasible` holds what each side's words allow, by side; `with_points` says that every side gave points.
    """
    issues = {each.issue.id: each.issue for each in views.issues}
    sides = {side.id: side for side in views.sides}
    changes = [
        ChangeView(
            Choice(issues[change.issue], views.options[change.old]),
            Choice(issues[change.issue], views.options[change.new]),
            change.harmless,
            [(sides[side], EFFECTS[effect]) for side, effect in zip(feasible, change.effects, strict=True)]
            if with_points
            else [],
        )
        for change in method.assess_changes(space, list(feasible.values()), known.package)
        if change.allowed
    ]
    never = known.efficiency is method.Efficiency.NEVER
    return AskedPackage(views.package(known.package, known.challenger), VERDICTS[known.efficiency], never, changes)
