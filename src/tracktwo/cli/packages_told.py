"""What `tracktwo packages` found, as an object for programs and in words for people. It recommends nothing."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tracktwo.methods.packages import (
    DEFINITIONS,
    Frontier,
    Judgement,
    Package,
    Question,
    Refused,
    Solutions,
    Space,
    Verdict,
    Why,
    frontier,
    judge_all,
    same_budget,
    solutions,
    written,
)
from tracktwo.methods.packages.elimination import outcomes, steps

__all__ = ["Told", "as_object", "in_words", "work_out"]

# A sum that never changes is attained by every point: their packages are listed for the first few of them.
SHOWN, LISTED, SHORT, MOST_SHOWN = 3, 100, 12, 20
TITLES = {
    "nash": "Nash",
    "kalai_smorodinsky": "Kalai-Smorodinsky",
    "egalitarian": "Egalitarian",
    "utilitarian": "Largest sum",
}
VERDICTS = {Verdict.SURELY: "surely", Verdict.POSSIBLY: "possibly", Verdict.NEVER: "never"}


@dataclass(frozen=True, slots=True)
class Told:
    """Everything the command tells."""

    question: Question
    outcomes: int
    front: Frontier | None
    named: Solutions | None
    judged: list[Judgement] | None
    reasons: dict[str, str]


def work_out(question: Question, progress: Callable[[int, int, int], object]) -> Told:
    """The frontier where all sides gave points; surely, possibly, never where some side said more or less.

    Raises:
        Refused: nothing of what was asked can be answered.
        Contradiction: a side's statements cannot all hold.
    """
    front = named = judged = None
    reasons: dict[str, str] = {}
    if question.domain is not None:
        front = frontier(question.domain, progress)
        named = solutions(front)
        reasons |= {name: str(note.value) for name in DEFINITIONS if (note := getattr(named, name).note)}
    else:
        silent = " and ".join(side for side in question.sides if side not in question.values)
        reasons |= dict.fromkeys(("points", *DEFINITIONS), Why.NO_POINTS.value.format(side=silent))
    if question.domain is None or any(question.said.values()):
        readings = question.readings()
        try:
            judged = judge_all(question.space, readings)
        except Refused as refused:
            if front is None:
                raise
            reasons["weak"] = str(refused)
    many = front.outcomes if front is not None else outcomes(steps(question.space))
    return Told(question, many, front, named, judged, reasons)


def as_object(told: Told) -> dict[str, Any]:
    """Counts as whole numbers of any size, utilities as numbers and, under `exact`, as exact text."""
    front, named = told.front, told.named
    points = {name: _points(told, name) for name in DEFINITIONS}
    made: dict[str, Any] = {
        "sides": list(told.question.sides),
        "outcomes": told.outcomes,
        "points": None if front is None else len(front),
        "packages": None if front is None else front.packages_count,
        **{name: [[float(value) for value in one] for _, one in found] for name, found in points.items()},
        "exact": {name: [[written(value) for value in one] for _, one in found] for name, found in points.items()},
        "reasons": told.reasons,
    }
    if front is not None and named is not None and told.question.domain is not None:
        made["disagreement"] = [float(value) for value in front.disagreement]
        made["exact"]["disagreement"] = [written(value) for value in front.disagreement]
        made["same_budget"] = same_budget(told.question.domain)
        made["options"] = {
            name: [[_by_issue(told, package) for package in front.packages(n, LISTED)] for n, _ in found[:MOST_SHOWN]]
            for name, found in points.items()
        }
    if told.judged is not None:
        made["weak"] = {
            word: [_by_issue(told, one.package) for one in told.judged if one.verdict is verdict]
            for verdict, word in VERDICTS.items()
        }
    return made


def _points(told: Told, name: str) -> list[tuple[int, tuple[Fraction, ...]]]:
    """Number and utilities of all points that attain a solution."""
    if told.front is None or told.named is None:
        return []
    return [(n, told.front.utilities(n)) for n in getattr(told.named, name).points]


def _by_issue(told: Told, package: Package) -> dict[str, str]:
    return {issue.key: option for issue, option in zip(told.question.space.issues, package, strict=True)}


def in_words(told: Told) -> str:
    """Packages in words first, numbers after."""
    lines = [f"{told.outcomes:,} packages are possible: one option for each of {_issues(told.question.space)}."]
    if told.front is not None:
        lines += _frontier_words(told, told.front)
    else:
        lines += ["", f"{told.reasons['points']}."]
    if told.judged is not None:
        lines += _weak_words(told, told.judged)
    elif "weak" in told.reasons:
        lines += ["", f"Orders and ranges: {told.reasons['weak']}."]
    return "\n".join(lines)


def _issues(space: Space) -> str:
    return f"{len(space.issues)} issues" if len(space.issues) > 1 else "one issue"


def _frontier_words(told: Told, front: Frontier) -> list[str]:
    """The frontier and the solutions."""
    if not len(front):
        return ["", "Links and vetoes leave no package at all."]
    lines = [
        f"{front.packages_count:,} of them are not worse for everyone than another one: no other package is at least "
        "as good for every side and better for one.",
        f"Packages of equal value counted once, these are {len(front):,}.",
    ]
    if len(front) <= SHORT:
        lines += [line for n in range(len(front)) for line in ("", *_point_words(told, front, n))]
    lines += ["", "Some definitions of fairness, and all packages that meet each. None is a recommendation."]
    for name, definition in DEFINITIONS.items():
        lines += ["", f"{TITLES[name]}: {definition}."]
        if name in told.reasons:
            lines.append(f"  Note: {told.reasons[name]}.")
        found = _points(told, name)
        for n, _ in found[:MOST_SHOWN]:
            lines += _point_words(told, front, n)
        if len(found) > MOST_SHOWN:
            lines.append(f"  - and packages of {len(found) - MOST_SHOWN:,} other values that attain it, too")
    lines += ["", "Disagreement, what each side has without a package: " + _worth(told, front.disagreement) + "."]
    if told.question.domain is not None and not same_budget(told.question.domain):
        lines.append(
            "The sides do not spread the same number of points. Egalitarian and largest sum compare points across "
            "sides and say little here; Nash and Kalai-Smorodinsky stay the same however a side scales its points."
        )
    return lines


def _point_words(told: Told, front: Frontier, n: int) -> list[str]:
    """The packages of a point, then what it is worth."""
    shown = front.packages(n, SHOWN)
    lines = [f"  - {_package_words(told.question.space, package)}" for package in shown]
    if (more := front.counts[n] - len(shown)) > 0:
        lines.append(f"  - and {more:,} more of the same worth")
    return [*lines, "      worth " + _worth(told, front.utilities(n))]


def _package_words(space: Space, package: Package) -> str:
    return "; ".join(f"{issue.key}: {option}" for issue, option in zip(space.issues, package, strict=True))


def _worth(told: Told, utilities: tuple[Fraction, ...]) -> str:
    return ", ".join(f"{written(value)} to {side}" for side, value in zip(told.question.sides, utilities, strict=True))


def _weak_words(told: Told, judged: list[Judgement]) -> list[str]:
    """Surely, possibly, never."""
    counts = Counter(one.verdict for one in judged)
    lines = ["", "By what the sides said in orders and ranges, without points:"]
    for verdict, word in VERDICTS.items():
        lines.append(f"  {word}: {counts[verdict]:,} of {len(judged):,} ({verdict.value})")
    sure = [one for one in judged if one.verdict is Verdict.SURELY]
    lines += [f"  - surely: {_package_words(told.question.space, one.package)}" for one in sure[:SHORT]]
    if len(sure) > SHORT:
        lines.append(f"  - and {len(sure) - SHORT:,} more")
    if counts[Verdict.POSSIBLY] > len(judged) / 2:
        lines.append("  Most packages stay possible: this says little yet. Points are optional; more orders may do.")
    return lines
