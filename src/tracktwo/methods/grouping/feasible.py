"""One round that keeps the hard rules, or the rules that no round keeps together."""

from dataclasses import replace

import numpy as np

from ..composition.linear import Program
from ..errors import Refusal
from .problem import Problem, Rule, pairs_of

__all__ = ["INTERPRETERS", "conflict_of", "one_round"]

SECONDS = 10.0
# What the rule about interpreters is called in a conflict.
INTERPRETERS = "interpreters"


def one_round(problem: Problem) -> list[int] | None:
    """The group of each seat in a round that keeps every hard rule; None where no round does.

    Hard rules hold in each round for itself: what one round can keep, every round can.

    Raises:
        Refusal: the time ended before it was clear.
    """
    people, groups = len(problem.seats), len(problem.sizes)
    place = {code: number for number, code in enumerate(problem.codes)}
    program = Program()
    sits = [[program.variable(1, whole=True) for _ in range(groups)] for _ in range(people)]
    for variables in sits:
        program.row(variables, [1] * groups, 1, 1)
    for group, size in enumerate(problem.sizes):
        members = [variables[group] for variables in sits]
        program.row(members, [1] * people, size, size)
        for first, second in pairs_of(problem.rules, "apart"):
            program.row([members[place[first]], members[place[second]]], [1, 1], high=1)
        for first, second in pairs_of(problem.rules, "together"):
            program.row([members[place[first]], members[place[second]]], [1, -1], 0, 0)
    if problem.interpreters is not None:
        _languages(program, problem, sits)
    solved = program.minimise({}, SECONDS)
    if not solved.feasible:
        return None
    values = solved.values
    if values is None:
        raise Refusal(
            "too-hard", "after {seconds} s it was not clear whether the rules can be kept", seconds=int(SECONDS)
        )
    return [int(np.argmax([values[variable] for variable in variables])) for variables in sits]


def _languages(program: Program, problem: Problem, sits: list[list[int]]) -> None:
    """Each group takes one way: a language that all its members speak, or an interpreter whom all of them follow."""
    interpreters = problem.interpreters or ()
    every = sorted({language for seat in problem.seats for language in seat.languages})
    if not every:
        return
    used: list[list[int]] = [[] for _ in interpreters]
    for group in range(len(problem.sizes)):
        spoken = {language: program.variable(1, whole=True) for language in every}
        helped = [program.variable(1, whole=True) for _ in interpreters]
        for number, variable in enumerate(helped):
            used[number].append(variable)
        ways = [*spoken.values(), *helped]
        program.row(ways, [1] * len(ways), 1, 1)
        for seat, variables in zip(problem.seats, sits, strict=True):
            if seat.languages:
                own = set(seat.languages)
                followed = [spoken[language] for language in own]
                followed += [way for way, languages in zip(helped, interpreters, strict=True) if languages & own]
                program.row([variables[group], *followed], [-1, *[1] * len(followed)], low=0)
    for variables in used:
        program.row(variables, [1] * len(variables), high=1)


def conflict_of(problem: Problem) -> tuple[str, ...]:
    """Names of rules that cannot hold together, though without any one of them the others could.

    Rules are left out one after the other where the rest still cannot hold; what was written last is blamed first.
    Empty where the time of a check ended.
    """
    kept: list[Rule | None] = [*problem.rules, *([None] if problem.interpreters is not None else [])]
    for rule in tuple(kept):
        fewer = [other for other in kept if other is not rule]
        if _cannot(problem, fewer):
            kept = fewer
    return tuple(INTERPRETERS if rule is None else rule.name for rule in kept)


def _cannot(problem: Problem, rules: list[Rule | None]) -> bool:
    limit = problem.interpreters if None in rules else None
    try:
        return one_round(replace(problem, rules=tuple(rule for rule in rules if rule), interpreters=limit)) is None
    except Refusal:
        return False
