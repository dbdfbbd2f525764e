"""Verbs and reads of a leak: the clock starts, people are warned in an order, steps of the plan are taken."""

import datetime
from dataclasses import dataclass

import msgspec
from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.matter.leak_plan import HOURS, LeakStep, plan_of
from tracktwo.matter.seats import Seat, all_seats, seat_of
from tracktwo.process import own_scopes
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import NotThere, Refused
from tracktwo.process.sealed import Change, Record, change

from ..people import plans
from .records import OUT, LeakCase

__all__ = ["ToDo", "Warn", "begin", "case_of", "over", "steps", "tick_step", "tick_warned", "to_warn"]

NAMED, DANGER, SERIOUS, OTHERS = range(4)
BY_RISK = {"danger": DANGER, "serious": SERIOUS}


@dataclass(frozen=True)
class Warn:
    """A seat to be warned. `why` is the order: named in public, in danger or at risk by their own word, everybody else.

    `plan` is there for whom the person chose; `planned` says that somebody else opens one.
    """

    seat: Record[Seat]
    why: int
    plan: plans.Plan | None
    planned: bool
    warned: bool


@dataclass(frozen=True)
class ToDo:
    """A step of the plan, when it is due by the clock, and whether it was taken or is late."""

    record: Record[LeakStep]
    by: datetime.datetime | None
    done: bool
    late: bool


def case_of(dialogue: OpenDialogue) -> Record[LeakCase] | None:
    """The leak that is being dealt with."""
    return dialogue.third.folio().one(LeakCase)


def begin(dialogue: OpenDialogue, out: list[str], places: list[str]) -> None:
    """Start the clock. Sent twice, the first counts; what is out and who is named can be added.

    Who is named among the seats that this person cannot see stays named.

    Raises:
        Refused: it is not said what is out.
    """
    known = [kind for kind in OUT if kind in out]
    if not known:
        raise Refused(gettext("Say what is out: one tick is enough."))
    seats = {seat.id for seat in all_seats(dialogue)}
    named = seats & set(places)
    with acting(dialogue.third, gettext_noop("leak")) as changing:
        before = changing.folio.one(LeakCase)
        if before is None:
            now = datetime.datetime.now(datetime.UTC).replace(second=0, microsecond=0)
            changing.add(LeakCase(now, known, sorted(named)))
        else:
            hidden = set(before.body.places) - seats
            changing.replace(before, msgspec.structs.replace(before.body, out=known, places=sorted(named | hidden)))


def tick_warned(dialogue: OpenDialogue, place: str) -> None:
    """A seat was warned, or was not after all."""
    seat_of(dialogue, place)
    with acting(dialogue.third, gettext_noop("warned")) as changing:
        record = _standing(changing)
        changing.replace(record, msgspec.structs.replace(record.body, warned=_toggled(record.body.warned, place)))


def tick_step(dialogue: OpenDialogue, step: str) -> None:
    """A step of the plan was taken, or was not after all."""
    dialogue.third.folio().get(LeakStep, step)
    with acting(dialogue.third, gettext_noop("step when it leaks")) as changing:
        record = _standing(changing)
        changing.replace(record, msgspec.structs.replace(record.body, done=_toggled(record.body.done, step)))


def over(dialogue: OpenDialogue) -> None:
    """It is over: what was noted about it is erased.

    Raises:
        NotThere: nothing leaked.
    """
    with change(dialogue.third) as changing:
        changing.remove(_standing(changing))


def _standing(changing: Change) -> Record[LeakCase]:
    record = changing.folio.one(LeakCase)
    if record is None:
        raise NotThere("leak")
    return record


def _toggled(ticked: list[str], id: str) -> list[str]:
    return sorted({*ticked} ^ {id})


def to_warn(dialogue: OpenDialogue, case: LeakCase | None) -> list[Warn]:
    """Everybody by seat whom this person can see, in the order in which they are warned."""
    mine = {plan.place: plan for plan in plans.mine(dialogue)}
    exist = {card.body.place for card in own_scopes.cards(dialogue)}
    listed = []
    for seat in all_seats(dialogue):
        plan = mine.get(seat.id)
        why = BY_RISK.get(plan.record.body.risk, OTHERS) if plan else OTHERS
        if case and seat.id in case.places:
            why = NAMED
        warned = bool(case and seat.id in case.warned)
        listed.append(Warn(seat, why, plan, seat.id in exist and plan is None, warned))
    return sorted(listed, key=lambda each: (each.why, each.seat.body.code))


def steps(dialogue: OpenDialogue, case: LeakCase | None) -> list[ToDo]:
    """The steps that were planned, against the clock once it runs."""
    now = datetime.datetime.now(datetime.UTC)
    listed = []
    for record in plan_of(dialogue.third.folio()).steps:
        by = case.began + datetime.timedelta(hours=HOURS[record.body.when]) if case else None
        done = bool(case and record.id in case.done)
        listed.append(ToDo(record, by, done, bool(by and not done and by < now)))
    return listed
