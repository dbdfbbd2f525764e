"""Evidence as known that day: what a later release rewrote, and whether a decision or a date rested on it."""

from dataclasses import dataclass

from tracktwo.methods.conflict import Revision, Revisions, from_plain
from tracktwo.process.access import OpenDialogue
from tracktwo.process.sealed import Record

from ..decision.reads import newest as newest_decision
from ..decision.records import EntryDecision
from ..ripeness.records import RipenessCard
from .reads import Chart, charts, revisions

__all__ = ["Rests", "rests"]


@dataclass(frozen=True)
class Rests:
    """What a later release rewrote, and what rested on it.

    `decision`: the figures that the decision that stands saw, beside the newest; `releases`: the newest release beside
    the one before it; `cards`: for a rewritten period the cards of ripeness whose date lies in it.
    """

    decision: Record[EntryDecision] | None
    since_decision: Revisions | None
    releases: Revisions | None
    before: Chart | None
    cards: list[tuple[Revision, list[Record[RipenessCard]]]]

    @property
    def decision_rests(self) -> bool:
        """Whether a figure was rewritten that the decision saw."""
        return bool(self.since_decision and self.since_decision.rewritten)


def rests(dialogue: OpenDialogue) -> Rests | None:
    """What the newest release changed; nothing without a chart."""
    drawn = charts(dialogue)
    if not drawn:
        return None
    newest_series, before = drawn[0].series, drawn[1] if len(drawn) > 1 else None
    releases = revisions(before.series, newest_series) if before else None
    standing = newest_decision(dialogue.third.folio())
    frozen = standing.body.chart if standing else None
    since = revisions(from_plain(frozen), newest_series) if frozen else None
    rewritten = {each.period: each for both in (releases, since) if both for each in both.rewritten}
    cards = [(each, _dated_in(dialogue, each.period)) for each in rewritten.values()]
    return Rests(standing, since, releases, before, [(each, dated) for each, dated in cards if dated])


def _dated_in(dialogue: OpenDialogue, period: str) -> list[Record[RipenessCard]]:
    """The cards whose date lies in a year or month."""
    records = dialogue.third.folio().all(RipenessCard)
    return [record for record in records if record.body.seen_since[: len(period)] == period]
