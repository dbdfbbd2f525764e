"""Evaluation of answers: twelve people with twenty items in four waves, and forty people, exact intervals included.

Everything runs on one thread, and from a cold cache each time.
"""

import statistics
import time
from collections.abc import Callable
from functools import partial

from one_thread import ONE_THREAD  # isort: skip  # before NumPy starts its threads

import numpy as np

from tracktwo.methods import evaluation
from tracktwo.methods.evaluation import distribution

ROUNDS = 7


def answers(people: int, items: int, waves: int, seed: int, fine: bool = False) -> bytes:
    """A file of two sides whose answers drift a little from wave to wave."""
    chance = np.random.default_rng(seed)
    rows = ["code,side,wave,item,value"]
    for person in range(people):
        for item in range(items):
            level = chance.integers(2, 6)
            for wave in range(waves):
                step = chance.normal(0.3, 1.2) if fine else int(chance.integers(-1, 3))
                rows.append(f"p{person},{'NS'[person % 2]},{wave},item {item},{np.clip(level + step, 1, 7):.6g}")
    return ("\n".join(rows) + "\n").encode()


def cold() -> None:
    """Forget what earlier rounds worked out."""
    distribution._packed.cache_clear()
    distribution._upper.cache_clear()
    distribution._subsets.cache_clear()


def timed(work: Callable[[], object]) -> float:
    """The median of a few rounds, in milliseconds."""
    taken = []
    for _round in range(ROUNDS):
        cold()
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def _evaluated(content: bytes) -> object:
    return evaluation.evaluate(evaluation.read_answers(content))


def main() -> None:
    """Print the figures."""
    print(f"one thread: {ONE_THREAD}")
    for name, people, items, waves, fine in (
        ("12 people, 20 items, 4 waves", 12, 20, 4, False),
        ("40 people, 20 items, 4 waves", 40, 20, 4, False),
        ("40 people, 1 item of many digits, 2 waves", 40, 1, 2, True),
    ):
        print(f"{name}: {timed(partial(_evaluated, answers(people, items, waves, 1, fine))):.0f} ms")
    for people in (6, 12, 40):
        evaluation.detectable.cache_clear()
        start = time.perf_counter()
        evaluation.detectable(people)
        print(f"detectable change of {people}: {(time.perf_counter() - start) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
