"""What a later release changed: a series that a decision saw, beside the same question asked of a newer file."""

from dataclasses import dataclass
from typing import Literal

from tracktwo.methods.errors import Refusal

from .series import Period, Series

__all__ = ["Revision", "Revisions", "differences"]

How = Literal["changed", "band", "appeared", "vanished", "added"]


@dataclass(frozen=True, slots=True)
class Revision:
    """A period that is not what it was.

    Attributes:
        period: the year or month.
        how: `changed` in its best figure; `band`, in its low or high one only; `appeared`, where the earlier file had
            nothing inside its span; `vanished`; `added`, after the end of the earlier file.
        before, after: the period in both series; None where a series does not reach.
        by: the difference of the best figures; None where there are not two.
        percent: the same in percent of the earlier figure; None also where that was nought.
    """

    period: str
    how: How
    before: Period | None
    after: Period | None
    by: int | None
    percent: float | None


@dataclass(frozen=True, slots=True)
class Revisions:
    """All periods that changed, in their order, and the sums of the best figures over the span of both."""

    revisions: tuple[Revision, ...]
    sum_before: int
    sum_after: int

    @property
    def rewritten(self) -> tuple[Revision, ...]:
        """What changed inside the span that the earlier series had: what was added after its end is left out."""
        return tuple(revision for revision in self.revisions if revision.how != "added")


def differences(before: Series, after: Series) -> Revisions:
    """What a later release says otherwise.

    Raises:
        Refusal: the two series are not of one source, one choice and one step.
    """
    if before.vintage.kind != after.vintage.kind or before.by != after.by or before.choice != after.choice:
        raise Refusal(
            "not-two-releases",
            "found {before}, by {by}, beside {after}, by {other}; expected two releases of one source, asked the same",
            before=before.vintage.source,
            by=before.by,
            after=after.vintage.source,
            other=after.by,
        )
    earlier = {period.period: period for period in before.periods}
    later = {period.period: period for period in after.periods}
    end = before.periods[-1].period
    revisions = [
        revision
        for name in sorted(earlier.keys() | later.keys())
        if (revision := _revision(name, earlier.get(name), later.get(name), name > end)) is not None
    ]
    shared = earlier.keys() & later.keys()
    return Revisions(
        tuple(revisions),
        sum(earlier[name].best or 0 for name in shared),
        sum(later[name].best or 0 for name in shared),
    )


def _revision(name: str, before: Period | None, after: Period | None, beyond: bool) -> Revision | None:
    had, has = (period.best if period is not None else None for period in (before, after))
    if had is None and has is None:
        return None
    if had is None or has is None:
        how: How = "added" if beyond else "appeared" if had is None else "vanished"
        return Revision(name, how, before, after, None, None)
    if had != has:
        return Revision(name, "changed", before, after, has - had, 100 * (has - had) / had if had else None)
    if before is not None and after is not None and (before.low, before.high) != (after.low, after.high):
        return Revision(name, "band", before, after, 0, 0.0)
    return None
