"""Planning rounds of mixed groups, on one thread. Prints a table; asserts nothing."""

import time

from one_thread import ONE_THREAD  # isort: skip  # before NumPy starts its threads

from tracktwo.methods import grouping
from tracktwo.methods.grouping import Problem, Seat, make_problem

LANGUAGES = (("ar",), ("he",), ("ar", "en"), ("he", "en"))


def seats(people: int) -> list[Seat]:
    """Two sides of the same size, in turn, and four mixes of languages."""
    return [Seat(f"{'NS'[n % 2]}{n // 2 + 1}", "NS"[n % 2], LANGUAGES[n % len(LANGUAGES)]) for n in range(people)]


def problems() -> list[tuple[str, Problem]]:
    """The sizes of a workshop, a large one, and the largest that is taken."""
    bridging = [frozenset({"ar", "he"})] * 4
    return [
        ("12 seats, 4 rounds of 3", make_problem(seats(12), 4, 3, languages="free")),
        ("12 seats, 4 rounds of 4", make_problem(seats(12), 4, 4, languages="free")),
        ("12 seats, 4 rounds of 4, sides free", make_problem(seats(12), 4, 4, sides="free", languages="free")),
        ("40 seats, 6 rounds of 4", make_problem(seats(40), 6, 4)),
        ("40 seats, 6 rounds of 5", make_problem(seats(40), 6, 5)),
        ("40 seats, 6 rounds of 8", make_problem(seats(40), 6, 8)),
        ("40 seats, 6 rounds of 5, 4 interpreters", make_problem(seats(40), 6, 5, interpreters=bridging)),
        ("200 seats, 20 rounds of 6", make_problem(seats(200), 20, 6)),
    ]


def main() -> None:
    """One row for each problem."""
    print(f"{'':42}{'s':>6}{'status':>9}{'met':>7}{'bound':>7}{'uneven':>8}   ({ONE_THREAD})")
    for name, problem in problems():
        begun = time.perf_counter()
        plan = grouping.plan(problem)
        took = time.perf_counter() - begun
        print(f"{name:42}{took:>6.2f}{plan.status:>9}{plan.pairs_met:>7}{plan.bound:>7}{len(plan.broken):>8}")


if __name__ == "__main__":
    main()
