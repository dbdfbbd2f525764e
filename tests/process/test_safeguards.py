"""The registry of safeguards, and each rule: met, unmet, waiting, and passed in three ways."""

import datetime
from dataclasses import replace

import msgspec
import pytest

from cast import Cast, both, card_of, client_of
from society import asked
from tracktwo.editing.withdrawal import withdraw
from tracktwo.matter import concerns
from tracktwo.matter.seats import Seat
from tracktwo.process import dialogues, meetings, safeguards, schedule
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.journal import Entry
from tracktwo.process.records import DialogueCard, Override, Session
from tracktwo.process.rooms import walk
from tracktwo.process.safeguards import HeldStep, Safeguard, State, evaluate, override, require, safeguard
from tracktwo.process.sealed import change
from tracktwo.rooms.consult import acts as consult_acts
from tracktwo.rooms.consult.records import Consultation
from tracktwo.rooms.convene import acts
from tracktwo.rooms.convene import loaded_words as words
from tracktwo.rooms.convene.acts import close_word
from tracktwo.rooms.recruit.seats import acts as seat_acts
from tracktwo.rooms.solve.options import acts as option_acts
from tracktwo.rooms.solve.options.records import Idea, ObstacleAtHome, Option

pytestmark = both

KINDS = {
    "no-serving-official": "advises",
    "three-to-six-a-side": "advises",
    "preliminary-before-joint": "holds",
    "preliminary-four-to-five-hours": "advises",
    "joint-sessions-over-two-days": "advises",
    "more-than-one-workshop": "advises",
    "hearing-and-solving-in-person": "advises",
    "ideas-after-acknowledgement": "holds",
    "word-restated": "holds",
    "joint-option-serves-every-side": "holds",
    "obstacles-after-ideas": "holds",
}
DAY = datetime.date(2030, 5, 1)


def status(dialogue: OpenDialogue, name: str, subject: str = "") -> str:
    return evaluate(dialogue, safeguard(name), subject).status


def seats(dialogue: OpenDialogue, side: str, number: int, office: str = "civil") -> None:
    for _ in range(number):
        taken = len(dialogue.third.folio().all(Seat))
        seat_acts.add_seat(dialogue, Seat(code=f"S{taken}", side=side, office=office))


def session(dialogue: OpenDialogue, **fields: object) -> str:
    from tracktwo.process.records import Workshop

    workshop = dialogue.third.folio().one(Workshop) or schedule.add_workshop(dialogue)
    fields = {"kind": "joint", "day": DAY, "workshop": workshop.id} | fields
    return schedule.add_session(dialogue, Session(**fields)).id


# What each rule asks for can be done somewhere else, or on paper; going on without it is always possible.
WAYS = {
    "complements-official-process": ("act",),
    "preliminary-before-joint": ("elsewhere", "act"),
    "ideas-after-acknowledgement": ("elsewhere", "paper", "act"),
    "word-restated": ("elsewhere", "act"),
    "joint-option-serves-every-side": ("act",),
    "obstacles-after-ideas": ("elsewhere", "paper", "act"),
    "sides-know-of-consultation": ("elsewhere", "act"),
}


def test_a_rule_that_holds_offers_the_ways_that_make_sense_for_it() -> None:
    holding = [rule for rule in safeguards.safeguards() if rule.kind == "holds"]
    assert {rule.name: rule.ways for rule in holding if rule.name in WAYS} == WAYS
    assert all(rule.ways[-1] == "act" for rule in holding), "there is always a way on"


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.parametrize("how", ["elsewhere", "paper", "act"])
def test_no_other_way_is_taken(cast: Cast, dialogue: OpenDialogue, name: str, how: str) -> None:
    sent = {"override-rule": name, "override-how": how}
    answer = client_of(cast.convenor).post(f"/d/{dialogue.id}/override", sent)
    assert (answer.status_code == 302) is (how in WAYS[name])


def test_every_rule_is_known_and_has_a_source() -> None:
    found = {rule.name: rule for rule in safeguards.safeguards()}
    assert {name: found[name].kind for name in KINDS} == KINDS
    for rule in found.values():
        assert rule.rows
        assert str(rule.title)
        assert str(rule.why)
        assert any(rule in room.safeguards for room in walk())


