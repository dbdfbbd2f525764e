"""Teams that keep every rule and reach the goals in their order, or the conflict that prevents any."""

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b
from math import ceil, floor, inf, isfinite
from typing import Literal

from ..errors import Stopped
from .alternates import alternates_of
from .conflict import cheapest_relaxation, irreducible_conflict, is_feasible
from .goals import Goal, add_goals
from .linear import Program, Solved
from .pool import Pool
from .rules import Rule, barred_by

__all__ = ["Composition", "GoalReached", "Problem", "Progress", "compose", "program_of"]

# A goal after the first may give up this share of its range, so that later goals do not starve.
TOLERANCE = 0.05
ROUNDING = 1e-6
# Up to 20 bits: differences of weights stay far above what the solver rounds away.
TIE_BITS = 20
Progress = Callable[[str], bool]


@dataclass(frozen=True)
class Problem:
    """A pool, the rules and what the goals need.

    Attributes:
        pool: who could sit.
        rules: each of which holds in every answer.
        sides: those whose teams are matched. A side left out here is a panel, composed by the rules alone.
        most: the largest team of each side.
        steps: the reach of the referral network, in steps.
        tolerances: how much of its range each goal may give up, by name; without an entry none for the first, 5 % for
            the others.
    """

    pool: Pool
    rules: tuple[Rule, ...]
    sides: tuple[str, ...]
    most: dict[str, int]
    steps: int = 2
    tolerances: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class GoalReached:
    """What the teams reach of one goal, and the value that no team passes while the goals before it are kept.

    `proven`: some team is known to be at that value. These teams may be a little below it, within its tolerance.
    """

    name: str
    better: Literal["more", "less"]
    reached: int
    bound: int
    proven: bool


@dataclass(frozen=True)
class Composition:
    """The answer: teams with what they reach, or a conflict with the cheapest rules to give up.

    `status` is `proven` where every goal is at its bound, `gap` where the time ended before, and `conflict` where no
    team keeps all the rules.
    """

    status: Literal["proven", "gap", "conflict"]
    teams: dict[str, tuple[str, ...]] = field(default_factory=dict)
    goals: tuple[GoalReached, ...] = ()
    alternates: dict[str, str | None] = field(default_factory=dict)
    conflict: tuple[str, ...] = ()
    relaxation: tuple[str, ...] = ()


def compose(problem: Problem, seed: int = 0, seconds: float = 60.0, progress: Progress | None = None) -> Composition:
    """Teams that keep every rule, best in the first goal, then in the next.

    Each goal is solved to its optimum and then kept, the first exactly and the others within 5 % of their range. Of
    the teams that remain the seed decides, so that the same seed gives the same teams whatever the order of the rows.

    Args:
        problem: pool, rules and goals.
        seed: decides between teams that are equally good.
        seconds: for all goals together, each of which has the same share; what is not proved by then is said.
        progress: called before each goal with its name; the answer False stops.

    Raises:
        Stopped: `progress` said so.
    """
    pool, rules = problem.pool, problem.rules
    if not is_feasible(pool, rules):
        conflict = irreducible_conflict(pool, rules)
        given_up = cheapest_relaxation(pool, rules)
        return Composition(
            "conflict",
            conflict=tuple(rule.name for rule in conflict),
            relaxation=tuple(rule.name for rule in given_up),
        )
    seated, reached, tied = _climb(problem, seed, seconds, progress)
    teams = {
        side: tuple(pool.people[place].code for place in sorted(seated) if pool.people[place].side == side)
        for side in pool.sides
    }
    proven = tied and all(goal.proven for goal in reached)
    return Composition("proven" if proven else "gap", teams, tuple(reached), alternates_of(pool, rules, seated))


def program_of(problem: Problem) -> tuple[Program, list[Goal]]:
    """The rules as rows over the people, and the goals with the variables they need."""
    program = Program()
    for _ in problem.pool.people:
        program.variable(1, whole=True)
    for rule in problem.rules:
        for row in rule.rows:
            program.row(row.places, row.coefficients, row.low, row.high)
    barred = barred_by(problem.rules)
    return program, add_goals(program, problem.pool, problem.sides, problem.most, problem.steps, barred)


def _climb(
    problem: Problem, seed: int, seconds: float, progress: Progress | None
) -> tuple[frozenset[int], list[GoalReached], bool]:
    """One goal after the other. A goal that the teams at hand reach ideally already needs no run of the solver."""
    program, goals = program_of(problem)
    share = seconds / (len(goals) + 1)
    seated: frozenset[int] | None = None
    bounds: list[tuple[int, bool]] = []
    for index, goal in enumerate(goals):
        _report(progress, goal.name)
        bound = goal.ideal
        if seated is None or goal.measure(seated) != goal.ideal:
            sign = 1.0 if goal.better == "less" else -1.0
            objective = {place: sign * weight for place, weight in goal.weights.items()}
            solved = program.minimise(objective, share)
            seated = _seated(problem.pool, solved) or seated or _seated(problem.pool, program.minimise({}, inf))
            bound = _bound(goal, sign * solved.bound)
        assert seated is not None  # noqa: S101  looked at before: the rules can be kept
        value = goal.measure(seated)
        bounds.append((bound, value == bound))
        slack = floor(problem.tolerances.get(goal.name, TOLERANCE if index else 0.0) * goal.span)
        if goal.better == "more":
            program.row(goal.weights, goal.weights.values(), low=value - slack)
        else:
            program.row(goal.weights, goal.weights.values(), high=value + slack)
    _report(progress, "seed")
    solved = program.minimise(_tie_break(problem.pool, seed), share)
    final = _seated(problem.pool, solved) or seated or _seated(problem.pool, program.minimise({}, inf))
    assert final is not None  # noqa: S101  as above
    reached = [
        GoalReached(goal.name, goal.better, goal.measure(final), bound, proven)
        for goal, (bound, proven) in zip(goals, bounds, strict=True)
    ]
    return final, reached, solved.values is not None and solved.objective - solved.bound < 0.5


def _seated(pool: Pool, solved: Solved) -> frozenset[int] | None:
    if solved.values is None:
        return None
    return frozenset(place for place in range(len(pool.people)) if solved.values[place] > 0.5)


def _bound(goal: Goal, solver: float) -> int:
    """The solver's bound, rounded to what whole numbers allow, and never beyond the ideal."""
    if not isfinite(solver):
        return goal.ideal
    return (
        max(goal.ideal, ceil(solver - ROUNDING)) if goal.better == "less" else min(goal.ideal, floor(solver + ROUNDING))
    )


def _report(progress: Progress | None, name: str) -> None:
    if progress is not None and progress(name) is False:
        raise Stopped


def _tie_break(pool: Pool, seed: int) -> dict[int, float]:
    return {
        place: float(
            1 + int.from_bytes(blake2b(f"{seed}:{person.code}".encode(), digest_size=8).digest()) % (1 << TIE_BITS)
        )
        for place, person in enumerate(pool.people)
    }
