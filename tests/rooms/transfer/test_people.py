"""Coming home: plans that open for whom the person chose, check-ins that are followed by people, a way out."""

import datetime

import msgspec
import pytest

from cast import Cast, both, client_of, open_here, remove_member
from samples import raws
from tracktwo.matter.seats import Seat
from tracktwo.process import journal, own_scopes
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict, NoKey, NotThere, Refused
from tracktwo.process.safeguards import evaluate, safeguard
from tracktwo.process.sealed import change
from tracktwo.rooms.recruit.panel.records import GuardianConsent
from tracktwo.rooms.recruit.pool import acts as pool_acts
from tracktwo.rooms.recruit.pool.records import Prospect
from tracktwo.rooms.recruit.seats import acts as seat_acts
from tracktwo.rooms.transfer.people import plans, risk
from tracktwo.rooms.transfer.people.part import is_due
from tracktwo.rooms.transfer.people.records import AFTER, CheckIn, RiskAsked
from tracktwo.vault.models import Lodged
from transferring import plan_of, released_idea

pytestmark = both
LONG_AGO = datetime.date.today() - datetime.timedelta(days=40)


@pytest.fixture
def seat(dialogue: OpenDialogue) -> str:
    return seat_acts.add_seat(dialogue, Seat(code="A4", side="a")).id


def mine(dialogue: OpenDialogue, seat: str) -> plans.Plan:
    (plan,) = [each for each in plans.mine(dialogue) if each.place == seat]
    return plan


def check(dialogue: OpenDialogue, seat: str, after: int) -> CheckIn:
    return next(each.body for each in mine(dialogue, seat).checks if each.body.after == after)


def test_no_plan_without_a_human_who_can_act_and_a_drill(dialogue: OpenDialogue, seat: str) -> None:
    today = datetime.date.today()
    for lacking in ({"acts": " "}, {"silence": "\n"}, {"drill": today - datetime.timedelta(days=1)}):
        with pytest.raises(Refused):
            plans.begin(dialogue, seat, plan_of(today, **lacking), with_code=True)
    assert own_scopes.card_of(dialogue, seat) is None
    with pytest.raises(NotThere):
        plans.begin(dialogue, "0" * 32, plan_of(today), with_code=True)


def test_the_plan_stands_in_its_own_compartment_and_nowhere_else(cast: Cast, dialogue: OpenDialogue, seat: str) -> None:
    plans.begin(dialogue, seat, plan_of(LONG_AGO), with_code=True)
    for part in (dialogue.third, dialogue.joint):
        assert not any(said in raws(part) for said in (b"The school", b"My sister", b"A course on teaching"))
    for role, sees in (("convenor", True), ("facilitator", False)):
        page = client_of(getattr(cast, role)).get(f"/d/{dialogue.id}/transfer/people/{seat}").content.decode()
        assert ("The school asks" in page) is sees
    # Which days something is due stands in no other compartment either.
    due = [str(LONG_AGO + datetime.timedelta(days=days)).encode() for days in AFTER]
    assert not any(day in raws(dialogue.third) for day in due)


def test_what_is_due_is_said_to_whom_the_person_chose_alone(cast: Cast, dialogue: OpenDialogue, seat: str) -> None:
    plans.begin(dialogue, seat, plan_of(LONG_AGO), with_code=False)
    assert is_due(open_here(cast.convenor, dialogue.id))
    assert not is_due(open_here(cast.facilitator, dialogue.id))
    assert "Something is due" in client_of(cast.convenor).get(f"/d/{dialogue.id}/").content.decode()
    assert "Something is due" not in client_of(cast.facilitator).get(f"/d/{dialogue.id}/").content.decode()


def test_check_ins_fall_due_on_their_days(dialogue: OpenDialogue, seat: str) -> None:
    plans.begin(dialogue, seat, plan_of(LONG_AGO), with_code=False)
    plan = mine(dialogue, seat)
    assert [each.body.after for each in plan.checks] == list(AFTER)
    assert [each.body.after for each in plans.due(plan, datetime.date.today())] == [7, 30]
    with pytest.raises(Refused, match="day"):
        plans.note(dialogue, seat, 90, "well")


def test_a_check_in_noted_twice_says_so_and_changes_nothing(dialogue: OpenDialogue, seat: str) -> None:
    plans.begin(dialogue, seat, plan_of(LONG_AGO), with_code=False)
    for _ in range(2):
        plans.note(dialogue, seat, 7, "well")
    with pytest.raises(Refused, match="already"):
        plans.note(dialogue, seat, 7, "silent")
    assert check(dialogue, seat, 7).noted == "well"


