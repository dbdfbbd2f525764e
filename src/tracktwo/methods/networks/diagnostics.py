"""How a snowball of nominations has grown, and on whom it hangs."""

from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass

from .dominators import immediate_dominators
from .nominations import Nominations

__all__ = ["Dependence", "Diagnostics", "Reach", "diagnose", "trees"]


@dataclass(frozen=True)
class Dependence:
    """`others`: how many would be named by no chain from a key person without this one."""

    code: str
    others: int


@dataclass(frozen=True)
class Reach:
    """How many there may be in all: those who were named, and at least so many who were not yet.

    By A. Chao, *Nonparametric estimation of the number of classes in a population*, Scandinavian Journal of Statistics
    11 (1984), in its bias-corrected form. It is a lower bound: people are not named at random, so that it is likely to
    count too few.
    """

    named: int
    once: int
    twice: int
    estimate: float


@dataclass(frozen=True)
class Diagnostics:
    """What a recruiter looks at before inviting more.

    Attributes:
        people: how many stand in the nominations.
        roots: codes from whom chains begin: nobody named them, or they are the first of a closed ring.
        depth: the longest of the shortest chains from a root, in steps.
        largest_root: the root with the largest tree, and the share of those named who stand in it.
        effective_roots: how many roots of equal size would be as spread out: 1 / sum of squared shares.
        same_side: the share of nominations inside one side, where sides are known; `by_chance` what it would be if
            sides did not matter.
        rings: people who are on closed rings of nominations.
        dependence: by how many others would be cut off, the greatest first; only those on whom others hang.
        last_wave_known: the share of the last wave's nominations that named somebody who was known already.
        reach: how many there may be in all, or None where nobody was named twice or once.
    """

    people: int
    roots: tuple[str, ...]
    depth: int
    largest_root: tuple[str, float]
    effective_roots: float
    same_side: float | None
    by_chance: float | None
    rings: int
    dependence: tuple[Dependence, ...]
    last_wave_known: float | None
    reach: Reach


def diagnose(nominations: Nominations) -> Diagnostics:
    """Diagnostics in the words of a recruiter. Time and memory grow with the number of nominations."""
    tree, depths, roots = trees(nominations)
    sizes = Counter(root for place, root in enumerate(tree) if root != place)
    named = sum(sizes.values())
    shares = [size / named for size in sizes.values()] if named else []
    largest = max(sizes, key=lambda root: (sizes[root], -root)) if sizes else roots[0]
    same, chance = _homophily(nominations)
    return Diagnostics(
        people=len(nominations.people),
        roots=tuple(nominations.people[root] for root in roots),
        depth=max(depths),
        largest_root=(nominations.people[largest], sizes[largest] / named if named else 0.0),
        effective_roots=1 / sum(share * share for share in shares) if shares else 0.0,
        same_side=same,
        by_chance=chance,
        rings=_on_rings(nominations),
        dependence=_dependence(nominations, roots),
        last_wave_known=_saturation(nominations),
        reach=_reach(nominations),
    )


def trees(nominations: Nominations) -> tuple[list[int], list[int], list[int]]:
    """Each person's root and steps from it, and the roots.

    A person belongs to the root that reached them first: by the fewest steps, and of several to the one that stands
    first. A closed ring that no root reaches begins at whoever of it stands first.
    """
    root_of = [-1] * len(nominations.people)
    depth = [0] * len(nominations.people)
    roots = [place for place, named_by in enumerate(nominations.named_by) if not named_by]
    _spread(nominations, roots, root_of, depth)
    for place in range(len(root_of)):
        if root_of[place] < 0:
            roots.append(place)
            _spread(nominations, [place], root_of, depth)
    return root_of, depth, roots


def _spread(nominations: Nominations, roots: Sequence[int], root_of: list[int], depth: list[int]) -> None:
    for root in roots:
        root_of[root] = root
    ahead = deque(roots)
    while ahead:
        place = ahead.popleft()
        for other in nominations.names[place]:
            if root_of[other] < 0:
                root_of[other], depth[other] = root_of[place], depth[place] + 1
                ahead.append(other)


def _dependence(nominations: Nominations, roots: Sequence[int]) -> tuple[Dependence, ...]:
    above = immediate_dominators(nominations.names, nominations.named_by, roots)
    hanging = [0] * len(above)
    # Whoever is farther from the roots in the tree of dominators comes later in order of depth.
    height = _heights(above)
    for place in sorted(range(len(above)), key=lambda place: -height[place]):
        up = above[place]
        if up is not None and up >= 0:
            hanging[up] += hanging[place] + 1
    order = sorted((place for place in range(len(above)) if hanging[place]), key=lambda place: (-hanging[place], place))
    return tuple(Dependence(nominations.people[place], hanging[place]) for place in order)


def _heights(above: Sequence[int | None]) -> list[int]:
    heights = [-1] * len(above)
    for place in range(len(above)):
        path = []
        at: int | None = place
        while at is not None and at >= 0 and heights[at] < 0:
            path.append(at)
            at = above[at]
        base = heights[at] if at is not None and at >= 0 else -1
        for step, other in enumerate(reversed(path), 1):
            heights[other] = base + step
    return heights


def _on_rings(nominations: Nominations) -> int:
    """People on closed rings: those in strongly connected parts of more than one."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    rows = [place for place, names in enumerate(nominations.names) for _ in names]
    columns = [other for names in nominations.names for other in names]
    size = len(nominations.people)
    graph = csr_array(([1] * len(rows), (rows, columns)), shape=(size, size))
    _, parts = connected_components(graph, directed=True, connection="strong")
    counts = Counter(parts.tolist())
    return sum(count for count in counts.values() if count > 1)


def _homophily(nominations: Nominations) -> tuple[float | None, float | None]:
    sides = nominations.sides
    pairs = [
        (sides[place], sides[other])
        for place, names in enumerate(nominations.names)
        for other in names
        if sides[place] and sides[other]
    ]
    if not pairs:
        return None, None
    same = sum(first == second for first, second in pairs) / len(pairs)
    naming, named = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    return same, sum(naming[side] * named[side] for side in naming) / len(pairs) ** 2


def _saturation(nominations: Nominations) -> float | None:
    last = max((row.wave for row in nominations.counted), default=0)
    if last < 2:
        return None
    first_named = dict(zip(nominations.people, nominations.waves, strict=True))
    rows = [row for row in nominations.counted if row.wave == last]
    return sum(first_named[row.nominee] < last for row in rows) / len(rows)


def _reach(nominations: Nominations) -> Reach:
    times = Counter(row.nominee for row in nominations.counted)
    once, twice = (sum(count == number for count in times.values()) for number in (1, 2))
    return Reach(len(times), once, twice, len(times) + once * (once - 1) / (2 * (twice + 1)))
