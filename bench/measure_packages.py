"""Packages: the frontier and named solutions, beside NegMAS where a python has it.

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
from pathlib import Path

from tracktwo.methods.packages import Domain, Link, bargaining_solutions, frontier, make_domain, make_space, read_domain

DOMAINS = Path(__file__).resolve().parents[2] / "shared" / "data" / "negotiation"
PEER = Path(__file__).parent / "peer_packages.py"
REPEATS = 7


def median(work: Callable[[], object]) -> float:
    """Seconds."""
    found = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return statistics.median(found)


def opposed(issues: int, options: int, sides: int, seed: int, links: int = 0) -> Domain:
    """Valuations in hundredths: what one side's options gain the next side's lose, but for noise."""
    chance = random.Random(seed)  # noqa: S311  numbers to measure with, no secret
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
    made = [
        Link(
            chance.choice(["needs", "excludes"]),  # type: ignore[arg-type]  # one of the two kinds
            (one, chance.choice(keys[one])),
            (other, chance.choice(keys[other])),
        )
        for one, other in pairs
    ]
    return make_domain(make_space(keys, made), values)


def main() -> None:
    """Times, and the ratio to the peer on its own domains."""
    folder = Path(sys.argv[sys.argv.index("--domains") + 1]) if "--domains" in sys.argv else DOMAINS
    print(f"python {sys.version.split()[0]}, median of {REPEATS} runs, one process")
    for name in ("Energy2011", "AMPOvsCity"):
        if (folder / name).is_dir():
            found = read_domain({file.name: file.read_bytes() for file in (folder / name).glob("*.xml")}).domain
            ours = median(lambda found=found: bargaining_solutions(frontier(found)))  # type: ignore[misc]
            print(f"{name:28} {ours * 1000:9.2f} ms  {_peer(folder / name, ours)}")
    for label, made in (
        ("50 x 10, two sides", opposed(50, 10, 2, 1)),
        ("15 x 5, three sides", opposed(15, 5, 3, 2)),
        ("10 x 10, 20 links", opposed(10, 10, 2, 3, links=20)),
    ):
        seconds = median(lambda made=made: frontier(made))  # type: ignore[misc]
        print(
            f"{label:28} {seconds * 1000:9.2f} ms  {len(frontier(made))} points of {frontier(made).outcomes} packages"
        )


def _peer(place: Path, ours: float) -> str:
    python = os.environ.get("TRACKTWO_PEERS", sys.executable)
    try:
        answer = subprocess.run([python, str(PEER), str(place)], capture_output=True, text=True, timeout=120)
    except subprocess.TimeoutExpired:
        return "NegMAS: more than 120 s"
    if answer.returncode:
        return "no NegMAS in that python" if "ModuleNotFound" in answer.stderr else "NegMAS cannot read it"
    seconds = float(answer.stdout.split()[-1])
    return f"NegMAS {seconds:.2f} s, {seconds / ours:,.0f} times as long"


if __name__ == "__main__":
    main()
