"""What the pages of the approach show: each person's way, and what is due."""

import datetime
from dataclasses import dataclass
from typing import Literal

from tracktwo.matter.seats import Seat
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.schedule import next_workshop
from tracktwo.process.sealed import Folio, Record

from ..pool.reads import Person, people
from ..pool.records import PANEL, PoolTally, Prospect
from .records import GROUND, AlternateConsent, ApproachPlan, Discussion, RecruiterTrust
from .safeguards import key_person

__all__ = [
    "Due",
    "due",
    "is_settled",
    "may_settle",
    "newest_trust",
    "open_seats",
    "plan_of",
    "plan_record",
    "seats_of",
    "stands_by",
    "talks",
]

DueKind = Literal["choose", "accept", "sound", "discuss", "seat", "again", "settle"]


@dataclass(frozen=True)
class Due:
    """Something to be done: of whom, or of which side, and since when; `day` is None where no day was set."""

    kind: DueKind
    person: Person | None = None
    side: str = ""
    day: datetime.date | None = None


def plan_record(folio: Folio, id: str) -> Record[ApproachPlan] | None:
    """What was answered before approaching somebody."""
    return next((record for record in folio.all(ApproachPlan) if record.body.prospect == id), None)


def plan_of(dialogue: OpenDialogue, id: str) -> ApproachPlan:
    """The same; empty where nothing was answered."""
    record = plan_record(dialogue.third.folio(), id)
    return record.body if record else ApproachPlan(prospect=id)


def talks(dialogue: OpenDialogue, id: str) -> list[Discussion]:
    """What was discussed in person with somebody, newest first."""
    records = [record.body for record in dialogue.third.folio().all(Discussion) if record.body.prospect == id]
    return sorted(records, key=lambda talk: talk.day, reverse=True)


def seats_of(dialogue: OpenDialogue, side: str) -> list[str]:
    """The codes of a side's seats; A2 before A10."""
    codes = [record.body.code for record in dialogue.third.folio().all(Seat) if record.body.side == side]
    return sorted(codes, key=lambda code: (len(code), code))


def open_seats(dialogue: OpenDialogue, side: str, besides: str = "") -> list[str]:
    """The codes of seats of a side on which nobody sits, or only the person whose id is `besides`."""
    taken = {
        record.body.chair
        for record in dialogue.third.folio().all(Prospect)
        if record.body.step == "seated" and record.body.side == side and record.id != besides
    }
    return [code for code in seats_of(dialogue, side) if code not in taken]


def is_settled(folio: Folio, person: Prospect) -> bool:
    """Whether somebody stayed as an alternate when the seats were settled."""
    counts = folio.one(PoolTally)
    return bool(
        counts and counts.body.settled and person.alternate and person.step == "thought" and person.stepped is None
    )


def stands_by(dialogue: OpenDialogue, id: str) -> bool:
    """Whether an alternate has agreed for the workshop ahead."""
    ahead = next_workshop(dialogue)
    consents = (record.body for record in dialogue.third.folio().all(AlternateConsent))
    return bool(ahead and any((each.prospect, each.workshop) == (id, ahead.id) for each in consents))


def newest_trust(dialogue: OpenDialogue, side: str) -> list[RecruiterTrust]:
    """What each member of the third party last said of a side's trust, in the order in which they said it."""
    newest: dict[str, RecruiterTrust] = {}
    for record in dialogue.third.folio().all(RecruiterTrust):
        if record.body.side == side:
            newest.pop(record.body.holder, None)
            newest[record.body.holder] = record.body
    return list(newest.values())


def may_settle(dialogue: OpenDialogue) -> bool:
    """Whether somebody sits on every seat of every side, so that the pool has done its work."""
    seats = dialogue.third.folio().all(Seat)
    somebody = bool(dialogue.third.folio().all(Prospect))
    return bool(seats and somebody) and not any(open_seats(dialogue, side.id) for side in dialogue.sides)


def due(dialogue: OpenDialogue) -> list[Due]:
    """What is due today, in one list: what was set for a day first, then what has none, in the order of the codes."""
    everybody, today = people(dialogue), journal.today(dialogue.third.folio())
    if not everybody:
        return []
    listed = [*_key_persons(dialogue, everybody), *_steps(dialogue, everybody, today)]
    for each in everybody:
        if each.card.alternate and next_workshop(dialogue) and not stands_by(dialogue, each.id):
            listed.append(Due("again", each))
    if may_settle(dialogue):
        listed.append(Due("settle"))
    return sorted(listed, key=lambda each: (each.day is None, each.day or today))


def _key_persons(dialogue: OpenDialogue, everybody: list[Person]) -> list[Due]:
    """A side with people in the pool needs its key person first, and that key person's answer."""
    listed = []
    for side in dialogue.sides:
        members = [each for each in everybody if each.card.side == side.id and not each.card.alternate]
        if members and key_person(dialogue, side.id) is None:
            listed.append(Due("choose", side=side.id))
        listed += [
            Due("accept", each)
            for each in members
            if each.card.key and not each.card.accepted and each.card.step != "thought"
        ]
    return listed


def _steps(dialogue: OpenDialogue, everybody: list[Person], today: datetime.date) -> list[Due]:
    """Days that have come, and steps that were begun and have no day."""
    kinds: dict[str, DueKind] = {"thought": "sound", "sounded": "discuss", "discussed": "seat"}
    listed = []
    for each in everybody:
        if each.card.step == "seated":
            continue
        day = plan_of(dialogue, each.id).due
        begun = each.card.step != "thought" and not each.card.alternate
        if (day and day <= today) or (begun and day is None and _waits_for_us(dialogue, each)):
            listed.append(Due(kinds[each.card.step], each, day=day))
    return listed


def _waits_for_us(dialogue: OpenDialogue, person: Person) -> bool:
    """Whether the next step is ours: a seat can be offered only where one is open."""
    if person.card.step == "sounded":
        return True
    if person.card.side == PANEL:
        return False
    spoken = {point for talk in talks(dialogue, person.id) for point in talk.covered}
    return not spoken.issuperset(GROUND) or bool(open_seats(dialogue, person.card.side))
