"""Verbs on the way to a seat. Each counts what may leak, and none keeps a reason."""

import datetime
from collections.abc import Sequence

import msgspec
from django.utils.translation import gettext

from tracktwo.common.storage import settle
from tracktwo.matter.seats import Seat
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.holders import my_record
from tracktwo.process.safeguards import require
from tracktwo.process.schedule import next_workshop
from tracktwo.process.sealed import Change, Record, change

from ..panel.young import GUARDIANS
from ..pool.acts import mark_declined, tally
from ..pool.records import PANEL, PoolTally, Prospect
from ..referrals import edges
from . import reads
from .records import POINTS, AlternateConsent, ApproachPlan, Discussion, RecruiterTrust
from .safeguards import DISCUSSED_IN_PERSON, KEY_PERSON_FIRST

__all__ = [
    "choose_key",
    "decline",
    "discuss",
    "key_accepts",
    "plan",
    "say_trust",
    "seat",
    "sound",
    "stand_by",
    "stands_by_again",
    "step_down",
    "undo_step",
]


def choose_key(dialogue: OpenDialogue, id: str) -> None:
    """Make somebody the key person of their side; whoever was it before is one of the side's others.

    Raises:
        Refused: for our own panel there is none.
    """
    with change(dialogue.third) as draft:
        chosen = draft.folio.get(Prospect, id)
        if chosen.body.side == PANEL:
            raise Refused(gettext("A panel has no key person."))
        for record in draft.folio.all(Prospect):
            is_key = record.id == id
            if record.body.side == chosen.body.side and record.body.key != is_key:
                draft.replace(record, msgspec.structs.replace(record.body, key=is_key, accepted=None))


def key_accepts(dialogue: OpenDialogue, id: str) -> None:
    """A key person agreed to open doors.

    Raises:
        Refused: it is not the key person, or they were not sounded.
    """
    with change(dialogue.third) as draft:
        record = draft.folio.get(Prospect, id)
        if not record.body.key or record.body.step == "thought":
            raise Refused(gettext("A key person accepts once they were sounded."))
        if record.body.accepted is None:
            draft.replace(record, msgspec.structs.replace(record.body, accepted=journal.today(draft.folio)))


def plan(dialogue: OpenDialogue, version: int, said: ApproachPlan) -> None:
    """Answer what is asked before an approach.

    Raises:
        Conflict: a colleague answered since it was shown.
    """
    with change(dialogue.third) as draft:
        draft.folio.get(Prospect, said.prospect)
        before = reads.plan_record(draft.folio, said.prospect)
        if before is None:
            draft.add(said)
        elif before.body != said:
            draft.replace(draft.fresh(ApproachPlan, before.id, version), said)


def sound(dialogue: OpenDialogue, id: str) -> None:
    """Somebody was asked whether they would speak with us. Each such approach is counted: it may leak.

    Raises:
        Refused: the questions before an approach are open, or being asked could harm them.
        HeldStep: their side's key person has not accepted.
    """
    asked = reads.plan_of(dialogue, id)
    if asked.harm == "yes":
        raise Refused(
            gettext("Being asked could harm them, so they are not asked. Answer anew once it no longer could.")
        )
    if not (asked.harm and asked.asks and asked.means and asked.where):
        raise Refused(gettext("First say whether being asked could harm them, who asks, where, and by what means."))
    require(dialogue, KEY_PERSON_FIRST, id)
    with change(dialogue.third) as draft:
        record = draft.folio.get(Prospect, id)
        if record.body.step == "thought":
            _step(draft, record, "sounded")
            _count(draft, "approached", record.body.side)


def discuss(
    dialogue: OpenDialogue, id: str, day: datetime.date, covered: Sequence[str], aware: str, key: str = ""
) -> None:
    """What was discussed in person; with all of what is held, it takes them to the third step.

    Raises:
        Refused: they were not sounded, or the day lies ahead.
    """
    with change(dialogue.third) as draft:
        record = draft.folio.get(Prospect, id)
        if record.body.step == "thought":
            raise Refused(gettext("Sound them first."))
        if day > journal.today(draft.folio):
            raise Refused(gettext("That day lies ahead."))
        if key and draft.folio.has(key):
            return
        points = [point for point in POINTS if point in covered]
        said = Discussion(prospect=id, day=day, holder=my_record(dialogue).id, covered=points, aware=aware)  # type: ignore[arg-type]  # as the form offers
        draft.add(said, key)
        if record.body.step == "sounded":
            _step(draft, record, "discussed")


def seat(dialogue: OpenDialogue, id: str, chair: str) -> None:
    """Somebody takes a seat, by its code.

    Raises:
        Refused: no such seat is open on their side.
        HeldStep: purposes, procedures and ground rules were not discussed in person, or guardians did not consent.
    """
    if chair not in reads.open_seats(dialogue, dialogue.third.folio().get(Prospect, id).body.side, besides=id):
        raise Refused(gettext("This seat is taken, or not on their side."))
    require(dialogue, DISCUSSED_IN_PERSON, id)
    require(dialogue, GUARDIANS, id)
    with change(dialogue.third) as draft:
        record = draft.folio.get(Prospect, id)
        seated = msgspec.structs.replace(record.body, chair=chair, alternate=False)
        if seated.step == "seated":
            draft.replace(record, seated)
        else:
            _step(draft, Record(record.id, record.version, record.born, seated), "seated")


