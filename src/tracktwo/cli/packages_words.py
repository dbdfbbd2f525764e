"""The answers of `tracktwo packages` in words for people: packages first, numbers after. It recommends nothing."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from tracktwo.methods.packages import (
    DEFINITIONS,
    Assessment,
    ChoiceChange,
    Division,
    Efficiency,
    Frontier,
    Package,
    PackageProblem,
    Solution,
    Space,
    format_exact,
)

from .packages_answer import Answer, DirectAnswer, PackageAnswer
from .packages_object import EFFICIENCY_WORDS

__all__ = ["direct_words", "division_words", "in_words", "package_words"]

PACKAGES_SHOWN, POINTS_SHOWN, MOST_SHOWN = 3, 12, 20
TITLES = {
    "nash": "Nash",
    "kalai_smorodinsky": "Kalai-Smorodinsky",
    "egalitarian": "Egalitarian",
    "utilitarian": "Largest sum",
}


def in_words(answer: Answer) -> str:
    """The whole answer."""
    lines = [f"{answer.outcomes:,} packages are possible, with {_issues(answer.problem.space)}."]
    lines += [f"Note: {notice}." for notice in answer.problem.notices]
    if answer.front is not None:
        lines += _frontier_words(answer, answer.front)
    elif "frontier" in answer.refusals:
        lines += ["", f"{answer.refusals['frontier']}."]
    if answer.assessments is not None:
        lines += _assessment_words(answer.problem, answer.assessments)
    elif "weak" in answer.refusals:
        lines += ["", f"Orders and ranges: {answer.refusals['weak']}."]
    return "\n".join(lines)


def _issues(space: Space) -> str:
    return f"one option for each of {len(space.issues)} issues" if len(space.issues) > 1 else "one issue"


def _frontier_words(answer: Answer, front: Frontier) -> list[str]:
    if not len(front):
        return ["", "Links and vetoes leave no package at all."]
    lines = [
        f"{front.packages_count:,} of them nobody can improve without a cost to somebody: no other package is at "
        "least as good for every side and better for one.",
        f"Packages of equal value counted once, these are {len(front):,}.",
    ]
    lines += [f"Note: {notice}." for notice in front.notices]
    for n in range(min(len(front), POINTS_SHOWN)):
        lines += ["", *_point_words(answer.problem, front, n)]
    if len(front) > POINTS_SHOWN:
        lines += ["", f"And {len(front) - POINTS_SHOWN:,} more values: --table or --json list all, page by page."]
    lines += ["", "Some definitions of fairness, and all packages that meet each. None is a recommendation."]
    for name in DEFINITIONS:
        lines += ["", *_solution_words(answer, front, name)]
    disagreement = _worth(answer.problem, front.disagreement)
    return [*lines, "", f"Disagreement, what each side has without a package: {disagreement}."]


def _solution_words(answer: Answer, front: Frontier, name: str) -> list[str]:
    """A definition, what must be said of it, and the packages that attain it, if they mean anything."""
    lines = [f"{TITLES[name]}: {DEFINITIONS[name]}."]
    solution: Solution = getattr(answer.solutions, name)
    lines += [f"  Note: {notice}." for notice in solution.notices]
    if solution.withheld:
        return [*lines, "  No package is named."]
    for n, below in list(zip(solution.points, solution.below, strict=True))[:MOST_SHOWN]:
        lines += _point_words(answer.problem, front, n)
        if below:
            lines.append(f"      below what {' and '.join(below)} would have without an agreement")
    if len(solution.points) > MOST_SHOWN:
        lines.append(f"  - and packages of {len(solution.points) - MOST_SHOWN:,} other values that attain it, too")
    return lines


def _point_words(problem: PackageProblem, front: Frontier, n: int) -> list[str]:
    """The packages of a point, then what it is worth."""
    shown = front.packages(n, PACKAGES_SHOWN)
    lines = [f"  - {_package_words(problem.space, package)}" for package in shown]
    if (more := front.counts[n] - len(shown)) > 0:
        lines.append(f"  - and {more:,} more of the same worth")
    return [*lines, "      worth " + _worth(problem, front.utilities(n))]


def _package_words(space: Space, package: Package) -> str:
    return "; ".join(f"{issue.key}: {option}" for issue, option in zip(space.issues, package, strict=True))


def _worth(problem: PackageProblem, utilities: Sequence[Fraction]) -> str:
    pairs = zip(problem.sides, utilities, strict=True)
    return ", ".join(f"{format_exact(value)} to {side}" for side, value in pairs)


def _assessment_words(problem: PackageProblem, assessments: list[Assessment]) -> list[str]:
    """Surely, possibly, never, with the first packages of each."""
    counts = Counter(assessment.efficiency for assessment in assessments)
    lines = ["", "By what the sides said in orders and ranges, without points:"]
    for efficiency, word in EFFICIENCY_WORDS.items():
        lines.append(f"  {word}: {counts[efficiency]:,} of {len(assessments):,} ({efficiency.value})")
        lines += _first_packages(problem, [a for a in assessments if a.efficiency is efficiency], word)
        if efficiency is Efficiency.POSSIBLY and counts[efficiency] > len(assessments) / 2:
            lines.append(
                "  Most packages stay possible: this says little yet. Points are optional; more orders may do."
            )
    return lines


def _first_packages(problem: PackageProblem, some: list[Assessment], word: str) -> list[str]:
    shown = some[: POINTS_SHOWN if word == "surely" else PACKAGES_SHOWN]
    lines = []
    for assessment in shown:
        lines.append(f"  - {word}: {_package_words(problem.space, assessment.package)}")
        if assessment.challenger is not None:
            lines.append(f"      challenged by {_package_words(problem.space, assessment.challenger)}")
    if len(some) > len(shown):
        lines.append(f"  - and {len(some) - len(shown):,} more: --table or --json list all")
    return lines


def package_words(about: PackageAnswer) -> str:
    """The answer about one package."""
    problem = about.problem
    lines = [f"{_package_words(problem.space, about.package)}."]
    lines += [f"Note: {notice}." for notice in problem.notices]
    if not about.allowed:
        lines.append("Links or vetoes do not allow this package.")
    if problem.domain is not None:
        lines.append(f"It is worth {_worth(problem, problem.domain.utilities(about.package))}.")
    lines += _gain_words(about)
    if about.assessment is not None:
        efficiency = about.assessment.efficiency
        lines.append(f"By what the sides said it is {EFFICIENCY_WORDS[efficiency]} efficient: {efficiency.value}.")
        if about.assessment.challenger is not None:
            lines.append(f"The other package: {_package_words(problem.space, about.assessment.challenger)}.")
    lines += [f"Not answered: {refusal}." for refusal in about.refusals.values()]
    return "\n".join([*lines, *_change_words(about)])


def _gain_words(about: PackageAnswer) -> list[str]:
    """Whether it is efficient by points, and the best that leaves nobody below it."""
    if about.gain is None or about.front is None:
        return []
    if not about.gain.points:
        return [
            "Nobody can improve it without a cost to somebody: no other package is at least as good for every side."
        ]
    least = format_exact(about.gain.smallest_gain)
    promise = f"every side gains at least {least}" if about.gain.for_all else "some side gains and no side loses"
    total = len(about.gain.all_points)
    values = "packages of one other value are" if total == 1 else f"packages of {total:,} other values are"
    lines = [f"It can be improved without a cost to anybody: {values} better. In these {promise}:"]
    for n in about.gain.points[:POINTS_SHOWN]:
        lines += _point_words(about.problem, about.front, n)
    if len(about.gain.points) > POINTS_SHOWN:
        lines.append(f"  - and {len(about.gain.points) - POINTS_SHOWN:,} more values: --json lists all")
    return lines


def _change_words(about: PackageAnswer) -> list[str]:
    """Changes of one choice: those that harm nobody first."""
    allowed = [change for change in about.changes if change.allowed]
    if not allowed:
        return []
    lines = ["", "If one choice were another:"]
    for change in sorted(allowed, key=lambda change: not change.harmless)[:MOST_SHOWN]:
        lines.append(f"  {change.issue}: {change.new} in place of {change.old}: {_effect_words(about, change)}")
    if len(allowed) > MOST_SHOWN:
        lines.append(f"  and {len(allowed) - MOST_SHOWN:,} more: --json lists all")
    return lines


def _effect_words(about: PackageAnswer, change: ChoiceChange) -> str:
    domain = about.problem.domain
    if domain is None:
        words = {"better": "better for {}", "worse": "worse for {}", "same": "no change for {}", "open": "open for {}"}
        pairs = zip(about.problem.sides, change.effects, strict=True)
        return ", ".join(words[effect].format(side) for side, effect in pairs)
    issues = [issue.key for issue in domain.space.issues]
    changed = list(about.package)
    changed[issues.index(change.issue)] = change.new
    before, after = domain.utilities(about.package), domain.utilities(tuple(changed))
    gains = [b - a for a, b in zip(before, after, strict=True)]
    signed = [f"{'+' if gain > 0 else ''}{format_exact(gain)}" for gain in gains]
    return ", ".join(f"{side} {text}" for side, text in zip(about.problem.sides, signed, strict=True))


def direct_words(direct: DirectAnswer) -> str:
    """Solutions found without a list of the frontier."""
    problem = direct.problem
    lines = [f"{direct.outcomes:,} packages are possible, with {_issues(problem.space)}."]
    lines += [f"Note: {notice}." for notice in problem.notices]
    lines.append("All packages that meet each definition, one for each value. None is a recommendation.")
    for name, solution in direct.solutions.items():
        lines += ["", f"{TITLES[name]}: {DEFINITIONS[name]}."]
        lines += [f"  Note: {notice}." for notice in solution.notices]
        for package, utilities in zip(solution.packages, solution.utilities, strict=True):
            lines += [f"  - {_package_words(problem.space, package)}", f"      worth {_worth(problem, utilities)}"]
    for name, refusal in direct.refusals.items():
        lines += ["", f"{TITLES[name]}: not answered: {refusal}."]
    return "\n".join(lines)


def division_words(problem: PackageProblem, division: Division) -> str:
    """Adjusted Winner in words."""
    lines = ["Adjusted Winner, after Brams and Taylor. It is a procedure, not a recommendation."]
    for side in problem.sides:
        won = [issue for issue, share in division.shares[side].items() if share == 1]
        lines.append(f"{side} gets {', '.join(won) or 'no whole issue'}: {format_exact(division.points[side])} points.")
    if division.split is not None:
        parts = [f"{format_exact(division.shares[side][division.split])} to {side}" for side in problem.sides]
        lines.append(f"“{division.split}” is split: {', '.join(parts)}. What a part of it means has to be agreed.")
    if division.alternatives:
        lines.append(f"In its place one of these could be split or handed over: {', '.join(division.alternatives)}.")
    return "\n".join([*lines, *(f"Note: {notice}." for notice in problem.notices)])
