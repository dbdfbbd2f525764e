"""The best plan of a small problem, by looking at every one that could be better."""

from collections.abc import Iterator, Sequence
from itertools import combinations, islice, permutations
from math import comb, factorial

import numpy as np
from numpy.typing import NDArray

from .judging import Evenness, HardRules, pairs_met
from .problem import Problem, Round

__all__ = ["best_plan"]

# So many ways to divide the seats are listed, and so many unions of rounds are looked at, in words of 64 pairs.
MOST_LISTED, MOST_UNIONS, MOST_SIGNATURES = 6_000, 150_000_000, 40_000
# Bits of a union are counted in one byte each.
WORD, MOST_PAIRS = 64, 255
Masks = NDArray[np.uint64]
Places = tuple[int, ...]


def best_plan(problem: Problem) -> tuple[Round, ...] | None:
    """Rounds with the fewest unevenly mixed groups, and of these with the most pairs met; None where that is too much.

    Rules hold in each round for itself, so that only the most even rounds are combined. Seats that no rule tells apart
    are exchanged freely: of the first two rounds only those are looked at that no such exchange makes the same.
    """
    pairs = comb(len(problem.seats), 2)
    every = list(islice(_divisions(problem.codes, problem.sizes), MOST_LISTED + 1)) if pairs <= MOST_PAIRS else []
    if not 0 < len(every) <= MOST_LISTED:
        return None
    hard, evenness = HardRules(problem), Evenness(problem)
    possible = [groups for groups in every if hard.kept(groups)]
    uneven = [sum(len(evenness.broken(group)) for group in groups) for groups in possible]
    least = min(uneven)
    listed = [groups for groups, count in zip(possible, uneven, strict=True) if count == least]
    kinds = _kinds(problem)
    firsts = _unlike(listed, kinds, ())
    work = len(firsts) * len(listed) ** (problem.rounds - 1) * -(-pairs // WORD)
    seconds = {}
    if problem.rounds > 2:
        seconds = {first: _unlike(listed, kinds, listed[first]) for first in firsts}
        work = work * sum(map(len, seconds.values())) // (len(firsts) * len(listed) * factorial(problem.rounds - 2))
    if work > MOST_UNIONS:
        return None
    masks, held = _masks(problem, listed)
    best = -1
    chosen: Places = ()
    tried: list[tuple[int, Places]]
    for first in firsts:
        begun = held | masks[:, first]
        if problem.rounds == 1:
            tried = [(_count(begun), (first,))]
        elif problem.rounds == 2:
            tried = [_finish(begun, masks, 1, 0, (first,))]
        else:
            tried = [
                _finish(begun | masks[:, second], masks, problem.rounds - 2, 0, (first, second))
                for second in seconds[first]
            ]
        for met, places in tried:
            if met > best:
                best, chosen = met, places
    return tuple(listed[place] for place in chosen)


def _finish(
    begun: Masks, masks: Masks, rounds: int, start: int, before: tuple[int, ...]
) -> tuple[int, tuple[int, ...]]:
    """The most pairs that `rounds` more can bring, in the order of the list so that no choice is made twice."""
    if rounds == 1:
        unions = np.bitwise_count(masks[0, start:] | begun[0])
        for word in range(1, len(masks)):
            unions += np.bitwise_count(masks[word, start:] | begun[word])
        place = int(np.argmax(unions))
        return int(unions[place]), (*before, start + place)
    return max(
        (
            _finish(begun | masks[:, place], masks, rounds - 1, place, (*before, place))
            for place in range(start, masks.shape[1])
        ),
        key=lambda reached: reached[0],
    )


def _count(mask: Masks) -> int:
    return int(np.bitwise_count(mask).sum())


def _divisions(codes: Sequence[str], sizes: Sequence[int]) -> Iterator[Round]:
    """Every way to divide the codes into groups of these sizes, each once."""
    if not codes:
        yield ()
        return
    first, *others = codes
    for size in sorted(set(sizes)):
        left = list(sizes)
        left.remove(size)
        for members in combinations(others, size - 1):
            rest = [code for code in others if code not in members]
            for following in _divisions(rest, left):
                yield ((first, *members), *following)


def _kinds(problem: Problem) -> dict[str, tuple[object, ...]]:
    """Of each seat what tells it from others, as far as a rule asks; itself where a rule or a round held names it."""
    named = {code for rule in problem.rules for code in rule.codes}
    named |= {code for groups in problem.held for group in groups for code in group}
    return {
        seat.code: (
            seat.side if problem.sides != "free" else "",
            seat.languages[:1] if problem.languages == "spread" else (),
            tuple(sorted(seat.languages)) if problem.interpreters is not None else (),
            seat.code if seat.code in named else "",
        )
        for seat in problem.seats
    }


def _unlike(listed: Sequence[Round], kinds: dict[str, tuple[object, ...]], first: Round) -> list[int]:
    """One of all rounds that are the same but for an exchange of seats of a kind that leaves the `first` as it is."""
    groups = len(first)
    if len(listed) * factorial(groups) > MOST_SIGNATURES:
        return list(range(len(listed)))
    number = {kind: place for place, kind in enumerate(dict.fromkeys(kinds.values()))}
    where = {code: place for place, group in enumerate(first) for code in group}
    like: dict[object, int] = {}
    orders = [
        order
        for order in permutations(range(groups))
        if all(
            sorted(number[kinds[code]] for code in first[place]) == sorted(number[kinds[code]] for code in first[to])
            for place, to in enumerate(order)
        )
    ]
    for place, round_ in enumerate(listed):
        marks = [[(where.get(code, 0), number[kinds[code]]) for code in group] for group in round_]
        signature = min(
            tuple(sorted(tuple(sorted((order[at] if order else 0, kind) for at, kind in group)) for group in marks))
            for order in orders
        )
        like.setdefault(signature, place)
    return list(like.values())


def _masks(problem: Problem, listed: Sequence[Round]) -> tuple[Masks, Masks]:
    """The pairs of each round, word by word, and those met already, as bits."""
    pairs = {pair: place for place, pair in enumerate(combinations(problem.codes, 2))}
    width = -(-len(pairs) // WORD)

    def words(bits: int) -> list[int]:
        return [(bits >> (WORD * word)) & ((1 << WORD) - 1) for word in range(width)]

    rows = [
        words(sum(1 << pairs[pair] for group in groups for pair in combinations(sorted(group), 2))) for groups in listed
    ]
    often = pairs_met(problem, ())
    codes = problem.codes
    met = sum(1 << pairs[codes[a], codes[b]] for a, b in combinations(range(len(codes)), 2) if often[a, b])
    return np.ascontiguousarray(np.array(rows, np.uint64).T), np.array(words(met), np.uint64)
