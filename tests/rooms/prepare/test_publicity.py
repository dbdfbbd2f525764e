"""A plan for the day something leaks: agreed by every side, rehearsed against the clock, kept about the plan alone."""

import pytest

from cast import Cast, both, client_of
from tracktwo.editing.undo import undo
from tracktwo.matter.leak_plan import LeakStep, plan_of
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.errors import Conflict, NotThere, Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.release import release
from tracktwo.process.safeguards import evaluate
from tracktwo.rooms.prepare.publicity import acts
from tracktwo.rooms.prepare.publicity.records import DUE, LeakExercise
from tracktwo.rooms.prepare.publicity.reveals import released_objects
from tracktwo.rooms.prepare.publicity.safeguards import LEAK_REHEARSED

pytestmark = both

AT = 1_800_000_000


def plan(dialogue: OpenDialogue):  # type: ignore[no-untyped-def]
    dialogue.third.forget()
    return plan_of(dialogue.third.folio())


def agree(dialogue: OpenDialogue) -> None:
    line = plan(dialogue).line
    acts.save_line(dialogue, line.version, {"wording": line.body.wording, "agreed": ["a", "b"]})


def test_the_usual_plan_says_what_each_side_does_and_in_both_languages(dialogue: OpenDialogue) -> None:
    acts.lay_out(dialogue)
    steps = [record.body for record in plan(dialogue).steps]
    assert [step.when for step in steps] == sorted((step.when for step in steps), key=list(DUE).index)
    assert {step.side for step in steps if step.to == "officials"} == {"a", "b"}
    assert all(step.says.first and step.says.second for step in steps)
    with pytest.raises(Refused):
        acts.lay_out(dialogue)
    undo(dialogue.third)
    assert not plan(dialogue)


def test_another_wording_takes_back_every_yes(dialogue: OpenDialogue) -> None:
    acts.lay_out(dialogue)
    agree(dialogue)
    line = plan(dialogue).line
    assert line.body.agreed == ["a", "b"]
    acts.save_line(dialogue, line.version, {"wording": MultilingualText("We listen."), "agreed": ["a", "b"]})
    assert plan(dialogue).line.body.agreed == []
    with pytest.raises(Conflict):
        acts.save_line(dialogue, line.version, {"wording": MultilingualText("Older"), "agreed": []})


def test_the_rule_is_met_by_an_agreed_and_rehearsed_plan_alone(dialogue: OpenDialogue) -> None:
    def status() -> str:
        dialogue.third.forget()
        return evaluate(dialogue, LEAK_REHEARSED).status

    assert status() == "waits"
    acts.lay_out(dialogue)
    assert status() == "advises"
    agree(dialogue)
    assert status() == "advises"
    acts.begin_exercise(dialogue, "photograph", AT)
    acts.end_exercise(dialogue, "", AT + 60)
    assert status() == "met"


def test_an_exercise_keeps_what_was_late_and_nothing_else(dialogue: OpenDialogue) -> None:
    acts.lay_out(dialogue)
    first, second, third, *_ = plan(dialogue).steps
    acts.begin_exercise(dialogue, "name", AT)
    acts.say_done(dialogue, first.id, AT + 60 * DUE["hour"])
    acts.say_done(dialogue, second.id, AT + 60 * (DUE["hour"] + 1))
    acts.say_done(dialogue, first.id, AT + 60 * 50)
    acts.end_exercise(dialogue, "Have the numbers on paper", AT + 60 * 31)
    (rehearsal,) = [record.body for record in plan(dialogue).rehearsals]
    assert first.id not in rehearsal.late, "a second press changes nothing"
    assert {second.id, third.id} <= set(rehearsal.late), "what nobody came to is late"
    assert (rehearsal.minutes, rehearsal.learned) == (31, "Have the numbers on paper")
    assert dialogue.third.folio().one(LeakExercise) is None
    for attempt in (
        lambda: acts.end_exercise(dialogue, "", AT),
        lambda: acts.say_done(dialogue, first.id, AT),
        lambda: acts.begin_exercise(dialogue, "war", AT),
    ):
        with pytest.raises(NotThere):
            attempt()


def test_nothing_to_rehearse(dialogue: OpenDialogue) -> None:
    with pytest.raises(Refused, match="nothing to rehearse"):
        acts.begin_exercise(dialogue, "text", AT)
    with pytest.raises(NotThere):
        acts.add_step(dialogue, LeakStep(when="hour", to="press", says=MultilingualText("x"), side="zz"))


def test_the_page_walks_an_exercise(cast: Cast, dialogue: OpenDialogue) -> None:
    client, address = client_of(cast.convenor), f"/d/{dialogue.id}/prepare/publicity"
    client.post(f"{address}/usual")
    client.post(f"{address}/exercise", {"act": "begin", "scenario": "rumour"})
    page = client.get(f"{address}/exercise").content.decode()
    assert "An exercise. Nothing has happened." in page
    assert page.count("Said and done") == len(plan(dialogue).steps)
    assert "data-ends=" in page
    step = plan(dialogue).steps[0].id
    client.post(f"{address}/exercise", {"step": step})
    assert "done in minute 0" in client.get(f"{address}/exercise").content.decode()
    assert client.post(f"{address}/exercise", {"act": "end", "learned": "x" * 999}).status_code == 422
    client.post(f"{address}/exercise", {"act": "end", "learned": "Call in turn"})
    assert "Call in turn" in client.get(address).content.decode()
    assert "prepare/publicity" in client.get(f"/d/{dialogue.id}/prepare/").content.decode()


def test_what_a_released_text_would_give_away(meeting: OpenMeeting) -> None:
    title, wording = MultilingualText("Schools"), MultilingualText("The north opens 12 schools.", "مدارس")
    for side in ("a", "b"):
        release(meeting, side, "text", title, wording)
    meeting.dialogue.joint.forget()
    (told,) = released_objects(meeting.dialogue)
    assert told.title == "Schools"
    assert [said.split()[1] for said in told.says] == ["names", "holds", "languages"]
    assert "North" in told.says[0]
