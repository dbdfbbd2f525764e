"""The ladder of reassurance with 24 steps: verdict and explanation, beside CP-SAT where a python has it.

Everything runs on one thread.

The variable TRACKTWO_PEERS names such a python; without it the one that runs this is tried.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

from one_thread import ONE_THREAD  # isort: skip  # before NumPy starts its threads

import numpy as np

from tracktwo.methods.reassurance import Ladder, Side, Step, explain, find_order, minimal_tolerances

PEER = Path(__file__).parent / "peer_ladder.py"
SIZE, SEEDS, PEER_SEEDS = 24, range(5), 2
# Name: sides; how often one step waits for another; whether who exposes more also reassures more; the largest number.
KINDS = {
    "12 + 12, few prerequisites": (2, 0.05, False, 6),
    "12 + 12, many prerequisites": (2, 0.15, False, 6),
    "no prerequisites": (2, 0.0, False, 6),
    "none, dearer steps reassure more": (2, 0.0, True, 6),
    "the same, numbers up to 100": (2, 0.0, True, 100),
    "four sides of six, none": (4, 0.0, False, 6),
    "four sides of six, few": (4, 0.05, False, 6),
}


def made(seed: int, sides: int, density: float, rising: bool, top: int) -> Ladder:
    """A ladder without tolerances yet; sides take turns, nine in ten steps are lasting."""
    chance = np.random.default_rng(seed)
    steps = []
    for at in range(SIZE):
        exposes = int(chance.integers(1, top + 1))
        near = max(1, top // 6)
        low, high = (exposes - near, exposes + 2 * near) if rising else (0, top + 2 * near)
        reassures = max(0, int(chance.integers(low, high + 1)))
        steps.append(
            Step(
                key=f"s{at}",
                side="ABCD"[at % sides],
                exposes=Fraction(exposes),
                reassures=Fraction(reassures),
                irreversible=bool(chance.random() < 0.9),
                verifiable=True,
                after=tuple(f"s{before}" for before in range(at) if chance.random() < density),
            )
        )
    return Ladder(tuple(Side(key, Fraction(0)) for key in "ABCD"[:sides]), tuple(steps))


def borne(ladder: Ladder, tolerance: Fraction) -> Ladder:
    """The ladder with one tolerance for both sides."""
    return replace(ladder, sides=tuple(replace(side, tolerance=tolerance) for side in ladder.sides))


def pairs(seed: int, kind: tuple[int, float, bool, int]) -> tuple[Ladder, Ladder]:
    """One with just enough tolerance, and one with a unit less."""
    ladder = made(seed, *kind)
    rows = minimal_tolerances(ladder)
    assert rows
    enough = min(max(row) for row in rows)
    return borne(ladder, enough), borne(ladder, max(enough - 1, Fraction(0)))


def seconds(act: Callable[[], object]) -> float:
    """How long it takes once."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def problem(ladder: Ladder) -> dict[str, object]:
    """For the peer, in whole numbers."""
    return {
        "effects": [[int(ladder.effect(step, side.key)) for step in ladder.steps] for side in ladder.sides],
        "tolerances": [int(side.tolerance) for side in ladder.sides],
        "needs": [[ladder.position(key) for key in step.needs] for step in ladder.steps],
    }


def peer(ladders: list[Ladder]) -> list[Any] | None:
    """Seconds to import, then an answer with its seconds for each; None without the peer."""
    command = [os.environ.get("TRACKTWO_PEERS", sys.executable), str(PEER)]
    problems = json.dumps([problem(ladder) for ladder in ladders])
    env = os.environ | ONE_THREAD
    try:
        done = subprocess.run(command, input=problems, capture_output=True, text=True, timeout=300, check=True, env=env)
    except (OSError, subprocess.SubprocessError):
        return None
    answers: list[Any] = json.loads(done.stdout)
    return answers


def measured() -> tuple[list[Ladder], list[tuple[str, bool, float]]]:
    """Prints the table of own figures; returns what the peer is to be asked, with the answer and milliseconds."""
    asked: list[Ladder] = []
    own: list[tuple[str, bool, float]] = []
    for name, kind in KINDS.items():
        columns: list[list[float]] = [[], [], [], []]
        for seed in SEEDS:
            enough, short = pairs(seed, kind)
            acts: list[Callable[[], object]] = [
                partial(find_order, enough),
                partial(find_order, short),
                partial(explain, short),
            ]
            acts.append(partial(minimal_tolerances, short))
            for column, act in zip(columns, acts, strict=True):
                column.append(1000 * seconds(act))
            if seed < PEER_SEEDS:
                asked += [enough, short]
                own += [(name, True, columns[0][-1]), (name, False, columns[1][-1])]
        print(f"{name:34}" + "".join(f"{statistics.median(column):>14.1f}" for column in columns))
    return asked, own


def main() -> None:
    """Prints tables; asserts nothing."""
    heads = ("an order", "no order", "why not", "smallest")
    print(f"{'24 steps, ms, median':34}" + "".join(f"{head:>14}" for head in heads))
    asked, own = measured()
    answers = peer(asked)
    if not answers:
        print("CP-SAT is not here (set TRACKTWO_PEERS to a python that has ortools).")
        return
    print(f"\nCP-SAT, the verdict alone, one worker, 8 s at most; import {answers[0]:.2f} s")
    for (name, feasible, ours), (status, theirs) in zip(own, answers[1:], strict=True):
        said = "an order" if feasible else "none"
        ratio = 1000 * theirs / ours
        print(f"{name:34}{said:10}{ours:8.1f} ms   CP-SAT {status:11}{1000 * theirs:8.1f} ms   {ratio:6.1f} x")


if __name__ == "__main__":
    main()
