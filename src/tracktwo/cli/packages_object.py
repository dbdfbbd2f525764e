"""The answers of `tracktwo packages` as objects for other programs; the handbook describes every field."""

from fractions import Fraction
from typing import Any

from tracktwo.methods.packages import (
    DEFINITIONS,
    Assessment,
    Division,
    Efficiency,
    Frontier,
    Notice,
    Package,
    PackageProblem,
    format_exact,
    same_budget,
)

from .packages_answer import Answer, DirectAnswer, PackageAnswer

__all__ = [
    "EFFICIENCY_WORDS",
    "as_object",
    "by_issue",
    "direct_object",
    "division_object",
    "notice_object",
    "package_object",
]

# A sum that never changes is attained by every point: packages are listed for the first few of them.
LISTED, MOST_SHOWN, PACKAGES_OF_A_POINT = 100, 20, 20
EFFICIENCY_WORDS = {Efficiency.SURELY: "surely", Efficiency.POSSIBLY: "possibly", Efficiency.NEVER: "never"}


def as_object(answer: Answer, start: int, limit: int) -> dict[str, Any]:
    """Counts as whole numbers of any size, utilities as numbers and, under `exact`, as exact text."""
    front = answer.front
    attained = {name: _attained(answer, name) for name in DEFINITIONS}
    content: dict[str, Any] = {
        "sides": list(answer.problem.sides),
        "outcomes": answer.outcomes,
        "points": None if front is None else len(front),
        "packages": None if front is None else front.packages_count,
        **{name: [[float(value) for value in row] for _, row in rows] for name, rows in attained.items()},
        "exact": {name: [[format_exact(value) for value in row] for _, row in rows] for name, rows in attained.items()},
        "reasons": _reasons(answer),
        "notices": [notice_object(notice) for notice in _notices(answer)],
    }
    if front is not None and answer.solutions is not None:
        content |= _frontier_fields(answer, front, start, limit)
        content["options"] = {
            name: [
                [by_issue(answer.problem, package) for package in front.packages(n, LISTED)]
                for n, _ in rows[:MOST_SHOWN]
            ]
            for name, rows in attained.items()
        }
    if answer.assessments is not None:
        content |= _assessment_fields(answer.problem, answer.assessments)
    return content


def _frontier_fields(answer: Answer, front: Frontier, start: int, limit: int) -> dict[str, Any]:
    """What stands beside the solutions where there is a frontier, and one page of it."""
    disagreement = [format_exact(value) for value in front.disagreement]
    page = range(start, min(start + limit, len(front)))
    points = [_point_object(answer.problem, front, n) for n in page]
    below = {
        name: [list(sides) for sides in solution.below] for name in DEFINITIONS if (solution := _solution(answer, name))
    }
    withheld = [name for name in DEFINITIONS if (solution := _solution(answer, name)) and solution.withheld]
    return {
        "disagreement": [float(value) for value in front.disagreement],
        "exact_disagreement": disagreement,
        "same_budget": same_budget(front.domain),
        "withheld": withheld,
        "below_disagreement": below,
        "frontier": {"from": start, "total": len(front), "points": points},
    }


def _point_object(problem: PackageProblem, front: Frontier, n: int) -> dict[str, Any]:
    utilities = front.utilities(n)
    return {
        "values": [float(value) for value in utilities],
        "exact": [format_exact(value) for value in utilities],
        "count": front.counts[n],
        "packages": [by_issue(problem, package) for package in front.packages(n, PACKAGES_OF_A_POINT)],
    }


def _assessment_fields(problem: PackageProblem, assessments: list[Assessment]) -> dict[str, Any]:
    """Packages by what is known of them; for each that is not sure, in the same order, what challenges it."""
    by_word = {word: [a for a in assessments if a.efficiency is efficiency] for efficiency, word in _words()}
    return {
        "weak": {word: [by_issue(problem, a.package) for a in some] for word, some in by_word.items()},
        "challengers": {
            word: [by_issue(problem, a.challenger) for a in some if a.challenger is not None]
            for word, some in by_word.items()
            if word != "surely"
        },
    }


def _words() -> list[tuple[Efficiency, str]]:
    return list(EFFICIENCY_WORDS.items())


def _solution(answer: Answer, name: str) -> Any:
    return getattr(answer.solutions, name) if answer.solutions is not None else None


