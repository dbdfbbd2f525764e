"""Packages: the frontier and bargaining solutions, beside NegMAS where a python has it, both on one thread.

The variable TRACKTWO_PEERS names such a python; without it the one that runs this is tried. `--domains FOLDER` names
the folder of Genius domains; without it they are looked for beside the project.
"""

import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Literal

from one_thread import ONE_THREAD

from tracktwo.methods.packages import (
    Bounds,
    Domain,
    FeasibleValuations,
    Link,
    PreferenceStatement,
    Ranking,
    Refusal,
    Space,
    assess_all,
    bargaining_solutions,
    feasible_valuations,
    frontier,
    make_domain,
    make_space,
    read_domain,
)

DOMAINS = Path(__file__).resolve().parents[2] / "shared" / "data" / "negotiation"
PEER = Path(__file__).parent / "peer_packages.py"
REPEATS = 7
LINK_KINDS: tuple[Literal["needs", "excludes"], ...] = ("needs", "excludes")


def median(work: Callable[[], object]) -> float:
    """Seconds."""
    seconds = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def opposed(issues: int, options: int, sides: int, seed: int, links: int = 0) -> Domain:
    """Valuations in hundredths: what one side's options gain the next side's lose, but for noise."""
    chance = random.Random(seed)
    keys = {f"i{i}": [f"o{o}" for o in range(options)] for i in range(issues)}
    values: dict[str, dict[str, dict[str, int]]] = {f"s{n}": {} for n in range(sides)}
    for key, names in keys.items():
        weights = [chance.randint(1, 20) for _ in range(sides)]
        for n in range(sides):
            ranks = names if n % 2 == 0 else names[::-1]
            values[f"s{n}"][key] = {
                name: weights[n] * (place * 100 // options + chance.randint(0, 15)) for place, name in enumerate(ranks)
            }
    pairs = [tuple(chance.sample(list(keys), 2)) for _ in range(links)]
    made_links = [
        Link(
            chance.choice(LINK_KINDS),
            (first, chance.choice(keys[first])),
            (second, chance.choice(keys[second])),
        )
        for first, second in pairs
    ]
    return make_domain(make_space(keys, made_links), values)


def stated(issues: int, options: int, seed: int) -> tuple[Space, list[FeasibleValuations]]:
    """Two sides that order all options mostly against each other, and bound the weight of some issues."""
    chance = random.Random(seed)
    keys = {f"i{i}": [f"o{o}" for o in range(options)] for i in range(issues)}
    space = make_space(keys)
    valuations = []
    for side in range(2):
        statements: list[PreferenceStatement] = [
            Ranking(None, tuple((key,) for key in chance.sample(list(keys), issues)))
        ]
        for key, names in keys.items():
            order = chance.sample(names, options) if chance.random() < 0.25 else names[:: 1 - 2 * side]
            statements.append(Ranking(key, tuple((name,) for name in order)))
            if chance.random() < 0.4:
                statements.append(Bounds(None, key, Fraction(1, 40), Fraction(1, 2)))
        valuations.append(feasible_valuations(space, f"s{side}", statements))
    return space, valuations


def _solved_anew(domain: Domain) -> object:
    """A copy has nothing worked out beforehand."""
    return bargaining_solutions(frontier(replace(domain)))


def main() -> None:
    """Times, and the ratio to the peer on its own domains."""
    folder = Path(sys.argv[sys.argv.index("--domains") + 1]) if "--domains" in sys.argv else DOMAINS
    print(f"python {sys.version.split()[0]}, median of {REPEATS} runs, one process, one thread")
    for name in ("Energy2011", "AMPOvsCity"):
        if (folder / name).is_dir():
            domain = read_domain({file.name: file.read_bytes() for file in (folder / name).glob("*.xml")}).domain
            ours = median(partial(_solved_anew, domain))
            print(f"{name:34} {ours * 1000:9.2f} ms  {_peer(folder / name, ours)}")
    for label, domain in (
        ("50 x 10, two sides", opposed(50, 10, 2, 1)),
        ("15 x 5, three sides", opposed(15, 5, 3, 2)),
        ("10 x 10, 20 links", opposed(10, 10, 2, 3, links=20)),
        ("10 x 5, four sides", opposed(10, 5, 4, 1)),
        ("8 x 4, five sides", opposed(8, 4, 5, 1)),
        ("10 x 5, six sides", opposed(10, 5, 6, 1)),
    ):
        seconds = median(partial(_points, domain))
        print(f"{label:34} {seconds * 1000:9.2f} ms  {_points(domain)}")
    for issues, options in ((12, 2), (6, 4)):
        space, valuations = stated(issues, options, 1)
        seconds = median(partial(assess_all, space, valuations))
        label = f"{issues} x {options}, orders and ranges"
        print(f"{label:34} {seconds * 1000:9.2f} ms  {options**issues} packages assessed")


def _points(domain: Domain) -> str:
    """How much came out."""
    try:
        front = frontier(replace(domain))
    except Refusal as refusal:
        return f"refused: {refusal.code}"
    return f"{len(front)} points of {front.outcomes} packages"


def _peer(place: Path, ours: float) -> str:
    python = os.environ.get("TRACKTWO_PEERS", sys.executable)
    command = [python, str(PEER), str(place)]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, timeout=300, env=os.environ | ONE_THREAD)
    except subprocess.TimeoutExpired:
        return "NegMAS: more than 300 s"
    if answer.returncode:
        return "no NegMAS in that python" if "ModuleNotFound" in answer.stderr else "NegMAS cannot read it"
    seconds = float(answer.stdout.split()[-1])
    return f"NegMAS {seconds:.2f} s, {seconds / ours:,.0f} times as long"


if __name__ == "__main__":
    main()
