"""NegMAS on one Genius domain: seconds from utility functions in memory to frontier and Nash point."""

import sys
import time
from pathlib import Path


def main() -> None:
    """The frontier by enumeration, as NegMAS has it."""
    from negmas.inout import Scenario
    from negmas.preferences.ops import nash_points, pareto_frontier

    # Strict parsing refuses an item that is listed twice, as a real file has it.
    scenario = Scenario.from_genius_folder(Path(sys.argv[1]), safe_parsing=False)
    start = time.perf_counter()
    outcomes = list(scenario.outcome_space.enumerate_or_sample(max_cardinality=10**8))
    frontier, _ = pareto_frontier(scenario.ufuns, outcomes=outcomes)
    nash_points(scenario.ufuns, frontier, outcome_space=scenario.outcome_space)
    print(time.perf_counter() - start)


if __name__ == "__main__":
    main()