def undo_step(dialogue: OpenDialogue, id: str) -> None:
    """The last step was noted by mistake: one step back. An approach stays counted."""
    before = {"sounded": "thought", "discussed": "sounded", "seated": "discussed"}
    with change(dialogue.third) as draft:
        record = draft.folio.get(Prospect, id)
        if record.body.step in before:
            cleared = msgspec.structs.replace(
                record.body, chair="" if record.body.step == "seated" else record.body.chair
            )
            _step(draft, Record(record.id, record.version, record.born, cleared), before[record.body.step])


def decline(dialogue: OpenDialogue, id: str) -> None:
    """Somebody declined: erased now, with all that is kept about them. What stays is a count and a mark of the name."""
    with change(dialogue.third) as draft:
        record = draft.folio.get(Prospect, id)
        mark_declined(draft, record)
        _count(draft, "declined", record.body.side)
        draft.detach(id)
        journal.note(draft, "erased", dialogue.role)
    dialogue.third.forget()
    edges.sweep(dialogue)
    settle()


def stand_by(dialogue: OpenDialogue, id: str, chair: str) -> None:
    """Somebody agrees to be the alternate for a seat, at the next workshop.

    Raises:
        Refused: no such seat on their side, they sit on one, or no workshop is laid out for which to ask.
    """
    ahead = next_workshop(dialogue)
    if ahead is None:
        raise Refused(gettext("Lay out a workshop first: alternates agree for one workshop at a time."))
    with change(dialogue.third) as draft:
        record = draft.folio.get(Prospect, id)
        seats = {each.body.code for each in draft.folio.all(Seat) if each.body.side == record.body.side}
        if chair not in seats or record.body.step == "seated":
            raise Refused(gettext("Choose a seat of their side; whoever sits on one is no alternate."))
        if record.body.step == "thought":
            raise Refused(gettext("Sound them first."))
        draft.replace(record, msgspec.structs.replace(record.body, alternate=True, chair=chair))
        _consent(draft, id, ahead.id)


def stands_by_again(dialogue: OpenDialogue, id: str) -> None:
    """An alternate agreed again, for the workshop ahead.

    Raises:
        Refused: no workshop is ahead, or they are no alternate.
    """
    ahead = next_workshop(dialogue)
    with change(dialogue.third) as draft:
        if ahead is None or not draft.folio.get(Prospect, id).body.alternate:
            raise Refused(gettext("No workshop is ahead for which to ask them."))
        _consent(draft, id, ahead.id)


def step_down(dialogue: OpenDialogue, id: str) -> None:
    """An alternate stands by no longer: with the seats settled they are erased, before that they stay in the pool."""
    with change(dialogue.third) as draft:
        record = draft.folio.get(Prospect, id)
        if reads.is_settled(draft.folio, record.body):
            draft.detach(id)
            journal.note(draft, "erased", dialogue.role)
        else:
            draft.replace(record, msgspec.structs.replace(record.body, alternate=False, chair=""))
            for consent in draft.folio.all(AlternateConsent):
                if consent.body.prospect == id:
                    draft.remove(consent)
    settle()


def say_trust(dialogue: OpenDialogue, side: str, answer: str, key: str = "") -> None:
    """Whether a side trusts those who recruit from it, as the member at hand sees it now."""
    dialogue.side(side)
    with change(dialogue.third) as draft:
        if not (key and draft.folio.has(key)):
            day = journal.today(draft.folio)
            draft.add(RecruiterTrust(side, my_record(dialogue).id, answer, day), key)  # type: ignore[arg-type]  # as the form offers


def _consent(draft: Change, id: str, workshop: str) -> None:
    if not any((each.prospect, each.workshop) == (id, workshop) for each in draft.bodies(AlternateConsent)):
        draft.add(AlternateConsent(prospect=id, workshop=workshop, day=journal.today(draft.folio)))


def _step(draft: Change, record: Record[Prospect], step: str) -> None:
    day = journal.today(draft.folio)
    draft.replace(record, msgspec.structs.replace(record.body, step=step, stepped=day))
    _due_is_over(draft, record.id)


def _due_is_over(draft: Change, id: str) -> None:
    before = reads.plan_record(draft.folio, id)
    if before and before.body.due:
        draft.replace(before, msgspec.structs.replace(before.body, due=None))


def _count(draft: Change, what: str, side: str) -> None:
    counts: PoolTally = tally(draft)
    so_far: dict[str, int] = dict(getattr(counts, what))
    so_far[side] = so_far.get(side, 0) + 1
    draft.put_one(msgspec.structs.replace(counts, **{what: so_far}))
