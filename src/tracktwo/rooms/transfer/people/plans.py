"""Verbs on plans: made with the person, changed by them, followed by whom they chose, ended with one act."""

import datetime
from dataclasses import dataclass

import msgspec
from django.utils.translation import gettext

from tracktwo.matter.seats import all_seats, erase_person, seat_of
from tracktwo.process import journal, own_scopes
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict, NoKey, Refused
from tracktwo.process.own_scopes import OwnScope
from tracktwo.process.sealed import Change, Opened, Record, change

from .records import AFTER, CheckIn, ReentryPlan, steps_of

__all__ = [
    "Plan",
    "begin",
    "change_plan",
    "due",
    "follow",
    "mine",
    "note",
    "read",
    "take_step",
    "way_out",
]


@dataclass(frozen=True)
class Plan:
    """A plan as whoever opens it sees it, with its check-ins by their days."""

    place: str
    record: Record[ReentryPlan]
    checks: list[Record[CheckIn]]

    def open_steps(self, check: CheckIn) -> list[str]:
        """What the person wanted done and is not done yet, while there is no answer."""
        return steps_of(self.record.body)[check.taken :] if check.noted == "silent" and not check.later else []


def read(place: str, opened: Opened) -> Plan | None:
    """What lies in a seat's compartment, or None before a plan is written."""
    record = opened.folio().one(ReentryPlan)
    if record is None:
        return None
    return Plan(place, record, sorted(opened.folio().all(CheckIn), key=lambda check: check.body.after))


def mine(dialogue: OpenDialogue) -> list[Plan]:
    """The plans that this person was chosen for."""
    plans = (read(place, opened) for place, opened in own_scopes.open_all_mine(dialogue).items())
    return [plan for plan in plans if plan is not None]


def due(plan: Plan, today: datetime.date) -> list[Record[CheckIn]]:
    """Check-ins whose day has come and that nobody noted, or after which steps are open."""
    return [
        check
        for check in plan.checks
        if (not check.body.noted and check.body.due <= today) or plan.open_steps(check.body)
    ]


def begin(dialogue: OpenDialogue, place: str, plan: ReentryPlan, second: str = "", *, with_code: bool) -> str:
    """Make a plan with the person: whoever sits with them is whom they chose. The code to be printed, or nothing.

    Raises:
        Refused: there is one; its drill or its day lies wrong; nobody is named who can act; or the second is not known.
        NotThere: no such seat.
    """
    seat_of(dialogue, place)
    _check(dialogue, plan)
    opened, code = own_scopes.begin(dialogue, place, second, with_code=with_code)
    with change(opened) as changing:
        _put(changing, plan, changing.folio.one(ReentryPlan))
    return code


def change_plan(dialogue: OpenDialogue, place: str, version: int, plan: ReentryPlan, code: str = "") -> None:
    """Change a plan: by the person with their code, or by whom they chose together with them.

    Raises:
        NoKey: it opens neither by this code nor for this person.
        Refused: it is frozen, or not a plan that somebody could act on.
        Conflict: it was changed since it was shown.
    """
    card = own_scopes.card_of(dialogue, place)
    if card is not None and card.body.frozen:
        raise Refused(gettext("This plan is frozen until the person chooses again who opens it."))
    _check(dialogue, plan)
    opened = own_scopes.open_by_code(dialogue, place, code) if code else own_scopes.renewed(dialogue, place)
    with change(opened) as changing:
        before = changing.folio.one(ReentryPlan)
        if before is not None and before.version != version:
            raise Conflict(ReentryPlan.TAG)
        _put(changing, plan, before)


def _check(dialogue: OpenDialogue, plan: ReentryPlan) -> None:
    if not steps_of(plan):
        raise Refused(gettext("Write at least one step for when there is no answer."))
    if not plan.acts.strip():
        raise Refused(gettext("No plan without a human who can act: name them by their code."))
    if plan.drill < journal.today(dialogue.third.folio()):
        raise Refused(gettext("The day on which it is tried out lies ahead."))


def _put(changing: Change, plan: ReentryPlan, before: Record[ReentryPlan] | None) -> None:
    """Write the plan, its rating with those before it, and the check-ins that nobody has noted yet on their days."""
    ratings = list(before.body.ratings) if before else []
    if ratings[-1:] != [plan.risk]:
        ratings.append(plan.risk)
    changing.put_one(msgspec.structs.replace(plan, ratings=ratings))
    standing = {check.body.after: check for check in changing.folio.all(CheckIn)}
    for after in AFTER:
        check = CheckIn(after, plan.home + datetime.timedelta(days=after))
        if after not in standing:
            changing.add(check)
        elif not standing[after].body.noted and standing[after].body.due != check.due:
            changing.replace(standing[after], check)


def note(dialogue: OpenDialogue, place: str, after: int, word: str) -> None:
    """Note a check-in with one of few words.

    Raises:
        NoKey: the plan does not open for this person.
        Refused: it was noted already, with another word, or its day has not come.
    """
    with change(own_scopes.renewed(dialogue, place)) as changing:
        check = _check_in(changing, after)
        if check.body.noted == word:
            return
        if check.body.noted:
            raise Refused(gettext("This check-in was noted already. What came after is noted with its steps."))
        if check.body.due > journal.today(dialogue.third.folio()):
            raise Refused(gettext("Its day has not come."))
        changing.replace(check, msgspec.convert({**msgspec.structs.asdict(check.body), "noted": word}, CheckIn))


def take_step(dialogue: OpenDialogue, place: str, after: int, taken: int) -> None:
    """The next step that the person wanted was taken. `taken` is how many had been when the page was shown.

    Raises:
        NoKey: the plan does not open for this person.
        Conflict: a colleague took it meanwhile.
    """
    with change(own_scopes.renewed(dialogue, place)) as changing:
        check = _check_in(changing, after)
        if check.body.taken != taken or check.body.noted != "silent":
            raise Conflict(CheckIn.TAG)
        changing.replace(check, msgspec.structs.replace(check.body, taken=taken + 1))


def follow(dialogue: OpenDialogue, place: str, after: int, word: str) -> None:
    """There is an answer after all: how it was.

    Raises:
        NoKey: the plan does not open for this person.
        Refused: there was an answer at once, so that nothing is to be followed.
    """
    with change(own_scopes.renewed(dialogue, place)) as changing:
        check = _check_in(changing, after)
        if check.body.noted != "silent" or word == "silent":
            raise Refused(gettext("Nothing is to be followed here."))
        changing.replace(check, msgspec.convert({**msgspec.structs.asdict(check.body), "later": word}, CheckIn))


def _check_in(changing: Change, after: int) -> Record[CheckIn]:
    check = next((each for each in changing.folio.all(CheckIn) if each.body.after == after), None)
    if check is None:
        raise NoKey("no such check-in")
    return check


def way_out(dialogue: OpenDialogue, place: str) -> None:
    """Erase a person with one act: seat, plan, its key, what the pool says. What their side contributed stays with it.

    Raises:
        NotThere: there is neither a seat that this person can see nor a plan.
    """
    if any(seat.id == place for seat in all_seats(dialogue)):
        erase_person(dialogue, place)
        return
    dialogue.third.folio().get(OwnScope, _card_id(dialogue, place))
    own_scopes.end(dialogue, [place])


def _card_id(dialogue: OpenDialogue, place: str) -> str:
    card = own_scopes.card_of(dialogue, place)
    return card.id if card else ""