def test_a_missed_one_is_followed_step_by_step(cast: Cast, dialogue: OpenDialogue, seat: str) -> None:
    plans.begin(dialogue, seat, plan_of(LONG_AGO), with_code=False)
    plans.note(dialogue, seat, 7, "well")
    answer = client_of(cast.convenor).post(
        f"/d/{dialogue.id}/transfer/people/{seat}/note", {"after": "30", "word": "silent"}
    )
    protocol = client_of(cast.convenor).get(answer["Location"]).content.decode()
    assert "Ask my sister" in protocol
    assert "unknown, never safe" in protocol
    plan = mine(open_here(cast.convenor, dialogue.id), seat)
    assert plan.open_steps(plan.checks[1].body) == ["Ask my sister", "Wait two days", "Tell the elder"]
    here = open_here(cast.convenor, dialogue.id)
    plans.take_step(here, seat, 30, 0)
    with pytest.raises(Conflict):
        plans.take_step(here, seat, 30, 0)
    assert plans.due(mine(here, seat), datetime.date.today()), "it stays due while steps are open"
    plans.follow(here, seat, 30, "harder")
    assert not plans.due(mine(here, seat), datetime.date.today())
    with pytest.raises(Refused):
        plans.follow(here, seat, 7, "well")


def test_a_colleague_who_was_not_chosen_notes_nothing(cast: Cast, dialogue: OpenDialogue, seat: str) -> None:
    plans.begin(dialogue, seat, plan_of(LONG_AGO), with_code=False)
    theirs = open_here(cast.facilitator, dialogue.id)
    for act in (
        lambda: plans.note(theirs, seat, 7, "well"),
        lambda: plans.change_plan(theirs, seat, 1, plan_of(LONG_AGO)),
    ):
        with pytest.raises(NoKey):
            act()


def test_the_person_changes_it_by_code_and_sees_own_ratings(cast: Cast, dialogue: OpenDialogue, seat: str) -> None:
    code = plans.begin(dialogue, seat, plan_of(LONG_AGO), with_code=True)
    client = client_of(cast.one_sided)
    address = f"/d/{dialogue.id}/transfer/people/{seat}/code"
    assert client.post(address, {"code": "wrong"}).status_code == 422
    page = client.post(address, {"code": code}).content.decode()
    assert "The school asks" in page
    typed = msgspec.to_builtins(plan_of(LONG_AGO, risk="danger", stakes="They follow me"))
    answer = client.post(address, {**typed, "code": code, "version": "1"})
    assert answer.status_code == 200
    assert "They follow me" in answer.content.decode()
    assert mine(open_here(cast.convenor, dialogue.id), seat).record.body.ratings == ["some", "danger"]
    # It is behind now: nothing that was typed is lost.
    late = client.post(address, {**typed, "stakes": "Typed later", "code": code, "version": "1"})
    assert late.status_code == 409
    assert "Typed later" in late.content.decode()
    # And without the code this browser opens nothing.
    assert "They follow me" not in client.get(address).content.decode()


def test_noted_check_ins_stay_when_the_day_of_going_home_changes(dialogue: OpenDialogue, seat: str) -> None:
    plans.begin(dialogue, seat, plan_of(LONG_AGO), with_code=False)
    plans.note(dialogue, seat, 7, "well")
    later = LONG_AGO + datetime.timedelta(days=5)
    plans.change_plan(dialogue, seat, 1, plan_of(later))
    assert check(dialogue, seat, 7).due == LONG_AGO + datetime.timedelta(days=7)
    assert check(dialogue, seat, 30).due == later + datetime.timedelta(days=30)


def test_a_confidant_who_left_freezes_the_plan_until_the_person_chooses(
    cast: Cast, dialogue: OpenDialogue, seat: str
) -> None:
    theirs = open_here(cast.facilitator, dialogue.id)
    code = plans.begin(theirs, seat, plan_of(LONG_AGO), cast.convenor.id, with_code=True)
    remove_member(open_here(cast.convenor, dialogue.id), cast.facilitator)
    here = open_here(cast.convenor, dialogue.id)
    with pytest.raises(Refused, match="frozen"):
        plans.change_plan(here, seat, 1, plan_of(LONG_AGO), code)
    page = client_of(cast.convenor).get(f"/d/{dialogue.id}/transfer/people/{seat}").content.decode()
    assert "was put out" in page
    # Who is left goes on checking in: a plan that is frozen is not silence.
    plans.note(here, seat, 7, "well")
    own_scopes.choose_again(here, seat, code, with_code=True)
    plans.change_plan(open_here(cast.convenor, dialogue.id), seat, 1, plan_of(LONG_AGO))