def test_they_stand_in_the_order_of_the_walk() -> None:
    assert safeguards.safeguards() == [rule for room in walk() for rule in room.safeguards]


def test_two_rules_cannot_share_a_name() -> None:
    rule = safeguards.safeguards()[0]
    safeguards.register([rule])
    with pytest.raises(ValueError, match=rule.name):
        safeguards.register([replace(rule, kind="advises")])


@pytest.mark.parametrize("name", KINDS)
def test_a_fresh_dialogue(dialogue: OpenDialogue, name: str) -> None:
    expected = {"preliminary-before-joint": "holds", "more-than-one-workshop": "met"}
    assert status(dialogue, name) == expected.get(name, "waits")


def test_no_serving_official(dialogue: OpenDialogue) -> None:
    seats(dialogue, "a", 2)
    assert status(dialogue, "no-serving-official") == "met"
    seats(dialogue, "b", 1, "serving")
    assert status(dialogue, "no-serving-official") == "advises"


@pytest.mark.parametrize(
    ("a", "b", "expected"), [(3, 6, "met"), (2, 3, "advises"), (3, 7, "advises"), (3, 0, "advises"), (6, 6, "met")]
)
def test_three_to_six_a_side(dialogue: OpenDialogue, a: int, b: int, expected: str) -> None:
    seats(dialogue, "a", a)
    seats(dialogue, "b", b)
    assert status(dialogue, "three-to-six-a-side") == expected


@pytest.mark.parametrize("how", ["here", "elsewhere", "paper"])
def test_preliminary_before_joint(meeting: OpenMeeting, how: str) -> None:
    dialogue, name = meeting.dialogue, "preliminary-before-joint"
    ids = [session(dialogue, kind="preliminary", side=side) for side in ("a", "b")]
    with pytest.raises(HeldStep):
        acts.begin_joint(meeting)
    schedule.record_session_held(dialogue, ids[0], how)
    assert status(dialogue, name) == "holds"
    schedule.record_session_held(dialogue, ids[1], how)
    assert status(dialogue, name) == "met"
    acts.begin_joint(meeting)
    schedule.record_session_held(dialogue, ids[1], "")
    assert status(dialogue, name) == "holds", "and taken back"


def test_preliminary_sessions_of_another_workshop_do_not_count(meeting: OpenMeeting) -> None:
    dialogue = meeting.dialogue
    other = schedule.add_workshop(dialogue).id
    for side in ("a", "b"):
        session(dialogue, kind="preliminary", side=side, held="here", workshop=other)
    assert status(dialogue, "preliminary-before-joint") == "holds"


def test_a_joint_session_is_no_preliminary_one(meeting: OpenMeeting) -> None:
    for side in ("a", "b"):
        session(meeting.dialogue, kind="joint", side=side, held="here")
    assert status(meeting.dialogue, "preliminary-before-joint") == "holds"


@pytest.mark.parametrize(
    ("minutes", "expected"), [(239, "advises"), (240, "met"), (270, "met"), (300, "met"), (301, "advises")]
)
def test_preliminary_length(dialogue: OpenDialogue, minutes: int, expected: str) -> None:
    session(dialogue, kind="preliminary", side="a", minutes=minutes)
    assert status(dialogue, "preliminary-four-to-five-hours") == expected
    session(dialogue, kind="preliminary", side="b", minutes=60)
    assert status(dialogue, "preliminary-four-to-five-hours") == "advises"


def test_joint_sessions_over_two_days(dialogue: OpenDialogue) -> None:
    session(dialogue)
    session(dialogue)
    assert status(dialogue, "joint-sessions-over-two-days") == "advises"
    session(dialogue, kind="preliminary", side="a", day=DAY + datetime.timedelta(1))
    assert status(dialogue, "joint-sessions-over-two-days") == "advises"
    session(dialogue, day=DAY + datetime.timedelta(1))
    assert status(dialogue, "joint-sessions-over-two-days") == "met"


