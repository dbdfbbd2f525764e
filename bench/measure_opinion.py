"""How long the opinion map takes beside red-dwarf, in memory and on a cluster.

Runs in a few minutes. `TRACKTWO_PEERS` names a Python that has red-dwarf, `TRACKTWO_SHARED` the folder of shared data;
what is missing is left out, and said. Both sides compute with one thread: red-dwarf slows down several times when its
libraries compete for the same cores, which would flatter us. Printed are two ratios: for what red-dwarf computes as
well (positions at a given rank, clusters and consensus), and for the whole of our answer, with the choice of a rank,
the simulated null and the bootstrap; each of these is timed apart, too. Times run from vote triples in memory and are
those of the processor, so that a machine that is shared does not bend the ratios.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

from tracktwo.methods.opinion import (
    Tally,
    Votes,
    consensus,
    from_triples,
    next_statement,
    opinion_map,
    preview,
    read_statements,
    read_votes,
)
from tracktwo.methods.opinion.groups import main_line, stability
from tracktwo.methods.opinion.kmeans import k_means
from tracktwo.methods.opinion.mapping import cold_fit, map_of
from tracktwo.methods.opinion.rank import choose_rank, sample_people
from tracktwo.methods.opinion.source import InMemory
from tracktwo.methods.opinion.unimodality import unimodality_test

SHARED = Path(os.environ.get("TRACKTWO_SHARED", Path(__file__).resolve().parents[2] / "shared")) / "data" / "polis"
PEER = """
import json, sys, time, warnings
warnings.simplefilter("ignore")
import numpy as np
from reddwarf.implementations.polis import run_pipeline
triples = np.load(sys.argv[1]).tolist()
votes = [{"participant_id": p, "statement_id": s, "vote": v, "modified": 0} for p, s, v in triples]
times = []
for _ in range(int(sys.argv[2])):
    began = time.process_time()
    run_pipeline(votes=votes, random_state=0)
    times.append(time.process_time() - began)
print(json.dumps(times))
"""
# Libraries read these when they are loaded.
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS", "LOKY_MAX_CPU_COUNT")
AGAIN = 5
PATIENCE = 300


def timed(what: Callable[[], object], times: int = AGAIN) -> float:
    """The median of so many runs, in seconds of the processor, which other programs do not lengthen."""
    taken = []
    for _ in range(times):
        began = time.process_time()
        what()
        taken.append(time.process_time() - began)
    return statistics.median(taken)


def peer(triples: np.ndarray, times: int) -> float | None:
    """red-dwarf's median seconds on the same triples, or None where no Python here has it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "triples.npy"
        np.save(file, triples)
        command = [os.environ.get("TRACKTWO_PEERS", sys.executable), "-c", PEER, str(file), str(times)]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=True)
        except (OSError, subprocess.SubprocessError):
            return None
    return statistics.median(json.loads(done.stdout.splitlines()[-1]))


def conversation(folder: str) -> Votes | None:
    """A real conversation without what was moderated out."""
    here = SHARED / folder
    if not here.exists():
        return None
    out = [
        statement.number for statement in read_statements((here / "comments.csv").read_bytes()) if statement.rejected
    ]
    votes = read_votes((here / "participants-votes.csv").read_bytes()).without_statements(out)
    return votes.select_people(votes.votes_per_person > 0)


def triples_of(votes: Votes) -> np.ndarray:
    """Places of people and statements, and votes, one a row."""
    return np.stack([votes.row, votes.column.astype(np.int64), votes.value.astype(np.int64)], axis=1)


def resampled(votes: Votes, people: int, rng: np.random.Generator) -> np.ndarray:
    """Triples of people drawn again and again, a fifth of whose votes are dropped."""
    drawn = rng.integers(votes.people, size=people)
    cast = votes.votes_per_person[drawn]
    at = np.repeat(votes.start[drawn] - np.concatenate([[0], np.cumsum(cast)[:-1]]), cast) + np.arange(cast.sum())
    triples = np.stack([np.repeat(np.arange(people), cast), votes.column[at], votes.value[at]], axis=1).astype(np.int64)
    return triples[rng.random(len(triples)) >= 0.2]