def _attained(answer: Answer, name: str) -> list[tuple[int, tuple[Fraction, ...]]]:
    """Number and utilities of all points that attain a solution."""
    solution = _solution(answer, name)
    if solution is None or answer.front is None:
        return []
    return [(n, answer.front.utilities(n)) for n in solution.points]


def _reasons(answer: Answer) -> dict[str, str]:
    """Why a list is empty, or what must be said with it."""
    reasons: dict[str, str] = {}
    if (refusal := answer.refusals.get("frontier")) is not None:
        reasons |= dict.fromkeys(("points", *DEFINITIONS), str(refusal))
    if (refusal := answer.refusals.get("weak")) is not None:
        reasons["weak"] = str(refusal)
    for name in DEFINITIONS:
        solution = _solution(answer, name)
        if solution is not None and solution.notices:
            reasons[name] = "; ".join(map(str, solution.notices))
    return reasons


def _notices(answer: Answer) -> list[Notice]:
    notices = list(answer.problem.notices)
    if answer.front is not None:
        notices += answer.front.notices
    return notices


def notice_object(notice: Notice) -> dict[str, Any]:
    """A stable code for programs, and the sentence for people."""
    return {"code": notice.code, "text": f"{notice}."}


def by_issue(problem: PackageProblem, package: Package) -> dict[str, str]:
    """A package with its issues' names."""
    return {issue.key: option for issue, option in zip(problem.space.issues, package, strict=True)}


def package_object(about: PackageAnswer, limit: int) -> dict[str, Any]:
    """The answer about one package."""
    problem, domain = about.problem, about.problem.domain
    content: dict[str, Any] = {
        "sides": list(problem.sides),
        "package": by_issue(problem, about.package),
        "allowed": about.allowed,
        "exact": None if domain is None else [format_exact(value) for value in domain.utilities(about.package)],
        "efficient": None if about.gain is None else not about.gain.points,
        "verdict": None,
        "challenger": None,
        "better_for_all": None,
        "reasons": {part: str(refusal) for part, refusal in about.refusals.items()},
        "notices": [notice_object(notice) for notice in problem.notices],
    }
    if about.assessment is not None:
        content["verdict"] = EFFICIENCY_WORDS[about.assessment.efficiency]
        other = about.assessment.challenger
        content["challenger"] = None if other is None else by_issue(problem, other)
    if about.gain is not None and about.front is not None:
        content["better_for_all"] = {
            "total": len(about.gain.all_points),
            "smallest_gain": format_exact(about.gain.smallest_gain),
            "largest_smallest_gain": [_point_object(problem, about.front, n) for n in about.gain.points[:limit]],
            "points": [_point_object(problem, about.front, n) for n in about.gain.all_points[:limit]],
        }
    content["changes"] = [
        {
            "issue": change.issue,
            "old": change.old,
            "new": change.new,
            "allowed": change.allowed,
            "effects": dict(zip(problem.sides, change.effects, strict=True)),
        }
        for change in about.changes
    ]
    return content


def direct_object(direct: DirectAnswer) -> dict[str, Any]:
    """Solutions found without a list of the frontier, in the fields of the whole answer."""
    solutions = direct.solutions
    reasons = {name: str(refusal) for name, refusal in direct.refusals.items()}
    reasons |= {name: "; ".join(map(str, some.notices)) for name, some in solutions.items() if some.notices}
    return {
        "sides": list(direct.problem.sides),
        "outcomes": direct.outcomes,
        **{name: [[float(value) for value in row] for row in some.utilities] for name, some in solutions.items()},
        "exact": {name: [[format_exact(v) for v in row] for row in some.utilities] for name, some in solutions.items()},
        "options": {
            name: [[by_issue(direct.problem, package)] for package in some.packages] for name, some in solutions.items()
        },
        "reasons": reasons,
        "notices": [notice_object(notice) for notice in direct.problem.notices],
    }


def division_object(problem: PackageProblem, division: Division) -> dict[str, Any]:
    """Adjusted Winner's division; shares and points as exact text."""
    return {
        "sides": list(problem.sides),
        "points": {side: format_exact(value) for side, value in division.points.items()},
        "shares": {
            side: {issue: format_exact(share) for issue, share in shares.items() if share}
            for side, shares in division.shares.items()
        },
        "split": division.split,
        "tied": list(division.tied),
        "alternatives": list(division.alternatives),
        "notices": [notice_object(notice) for notice in problem.notices],
    }
