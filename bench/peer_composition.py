"""The same goals over the same rows put to CP-SAT, for `measure_composition.py`."""

import json
import math
import sys
import time
from typing import Any

__all__ = ["climb"]

NONE = 10**9


def climb(problem: dict[str, Any], seconds: float) -> tuple[str, list[float]]:
    """`optimal` or `gap`, and the value of each goal when it was solved."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    columns = [model.new_int_var(0, int(upper), "") for upper in problem["upper"]]

    def total(places: list[int], weights: list[float]) -> Any:
        return sum(int(weight) * columns[place] for place, weight in zip(places, weights, strict=True))

    for places, weights, low, high in problem["rows"]:
        least, most = (-NONE if low is None else int(low)), (NONE if high is None else int(high))
        model.add_linear_constraint(total(places, weights), least, most)
    status, values, began = "optimal", [], time.perf_counter()
    for index, (places, weights, more, span) in enumerate(problem["goals"]):
        aim = total(places, weights)
        model.clear_objective()
        (model.maximize if more else model.minimize)(aim)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.max_time_in_seconds = max(seconds - (time.perf_counter() - began), 0.1)
        if solver.solve(model) != cp_model.OPTIMAL:
            status = "gap"
        value = solver.objective_value
        values.append(value)
        slack = math.floor((0.05 if index else 0.0) * span)
        model.add(aim >= int(value) - slack) if more else model.add(aim <= int(value) + slack)
    return status, values


def main() -> None:
    """Problems on standard input; status, values and seconds of each on standard output."""
    import ortools.sat.python.cp_model  # noqa: F401  so that loading it is not timed

    answers = []
    for problem in json.load(sys.stdin):
        begun = time.perf_counter()
        status, values = climb(problem, problem["seconds"])
        answers.append((status, values, time.perf_counter() - begun))
    print(json.dumps(answers))


if __name__ == "__main__":
    main()
