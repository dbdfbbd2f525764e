"""The form in which a side says what it makes of the issues: what is typed, what is kept, what contradicts itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tracktwo.methods import packages as method
from tracktwo.process.access import OpenMeeting
from tracktwo.process.sealed import Record
from tracktwo.rooms.solve.issues.records import Issue
from tracktwo.rooms.solve.options.records import Option
from tracktwo.rooms.solve.packages import acts as package_acts
from tracktwo.rooms.solve.packages.records import BUDGET, LIKENED, Likened, PackageIssue, Valuation

__all__ = ["Mistyped", "likened_rows", "parse", "rows", "shown", "told"]

RATIOS = 3


class Mistyped(Exception):
    """What was typed is no number where one is expected."""

    def __init__(self, errors: list[str]) -> None:
        super().__init__()
        self.errors = errors


@dataclass(frozen=True)
class OptionRow:
    """One option of the form."""

    option: Record[Option]
    rank: str
    worth: str
    veto: bool


@dataclass(frozen=True)
class MatterRow:
    """One issue of the form."""

    issue: Record[Issue]
    rank: str
    low: str
    high: str
    points: str
    options: list[OptionRow]

    @property
    def ranks(self) -> range:
        """The places its options can have."""
        return range(1, len(self.options) + 1)


def shown(said: Valuation) -> dict[str, str]:
    """The form's fields as they stand."""
    fields = {f"rank-{id}": str(rank) for id, rank in said.ranks.items()}
    fields |= {f"points-{id}": str(points) for id, points in said.points.items()}
    for id, (low, high) in said.shares.items():
        fields |= {f"low-{id}": str(low), f"high-{id}": str(high)}
    for ranks in said.choices.values():
        fields |= {f"choice-{id}": str(rank) for id, rank in ranks.items()}
    for worth in said.worth.values():
        fields |= {f"worth-{id}": str(part) for id, part in worth.items()}
    for _issue, option in said.vetoes:
        fields[f"veto-{option}"] = "1"
    for number, one in enumerate(said.likened):
        fields |= {f"one-{number}": one.one, f"how-{number}": one.how, f"other-{number}": one.other}
    if said.usable:
        fields["usable"] = "1"
    return fields


def rows(matter: PackageIssue, typed: Mapping[str, str]) -> MatterRow:
    """One issue with what is typed about it."""
    id = matter.issue.id
    options = [
        OptionRow(
            one,
            typed.get(f"choice-{one.id}", ""),
            typed.get(f"worth-{one.id}", ""),
            bool(typed.get(f"veto-{one.id}")),
        )
        for one in matter.options
    ]
    rank, low, high, points = (typed.get(f"{name}-{id}", "") for name in ("rank", "low", "high", "points"))
    return MatterRow(matter.issue, rank, low, high, points, options)


def likened_rows(typed: Mapping[str, str]) -> list[tuple[int, str, str, str]]:
    """The lines that liken one issue to another."""
    return [
        (number, typed.get(f"one-{number}", ""), typed.get(f"how-{number}", ""), typed.get(f"other-{number}", ""))
        for number in range(RATIOS)
    ]


class _Reader:
    """Reads what was typed, and remembers what was no number."""

    def __init__(self, typed: Mapping[str, str]) -> None:
        self.typed, self.errors = typed, list[str]()

    def number(self, name: str, low: int, high: int, what: str) -> int | None:
        """A whole number of this range, or nothing; Arabic-Indic digits are digits, too."""
        text = self.typed.get(name, "").strip()
        if not text:
            return None
        if text.isdecimal() and len(text) < 6 and low <= int(text) <= high:
            return int(text)
        fault = _("%(what)s: a whole number from %(low)s to %(high)s.")
        self.errors.append(fault % {"what": what, "low": low, "high": high})
        return None

    def numbers(self, prefix: str, ids: list[str], low: int, high: int, what: str) -> dict[str, int]:
        """The numbers given, by id."""
        read = {id: self.number(f"{prefix}-{id}", low, high, what) for id in ids}
        return {id: value for id, value in read.items() if value is not None}

    def share(self, id: str) -> tuple[int, int] | None:
        """From and to, where one of them is given."""
        low, high = (self.number(f"{name}-{id}", 0, 100, _("Share of importance")) for name in ("low", "high"))
        if low is None and high is None:
            return None
        if (low or 0) > (100 if high is None else high):
            self.errors.append(_("A share of importance runs from the smaller number to the larger."))
        return low or 0, 100 if high is None else high


def parse(found: list[PackageIssue], typed: Mapping[str, str]) -> Valuation:
    """What was typed, as it is kept.

    Raises:
        Mistyped: something is no whole number of its range, or half of a line is missing.
    """
    reader, issues = _Reader(typed), [one.issue.id for one in found]
    options = {one.issue.id: [option.id for option in one.options] for one in found}
    points = reader.numbers("points", issues, 0, BUDGET, _("Points"))
    shares = {id: reader.share(id) for id in issues}
    said = Valuation(
        about=package_acts.digest(found),
        ranks=reader.numbers("rank", issues, 1, len(issues), _("Importance")),
        shares={id: share for id, share in shares.items() if share is not None},
        choices={
            id: reader.numbers("choice", own, 1, len(own), _("Place of an option")) for id, own in options.items()
        },
        worth={id: reader.numbers("worth", own, 0, BUDGET, _("Worth of an option")) for id, own in options.items()},
        points={id: points.get(id, 0) for id in issues} if points else {},
        vetoes=[(id, option) for id, own in options.items() for option in own if typed.get(f"veto-{option}")],
        likened=_likened(found, typed, reader.errors),
        usable=bool(typed.get("usable")),
    )
    if reader.errors:
        raise Mistyped(list(dict.fromkeys(reader.errors)))
    return said


def _likened(found: list[PackageIssue], typed: Mapping[str, str], errors: list[str]) -> list[Likened]:
    known, likened = {one.issue.id for one in found}, []
    for _number, one, how, other in likened_rows(typed):
        if not (one or other):
            continue
        if one not in known or other not in known or one == other or how not in LIKENED:
            errors.append(_("To liken two issues, choose two different ones and say how they compare."))
        else:
            likened.append(Likened(one, how, other))
    return likened


def told(meeting: OpenMeeting, found: list[PackageIssue], contradiction: method.InconsistentStatements) -> str:
    """The statements that cannot all hold, in words."""
    names = {one.issue.id: meeting.dialogue.one_line(one.issue.body.words, 50) for one in found}
    names |= {option.id: meeting.dialogue.one_line(option.body.words, 50) for one in found for option in one.options}
    said = [_("“%(words)s”") % {"words": _in_words(one, names)} for one in contradiction.statements]
    joined = _(" and ").join(said)
    if len(said) == 1:
        return _("This contradicts itself: %(said)s") % {"said": joined}
    return _("These cannot all hold: %(said)s. Nothing was saved; what you typed is still here.") % {"said": joined}


def _in_words(one: method.PreferenceStatement, names: Mapping[str, str]) -> str:
    if isinstance(one, method.Ranking):
        tiers = [" = ".join(names[key] for key in tier) for tier in one.tiers]
        return _("in this order: %(order)s") % {"order": " > ".join(tiers)}
    if isinstance(one, method.Bounds):
        share = {"what": names[one.name], "low": round(one.low * 100), "high": round(one.high * 100)}
        return _("%(what)s is %(low)s to %(high)s percent of all importance") % share
    how = next(words for words, low, high in LIKENED.values() if (low, high) == (one.low, one.high))
    return f"{names[one.name]} {how} {names[one.base]}"
