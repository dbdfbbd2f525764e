"""Links and vetoes: the issues in a good order, and what must be remembered between one and the next.

After some issues are decided, all that counts for the rest is which of their options are now ruled out. Partial
packages that rule out the same are one state. An issue without links adds none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log2

from .domains import Space
from .errors import Refused, Why

__all__ = ["MOST_STATES", "Step", "outcomes", "steps", "worths"]

MOST_STATES = 50_000
# Estimating a width looks at every issue decided so far: bound how many first issues are tried.
MOST_TRIALS = 100_000


@dataclass(frozen=True, slots=True)
class Step:
    """Deciding one issue: `following[s][o]` is the state after option `o` in state `s`, or -1 if it cannot be."""

    issue: int
    following: tuple[tuple[int, ...], ...]
    states: int


def steps(space: Space) -> tuple[Step, ...]:
    """One step for each issue; the first begins in state 0, and after the last there is one state or none.

    Raises:
        Refused: more states than `MOST_STATES`.
    """
    bits = {
        choice: 1 << n
        for n, choice in enumerate(sorted({c for one, others in space.clashes.items() for c in (one, *others)}))
    }
    masks = {one: sum(bits[other] for other in others) for one, others in space.clashes.items()}
    order = _order(space, masks, bits)
    # Issues all of whose options may come to be ruled out; where that happens, nothing can come of it.
    wholes = {
        j: sum(bits[j, o] for o in range(len(issue.options)))
        for j, issue in enumerate(space.issues)
        if all((j, o) in bits for o in range(len(issue.options)))
    }
    known = {0: 0}
    made = []
    for n, i in enumerate(order):
        later = set(order[n + 1 :])
        future = sum(bit for (j, _), bit in bits.items() if j in later)
        ends = [mask for j, mask in wholes.items() if j in later]
        next_known: dict[int, int] = {}
        rows = []
        for state in known:
            row = []
            for o in range(len(space.issues[i].options)):
                bit, rules = bits.get((i, o), 0), masks.get((i, o), 0)
                after = (state | rules) & future
                dead = state & bit or rules & bit or any(after & mask == mask for mask in ends)
                row.append(-1 if dead else next_known.setdefault(after, len(next_known)))
            rows.append(tuple(row))
            if len(next_known) > MOST_STATES:
                raise Refused(Why.LINKS_TOO_ENTANGLED, limit=MOST_STATES)
        made.append(Step(i, tuple(rows), len(next_known)))
        known = next_known
    return tuple(made)


def _order(space: Space, masks: dict[tuple[int, int], int], bits: dict[tuple[int, int], int]) -> list[int]:
    """Linked issues first, so that few partial packages are open at a time; then the others, the smaller first."""
    linked = {i for one, others in space.clashes.items() for i, _ in others if i != one[0]}
    free = sorted((i for i in range(len(space.issues)) if i not in linked), key=lambda i: len(space.issues[i].options))
    if not linked:
        return free
    rules = {i: [masks.get((i, o), 0) for o in range(len(space.issues[i].options))] for i in linked}
    own = {i: sum(bit for (j, _), bit in bits.items() if j == i) for i in linked}
    starts = sorted(linked)[: max(1, MOST_TRIALS // (len(linked) ** 2 * sum(map(len, rules.values()))))]
    return min((_greedy(start, rules, own) for start in starts), key=lambda found: found[0])[1] + free


def _greedy(start: int, rules: dict[int, list[int]], own: dict[int, int]) -> tuple[float, list[int]]:
    """From a first issue on, always the issue that leaves least to remember; and what was open at the worst."""

    def open_after(done: list[int]) -> float:
        future = sum(mask for i, mask in own.items() if i not in done)
        return sum(log2(len({mask & future for mask in rules[i]})) for i in done)

    order, worst = [start], open_after([start])
    while len(order) < len(rules):
        left = [i for i in sorted(rules) if i not in order]
        cost, best = min((open_after([*order, i]), i) for i in left)
        order.append(best)
        worst = max(worst, cost)
    return worst, order


def outcomes(plan: tuple[Step, ...]) -> int:
    """How many packages links and vetoes allow."""
    counts = [1]
    for step in plan:
        after = [0] * step.states
        for count, row in zip(counts, step.following, strict=True):
            for state in row:
                if state >= 0:
                    after[state] += count
        counts = after
    return sum(counts)


def worths(plan: tuple[Step, ...], values: tuple[tuple[int, ...], ...]) -> int | None:
    """A side's least over all packages that are allowed, in its scaled numbers; None where there is no package."""
    least: list[int | None] = [0]
    for step in plan:
        after: list[int | None] = [None] * step.states
        for low, row in zip(least, step.following, strict=True):
            for state, value in zip(row, values[step.issue], strict=True):
                if state >= 0 and low is not None:
                    known = after[state]
                    after[state] = low + value if known is None else min(known, low + value)
        least = after
    return min((low for low in least if low is not None), default=None)


def allowed(space: Space, plan: tuple[Step, ...]) -> Iterator[tuple[int, ...]]:
    """Every allowed package by the positions of its options, lazily; without dead ends where links end early."""

    def walk(n: int, state: int, taken: dict[int, int]) -> Iterator[tuple[int, ...]]:
        if n == len(plan):
            yield tuple(taken[i] for i in range(len(space.issues)))
            return
        step = plan[n]
        for o, after in enumerate(step.following[state]):
            if after >= 0:
                taken[step.issue] = o
                yield from walk(n + 1, after, taken)

    return walk(0, 0, {})
