"""The same question put to CP-SAT, for `measure_ladder.py`: which steps are taken by which time."""

import itertools
import json
import sys
import time
from typing import Any

__all__ = ["solve"]


def solve(problem: dict[str, Any], seconds: float) -> str:
    """`feasible`, `infeasible` or `unknown`. Every side's exposure is bounded at every time."""
    from ortools.sat.python import cp_model

    effects, tolerances, needs = problem["effects"], problem["tolerances"], problem["needs"]
    size = len(needs)
    model = cp_model.CpModel()
    taken = [[model.new_bool_var("") for _ in range(size + 1)] for _ in range(size)]
    for time_ in range(size + 1):
        model.add(sum(row[time_] for row in taken) == time_)
        for effect, most in zip(effects, tolerances, strict=True):
            model.add(sum(value * row[time_] for value, row in zip(effect, taken, strict=True)) <= most)
    for step, row in enumerate(taken):
        for before, after in itertools.pairwise(row):
            model.add_implication(before, after)
        for earlier in needs[step]:
            for time_ in range(size):
                model.add_implication(row[time_ + 1], taken[earlier][time_])
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = seconds
    return solver.status_name(solver.solve(model)).lower().replace("optimal", "feasible")


def main() -> None:
    """Problems on standard input; answers with seconds on standard output."""
    begun = time.perf_counter()
    import ortools.sat.python.cp_model  # noqa: F401  so that loading it is not timed

    answers: list[Any] = [time.perf_counter() - begun]
    for problem in json.load(sys.stdin):
        begun = time.perf_counter()
        answers.append((solve(problem, 8), time.perf_counter() - begun))
    print(json.dumps(answers))


if __name__ == "__main__":
    main()
