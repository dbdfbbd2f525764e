"""Composing teams from generated pools, explaining conflicts and reading referrals, beside CP-SAT where it is there.

Everything runs on one thread. The variable TRACKTWO_PEERS names a python that has ortools; without it the one that runs
this is tried. Arguments are sizes of a side.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from one_thread import ONE_THREAD  # isort: skip  # before NumPy starts its threads

from pools import made_nominations, made_problem, many_rules

from tracktwo.methods import composition, networks
from tracktwo.methods.composition import Problem
from tracktwo.methods.composition.solving import program_of

PEER = Path(__file__).parent / "peer_composition.py"
SIZES, SEEDS, SECONDS = (30, 100, 250, 500), range(3), 60.0
RULES, PEOPLE = 180, 40_000


def seconds(act: Callable[[], Any]) -> tuple[float, Any]:
    """How long it takes once, and what it gives."""
    begun = time.perf_counter()
    answer = act()
    return time.perf_counter() - begun, answer


def as_rows(problem: Problem) -> dict[str, Any]:
    """The program of a problem for the peer."""
    program, goals = program_of(problem)
    upper, rows = program.listed()
    return {
        "upper": upper,
        "rows": rows,
        "goals": [
            [list(goal.weights), list(goal.weights.values()), goal.better == "more", goal.span] for goal in goals
        ],
        "seconds": SECONDS,
    }


def peer(problems: list[Problem]) -> list[Any] | None:
    """Status, values and seconds for each; None without the peer."""
    command = [os.environ.get("TRACKTWO_PEERS", sys.executable), str(PEER)]
    sent = json.dumps([as_rows(problem) for problem in problems])
    limit = 120 + 2 * SECONDS * len(problems)
    env = os.environ | ONE_THREAD
    try:
        done = subprocess.run(command, input=sent, capture_output=True, text=True, timeout=limit, check=True, env=env)
    except (OSError, subprocess.SubprocessError):
        return None
    answers: list[Any] = json.loads(done.stdout)
    return answers


def teams(sizes: tuple[int, ...]) -> None:
    """A table of own seconds beside the peer's, each asked the same goals over the same rows."""
    print(f"{'teams from a side of':24}{'own, s':>10}{'status':>10}{'CP-SAT, s':>12}{'status':>10}{'ratio':>8}")
    for size in sizes:
        problems = [made_problem(size, seed) for seed in SEEDS]
        own = [seconds(partial(composition.compose, problem, 0, SECONDS)) for problem in problems]
        theirs = peer(problems)
        median = statistics.median(took for took, _ in own)
        status = ",".join(sorted({answer.status for _, answer in own}))
        beside = f"{'-':>12}{'-':>10}{'-':>8}"
        if theirs:
            other = statistics.median(took for _, _, took in theirs)
            beside = f"{other:>12.2f}{','.join(sorted({answer[0] for answer in theirs})):>10}{other / median:>8.1f}"
        print(f"{size:<24}{median:>10.2f}{status:>10}{beside}")


def one_pin() -> None:
    """One pin changed on a hundred a side, as a recruiter does it on the page."""
    problem = made_problem(100, 0)
    first = composition.compose(problem)
    pinned = next(code for code in sorted(problem.pool.codes) if code not in first.teams["A"] and code.startswith("A"))
    rule = composition.included("wanted", problem.pool, [pinned])
    took, _ = seconds(lambda: composition.compose(replace(problem, rules=(*problem.rules, rule))))
    print(f"one pin changed, 100 a side: {took:.2f} s")


def main() -> None:
    """Prints tables; asserts nothing."""
    teams(tuple(map(int, sys.argv[1:])) or SIZES)
    one_pin()
    pool, rules = many_rules(0, RULES)
    took, conflict = seconds(lambda: composition.irreducible_conflict(pool, rules))
    print(f"explaining {RULES} rules: {took:.3f} s ({len(conflict)} rules in conflict)")
    took, relaxed = seconds(lambda: composition.cheapest_relaxation(pool, rules))
    print(f"cheapest way out: {took:.3f} s ({len(relaxed)} rules given up)")
    nominations = made_nominations(PEOPLE, 0)
    took, _ = seconds(lambda: networks.diagnose(nominations))
    print(f"referrals of {PEOPLE:,} people: {took:.2f} s")


if __name__ == "__main__":
    main()