def test_more_than_one_workshop(cast: Cast) -> None:
    for planned, expected in ((1, "advises"), (2, "met")):
        card = msgspec.structs.replace(card_of(), workshops_planned=planned)
        assert status(dialogues.begin(cast.convenor.person, card), "more-than-one-workshop") == expected


@pytest.mark.parametrize("purpose", ["acknowledge", "solve", "exchange", "maintain", "draft"])
def test_hearing_and_solving_in_person(dialogue: OpenDialogue, purpose: str) -> None:
    session(dialogue, purpose=purpose)
    assert status(dialogue, "hearing-and-solving-in-person") == "met"
    session(dialogue, purpose=purpose, virtual=True)
    fit = purpose in ("exchange", "maintain", "draft")
    assert status(dialogue, "hearing-and-solving-in-person") == ("met" if fit else "advises")


def key_concern(meeting: OpenMeeting, side: str, kind: str = "need") -> str:
    card = concerns.add(meeting, concerns.Concern(kind=kind, owner=side, words=MultilingualText("x")))
    concerns.mark_key(meeting, card.id)
    return card.id


def test_ideas_after_acknowledgement(meeting: OpenMeeting) -> None:
    name, dialogue = "ideas-after-acknowledgement", meeting.dialogue
    assert status(dialogue, name) == "holds"
    one = key_concern(meeting, "a")
    concerns.restated(meeting, one)
    concerns.confirm(meeting, one)
    assert status(dialogue, name) == "holds", "the other side has marked none"
    other = key_concern(meeting, "b")
    assert status(dialogue, name) == "holds"
    assert "1" in str(evaluate(dialogue, safeguard(name)).detail)
    for act in (
        lambda: option_acts.start_round(meeting, 10),
        lambda: option_acts.add_idea(meeting, MultilingualText("i")),
    ):
        with pytest.raises(HeldStep) as held:
            act()
        assert (held.value.safeguard.name, held.value.subject) == (name, meeting.record.id)
    assert meeting.room.folio().all(Idea) == []
    concerns.set_aside(meeting, other)
    assert status(dialogue, name) == "met"
    option_acts.add_idea(meeting, MultilingualText("i"))
    assert len(meeting.room.folio().all(Idea)) == 1


def test_what_waits_is_never_told_by_side(meeting: OpenMeeting) -> None:
    for side in ("a", "b"):
        key_concern(meeting, side)
    detail = str(evaluate(meeting.dialogue, safeguard("ideas-after-acknowledgement")).detail)
    assert "2" in detail
    for side in meeting.dialogue.sides:
        assert side.name.first not in detail


def test_word_restated(meeting: OpenMeeting) -> None:
    name = "word-restated"
    one, other = (words.add(meeting, MultilingualText(term)).id for term in ("peace", "return"))
    assert status(meeting.dialogue, name) == "waits"
    assert status(meeting.dialogue, name, one) == "holds"
    for side in ("a", "b"):
        with pytest.raises(HeldStep):
            close_word(meeting, one)
        version = meeting.room.folio().get(words.LoadedWord, one).version
        words.give_meaning(meeting, one, version, side, words.Meaning(means=MultilingualText("m")))
        words.restated(meeting, one, side)
    assert status(meeting.dialogue, name, one) == "met"
    assert status(meeting.dialogue, name, other) == "holds", "each word for itself"
    close_word(meeting, one)
    assert status(meeting.dialogue, name) == "met"


def an_option(meeting: OpenMeeting) -> str:
    idea = option_acts.add_idea(meeting, MultilingualText("an idea")).id
    for side in meeting.dialogue.sides:
        option_acts.keep(meeting, idea, side.id)
    return meeting.room.folio().all(Option)[-1].id


@pytest.fixture
def acknowledged(meeting: OpenMeeting) -> dict[str, str]:
    found = {side: key_concern(meeting, side, kind) for side, kind in (("a", "need"), ("b", "fear"))}
    for id in found.values():
        concerns.restated(meeting, id)
        concerns.confirm(meeting, id)
    return found


