"""Whose refusal would cut others off: immediate dominators of a graph of nominations."""

from collections.abc import Sequence

__all__ = ["dependants", "immediate_dominators"]

ROOT = -1


def immediate_dominators(
    names: Sequence[Sequence[int]], named_by: Sequence[Sequence[int]], roots: Sequence[int]
) -> list[int | None]:
    """The last person through whom every chain of nominations from the roots to somebody leads.

    By K. D. Cooper, T. J. Harvey and K. Kennedy, *A simple, fast dominance algorithm*, Rice University 2006.

    Args:
        names: for each person, those whom they named.
        named_by: for each person, those who named them.
        roots: where chains begin.

    Returns:
        For each person a place; -1 where no single person is on every chain; None for whom no chain reaches.
    """
    order = _reverse_postorder(names, roots)
    rank = {place: number for number, place in enumerate(order)}
    rank[ROOT] = -1
    above: dict[int, int] = {ROOT: ROOT}
    is_root = set(roots)
    changed = True
    while changed:
        changed = False
        for place in order:
            candidates = [other for other in named_by[place] if other in above and other in rank]
            new = ROOT if place in is_root else candidates[0]
            for other in candidates if new != ROOT else ():
                new = _meet(new, other, above, rank)
            if above.get(place) != new:
                above[place] = new
                changed = True
    return [above.get(place) for place in range(len(names))]


def _meet(first: int, second: int, above: dict[int, int], rank: dict[int, int]) -> int:
    while first != second:
        while rank[first] > rank[second]:
            first = above[first]
        while rank[second] > rank[first]:
            second = above[second]
    return first


def _reverse_postorder(names: Sequence[Sequence[int]], roots: Sequence[int]) -> list[int]:
    finished: list[int] = []
    seen: set[int] = set()
    for root in roots:
        if root in seen:
            continue
        seen.add(root)
        path = [(root, iter(names[root]))]
        while path:
            place, ahead = path[-1]
            following = next((other for other in ahead if other not in seen), None)
            if following is None:
                finished.append(place)
                path.pop()
            else:
                seen.add(following)
                path.append((following, iter(names[following])))
    return finished[::-1]


def dependants(dominators: Sequence[int | None]) -> list[list[int]]:
    """For each person, those who would be reached by no chain without them, in the order of their places."""
    below: list[list[int]] = [[] for _ in dominators]
    for place, above in enumerate(dominators):
        if above is not None and above != ROOT:
            below[above].append(place)
    cut_off: list[list[int]] = []
    for place in range(len(dominators)):
        ahead, reached = list(below[place]), []
        while ahead:
            other = ahead.pop()
            reached.append(other)
            ahead.extend(below[other])
        cut_off.append(sorted(reached))
    return cut_off
