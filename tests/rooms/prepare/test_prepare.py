"""The room of days: what is laid out can be changed and erased, and pressing twice makes nothing twice."""

import datetime

import pytest

from cast import Cast, both, client_of
from tracktwo.process import meetings, schedule
from tracktwo.process.access import OpenDialogue
from tracktwo.process.course import Course
from tracktwo.process.errors import Conflict, Refused
from tracktwo.process.records import Session, Workshop
from tracktwo.process.sealed import change
from tracktwo.rooms.prepare.schedule.acts import lay_out_usual_days

pytestmark = both

DAY = datetime.date(2027, 4, 1)


def plan(dialogue: OpenDialogue) -> tuple[list[Workshop], list[Session]]:
    dialogue.third.forget()
    folio = dialogue.third.folio()
    return [each.body for each in folio.all(Workshop)], [each.body for each in folio.all(Session)]


def test_the_usual_days_pressed_twice_stand_once(cast: Cast, dialogue: OpenDialogue) -> None:
    client = client_of(cast.convenor)
    for _ in range(2):
        assert client.post(f"/d/{dialogue.id}/prepare/usual-days", {"day": "2027-04-01"}).status_code == 302
    workshops, sessions = plan(dialogue)
    assert [workshop.number for workshop in workshops] == [1]
    assert sorted(((each.kind, each.side, each.day.day) for each in sessions), key=lambda each: (each[2], each[1])) == [
        ("preliminary", "a", 1),
        ("preliminary", "b", 1),
        ("joint", "", 2),
        ("joint", "", 3),
        ("joint", "", 4),
    ]


def test_pressed_again_they_bring_back_what_was_erased_and_no_more(dialogue: OpenDialogue) -> None:
    lay_out_usual_days(dialogue, DAY)
    joint = next(each for each in dialogue.third.folio().all(Session) if each.body.kind == "joint")
    schedule.erase_session(dialogue, joint.id)
    assert len(plan(dialogue)[1]) == 4
    lay_out_usual_days(dialogue, DAY)
    assert (len(plan(dialogue)[0]), len(plan(dialogue)[1])) == (1, 5)


def test_another_first_day_is_another_workshop(dialogue: OpenDialogue) -> None:
    lay_out_usual_days(dialogue, DAY)
    lay_out_usual_days(dialogue, DAY + datetime.timedelta(days=60))
    workshops, sessions = plan(dialogue)
    assert [workshop.number for workshop in workshops] == [1, 2]
    assert len(sessions) == 10


def test_a_workshop_that_waits_for_its_days_gets_them(dialogue: OpenDialogue) -> None:
    workshop = schedule.add_workshop(dialogue)
    lay_out_usual_days(dialogue, DAY)
    assert {each.workshop for each in plan(dialogue)[1]} == {workshop.id}


def test_the_end_of_the_calendar(dialogue: OpenDialogue) -> None:
    with pytest.raises(Refused):
        lay_out_usual_days(dialogue, datetime.date.max)
    assert plan(dialogue) == ([], [])


def test_a_form_sent_twice_writes_once(cast: Cast, dialogue: OpenDialogue) -> None:
    client = client_of(cast.convenor)
    for _ in range(2):
        assert client.post(f"/d/{dialogue.id}/prepare/workshop", {"key": "b" * 32}).status_code == 302
        sent = {"workshop": "b" * 32, "kind": "joint", "day": "2027-04-01", "minutes": "60", "purpose": "solve"}
        assert client.post(f"/d/{dialogue.id}/prepare/sessions", sent | {"key": "c" * 32}).status_code == 302
    assert [len(records) for records in plan(dialogue)] == [1, 1]


def test_a_session_is_edited_and_stays_held(cast: Cast, dialogue: OpenDialogue) -> None:
    workshop = schedule.add_workshop(dialogue).id
    record = schedule.add_session(
        dialogue, Session(workshop=workshop, kind="joint", day=DAY, minutes=300, virtual=True)
    )
    schedule.record_session_held(dialogue, record.id, "paper")
    client, address = client_of(cast.convenor), f"/d/{dialogue.id}/prepare/session/{record.id}"
    shown = client.get(address).content.decode()
    for part in ('value="2027-04-01"', 'value="300"', 'name="version" value="2"'):
        assert part in shown
    sent = {"workshop": workshop, "kind": "preliminary", "side": "", "day": "2027-04-03", "minutes": "270"}
    sent |= {"purpose": "acknowledge", "version": "2"}
    incomplete = client.post(address, sent)
    assert incomplete.status_code == 422
    assert 'value="2027-04-03"' in incomplete.content.decode()
    assert client.post(address, sent | {"side": "b"}).status_code == 302
    changed = Session(workshop, "preliminary", DAY + datetime.timedelta(days=2), 270, "b", held="paper")
    assert plan(dialogue)[1] == [changed]
    assert client.post(address, sent | {"side": "a"}).status_code == 422, "somebody changed it meanwhile"