def beside(name: str, triples: np.ndarray, goals: tuple[float, float], peer_times: int) -> Votes:
    """Both programs on the same triples: what red-dwarf computes as well, and the whole answer."""
    people, width = int(triples[:, 0].max()) + 1, int(triples[:, 1].max()) + 1
    names, numbers = [str(person) for person in range(people)], list(range(width))
    row, column, value = (np.ascontiguousarray(each) for each in triples.T)

    def same() -> object:
        votes = from_triples(row, column, value, names, numbers)
        fitted = cold_fit(InMemory(votes), 2, 0)
        clusters = [k_means(fitted.position, k) for k in range(2, 6)]
        return clusters, consensus(votes)

    def whole() -> object:
        return opinion_map(from_triples(row, column, value, names, numbers))

    ours, all_of_it, other = timed(same), timed(whole, 3), peer(triples, peer_times)
    print(f"{name}: {people} people, {width} statements, {len(triples)} votes; one thread")
    print(f"  positions, clusters, consensus {ours:.3f} s, the whole answer {all_of_it:.3f} s", end="")
    if other:
        print(f"; red-dwarf {other:.2f} s: {other / ours:.1f} times (goal {goals[0]:g}), ", end="")
        print(f"{other / all_of_it:.1f} times (goal {goals[1]:g})")
    else:
        print("; red-dwarf not here")
    return from_triples(row, column, value, names, numbers)


def apart(votes: Votes) -> None:
    """The parts of the whole answer that red-dwarf does not have."""
    rng = np.random.default_rng(0)
    made = opinion_map(votes, rank=2)
    few = votes.select_people(sample_people(votes.votes_per_person, rng))
    label = np.where(made.participating, (made.fit.position[:, 0] > 0).astype(np.int64), -1)
    part, position = votes.select_people(made.participating), made.fit.position[made.participating]
    print(f"  choice of rank {timed(partial(choose_rank, few, rng), 1):.2f} s, ", end="")
    began = time.process_time()
    test = unimodality_test(part, main_line(position), rng)
    taken = time.process_time() - began
    full = timed(lambda: unimodality_test(part, main_line(position), rng, exceedances=10**6), 1)
    print(f"null {taken:.2f} s (stopped after {test.draws} draws; all {full:.2f} s), ", end="")
    taken = timed(lambda: stability(part, made.fit, label[made.participating], 2, rng), 1)
    print(f"bootstrap of two groups {taken:.2f} s")


def updated(votes: Votes) -> None:
    """A preview after one vote in a hundred more, beside a new map."""
    early = opinion_map(votes.select_votes(np.arange(votes.size) % 100 > 0), rank=2)
    cold, warm = timed(lambda: opinion_map(votes, rank=2)), timed(lambda: preview(early, votes))
    print(f"  update: preview {warm:.3f} s, new map {cold:.3f} s: {warm / cold:.0%} of it")


def drawn(people: int, wide: int, votes_each: int, seed: int, first: int = 0) -> Votes:
    """Votes of people on two axes, about `each` a person; statements are the same for every seed."""
    fixed, rng = np.random.default_rng(1), np.random.default_rng(seed)
    load, level = fixed.normal(0, 1, (2, wide)), fixed.normal(0, 0.7, wide)
    mask = rng.random((people, wide)) < votes_each / wide
    row, column = np.nonzero(mask)
    odds = (rng.normal(0, 1, (people, 2)).astype(np.float32) @ load.astype(np.float32))[row, column] + level[column]
    agrees = rng.random(len(row)) < 1 / (1 + np.exp(-odds))
    value = np.where(rng.random(len(row)) < 0.1, 0, np.where(agrees, 1, -1)).astype(np.int8)
    return from_triples(row, column, value, [str(first + person) for person in range(people)], list(range(wide)))


def write_large(path: Path) -> None:
    """A matrix of 100,000 people and 1,000 statements with ten million votes."""
    with path.open("wb") as file:
        file.write(("participant," + ",".join(map(str, range(1000))) + "\n").encode())
        for part in range(20):
            votes = drawn(5000, 1000, 100, part, part * 5000)
            cells = np.full((votes.people, 1000), "", dtype="S2")
            cells[votes.row, votes.column] = np.array([b"-1", b"0", b"1"])[votes.value + 1]
            for name, row in zip(votes.participants, cells.tolist(), strict=True):
                file.write(name.encode() + b"," + b",".join(row) + b"\n")


