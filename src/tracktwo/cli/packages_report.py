"""What `tracktwo packages` found, as an object for programs and in words for people. It recommends nothing."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tracktwo.methods.packages import (
    DEFINITIONS,
    Assessment,
    BargainingSolutions,
    Efficiency,
    Frontier,
    Package,
    PackageProblem,
    Refusal,
    Space,
    assess_all,
    bargaining_solutions,
    count_packages,
    eliminate,
    format_exact,
    frontier,
    same_budget,
)

__all__ = ["Report", "as_object", "in_words", "work_out"]

# A sum that never changes is attained by every point: their packages are listed for the first few of them.
SHOWN, LISTED, SHORT, MOST_SHOWN = 3, 100, 12, 20
TITLES = {
    "nash": "Nash",
    "kalai_smorodinsky": "Kalai-Smorodinsky",
    "egalitarian": "Egalitarian",
    "utilitarian": "Largest sum",
}
VERDICTS = {Efficiency.SURELY: "surely", Efficiency.POSSIBLY: "possibly", Efficiency.NEVER: "never"}


@dataclass(frozen=True, slots=True)
class Report:
    """Everything the command tells."""

    problem: PackageProblem
    outcomes: int
    front: Frontier | None
    named: BargainingSolutions | None
    assessments: list[Assessment] | None
    reasons: dict[str, str]


def work_out(problem: PackageProblem, progress: Callable[[int, int, int], object]) -> Report:
    """The frontier where all sides gave points; surely, possibly, never where some side said more or less.

    Raises:
        Refusal: nothing of what was asked can be answered.
        Contradiction: a side's statements cannot all hold.
    """
    front = named = assessments = None
    reasons: dict[str, str] = {}
    if problem.domain is not None:
        front = frontier(problem.domain, progress)
        named = bargaining_solutions(front)
        reasons |= {
            name: "; ".join(map(str, notices)) for name in DEFINITIONS if (notices := getattr(named, name).notices)
        }
    else:
        silent = " and ".join(side for side in problem.sides if side not in problem.values)
        reasons |= dict.fromkeys(
            ("points", *DEFINITIONS),
            f"{silent} gave no points: without points there is no named solution and no frontier by value",
        )
    if problem.domain is None or any(problem.statements.values()):
        valuations = problem.feasible_valuations()
        try:
            assessments = assess_all(problem.space, valuations)
        except Refusal as refused:
            if front is None:
                raise
            reasons["weak"] = str(refused)
    many = front.outcomes if front is not None else count_packages(eliminate(problem.space))
    return Report(problem, many, front, named, assessments, reasons)


def as_object(report: Report) -> dict[str, Any]:
    """Counts as whole numbers of any size, utilities as numbers and, under `exact`, as exact text."""
    front, named = report.front, report.named
    points = {name: _points(report, name) for name in DEFINITIONS}
    made: dict[str, Any] = {
        "sides": list(report.problem.sides),
        "outcomes": report.outcomes,
        "points": None if front is None else len(front),
        "packages": None if front is None else front.packages_count,
        **{name: [[float(value) for value in one] for _, one in found] for name, found in points.items()},
        "exact": {name: [[format_exact(value) for value in one] for _, one in found] for name, found in points.items()},
        "reasons": report.reasons,
    }
    if front is not None and named is not None and report.problem.domain is not None:
        made["disagreement"] = [float(value) for value in front.disagreement]
        made["exact"]["disagreement"] = [format_exact(value) for value in front.disagreement]
        made["same_budget"] = same_budget(report.problem.domain)
        made["options"] = {
            name: [[_by_issue(report, package) for package in front.packages(n, LISTED)] for n, _ in found[:MOST_SHOWN]]
            for name, found in points.items()
        }
    if report.assessments is not None:
        made["weak"] = {
            word: [_by_issue(report, one.package) for one in report.assessments if one.efficiency is verdict]
            for verdict, word in VERDICTS.items()
        }
    return made


def _points(report: Report, name: str) -> list[tuple[int, tuple[Fraction, ...]]]:
    """Number and utilities of all points that attain a solution."""
    if report.front is None or report.named is None:
        return []
    return [(n, report.front.utilities(n)) for n in getattr(report.named, name).points]


def _by_issue(report: Report, package: Package) -> dict[str, str]:
    return {issue.key: option for issue, option in zip(report.problem.space.issues, package, strict=True)}


def in_words(report: Report) -> str:
    """Packages in words first, numbers after."""
    lines = [f"{report.outcomes:,} packages are possible: one option for each of {_issues(report.problem.space)}."]
    if report.front is not None:
        lines += _frontier_words(report, report.front)
    else:
        lines += ["", f"{report.reasons['points']}."]
    if report.assessments is not None:
        lines += _weak_words(report, report.assessments)
    elif "weak" in report.reasons:
        lines += ["", f"Orders and ranges: {report.reasons['weak']}."]
    return "\n".join(lines)


def _issues(space: Space) -> str:
    return f"{len(space.issues)} issues" if len(space.issues) > 1 else "one issue"


def _frontier_words(report: Report, front: Frontier) -> list[str]:
    """The frontier and the solutions."""
    if not len(front):
        return ["", "Links and vetoes leave no package at all."]
    lines = [
        f"{front.packages_count:,} of them are not worse for everyone than another one: no other package is at least "
        "as good for every side and better for one.",
        f"Packages of equal value counted once, these are {len(front):,}.",
    ]
    if len(front) <= SHORT:
        lines += [line for n in range(len(front)) for line in ("", *_point_words(report, front, n))]
    lines += ["", "Some definitions of fairness, and all packages that meet each. None is a recommendation."]
    for name, definition in DEFINITIONS.items():
        lines += ["", f"{TITLES[name]}: {definition}."]
        if name in report.reasons:
            lines.append(f"  Note: {report.reasons[name]}.")
        found = _points(report, name)
        for n, _ in found[:MOST_SHOWN]:
            lines += _point_words(report, front, n)
        if len(found) > MOST_SHOWN:
            lines.append(f"  - and packages of {len(found) - MOST_SHOWN:,} other values that attain it, too")
    lines += ["", "Disagreement, what each side has without a package: " + _worth(report, front.disagreement) + "."]
    if report.problem.domain is not None and not same_budget(report.problem.domain):
        lines.append(
            "The sides do not spread the same number of points. Egalitarian and largest sum compare points across "
            "sides and say little here; Nash and Kalai-Smorodinsky stay the same however a side scales its points."
        )
    return lines


def _point_words(report: Report, front: Frontier, n: int) -> list[str]:
    """The packages of a point, then what it is worth."""
    shown = front.packages(n, SHOWN)
    lines = [f"  - {_package_words(report.problem.space, package)}" for package in shown]
    if (more := front.counts[n] - len(shown)) > 0:
        lines.append(f"  - and {more:,} more of the same worth")
    return [*lines, "      worth " + _worth(report, front.utilities(n))]


def _package_words(space: Space, package: Package) -> str:
    return "; ".join(f"{issue.key}: {option}" for issue, option in zip(space.issues, package, strict=True))


def _worth(report: Report, utilities: tuple[Fraction, ...]) -> str:
    return ", ".join(
        f"{format_exact(value)} to {side}" for side, value in zip(report.problem.sides, utilities, strict=True)
    )


def _weak_words(report: Report, assessments: list[Assessment]) -> list[str]:
    """Surely, possibly, never."""
    counts = Counter(one.efficiency for one in assessments)
    lines = ["", "By what the sides said in orders and ranges, without points:"]
    for verdict, word in VERDICTS.items():
        lines.append(f"  {word}: {counts[verdict]:,} of {len(assessments):,} ({verdict.value})")
    sure = [one for one in assessments if one.efficiency is Efficiency.SURELY]
    lines += [f"  - surely: {_package_words(report.problem.space, one.package)}" for one in sure[:SHORT]]
    if len(sure) > SHORT:
        lines.append(f"  - and {len(sure) - SHORT:,} more")
    if counts[Efficiency.POSSIBLY] > len(assessments) / 2:
        lines.append("  Most packages stay possible: this says little yet. Points are optional; more orders may do.")
    return lines
