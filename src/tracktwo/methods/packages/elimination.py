"""Variable elimination over linked issues: an order of the issues, and what must be remembered between them.

After some issues are decided, all that matters for the rest is which of their options are now ruled out. Partial
packages that rule out the same options share one state. An issue without links adds no state. This is bucket
elimination (Dechter, Artificial Intelligence 113, 1999, 10.1016/S0004-3702(99)00059-4) with states in place of tables.
"""

from dataclasses import dataclass
from math import log2

from ..errors import Refusal
from .domains import Position, Space

__all__ = ["MAX_STATES", "EliminationStep", "count_packages", "eliminate", "least_total"]

MAX_STATES = 50_000
# Estimating the width of an order looks at every decided issue: bound how many first issues are tried.
MAX_ESTIMATES = 100_000


@dataclass(frozen=True, slots=True)
class EliminationStep:
    """Deciding one issue: `transitions[s][o]` is the state after option `o` in state `s`, or -1 if it is impossible."""

    issue: int
    transitions: tuple[tuple[int, ...], ...]
    states: int


def eliminate(space: Space) -> tuple[EliminationStep, ...]:
    """One step for each issue; the first begins in state 0, and after the last there is one state or none.

    Raises:
        Refusal: more states than `MAX_STATES`.
    """
    conflicts = space.conflicts
    positions = sorted({p for position, others in conflicts.items() for p in (position, *others)})
    bits = {position: 1 << n for n, position in enumerate(positions)}
    ruled_out = {position: sum(bits[other] for other in others) for position, others in conflicts.items()}
    order = _order(space, ruled_out, bits)
    # An issue all of whose options are ruled out is a dead end, which is noticed at once only with these masks.
    whole_issues = {
        j: sum(bits[j, o] for o in range(len(issue.options)))
        for j, issue in enumerate(space.issues)
        if all((j, o) in bits for o in range(len(issue.options)))
    }
    states = {0: 0}
    steps = []
    for n, i in enumerate(order):
        later = set(order[n + 1 :])
        future = sum(bit for (j, _), bit in bits.items() if j in later)
        dead_ends = [mask for j, mask in whole_issues.items() if j in later]
        next_states: dict[int, int] = {}
        transitions = []
        for state in states:
            row = []
            for o in range(len(space.issues[i].options)):
                bit, rules = bits.get((i, o), 0), ruled_out.get((i, o), 0)
                after = (state | rules) & future
                impossible = state & bit or rules & bit or any(after & mask == mask for mask in dead_ends)
                row.append(-1 if impossible else next_states.setdefault(after, len(next_states)))
            transitions.append(tuple(row))
            if len(next_states) > MAX_STATES:
                raise Refusal(
                    "links-too-entangled",
                    "the links tie so many options together that more than {limit:,} partial packages would have to "
                    "be told apart. Fewer links, or links among fewer issues, can be answered",
                    limit=MAX_STATES,
                )
        steps.append(EliminationStep(i, tuple(transitions), len(next_states)))
        states = next_states
    return tuple(steps)


def _order(space: Space, ruled_out: dict[Position, int], bits: dict[Position, int]) -> list[int]:
    """Linked issues first, in an order that keeps few states; then the others, the smaller first."""
    linked = {i for position, others in space.conflicts.items() for i, _ in others if i != position[0]}
    free = sorted((i for i in range(len(space.issues)) if i not in linked), key=lambda i: len(space.issues[i].options))
    if not linked:
        return free
    rules = {i: [ruled_out.get((i, o), 0) for o in range(len(space.issues[i].options))] for i in linked}
    own = {i: sum(bit for (j, _), bit in bits.items() if j == i) for i in linked}
    starts = sorted(linked)[: max(1, MAX_ESTIMATES // (len(linked) ** 2 * sum(map(len, rules.values()))))]
    candidates = [_greedy(start, rules, own) for start in starts]
    return min(candidates, key=lambda candidate: candidate[0])[1] + free


def _greedy(start: int, rules: dict[int, list[int]], own: dict[int, int]) -> tuple[float, list[int]]:
    """The largest estimated number of states (as a base-2 logarithm), and the order that always adds fewest."""

    def log_states_after(decided: list[int]) -> float:
        future = sum(mask for i, mask in own.items() if i not in decided)
        return sum(log2(len({mask & future for mask in rules[i]})) for i in decided)

    order, largest = [start], log_states_after([start])
    while len(order) < len(rules):
        left = [i for i in sorted(rules) if i not in order]
        cost, cheapest = min((log_states_after([*order, i]), i) for i in left)
        order.append(cheapest)
        largest = max(largest, cost)
    return largest, order


def count_packages(steps: tuple[EliminationStep, ...]) -> int:
    """How many packages links and vetoes allow."""
    counts = [1]
    for step in steps:
        after = [0] * step.states
        for count, row in zip(counts, step.transitions, strict=True):
            for state in row:
                if state >= 0:
                    after[state] += count
        counts = after
    return sum(counts)


def least_total(steps: tuple[EliminationStep, ...], values: tuple[tuple[int, ...], ...]) -> int | None:
    """A side's least total over all allowed packages, in its integer values; None where no package is allowed."""
    least: list[int | None] = [0]
    for step in steps:
        after: list[int | None] = [None] * step.states
        for low, row in zip(least, step.transitions, strict=True):
            for state, value in zip(row, values[step.issue], strict=True):
                if state >= 0 and low is not None:
                    known = after[state]
                    after[state] = low + value if known is None else min(known, low + value)
        least = after
    return min((low for low in least if low is not None), default=None)