LARGE = """
import resource, sys, time
from pathlib import Path
began = time.perf_counter()
from tracktwo.methods.opinion import opinion_map, read_votes
imported = time.perf_counter()
votes = read_votes(Path(sys.argv[1]).read_bytes())
read = time.perf_counter()
made = opinion_map(votes)
done = time.perf_counter()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"  {votes.size} votes: import {imported - began:.2f} s, load {read - imported:.2f} s, map with choice of rank "
      f"({made.fit.rank}) and null ({made.groups.draws} draws) {done - read:.2f} s")
print(f"  together {done - began:.2f} s (goal 10), peak {peak:.0f} MB (goal 1000)")
"""


def large() -> None:
    """From a file to the map, in a process of its own so that its peak of memory is its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "votes.csv"
        write_large(path)
        done = subprocess.run([sys.executable, "-c", LARGE, str(path)], capture_output=True, text=True, check=False)
        print(done.stdout.rstrip() or done.stderr.rstrip())


def spread() -> None:
    """Votes made on the workers of a local cluster: the slope, and the same answer as in memory."""
    try:
        from tracktwo.methods.opinion.dask_backend import DaskSource, dask_client

        client = dask_client("local")
    except ValueError as error:
        print(f"cluster: {error}")
        return
    with client:
        taken = []
        for blocks in (4, 8, 16):
            parts = [partial(drawn, 8192, 200, 30, block, block * 8192) for block in range(blocks)]
            began = time.perf_counter()
            made = map_of(DaskSource(client, parts), rank=2)
            taken.append((blocks * 8192, time.perf_counter() - began, made))
        slope = np.polyfit([row[0] for row in taken], [row[1] for row in taken], 1)[0]
        parts_here = [drawn(8192, 200, 30, block, block * 8192) for block in range(4)]
        here = opinion_map(_together(parts_here), rank=2)
        off = float(np.abs(here.fit.position - taken[0][2].fit.position).max())
        print("cluster: " + ", ".join(f"{people} people {seconds:.2f} s" for people, seconds, _ in taken), end="")
        print(f"; {slope * 1e6:.1f} s a million people, so 100 million in {slope * 1e8 / 3600:.1f} h on this machine")
        print(f"  the same as in memory: places within {off:.0e}, consensus {here.consensus == taken[0][2].consensus}")


def _together(parts: list[Votes]) -> Votes:
    from tracktwo.methods.opinion.votes import concatenated

    return concatenated(parts)


def next_one() -> None:
    """The next statement for one of 100,000 people."""
    rng = np.random.default_rng(0)
    counts = Tally(*(rng.integers(0, 20_000, (3, 1000)) for _ in range(3)))
    unseen = rng.random(1000) < 0.9
    print(
        f"next statement of 1,000: {timed(lambda: next_statement(counts, unseen, rng, 1), 50) * 1e3:.2f} ms (goal 30)"
    )


def pin_threads() -> None:
    """Start this program again with one thread, since NumPy is loaded already; processes started here inherit it."""
    if any(os.environ.get(variable) != "1" for variable in THREADS):
        os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | dict.fromkeys(THREADS, "1"))


def main() -> None:
    """Everything, in order."""
    pin_threads()
    real = conversation("american-assembly.bowling-green")
    taiwan = conversation("vtaiwan.uberx")
    if real is None or taiwan is None:
        print("the shared conversations are not here: drawn ones instead")
        real, taiwan = drawn(2000, 600, 110, 0), drawn(1900, 120, 26, 1)
    votes = beside("bowling-green", triples_of(real), (4, 1.5), 3)
    apart(votes)
    updated(votes)
    votes = beside("vtaiwan, 30,000 people", resampled(taiwan, 30_000, np.random.default_rng(0)), (15, 8), 1)
    apart(votes)
    updated(votes)
    next_one()
    spread()
    print("100,000 people, 1,000 statements, from a file:")
    large()
    print(f"peak of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
