"""What a file of answers can stand by: each side first and all sides together second, item by item, wave by wave.

All figures of one item and side rest on the same people, those who answered it in each wave that is shown; a wave to
which too few of them came is withheld, with its reason. Withholding depends on numbers of people alone.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Final, Literal

from tracktwo.methods.errors import Notice

from . import estimates
from .answers import Answers
from .disclosure import FEWEST, may_stand_beside
from .exact import rank_sum, sign_flip, signed_rank

__all__ = ["POOLED", "Evaluation", "Row", "evaluate"]

POOLED: Final = "pooled"


@dataclass(frozen=True)
class Row:
    """One item of one side in one wave.

    Attributes:
        n: how many answered it in this wave.
        paired: how many of them are behind the comparison with the first wave, the same people in both; 0 where the
            waves have other people, and None in the first wave.
        median, median_before: of the people behind the row, now and in the first wave.
        estimate, interval: of the change, by Hodges and Lehmann; no interval for five people or fewer.
        p, p_sign_flip: of signed ranks, which the interval inverts, and of the values themselves; of rank sums where
            the waves have other people.
        smallest_p, by_n: the smallest p these answers could have reached, and what their number alone allows.
        worse: how many changed for the worse, where they are five or more.
        extremes: the interval goes from the lowest change to the highest, and so shows two persons' answers.
        suppressed: why the row has no figures.
    """

    item: str
    side: str
    wave: str
    against: str | None
    n: int
    paired: int | None
    median: float | None = None
    median_before: float | None = None
    estimate: float | None = None
    interval: tuple[float, float] | None = None
    p: float | None = None
    p_sign_flip: float | None = None
    smallest_p: float | None = None
    by_n: float | None = None
    test: Literal["paired", "independent", ""] = ""
    exact: bool = True
    p_error: float = 0.0
    worse: int | None = None
    extremes: bool = False
    suppressed: Notice | None = None


@dataclass(frozen=True)
class Evaluation:
    """Every row, and what must be said beside them."""

    rows: tuple[Row, ...]
    notices: tuple[Notice, ...]


# Who is behind each wave that is shown, by wave.
_Bases = dict[str, frozenset[str]]


def evaluate(answers: Answers, lower_is_better: Collection[str] = ()) -> Evaluation:
    """Work out every row that may stand.

    Args:
        answers: as `read_answers` gives them.
        lower_is_better: items on which a higher value is the worse one.
    """
    rows: list[Row] = []
    for item in answers.items:
        direction = -1 if item in lower_is_better else 1
        bases: dict[str, _Bases] = {}
        for side in answers.sides:
            by_wave = {wave: answers.of(item, side, wave) for wave in answers.waves}
            bases[side] = _bases(by_wave)
            rows += [_row(item, side, wave, by_wave, bases[side], direction) for wave in answers.waves]
        rows += _pooled_rows(answers, item, bases, direction)
    return Evaluation(tuple(rows), answers.notices + tuple(_remarks(answers)))


def _bases(by_wave: Mapping[str, Mapping[str, float]]) -> _Bases:
    """Who is behind each wave: the same people as far as it goes, and other people only where they are five or more.

    A later wave that some have left makes the earlier ones rest on those who stayed, unless too few did.
    """
    bases: _Bases = {}
    for wave, values in by_wave.items():
        people = frozenset(values)
        if not bases:
            if len(people) >= FEWEST:
                bases[wave] = people
            continue
        first = next(iter(bases.values()))
        both = first & people
        shown = set(bases.values())
        if not both and may_stand_beside(people, shown):
            bases[wave] = people
        elif may_stand_beside(both, shown):
            bases[wave] = both
        elif len(both) >= FEWEST and all(may_stand_beside(both, [other]) for other in shown if other != first):
            bases = {earlier: both if base == first else base for earlier, base in bases.items()} | {wave: both}
    return bases


def _row(
    item: str,
    side: str,
    wave: str,
    by_wave: Mapping[str, Mapping[str, float]],
    bases: _Bases,
    direction: int,
) -> Row:
    n = len(by_wave[wave])
    first = next(iter(bases), None)
    base = bases.get(wave)
    if base is None or first is None:
        return Row(item, side, wave, first, n, None, suppressed=_too_few(n, first))
    values = {code: by_wave[wave][code] for code in base}
    now = float(median(values.values()))
    if wave == first:
        return Row(item, side, wave, None, n, None, median=now)
    before = by_wave[first]
    if base <= before.keys():
        return _paired(item, side, wave, first, n, values, before, direction)
    return _independent(item, side, wave, first, n, list(values.values()), [before[code] for code in bases[first]])


def _paired(
    item: str,
    side: str,
    wave: str,
    first: str,
    n: int,
    values: Mapping[str, float],
    before: Mapping[str, float],
    direction: int,
) -> Row:
    # Looked for first: who changed for the worse.
    changes = [round(values[code] - before[code], 10) for code in sorted(values)]
    worse = sum(change * direction < 0 for change in changes)
    ranks, flips = signed_rank(changes), sign_flip(changes)
    estimate = estimates.change(changes)
    return Row(
        item,
        side,
        wave,
        first,
        n,
        len(values),
        median=float(median(values.values())),
        median_before=float(median(before[code] for code in values)),
        estimate=estimate.value,
        interval=estimate.interval,
        p=ranks.p,
        p_sign_flip=flips.p,
        smallest_p=ranks.smallest,
        by_n=ranks.by_n,
        test="paired",
        exact=ranks.exact and flips.exact,
        p_error=max(ranks.error, flips.error),
        worse=worse if worse >= FEWEST else None,
        extremes=estimate.extremes,
    )


def _independent(item: str, side: str, wave: str, first: str, n: int, values: list[float], before: list[float]) -> Row:
    ranks, estimate = rank_sum(before, values), estimates.difference(before, values)
    return Row(
        item,
        side,
        wave,
        first,
        n,
        0,
        median=float(median(values)),
        median_before=float(median(before)),
        estimate=estimate.value,
        interval=estimate.interval,
        p=ranks.p,
        smallest_p=ranks.smallest,
        by_n=ranks.by_n,
        test="independent",
        exact=ranks.exact,
        p_error=ranks.error,
        extremes=estimate.extremes,
    )


def _pooled_rows(answers: Answers, item: str, bases: Mapping[str, _Bases], direction: int) -> list[Row]:
    """All sides together, where each of them is shown apart: then the difference is always a side of five or more."""
    sides = [side for side in answers.sides if any(answers.of(item, side, wave) for wave in answers.waves)]
    merged: dict[str, dict[str, float]] = {wave: {} for wave in answers.waves}
    whole: _Bases = {}
    for wave in answers.waves:
        for side in sides:
            merged[wave] |= answers.of(item, side, wave)
        if all(wave in bases[side] for side in sides):
            whole[wave] = frozenset().union(*(bases[side][wave] for side in sides))
    reason = _not_pooled(answers, item, sides)
    if reason is not None:
        return [Row(item, POOLED, wave, None, len(merged[wave]), None, suppressed=reason) for wave in answers.waves]
    rows = []
    for wave in answers.waves:
        first = next(iter(whole), None)
        mixed = wave in whole and first is not None and 0 < len(whole[wave] & whole[first]) < len(whole[wave])
        if wave not in whole or mixed:
            notice = Notice("pooled-withheld", "a side is withheld in this wave, and could be worked out from the rest")
            rows.append(Row(item, POOLED, wave, first, len(merged[wave]), None, suppressed=notice))
        else:
            rows.append(_row(item, POOLED, wave, merged, whole, direction))
    return rows


def _not_pooled(answers: Answers, item: str, sides: list[str]) -> Notice | None:
    if len(sides) < 2:
        return Notice("one-side", "only one side answered: all sides together would be that side")
    languages = frozenset().union(*answers.languages.values()) if answers.languages else frozenset()
    if len(languages) > 1 and len(answers.languages.get(item, frozenset())) == 1:
        return Notice("item-in-one-language", "the item was asked in one language alone")
    return None


def _too_few(n: int, first: str | None) -> Notice:
    if n < FEWEST:
        return Notice("fewer-than-five", "fewer than five people answered")
    if first is None:
        return Notice("fewer-than-five-before", "fewer than five people answered in the waves before")
    return Notice(
        "other-people",
        "fewer than five would be in one wave alone, or in both: a difference between two figures would be about them",
    )


def _remarks(answers: Answers) -> list[Notice]:
    notices = []
    if len(answers.waves) == 1:
        notices.append(Notice("one-wave", "there is one wave alone: nothing can be said of a change"))
    if len(answers.sides) == 1:
        notices.append(Notice("all-of-one-side", "everybody is of one side: nothing can be said of another"))
    return notices
