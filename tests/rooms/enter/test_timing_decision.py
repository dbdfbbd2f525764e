"""The decision to enter: advice by the state of official talks, versions that stay, and the day to look again."""

import datetime

import pytest

from cast import Cast, both, client_of
from deciding import TODAY, assessed, decided, talks_stand
from tracktwo.process import schedule
from tracktwo.process.access import OpenDialogue
from tracktwo.process.course import course_of
from tracktwo.process.errors import Conflict, Refused
from tracktwo.process.records import Session
from tracktwo.process.rooms import room
from tracktwo.process.safeguards import HeldStep, evaluate, override, safeguard
from tracktwo.rooms.enter.timing.decision import reads
from tracktwo.rooms.enter.timing.decision.advice import advice_on
from tracktwo.rooms.enter.timing.decision.records import EntryDecision
from tracktwo.rooms.enter.timing.ripeness.reads import Reading, reading, side_views

pytestmark = both


@pytest.mark.parametrize(
    ("talks", "way", "row"),
    [("productive", "leave", 40), ("stranded", "go", 41), ("absent", "go", 41), ("acute", "wait", 70), ("", "ask", 8)],
)
def test_advice_follows_the_state_of_official_talks(talks: str, way: str, row: int) -> None:
    advice = advice_on(talks, Reading())[0]
    assert advice.way == way
    assert row in advice.rows
    assert advice.why


def test_productive_talks_are_left_alone_unless_a_reason_is_given(dialogue: OpenDialogue) -> None:
    talks_stand(dialogue, "productive")
    with pytest.raises(Refused, match="against the advice"):
        decided(dialogue, "begin")
    assert reads.newest(dialogue.third.folio()) is None
    assert decided(dialogue, "begin", despite="Women are heard nowhere in them").body.despite
    assert decided(dialogue, "leave").body.talks == "productive"


def test_too_acute_leads_to_a_day_to_look_again(dialogue: OpenDialogue) -> None:
    talks_stand(dialogue, "acute")
    with pytest.raises(Refused, match="against the advice"):
        decided(dialogue, "begin")
    with pytest.raises(Refused, match="lies ahead"):
        decided(dialogue, "later", review=TODAY)
    assert decided(dialogue, "later").body.review > TODAY


def test_beginning_is_held_until_the_official_process_is_named(dialogue: OpenDialogue) -> None:
    with pytest.raises(HeldStep):
        decided(dialogue, "begin")
    talks_stand(dialogue, "absent", "", "A first round")
    with pytest.raises(HeldStep, match="complements"):
        decided(dialogue, "begin")
    talks_stand(dialogue, "absent", "pre", "A first round")
    assert decided(dialogue, "begin").body.stage == "pre"
    assert evaluate(dialogue, safeguard("complements-official-process")).status == "met"


def test_one_deliberate_act_goes_on_without_a_named_process(dialogue: OpenDialogue) -> None:
    rule = safeguard("complements-official-process")
    override(dialogue, rule, "act", "c" * 32)
    decision = decided(dialogue, "begin", id="c" * 32)
    assert decision.body.complements == ""
    assert evaluate(dialogue, rule).shown == "overridden"
    with pytest.raises(HeldStep):
        decided(dialogue, "begin", "It counts for that decision alone")


def test_a_dialogue_that_never_enters_is_never_asked(dialogue: OpenDialogue) -> None:
    assert evaluate(dialogue, safeguard("complements-official-process")).status == "waits"


def test_the_held_decision_goes_on_by_one_press(dialogue: OpenDialogue, cast: Cast) -> None:
    sent = {
        "form": "decision",
        "choice": "begin",
        "why": "Asked",
        "review": "2099-01-01",
        "replaces": "",
        "key": "d" * 32,
    }
    client = client_of(cast.convenor)
    address = f"/d/{dialogue.id}/enter/decision"
    held = client.post(address, sent)
    page = held.content.decode()
    assert held.status_code == 409
    assert 'name="why" value="Asked"' in page
    passed = {
        "override-rule": "complements-official-process",
        "override-subject": "d" * 32,
        "override-how": "act",
    }
    assert client.post(address, sent | passed).status_code == 302
    dialogue.third.forget()
    assert dialogue.third.folio().get(EntryDecision, "d" * 32).body.why == "Asked"