def test_a_session_is_erased(cast: Cast, dialogue: OpenDialogue) -> None:
    lay_out_usual_days(dialogue, DAY)
    session = dialogue.third.folio().all(Session)[0].id
    assert client_of(cast.convenor).post(f"/d/{dialogue.id}/prepare/session/{session}/erase").status_code == 302
    assert len(plan(dialogue)[1]) == 4


def test_a_workshop_is_named(cast: Cast, dialogue: OpenDialogue) -> None:
    record = schedule.add_workshop(dialogue)
    address = f"/d/{dialogue.id}/prepare/workshop/{record.id}"
    answer = client_of(cast.convenor).post(address, {"title": "Wells", "version": "1"})
    assert answer.status_code == 302
    assert plan(dialogue)[0] == [Workshop(number=1, title="Wells")]
    with pytest.raises(Conflict):
        schedule.change_workshop(dialogue, record.id, 1, "Roads")


def test_a_workshop_is_erased_with_its_sessions_and_its_number_is_free_again(dialogue: OpenDialogue) -> None:
    kept = schedule.add_workshop(dialogue)
    lay_out_usual_days(dialogue, DAY)
    lay_out_usual_days(dialogue, DAY + datetime.timedelta(days=60))
    second = next(each for each in dialogue.third.folio().all(Workshop) if each.body.number == 2)
    assert kept.id != second.id
    schedule.erase_workshop(dialogue, kept.id)
    workshops, sessions = plan(dialogue)
    assert [workshop.number for workshop in workshops] == [2]
    assert {each.workshop for each in sessions} == {second.id}
    assert schedule.add_workshop(dialogue).body.number == 3, "two workshops never have one number"


def test_a_workshop_with_a_meeting_stays(dialogue: OpenDialogue) -> None:
    workshop = schedule.add_workshop(dialogue).id
    meetings.open_meeting(dialogue, workshop, {})
    with pytest.raises(Refused):
        schedule.erase_workshop(dialogue, workshop)
    meetings.close_meeting(dialogue.meeting)
    with pytest.raises(Refused):
        schedule.erase_workshop(dialogue, workshop)
    assert len(plan(dialogue)[0]) == 1


@pytest.mark.parametrize(
    ("stage", "offered", "kept_back"), [("pre", "climate", "carrying-out"), ("post", "repair", "framing")]
)
def test_a_workshop_is_offered_the_aims_of_the_stage(
    dialogue: OpenDialogue, cast: Cast, stage: str, offered: str, kept_back: str
) -> None:
    with change(dialogue.third) as changing:
        changing.add(Course(objective="resolution", stage=stage, identity=True))  # type: ignore[arg-type]
    record = schedule.add_workshop(dialogue)
    client, address = client_of(cast.convenor), f"/d/{dialogue.id}/prepare/workshop/{record.id}"
    page = client.get(address).content.decode()
    assert f'value="{offered}"' in page
    assert f'value="{kept_back}"' not in page
    assert "surprise people most" in page, "the questions of the objective are asked here, too"
    assert "Expect less, and later" in page
    assert client.post(address, {"title": "Wells", "aim": offered, "version": "1"}).status_code == 302
    dialogue.third.forget()
    assert dialogue.third.folio().get(Workshop, record.id).body.aim == offered
    assert client.post(address, {"title": "Wells", "aim": kept_back, "version": "2"}).status_code == 422


def test_an_aim_of_an_earlier_stage_stays_choosable(dialogue: OpenDialogue, cast: Cast) -> None:
    record = schedule.add_workshop(dialogue)
    schedule.change_workshop(dialogue, record.id, 1, "Wells", "climate")
    with change(dialogue.third) as changing:
        changing.add(Course(stage="post"))
    page = client_of(cast.convenor).get(f"/d/{dialogue.id}/prepare/workshop/{record.id}").content.decode()
    assert 'value="climate" ' in page
