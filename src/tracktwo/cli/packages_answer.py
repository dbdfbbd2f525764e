"""What `tracktwo packages` works out, before it is put into words or into an object. It recommends nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from tracktwo.methods.packages import (
    MAX_FOR_ALL,
    MAX_FOR_ONE,
    Assessment,
    BargainingSolutions,
    ChoiceChange,
    DirectSolution,
    Division,
    FeasibleValuations,
    Frontier,
    JointGain,
    Notice,
    Package,
    PackageProblem,
    Refusal,
    assess,
    assess_all,
    assess_changes,
    bargaining_solutions,
    count_packages,
    direct_kalai_smorodinsky,
    direct_nash,
    division_of,
    eliminate,
    frontier,
    joint_gain,
    point_valuation,
    refuse_large,
)

__all__ = [
    "Answer",
    "DirectAnswer",
    "PackageAnswer",
    "answer",
    "answer_about",
    "divide",
    "refused",
    "solve_directly",
]

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer. What could not be answered is None, and `refusals` says why, by `frontier` and `weak`."""

    problem: PackageProblem
    outcomes: int
    front: Frontier | None
    solutions: BargainingSolutions | None
    assessments: list[Assessment] | None
    refusals: dict[str, Notice]


@dataclass(frozen=True, slots=True)
class PackageAnswer:
    """The answer about one package.

    Attributes:
        gain: what improves on it for all, by points; None where a side gave none, or the frontier was refused.
        assessment: what is known of it by statements, or by points where all sides gave them.
        changes: every change of one choice.
    """

    problem: PackageProblem
    package: Package
    allowed: bool
    front: Frontier | None
    gain: JointGain | None
    assessment: Assessment | None
    changes: list[ChoiceChange]
    refusals: dict[str, Notice]


@dataclass(frozen=True, slots=True)
class DirectAnswer:
    """Solutions by name that were found without a list of the frontier, and why others were not."""

    problem: PackageProblem
    outcomes: int
    solutions: dict[str, DirectSolution]
    refusals: dict[str, Notice]


def refused(refusal: Refusal) -> Notice:
    """A refusal as something that is said beside the rest of the answer."""
    return Notice(refusal.code, refusal.template, refusal.details)


def answer(problem: PackageProblem, progress: Callable[[int, int, int], object]) -> Answer:
    """The frontier where all sides gave points; surely, possibly, never where some side said more or less.

    Raises:
        Refusal: nothing of what was asked can be answered.
        InconsistentStatements: a side's statements cannot all hold.
    """
    refusals: dict[str, Notice] = {}
    front = assessments = None
    if problem.domain is None:
        refusals["frontier"] = _no_points(problem)
    else:
        domain = problem.domain
        front = _try(refusals, "frontier", lambda: frontier(domain, progress))
    if problem.domain is None or any(problem.statements.values()):
        assessments = _try(refusals, "weak", lambda: _assess_all(problem))
    if front is None and assessments is None:
        reason = refusals["weak" if problem.domain is None else "frontier"]
        raise Refusal(reason.code, reason.template, **reason.details)
    outcomes = front.outcomes if front is not None else count_packages(eliminate(problem.space))
    solutions = None if front is None else bargaining_solutions(front)
    return Answer(problem, outcomes, front, solutions, assessments, refusals)


def _assess_all(problem: PackageProblem) -> list[Assessment]:
    """What is known of every package; a space that is too large is refused before anything is worked out."""
    refuse_large(problem.space, MAX_FOR_ALL)
    return assess_all(problem.space, problem.feasible_valuations())


def answer_about(problem: PackageProblem, package: Package) -> PackageAnswer:
    """What is known of one package, what would be better for every side, and what changing one choice would mean.

    Raises:
        InconsistentStatements: a side's statements cannot all hold.
        Refusal: without points, too many packages to compare with.
    """
    refusals: dict[str, Notice] = {}
    allowed = problem.space.allows(package)
    front = gain = assessment = None
    if problem.domain is None:
        refuse_large(problem.space, MAX_FOR_ONE)
    valuations = _try(refusals, "changes", lambda: _valuations(problem))
    if problem.domain is not None:
        domain = problem.domain
        front = _try(refusals, "frontier", lambda: frontier(domain))
        gain = joint_gain(front, package) if front is not None and allowed else None
    if allowed and gain is None and valuations is not None:
        assessment = _try(refusals, "weak", lambda: assess(problem.space, valuations, package))
    elif allowed and any(problem.statements.values()):
        assessment = _try(refusals, "weak", lambda: assess(problem.space, problem.feasible_valuations(), package))
    changes = [] if valuations is None else assess_changes(problem.space, valuations, package)
    return PackageAnswer(problem, package, allowed, front, gain, assessment, changes, refusals)


def solve_directly(problem: PackageProblem) -> DirectAnswer:
    """Nash and Kalai-Smorodinsky alone, without a list of the frontier.

    Raises:
        Refusal: a side gave no points, or neither can be told.
    """
    domain = problem.domain
    if domain is None:
        reason = _no_points(problem)
        raise Refusal(reason.code, reason.template, **reason.details)
    refusals: dict[str, Notice] = {}
    solutions: dict[str, DirectSolution] = {}
    for name, solve in (("nash", direct_nash), ("kalai_smorodinsky", direct_kalai_smorodinsky)):
        solution = _try(refusals, name, lambda solve=solve: solve(domain))  # type: ignore[misc]
        if solution is not None:
            solutions[name] = solution
    if not solutions:
        reason = refusals["nash"]
        raise Refusal(reason.code, reason.template, **reason.details)
    return DirectAnswer(problem, count_packages(eliminate(problem.space)), solutions, refusals)


def divide(problem: PackageProblem) -> Division:
    """Adjusted Winner.

    Raises:
        Refusal: a side gave no points, or the procedure does not apply.
    """
    if problem.domain is None:
        reason = _no_points(problem)
        raise Refusal(reason.code, reason.template, **reason.details)
    return division_of(problem.domain)


def _valuations(problem: PackageProblem) -> list[FeasibleValuations]:
    """Points where all sides gave them, otherwise what each side said."""
    domain = problem.domain
    if domain is None:
        return problem.feasible_valuations()
    issues = domain.space.issues
    return [
        point_valuation(
            domain.space,
            side,
            {
                issue.key: dict(zip(issue.options, row, strict=True))
                for issue, row in zip(issues, domain.values[n], strict=True)
            },
        )
        for n, side in enumerate(domain.sides)
    ]


def _try(refusals: dict[str, Notice], part: str, work: Callable[[], Result]) -> Result | None:
    """The result, or None with the reason noted."""
    try:
        return work()
    except Refusal as refusal:
        refusals[part] = refused(refusal)
        return None


def _no_points(problem: PackageProblem) -> Notice:
    silent = [side for side in problem.sides if side not in problem.values]
    return Notice(
        "no-points",
        "{sides} gave no points: without points there is no bargaining solution and no frontier by value",
        {"sides": " and ".join(silent)},
    )
