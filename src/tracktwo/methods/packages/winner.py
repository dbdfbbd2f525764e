"""Adjusted Winner: win-or-lose issues divided between two sides, one of them split at most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from .domains import Link, Veto
from .errors import Refused, Unreadable, Why
from .numbers import Number, exact, written

__all__ = ["Division", "adjusted_winner"]


@dataclass(frozen=True, slots=True)
class Division:
    """Who gets what. `parts[side][issue]` is the share of an issue, 0 and 1 but for the one that is split.

    `split` is that issue, or None. `tied` are issues on which both put the same points; `alternatives` those that
    could have been handed over or split instead, because the ratio of points is the same: the totals would be the
    same, and who gets which of them may be agreed otherwise.
    """

    parts: Mapping[str, Mapping[str, Fraction]]
    points: Mapping[str, Fraction]
    split: str | None
    tied: tuple[str, ...]
    alternatives: tuple[str, ...]


def adjusted_winner(
    points: Mapping[str, Mapping[str, Number]],
    total: Number = 100,
    links: Sequence[Link] = (),
    vetoes: Sequence[Veto] = (),
) -> Division:
    """Brams and Taylor's Adjusted Winner, in exact fractions.

    Args:
        points: what winning each issue is worth, `points[side][issue]`; both sides spread the same total.
        total: that total.
        links, vetoes: must be empty; they are taken so that a caller need not look.

    Each issue goes to the side that put more points on it, a tie to the side that is behind, in the order given.
    Then issues are handed from the side that is ahead to the other, those first where the ratio of its points to
    the other's is smallest, until both have the same; the last may be split. The outcome is envy-free, equitable and
    efficient (Brams and Taylor, Fair Division, 1996, 10.1017/CBO9780511598975) if both wrote down what they hold:
    a side that knows the other's points can gain by misstating its own. Agree beforehand that any issue may be the
    one to split, and what half of it would mean.

    Raises:
        Refused: not two sides, unequal totals, or links and vetoes.
        Unreadable: different issues, negative points, a number that is none.
    """
    if len(points) != 2:
        raise Refused(Why.NOT_TWO_SIDES, sides=len(points))
    if links or vetoes:
        raise Refused(Why.LINKED)
    (one, other), wanted = points, exact(total, "total")
    if set(points[one]) != set(points[other]) or not points[one]:
        raise Unreadable(f"{one} and {other} must put points on the same issues, and on one at least")
    given = {
        side: {issue: exact(points[side][issue], f"{side}, “{issue}”") for issue in points[one]} for side in points
    }
    for side, mine in given.items():
        if below := next((issue for issue, value in mine.items() if value < 0), None):
            raise Unreadable(f"{side}, “{below}”: points cannot be below 0")
        if (found := sum(mine.values(), Fraction(0))) != wanted:
            raise Refused(Why.UNEQUAL_POINTS, side=side, found=written(found), total=written(wanted))
    return _adjust(one, other, given)


def _adjust(one: str, other: str, given: dict[str, dict[str, Fraction]]) -> Division:
    """Win, then even out."""
    parts = {side: dict.fromkeys(given[one], Fraction(0)) for side in (one, other)}
    have = {one: Fraction(0), other: Fraction(0)}
    tied = tuple(issue for issue in given[one] if given[one][issue] == given[other][issue])
    for issue in sorted(given[one], key=lambda issue: issue in tied):
        more = max((one, other), key=lambda side: given[side][issue])
        side = min((one, other), key=lambda side: have[side]) if issue in tied else more
        parts[side][issue] = Fraction(1)
        have[side] += given[side][issue]
    ahead, behind = (one, other) if have[one] >= have[other] else (other, one)
    # An issue that is worth nothing to the side behind would close no gap: it goes last of all.
    order = sorted(
        (issue for issue in given[ahead] if parts[ahead][issue] and given[behind][issue]),
        key=lambda issue: given[ahead][issue] / given[behind][issue],
    )
    moved: list[str] = []
    for issue in order:
        gap, mine, yours = have[ahead] - have[behind], given[ahead][issue], given[behind][issue]
        if gap <= 0:
            break
        part = min(Fraction(1), gap / (mine + yours))
        parts[ahead][issue], parts[behind][issue] = 1 - part, part
        have[ahead] -= part * mine
        have[behind] += part * yours
        moved.append(issue)
    split = moved[-1] if moved and parts[ahead][moved[-1]] else None
    return Division(parts, have, split, tied, _alternatives(order, moved, given[ahead], given[behind]))


def _alternatives(
    order: list[str], moved: list[str], mine: dict[str, Fraction], yours: dict[str, Fraction]
) -> tuple[str, ...]:
    """What has the same ratio as the last that was handed over or split."""
    if not moved:
        return ()
    last = mine[moved[-1]] / yours[moved[-1]]
    same = tuple(issue for issue in order if mine[issue] / yours[issue] == last)
    return same if len(same) > 1 else ()