def test_not_to_begin_is_never_held(dialogue: OpenDialogue) -> None:
    assert decided(dialogue, "leave").body.choice == "leave"


def test_unripe_is_advised_to_keep_possibility_alive(dialogue: OpenDialogue) -> None:
    talks_stand(dialogue, "stranded")
    assessed(dialogue, way_out="no")
    ways = [each.way for each in advice_on("stranded", reading(side_views(dialogue)))]
    assert ways == ["go", "maintain"]
    rule = safeguard("no-solving-while-unripe")
    assert evaluate(dialogue, rule).status == "met"
    workshop = schedule.add_workshop(dialogue)
    session = Session(workshop=workshop.id, kind="joint", day=TODAY, minutes=300, purpose="solve")
    schedule.add_session(dialogue, session)
    assert evaluate(dialogue, rule).status == "advises"


def test_versions_stay_with_what_they_rested_on(dialogue: OpenDialogue) -> None:
    talks_stand(dialogue, "stranded")
    assessed(dialogue, cannot_win="yes", seen_since="1996")
    first = decided(dialogue, "begin", "They asked us")
    talks_stand(dialogue, "acute")
    second = decided(dialogue, "later", "Shooting at the passage")
    kept = dialogue.third.folio().get(EntryDecision, first.id)
    assert kept.version == 1
    assert (kept.body.talks, second.body.talks) == ("stranded", "acute")
    assert [(seen.side, seen.answers, seen.since) for seen in kept.body.seen] == [("a", ["yes", "", "", ""], "1996")]
    changed = {
        str(each.label): (str(each.before), str(each.after)) for each in reads.differences(kept.body, second.body)
    }
    assert changed["Why"] == ("They asked us", "Shooting at the passage")
    assert changed["Decision"] == ("We begin", "Not now: we look again")
    assert changed["Official talks"][0] == "They are stranded"
    assert "Who pays" not in changed


def test_two_people_decide_at_once(dialogue: OpenDialogue, cast: Cast) -> None:
    first = decided(dialogue, "leave")
    with pytest.raises(Conflict):
        decided(dialogue, "later", replaces="")
    sent = {
        "form": "decision",
        "choice": "later",
        "why": "My reason",
        "review": "2099-01-01",
        "replaces": "",
        "key": "b" * 32,
    }
    response = client_of(cast.convenor).post(f"/d/{dialogue.id}/enter/decision", sent)
    page = response.content.decode()
    assert response.status_code == 409
    assert "My reason" in page
    assert f'value="{first.id}"' in page
    again = client_of(cast.convenor).post(f"/d/{dialogue.id}/enter/decision", sent | {"replaces": first.id})
    assert again.status_code == 302


def test_its_day_is_shown_on_the_home(dialogue: OpenDialogue, monkeypatch: pytest.MonkeyPatch) -> None:
    decided(dialogue, "later", review=TODAY + datetime.timedelta(days=10))
    steps = room("enter").next_steps
    assert "enter:decision" not in [step.address for step in steps(dialogue)]
    later = TODAY + datetime.timedelta(days=10)
    monkeypatch.setattr(reads, "today", lambda folio: later)
    assert "enter:decision" in [step.address for step in steps(dialogue)]


def test_stage_is_read_without_this_room(dialogue: OpenDialogue) -> None:
    talks_stand(dialogue, "stranded", "post")
    assert course_of(dialogue).stage == "post"


def test_two_people_on_the_terms(dialogue: OpenDialogue, cast: Cast) -> None:
    address = f"/d/{dialogue.id}/enter/decision"
    sent = {"form": "terms", "pays": "A foundation", "version": "0"}
    assert client_of(cast.facilitator).post(address, sent).status_code == 302
    mine = client_of(cast.convenor).post(address, sent | {"pays": "A ministry"})
    assert mine.status_code == 409
    assert "A foundation" in mine.content.decode()
    assert "A ministry" in mine.content.decode()
