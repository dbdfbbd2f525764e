"""Adjusted Winner: divides issues that one side or the other wins between two sides, splitting at most one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..errors import InvalidInput, Refusal
from .domains import Domain, Link, Veto
from .numbers import Number, format_exact, parse_exact

__all__ = ["Division", "adjusted_winner", "division_of"]


@dataclass(frozen=True, slots=True)
class Division:
    """Who gets what. `shares[side][issue]` is 0 or 1, except for the one issue that is split.

    `split` is that issue, or None. `tied` are issues on which both put the same points. `alternatives` could have
    been handed over or split instead, because the ratio of points is the same: the totals would be the same, so the
    sides may agree on another of them.
    """

    shares: Mapping[str, Mapping[str, Fraction]]
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
        links, vetoes: those of the space; the procedure is refused where there are any.

    Each issue goes to the side that put more points on it, a tie to the side that is behind, in the order given.
    Then issues are handed from the side that is ahead to the other, those first where the ratio of its points to
    the other's is smallest, until both have the same; the last may be split. The outcome is envy-free, equitable and
    efficient (Brams and Taylor, Fair Division, 1996, 10.1017/CBO9780511598975) if both wrote down what they hold:
    a side that knows the other's points can gain by misstating its own. Agree beforehand that any issue may be the
    one to split, and what half of it would mean.

    Raises:
        Refusal: not two sides, unequal totals, or links and vetoes.
        InvalidInput: different issues, negative points, or something that is no number.
    """
    if len(points) != 2:
        raise Refusal(
            "division-not-two-sides", "Adjusted Winner divides between two sides; here are {sides}", sides=len(points)
        )
    if links or vetoes:
        raise Refusal(
            "division-linked",
            "Adjusted Winner divides issue by issue: with links or vetoes between them it does not apply",
        )
    first, second = points
    if set(points[first]) != set(points[second]) or not points[first]:
        raise InvalidInput(
            "division-issues-differ",
            "{first} and {second} must put points on the same issues, and on at least one",
            first=first,
            second=second,
        )
    exact_points = {
        side: {issue: parse_exact(points[side][issue], f"{side}, “{issue}”") for issue in points[first]}
        for side in points
    }
    _check_totals(exact_points, parse_exact(total, "total"))
    return _adjust(first, second, exact_points)


def division_of(domain: Domain) -> Division:
    """Adjusted Winner on a domain in which every issue is won by one side or the other.

    Winning an issue is worth what its points span. It applies where every issue has two options and each side prefers
    another one.

    Raises:
        Refusal: an issue with more options or with the same best option for both, or as `adjusted_winner`.
    """
    space = domain.space
    for place, issue in enumerate(space.issues):
        best = {rows[place].index(max(rows[place])) for rows in domain.values}
        if len(issue.options) != 2 or len(best) != 2:
            raise Refusal(
                "division-not-win-or-lose",
                "Adjusted Winner divides issues that one side or the other wins: issue “{issue}” needs two options, "
                "of which each side prefers another one",
                issue=issue.key,
            )
    points = {
        side: {issue.key: max(row) - min(row) for issue, row in zip(space.issues, rows, strict=True)}
        for side, rows in zip(domain.sides, domain.values, strict=True)
    }
    total = sum(points[domain.sides[0]].values(), Fraction(0))
    return adjusted_winner(points, total, space.links, space.vetoes)


def _check_totals(points: dict[str, dict[str, Fraction]], total: Fraction) -> None:
    for side, given in points.items():
        if negative := next((issue for issue, value in given.items() if value < 0), None):
            raise InvalidInput(
                "points-negative", "{side}, “{issue}”: points cannot be below 0", side=side, issue=negative
            )
        if (spread := sum(given.values(), Fraction(0))) != total:
            raise Refusal(
                "division-unequal-totals",
                "Adjusted Winner needs equal totals: {side} gave {found} points in all where {total} were expected",
                side=side,
                found=format_exact(spread),
                total=format_exact(total),
            )


def _adjust(first: str, second: str, points: dict[str, dict[str, Fraction]]) -> Division:
    """Award each issue, then hand issues over until both sides have the same."""
    shares = {side: dict.fromkeys(points[first], Fraction(0)) for side in (first, second)}
    totals = {first: Fraction(0), second: Fraction(0)}
    tied = tuple(issue for issue in points[first] if points[first][issue] == points[second][issue])
    for issue in sorted(points[first], key=lambda issue: issue in tied):
        more = max((first, second), key=lambda side: points[side][issue])
        side = min((first, second), key=lambda side: totals[side]) if issue in tied else more
        shares[side][issue] = Fraction(1)
        totals[side] += points[side][issue]
    ahead, behind = (first, second) if totals[first] >= totals[second] else (second, first)
    # An issue that is worth nothing to the side behind would close no gap: it is never handed over.
    order = sorted(
        (issue for issue in points[ahead] if shares[ahead][issue] and points[behind][issue]),
        key=lambda issue: points[ahead][issue] / points[behind][issue],
    )
    moved: list[str] = []
    for issue in order:
        gap, loss, gain = totals[ahead] - totals[behind], points[ahead][issue], points[behind][issue]
        if gap <= 0:
            break
        part = min(Fraction(1), gap / (loss + gain))
        shares[ahead][issue], shares[behind][issue] = 1 - part, part
        totals[ahead] -= part * loss
        totals[behind] += part * gain
        moved.append(issue)
    split = moved[-1] if moved and shares[ahead][moved[-1]] else None
    return Division(shares, totals, split, tied, _alternatives(order, moved, points[ahead], points[behind]))


def _alternatives(
    order: list[str], moved: list[str], ahead: dict[str, Fraction], behind: dict[str, Fraction]
) -> tuple[str, ...]:
    """Issues with the same ratio as the last that was handed over or split."""
    if not moved:
        return ()
    ratio = ahead[moved[-1]] / behind[moved[-1]]
    same = tuple(issue for issue in order if ahead[issue] / behind[issue] == ratio)
    return same if len(same) > 1 else ()
