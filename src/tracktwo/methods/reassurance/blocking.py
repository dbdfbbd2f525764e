"""The smallest set of steps that cannot be borne together."""

from collections.abc import Callable, Sequence

from .feasibility import LadderProblem

__all__ = ["smallest_blocking_set"]

# Each round costs up to 24 questions whether an order exists; most ladders need fewer than ten rounds.
MAX_ROUNDS = 40
MAX_ORDERS = 8

Blocks = Callable[[frozenset[int]], bool]


def smallest_blocking_set(problem: LadderProblem) -> tuple[list[int], bool]:
    """Steps that block even if no other step exposed its side at all, as few as possible, and whether it is certain.

    The smallest unsatisfiable core by implicit hitting sets (Ignatiev, Previti, Liffiton and Marques-Silva, CP 2015,
    10.1007/978-3-319-23219-5_13). A correction set holds steps without whose exposure there is an order, so that every
    blocking set shares a step with every correction set. The smallest set that meets all correction sets known so far
    is therefore a lower bound; if it blocks it is the answer, and if not it is grown until it nearly blocks, and what
    is left is another correction set.

    Returns:
        Numbers of the steps in the order in which they were written, and False where the rounds ran out: then the set
        is one from which no step can be left out, and a smaller one may exist.
    """
    exposing = [step for step in range(len(problem.ladder.steps)) if any(row[step] > 0 for row in problem.effects)]
    # Those that expose most are the likeliest to block: they are let go last and taken last.
    order = sorted(exposing, key=lambda step: max(row[step] for row in problem.effects))
    blocks = _cached(problem)
    best = _irreducible(frozenset(exposing), order, blocks)
    corrections: list[frozenset[int]] = []
    for _ in range(MAX_ROUNDS):
        candidate = _smallest_hitting_set(corrections, exposing)
        if len(candidate) >= len(best):
            return sorted(best), True
        if blocks(candidate):
            return sorted(candidate), True
        grown = candidate
        for step in order:
            if step not in grown and not blocks(grown | {step}):
                grown |= {step}
        corrections.append(frozenset(exposing) - grown)
    return sorted(best), False


def _cached(problem: LadderProblem) -> Blocks:
    """Whether a set of steps blocks. An order that was met for another set is tried first: it often still holds."""
    known: dict[frozenset[int], bool] = {}
    orders: list[list[int]] = []

    def blocks(steps: frozenset[int]) -> bool:
        if steps not in known:
            variant = problem.with_effects(
                [
                    [value if value < 0 or step in steps else 0 for step, value in enumerate(effect)]
                    for effect in problem.effects
                ]
            )
            if any(_is_borne(variant, order) for order in orders[-MAX_ORDERS:]):
                known[steps] = False
            elif (order := variant.any_order(problem.tolerances)) is None:
                known[steps] = True
            else:
                orders.append(order)
                known[steps] = False
        return known[steps]

    return blocks


def _is_borne(problem: LadderProblem, order: Sequence[int]) -> bool:
    return all(peak <= most for peak, most in zip(problem.peaks(order), problem.tolerances, strict=True))


def _irreducible(steps: frozenset[int], order: Sequence[int], blocks: Blocks) -> frozenset[int]:
    """A blocking set from which none can be left out (a deletion filter)."""
    for step in order:
        if blocks(steps - {step}):
            steps -= {step}
    return steps


def _smallest_hitting_set(sets: Sequence[frozenset[int]], elements: Sequence[int]) -> frozenset[int]:
    """A smallest set that shares an element with each, by iterative deepening; of several, the first as written."""
    for size in range(len(elements) + 1):
        if (chosen := _hit(sets, frozenset(), size)) is not None:
            return chosen
    return frozenset(elements)


def _hit(sets: Sequence[frozenset[int]], chosen: frozenset[int], size: int) -> frozenset[int] | None:
    """A hitting set of at most so many more elements: one element of some set that is not met must be taken."""
    missed = [some for some in sets if not some & chosen]
    if not missed:
        return chosen
    if size == 0 or _disjoint(missed) > size:
        return None
    fewest = min(missed, key=_size)
    for element in sorted(fewest):
        if (hitting := _hit(missed, chosen | {element}, size - 1)) is not None:
            return hitting
    return None


def _size(some: frozenset[int]) -> int:
    return len(some)


def _disjoint(sets: Sequence[frozenset[int]]) -> int:
    """How many of the sets are disjoint, chosen greedily: so many elements are needed at least."""
    used: frozenset[int] = frozenset()
    count = 0
    for some in sorted(sets, key=_size):
        if not some & used:
            used |= some
            count += 1
    return count
