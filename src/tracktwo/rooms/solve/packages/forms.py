"""The form in which a side values the issues: what was typed, what is stored, and contradictions in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tracktwo.matter.issues import Issue
from tracktwo.methods import packages as method
from tracktwo.process.access import OpenMeeting
from tracktwo.process.sealed import Record

from ..options.records import Option
from .reads import digest, names_of
from .records import BUDGET, RATIOS, ImportanceRatio, PackageIssue, Valuation

__all__ = [
    "IssueRow",
    "Mistyped",
    "OptionRow",
    "contradiction_words",
    "fields_of",
    "issue_row",
    "parse",
    "points_against_words",
    "ratio_rows",
]

RATIO_ROWS = 3


class Mistyped(Exception):
    """Something typed is not a number where one is expected; `errors` say what, in the reader's language."""

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
class IssueRow:
    """One issue of the form."""

    issue: Record[Issue]
    rank: str
    low: str
    high: str
    points: str
    options: list[OptionRow]

    @property
    def ranks(self) -> range:
        """The ranks its options can have."""
        return range(1, len(self.options) + 1)


def fields_of(valuation: Valuation) -> dict[str, str]:
    """A valuation as the fields of the form."""
    fields = {f"rank-{id}": str(rank) for id, rank in valuation.ranks.items()}
    fields |= {f"points-{id}": str(points) for id, points in valuation.points.items()}
    for id, (low, high) in valuation.shares.items():
        fields |= {f"low-{id}": str(low), f"high-{id}": str(high)}
    for ranks in valuation.choices.values():
        fields |= {f"choice-{id}": str(rank) for id, rank in ranks.items()}
    for worth in valuation.worth.values():
        fields |= {f"worth-{id}": str(part) for id, part in worth.items()}
    for _issue, option in valuation.vetoes:
        fields[f"veto-{option}"] = "1"
    for number, ratio in enumerate(valuation.likened):
        fields |= {f"one-{number}": ratio.one, f"how-{number}": ratio.how, f"other-{number}": ratio.other}
    if valuation.usable:
        fields["usable"] = "1"
    return fields


def issue_row(package_issue: PackageIssue, typed: Mapping[str, str]) -> IssueRow:
    """One issue with what is typed about it."""
    id = package_issue.issue.id
    options = [
        OptionRow(
            option,
            typed.get(f"choice-{option.id}", ""),
            typed.get(f"worth-{option.id}", ""),
            bool(typed.get(f"veto-{option.id}")),
        )
        for option in package_issue.options
    ]
    rank, low, high, points = (typed.get(f"{name}-{id}", "") for name in ("rank", "low", "high", "points"))
    return IssueRow(package_issue.issue, rank, low, high, points, options)


def ratio_rows(typed: Mapping[str, str]) -> list[tuple[int, str, str, str]]:
    """The rows that compare the importance of two issues: number, issue, key of the ratio, other issue."""
    return [
        (number, typed.get(f"one-{number}", ""), typed.get(f"how-{number}", ""), typed.get(f"other-{number}", ""))
        for number in range(RATIO_ROWS)
    ]


class _Reader:
    """Reads what was typed, and collects an error for what is not a number."""

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
        numbers = {id: self.number(f"{prefix}-{id}", low, high, what) for id in ids}
        return {id: number for id, number in numbers.items() if number is not None}

    def share(self, id: str) -> tuple[int, int] | None:
        """From and to, where one of them is given."""
        low, high = (self.number(f"{name}-{id}", 0, 100, _("Share of importance")) for name in ("low", "high"))
        if low is None and high is None:
            return None
        if (low or 0) > (100 if high is None else high):
            self.errors.append(_("A share of importance runs from the smaller number to the larger."))
        return low or 0, 100 if high is None else high


def parse(issues: list[PackageIssue], typed: Mapping[str, str]) -> Valuation:
    """The valuation that was typed.

    Raises:
        Mistyped: something is not a whole number of its range, or half of a row is missing.
    """
    reader, ids = _Reader(typed), [each.issue.id for each in issues]
    options = {each.issue.id: [option.id for option in each.options] for each in issues}
    points = reader.numbers("points", ids, 0, BUDGET, _("Points"))
    shares = {id: reader.share(id) for id in ids}
    valuation = Valuation(
        about=digest(issues),
        ranks=reader.numbers("rank", ids, 1, len(ids), _("Importance")),
        shares={id: share for id, share in shares.items() if share is not None},
        choices={id: reader.numbers("choice", own, 1, len(own), _("Rank of an option")) for id, own in options.items()},
        worth={id: reader.numbers("worth", own, 0, BUDGET, _("Worth of an option")) for id, own in options.items()},
        points={id: points.get(id, 0) for id in ids} if points else {},
        vetoes=[(id, option) for id, own in options.items() for option in own if typed.get(f"veto-{option}")],
        likened=_ratios(issues, typed, reader.errors),
        usable=bool(typed.get("usable")),
    )
    if reader.errors:
        raise Mistyped(list(dict.fromkeys(reader.errors)))
    return valuation


def _ratios(issues: list[PackageIssue], typed: Mapping[str, str], errors: list[str]) -> list[ImportanceRatio]:
    ids, ratios = {each.issue.id for each in issues}, []
    for _number, first, how, second in ratio_rows(typed):
        if not (first or second):
            continue
        if first not in ids or second not in ids or first == second or how not in RATIOS:
            errors.append(_("To compare two issues, choose two different ones and say how they compare."))
        else:
            ratios.append(ImportanceRatio(first, how, second))
    return ratios


def points_against_words(
    meeting: OpenMeeting, issues: list[PackageIssue], statements: list[method.PreferenceStatement]
) -> list[str]:
    """What a side said and its own points contradict, in words for that side."""
    names = names_of(meeting, issues)
    return [_in_words(statement, names) for statement in statements]


def contradiction_words(
    meeting: OpenMeeting, issues: list[PackageIssue], contradiction: method.InconsistentStatements
) -> str:
    """The statements that cannot all hold, in words."""
    names = names_of(meeting, issues)
    quoted = [_("“%(words)s”") % {"words": _in_words(statement, names)} for statement in contradiction.statements]
    joined = _(" and ").join(quoted)
    if len(quoted) == 1:
        return _("This contradicts itself: %(statement)s") % {"statement": joined}
    message = _("These cannot all hold: %(statements)s. Nothing was saved; what you typed is still here.")
    return message % {"statements": joined}


def _in_words(statement: method.PreferenceStatement, names: Mapping[str, str]) -> str:
    if isinstance(statement, method.Ranking):
        tiers = [" = ".join(names[key] for key in tier) for tier in statement.tiers]
        return _("in this order: %(order)s") % {"order": " > ".join(tiers)}
    if isinstance(statement, method.Bounds):
        share = {"what": names[statement.name], "low": round(statement.low * 100), "high": round(statement.high * 100)}
        return _("%(what)s is %(low)s to %(high)s percent of all importance") % share
    bounds = statement.low, statement.high
    how = next(words for words, low, high in RATIOS.values() if (low, high) == bounds)
    return f"{names[statement.name]} {how} {names[statement.base]}"