def test_joint_option_serves_every_side(meeting: OpenMeeting, acknowledged: dict[str, str]) -> None:
    name, option = "joint-option-serves-every-side", an_option(meeting)
    assert status(meeting.dialogue, name) == "waits"
    priority = concerns.add(meeting, concerns.Concern(kind="priority", owner="b", words=MultilingualText("x"))).id
    # A priority of side b is neither a need nor a fear of it.
    for next_link in (acknowledged["a"], priority, acknowledged["b"]):
        assert status(meeting.dialogue, name, option) == "holds"
        with pytest.raises(HeldStep):
            option_acts.make_joint(meeting, option)
        option_acts.link(meeting, option, next_link)
    assert status(meeting.dialogue, name, option) == "met"
    option_acts.make_joint(meeting, option)
    assert status(meeting.dialogue, name) == "met"
    withdraw(meeting.room, acknowledged["a"])
    assert status(meeting.dialogue, name) == "holds"


def test_obstacles_after_ideas(meeting: OpenMeeting, acknowledged: dict[str, str]) -> None:
    name = "obstacles-after-ideas"
    assert status(meeting.dialogue, name) == "holds"
    obstacle = ObstacleAtHome(option="0" * 32, side="a", kind="political", who="an office", why=MultilingualText("w"))
    with pytest.raises(HeldStep):
        option_acts.add_obstacle(meeting, obstacle)
    option = an_option(meeting)
    assert status(meeting.dialogue, name) == "met"
    option_acts.add_obstacle(meeting, msgspec.structs.replace(obstacle, option=option))


@pytest.mark.parametrize("how", ["act", "elsewhere", "paper"])
def test_passing_a_held_step(meeting: OpenMeeting, how: str) -> None:
    name, subject, dialogue = "ideas-after-acknowledgement", meeting.record.id, meeting.dialogue
    with pytest.raises(HeldStep):
        require(dialogue, safeguard(name), subject)
    override(dialogue, safeguard(name), how, subject)
    require(dialogue, safeguard(name), subject)
    found = evaluate(dialogue, safeguard(name), subject)
    assert found.status == "met"
    assert (found.override.rule, found.override.how, found.override.subject) == (name, how, subject)
    assert found.override.day == dialogue.third.folio().all(Entry)[-1].body.day
    for part in (dialogue.third, dialogue.joint):
        assert part.folio().all(Entry)[-1].body.act == "passed"
    option_acts.add_idea(meeting, MultilingualText("i"))


def test_no_reason_is_kept() -> None:
    assert {field.name for field in msgspec.structs.fields(Override)} == {"rule", "day", "how", "subject"}


def test_passed_for_one_subject_is_not_passed_for_another(meeting: OpenMeeting) -> None:
    one, other = (words.add(meeting, MultilingualText(term)).id for term in ("peace", "return"))
    override(meeting.dialogue, safeguard("word-restated"), "act", one)
    close_word(meeting, one)
    with pytest.raises(HeldStep) as held:
        close_word(meeting, other)
    assert held.value.subject == other
    with pytest.raises(HeldStep):
        require(meeting.dialogue, safeguard("ideas-after-acknowledgement"), meeting.record.id)


def test_passed_twice_is_kept_once(dialogue: OpenDialogue) -> None:
    for how in ("act", "paper"):
        override(dialogue, safeguard("more-than-one-workshop"), how, "s")
    (record,) = dialogue.third.folio().all(Override)
    assert record.body.how == "act"


def test_passing_a_rule_that_is_none(dialogue: OpenDialogue) -> None:
    before = dialogue.third.folio().head
    with pytest.raises(KeyError):
        override(dialogue, safeguard("no such rule"), "act")
    dialogue.third.forget()
    assert dialogue.third.folio().head == before


def test_going_on_without_a_rule_does_not_count_in_a_later_meeting(meeting: OpenMeeting) -> None:
    """The list of safeguards asks about no subject in particular; an override of an earlier meeting must not answer."""
    dialogue, rule = meeting.dialogue, safeguard("ideas-after-acknowledgement")
    override(dialogue, rule, "act", meeting.record.id)
    assert {each.safeguard.name: each.status for each in safeguards.evaluate_all(dialogue)}[rule.name] == "met"
    meetings.close_meeting(meeting)
    meetings.open_meeting(dialogue, schedule.add_workshop(dialogue).id, {})
    assert {each.safeguard.name: each.status for each in safeguards.evaluate_all(dialogue)}[rule.name] == "holds"