def test_an_erased_seat_with_checks_due_is_gone_from_every_page(cast: Cast, dialogue: OpenDialogue, seat: str) -> None:
    plans.begin(dialogue, seat, plan_of(LONG_AGO), with_code=True)
    # Anybody of the third party can do it, with one act.
    answer = client_of(cast.one_sided).post(f"/d/{dialogue.id}/transfer/people/{seat}/out")
    assert answer.status_code == 302
    here = open_here(cast.convenor, dialogue.id)
    assert not is_due(here)
    assert own_scopes.card_of(here, seat) is None
    assert not here.third.folio().all(Seat)
    assert not Lodged.objects.exists()
    assert journal.chain(here.third.folio())[-1].act == "erased"
    for page in ("", "/protocol", "/out", "/new"):
        assert client_of(cast.convenor).get(f"/d/{dialogue.id}/transfer/people/{seat}{page}").status_code == 404


def test_erasing_a_seat_elsewhere_takes_its_plan_along(dialogue: OpenDialogue, seat: str) -> None:
    plans.begin(dialogue, seat, plan_of(LONG_AGO), with_code=True)
    seat_acts.erase_seat(dialogue, seat)
    assert own_scopes.cards(dialogue) == []
    assert not Lodged.objects.exists()


def test_when_somebody_enters_track_one_their_side_is_asked_anew(dialogue: OpenDialogue) -> None:
    idea, rule = released_idea(dialogue), safeguard("risk-asked-anew")
    assert evaluate(dialogue, rule).status == "waits"
    risk.entered(dialogue, "b")
    assert evaluate(dialogue, rule).status == "advises"
    (record,) = dialogue.third.folio().all(RiskAsked)
    risk.answer(dialogue, "b", record.version, [idea, "not there"], [idea])
    assert risk.guarded(dialogue) == {idea: ["b"]}
    assert evaluate(dialogue, rule).status == "met"
    with pytest.raises(Conflict):
        risk.answer(dialogue, "b", record.version, [], [idea])
    risk.entered(dialogue, "b")
    assert risk.waiting(dialogue) == ["b"]
    # What stood on another page of the list keeps its answer.
    other = released_idea(dialogue, "Two")
    (record,) = dialogue.third.folio().all(RiskAsked)
    risk.answer(dialogue, "b", record.version, [other], [other])
    assert set(risk.guarded(dialogue)) == {idea, other}


def test_everybody_has_a_plan_or_the_rule_says_so(dialogue: OpenDialogue, seat: str) -> None:
    rule = safeguard("plans-for-coming-home")
    assert evaluate(dialogue, rule).status == "waits"


def test_the_rule_about_plans_follows_a_meeting(cast: Cast, meeting: object) -> None:
    dialogue = meeting.dialogue  # type: ignore[attr-defined]
    rule = safeguard("plans-for-coming-home")
    assert evaluate(dialogue, rule).status == "met"
    seat = seat_acts.add_seat(dialogue, Seat(code="A4", side="a")).id
    assert evaluate(dialogue, rule).status == "advises"
    plans.begin(dialogue, seat, plan_of(LONG_AGO), with_code=False)
    assert evaluate(open_here(cast.convenor, dialogue.id), rule).status == "met"


def test_a_way_out_takes_their_name_out_of_the_pool_too(cast: Cast, dialogue: OpenDialogue, seat: str) -> None:
    """Until the seats are settled, the pool says who sits where."""
    theirs, other = pool_acts.add_people(
        dialogue, [pool_acts.NewPerson("Cedar of the wells", "a"), pool_acts.NewPerson("Maple of the ferry", "a")]
    )
    with change(dialogue.third) as changing:
        record = changing.folio.get(Prospect, theirs)
        changing.replace(record, msgspec.structs.replace(record.body, step="seated", chair="A4"))
        changing.add(GuardianConsent(day=LONG_AGO, chair=seat))
    answer = client_of(cast.convenor).post(f"/d/{dialogue.id}/transfer/people/{seat}/out")
    assert answer.status_code == 302
    folio = open_here(cast.convenor, dialogue.id).third.folio()
    assert [record.id for record in folio.all(Prospect)] == [other]
    assert not folio.all(GuardianConsent)
    assert b"Cedar" not in raws(open_here(cast.convenor, dialogue.id).third)
