"""The answers of `evaluate` and `contact`, in words for people and as one object for programs."""

from itertools import groupby
from typing import Any

from tracktwo.methods.evaluation import Evaluation, Pooled, Row, Subset, detectable

__all__ = ["as_object", "in_words", "subsets_as_object", "subsets_in_words"]

MOST_PEOPLE = 200


def as_object(result: Evaluation) -> dict[str, Any]:
    """Every row, and what must be said beside them."""
    return {
        "rows": [_row(row) for row in result.rows],
        "detectable": {str(n): _detectable(n) for n in _sizes(result)},
        "notices": [str(notice) for notice in result.notices],
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "item": row.item,
        "side": row.side,
        "wave": row.wave,
        "against": row.against,
        "n": row.n,
        "paired": row.paired,
        "median": row.median,
        "median_before": row.median_before,
        "estimate": row.estimate,
        "interval": list(row.interval) if row.interval else None,
        "extremes": row.extremes,
        "p": row.p,
        "p_sign_flip": row.p_sign_flip,
        "smallest_p": row.smallest_p,
        "by_n": row.by_n,
        "test": row.test or None,
        "exact": row.exact,
        "p_error": row.p_error,
        "worse": row.worse,
        "suppressed": str(row.suppressed) if row.suppressed else None,
    }


def _sizes(result: Evaluation) -> list[int]:
    return sorted({row.paired for row in result.rows if row.paired and row.paired <= MOST_PEOPLE})


def _detectable(n: int) -> float | None:
    return detectable(n).d


def in_words(result: Evaluation) -> list[str]:
    """Lines for a person, item by item."""
    lines = []
    for item, rows in groupby(result.rows, key=lambda row: row.item):
        lines.append(f"{item}")
        for side, of_side in groupby(rows, key=lambda row: row.side):
            lines.append(f"  {side}")
            lines += [f"    {_line(row)}" for row in of_side]
    for n in _sizes(result):
        d = _detectable(n)
        missed = (
            f"a change below {d:.1f} standard deviations is missed more often than one time in five"
            if d is not None
            else "no result can reach p = .05, whatever happened"
        )
        lines.append(f"With {n} people who answered twice, {missed}.")
    lines += [f"Note: {notice}." for notice in result.notices]
    lines.append("Nothing here says what caused a change: there is no group that did not take part.")
    return lines


def _line(row: Row) -> str:
    if row.suppressed:
        return f"{row.wave}: n {row.n}; nothing is shown: {row.suppressed}."
    if row.against is None:
        return f"{row.wave}: n {row.n}, median {row.median:g}"
    worse = "fewer than five changed for the worse" if row.worse is None else f"{row.worse} changed for the worse"
    people = f"the same {row.paired} people" if row.test == "paired" else "other people than before"
    interval = "no interval" if row.interval is None else f"interval {row.interval[0]:g} to {row.interval[1]:g}"
    if row.extremes:
        interval += ", which is the lowest and the highest change"
    lead = f"{worse}; " if row.test == "paired" else ""
    return (
        f"{row.wave} against {row.against}: {lead}{people}; n {row.n}, "
        f"median {row.median_before:g} then, {row.median:g} now; change {row.estimate:g}, {interval}; {_p(row)}"
    )


def _p(row: Row) -> str:
    smallest = f"the smallest possible here {row.smallest_p:.4g} (by number alone {row.by_n:.4g})"
    sampled = "" if row.exact else f", sampled, give or take {row.p_error:.2g}"
    return f"p {row.p:.4g}{sampled}, {smallest}"


def subsets_as_object(subsets: list[Subset]) -> dict[str, Any]:
    """Each set of trials by its name."""
    return {subset.name: _pooled(subset.pooled) if subset.pooled else None for subset in subsets}


def _pooled(pooled: Pooled) -> dict[str, Any]:
    return {
        "k": pooled.k,
        "estimate": pooled.estimate,
        "tau2": pooled.tau2,
        "se": pooled.se,
        "se_hartung_knapp": pooled.se_hk,
        "se_before_bound": pooled.se_unbounded,
        "bounded": pooled.bounded,
        "interval": list(pooled.interval) if pooled.interval else None,
        "prediction": list(pooled.prediction) if pooled.prediction else None,
    }


def subsets_in_words(subsets: list[Subset]) -> list[str]:
    """A few lines for each set of trials."""
    lines = []
    for subset in subsets:
        pooled = subset.pooled
        if pooled is None:
            lines.append(f"{subset.name}: no trial.")
            continue
        lines.append(
            f"{subset.name}: {pooled.k} trials, {pooled.estimate:.3f} (variance between them {pooled.tau2:.3f})"
        )
        errors = f"  standard error {pooled.se:.4f}"
        if pooled.se_hk is not None and pooled.se_unbounded is not None:
            bound = f", {pooled.se_unbounded:.4f} before the bound" if pooled.bounded else ""
            errors += f"; Hartung and Knapp {pooled.se_hk:.4f}{bound}"
        lines.append(errors)
        if pooled.prediction:
            low, high = pooled.prediction
            lines.append(f"  a further trial would lie between {low:.2f} and {high:.2f}, 95 times of 100")
    return lines