def test_going_on_without_a_rule_for_one_consultation_does_not_count_for_the_next(dialogue: OpenDialogue) -> None:
    rule = safeguard("sides-know-of-consultation")
    for expected in ("met", "holds"):
        consultation = asked(dialogue).id if expected == "met" else consult_acts.prepare(dialogue, ["en"], {}).id
        if expected == "met":
            override(dialogue, rule, "act", consultation)
        _carried(dialogue, consultation)
        assert evaluate(dialogue, rule).status == expected


def _carried(dialogue: OpenDialogue, id: str) -> None:
    with change(dialogue.third) as changing:
        record = changing.folio.get(Consultation, id)
        changing.replace(record, msgspec.structs.replace(record.body, carried=datetime.date(2030, 1, 1)))


def test_what_advises_never_holds(dialogue: OpenDialogue) -> None:
    seats(dialogue, "a", 1, "serving")
    assert status(dialogue, "no-serving-official") == "advises"
    require(dialogue, safeguard("no-serving-official"))


def test_a_passed_step_stays_shown_as_passed(dialogue: OpenDialogue) -> None:
    seats(dialogue, "a", 1, "serving")
    override(dialogue, safeguard("no-serving-official"), "elsewhere")
    found = next(one for one in safeguards.evaluate_all(dialogue) if one.safeguard.name == "no-serving-official")
    assert found.status == "met"
    assert found.override.how == "elsewhere"
    assert str(found.detail), "what was unmet is still said"


def test_with_no_meeting_open_its_rules_wait(meeting: OpenMeeting) -> None:
    dialogue = meeting.dialogue
    meetings.close_meeting(meeting)
    for name in ("ideas-after-acknowledgement", "word-restated", "obstacles-after-ideas"):
        assert status(dialogue, name) == "waits"


def test_a_new_rule_works_the_same_way(dialogue: OpenDialogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safeguards, "_registry", dict(safeguards._registry))
    state = {"now": State("unmet", "missing")}
    rule = Safeguard("a-new-rule", "T", "W", (1,), "holds", lambda dialogue, subject: state["now"])
    safeguards.register([rule])
    with pytest.raises(HeldStep, match="a-new-rule"):
        require(dialogue, safeguard("a-new-rule"))
    for now in (State("met"), State("waits")):
        state["now"] = now
        require(dialogue, safeguard("a-new-rule"))


def test_steps_recorded_as_done(dialogue: OpenDialogue) -> None:
    from tracktwo.process.records import StepDone

    for how in ("paper", "elsewhere"):
        dialogues.record_step(dialogue, "enter", how)
    (record,) = dialogue.third.folio().all(StepDone)
    assert (record.body.room, record.body.how) == ("enter", "elsewhere")
    dialogues.record_step(dialogue, "enter", "")
    assert dialogue.third.folio().all(StepDone) == []


def test_sides_keep_their_ids_when_they_are_renamed(dialogue: OpenDialogue) -> None:
    from tracktwo.process.records import Side

    sides = [Side("a", MultilingualText("Uplands")), Side("b", MultilingualText("Lowlands"))]
    dialogues.rename(dialogue, "Birch", "The team", 5, sides)
    assert [(side.id, side.name.first) for side in dialogue.sides] == [("a", "Uplands"), ("b", "Lowlands")]
    assert dialogue.card.workshops_planned == 5
    with change(dialogue.joint) as draft:
        assert len(draft.folio.all(DialogueCard)) == 1


def test_a_side_cannot_be_renamed_away(dialogue: OpenDialogue) -> None:
    """What is released needs every side: none of them may vanish by a change of names."""
    with pytest.raises(Refused):
        dialogues.rename(dialogue, "Birch", "The team", 5, dialogue.sides[:1])
