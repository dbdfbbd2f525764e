"""Waves as pages need them."""

from tracktwo.process import instruments, keepsakes
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.errors import NotThere
from tracktwo.process.records import Side
from tracktwo.process.sealed import Record

from ..reads import plan_of
from .records import Handed, MeasureWave, WaveDone

__all__ = ["handed_for", "progress", "running", "side_of", "waves_done"]


def waves_done(dialogue: OpenDialogue) -> list[WaveDone]:
    """The closed waves in their order, without those that were destroyed unread."""
    done = [record.body for record in dialogue.third.folio().all(WaveDone) if not record.body.spoilt]
    return sorted(done, key=lambda wave: wave.number)


def running(meeting: OpenMeeting) -> Record[MeasureWave] | None:
    """The wave that takes answers now."""
    return meeting.third.folio().one(MeasureWave)


def progress(wave: MeasureWave) -> tuple[int, int]:
    """How many were handed in, of how many, all sides together: nothing else is shown of an open wave."""
    try:
        return instruments.progress(wave.desk)
    except NotThere:
        return 0, sum(wave.heads)


def handed_for(dialogue: OpenDialogue, wave: MeasureWave | None) -> Handed:
    """What a browser needs to be handed round: for a wave, or for people to see their own answers.

    Raises:
        NotThere: nothing was ever asked.
    """
    plan, kept = plan_of(dialogue), keepsakes.kept(dialogue)
    if plan is None or kept is None:
        raise NotThere("measures")
    done = waves_done(dialogue)
    return Handed(
        dialogue.id,
        dialogue.card.languages,
        dialogue.sides,
        plan.body.items,
        plan.body.scales,
        wave.number if wave else 0,
        kept.shard,
        kept.sealed,
        [(each.number, each.moment) for each in done],
        wave.desk if wave else None,
    )


def side_of(handed: Handed, slip: str, nonce: bytes = b"") -> Side:
    """The side whose slip this is, also when this very form has used it.

    Raises:
        NoSlip: it is not a slip of this wave, or was used.
        NotThere: the wave was closed.
    """
    if handed.desk is None:
        raise NotThere("wave")
    return handed.sides[instruments.group_of(handed.desk, slip, nonce)]
