"""Undo until the meeting closes, and what is taken back is gone from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast import both
from samples import raws
from tracktwo.editing import undo
from tracktwo.editing.withdrawal import make_final, take_back, withdraw
from tracktwo.matter import concerns
from tracktwo.matter.concerns import Concern, Shared
from tracktwo.process import release
from tracktwo.process.access import OpenMeeting
from tracktwo.process.fields import MultilingualText
from tracktwo.process.journal import Entry, broken_at
from tracktwo.rooms.convene import loaded_words as words
from tracktwo.rooms.convene import paper
from tracktwo.rooms.convene.records import Barrier
from tracktwo.rooms.solve.options import acts as option_acts
from tracktwo.rooms.solve.options.records import Idea, ObstacleAtHome, Option
from tracktwo.rooms.solve.text.records import TextDraft
from tracktwo.vault.errors import Conflict, NotThere

pytestmark = both

CANARY = "canary-that-was-taken-back"
KINDS = (Concern, Shared, Idea, Option, ObstacleAtHome, words.LoadedWord, TextDraft)


def card(meeting: OpenMeeting, text: str, side: str = "a", kind: str = "need") -> str:
    return concerns.add(meeting, Concern(kind=kind, owner=side, words=MultilingualText(text))).id


def state(meeting: OpenMeeting) -> dict[str, object]:
    """Everything on the board by id."""
    meeting.room.forget()
    folio = meeting.room.folio()
    return {one.id: one.body for kind in KINDS for one in folio.all(kind)}


def a_kept_idea(meeting: OpenMeeting, text: str) -> tuple[str, str]:
    idea = option_acts.add_idea(meeting, MultilingualText(text)).id
    for side in ("a", "b"):
        option_acts.keep(meeting, idea, side)
    return idea, meeting.room.folio().all(Option)[-1].id


def test_nothing_to_undo(meeting: OpenMeeting) -> None:
    with pytest.raises(undo.Nothing):
        undo.undo(meeting.room)
    assert undo.last_label(meeting.room.folio()) == ""


def test_a_card_comes_and_goes(meeting: OpenMeeting) -> None:
    id = card(meeting, "one")
    label = undo.last_label(meeting.room.folio())
    assert label
    assert undo.undo(meeting.room) == label
    assert state(meeting) == {}
    with pytest.raises(NotThere):
        concerns.mark_key(meeting, id)


VERBS = [
    "add",
    "add",
    "edit",
    "key",
    "restate",
    "confirm",
    "aside",
    "shared",
    "say",
    "idea",
    "idea",
    "keep",
    "keep",
    "keep",
    "link",
    "word",
    "mean",
]
verbs = st.lists(
    st.tuples(st.sampled_from(VERBS), st.integers(0, 5), st.integers(0, 5), st.text("abcdef ", max_size=5)),
    max_size=9,
)


def perform(meeting: OpenMeeting, verb: str, one: int, other: int, text: str) -> None:
    """One act on whichever records there are; an act that is refused does nothing."""
    from tracktwo.process.errors import Refused

    folio = meeting.room.folio()
    side = "ab"[one % 2]

    def pick(kind: type, number: int = one):
        found = folio.all(kind)
        return found[number % len(found)] if found else None

    concern, idea, option = pick(Concern), pick(Idea), pick(Option)
    shared, word = pick(Shared), pick(words.LoadedWord)
    try:
        if verb == "add":
            card(meeting, text, side)
        elif verb == "shared":
            concerns.add_shared(meeting, MultilingualText(text), [side])
        elif verb == "idea":
            option_acts.add_idea(meeting, MultilingualText(text))
        elif verb == "word":
            words.add(meeting, MultilingualText(text or "w"))
        elif verb == "mean" and word:
            words.give_meaning(meeting, word.id, word.version, side, words.Meaning(means=MultilingualText(text)))
        elif verb == "say" and shared:
            concerns.say_shared(meeting, shared.id, side)
        elif verb == "keep" and idea:
            option_acts.keep(meeting, idea.id, "ab"[other % 2])
        elif verb == "link" and option and concern:
            option_acts.link(meeting, option.id, pick(Concern, other).id)
        elif verb == "edit" and concern:
            concerns.edit(meeting, concern.id, concern.version, MultilingualText(text), "fear")
        elif concern:
            acts = {
                "key": concerns.mark_key,
                "restate": concerns.restated,
                "confirm": concerns.confirm,
                "aside": concerns.set_aside,
            }
            if verb in acts:
                acts[verb](meeting, concern.id)
    except Refused:
        pass


@given(verbs)
def test_undoing_everything_leads_back_through_every_state(free: OpenMeeting, acts: list) -> None:
    before = undo.last_label(free.room.folio())
    start = len(undo._steps(free.room.folio()))
    states = [state(free)]
    for act in acts:
        perform(free, *act)
        if len(undo._steps(free.room.folio())) == min(undo.STEPS, start + len(states)):
            states.append(state(free))
    for earlier in states[-2::-1]:
        undo.undo(free.room)
        assert state(free) == earlier
    assert undo.last_label(free.room.folio()) == before
    assert list(free.room.folio().dangling()) == []


def test_undo_and_do_again_and_undo(meeting: OpenMeeting) -> None:
    id = card(meeting, "one")
    for text in ("two", "three"):
        concerns.edit(meeting, id, meeting.room.folio().get(Concern, id).version, MultilingualText(text), "need")
    undo.undo(meeting.room)
    concerns.edit(meeting, id, meeting.room.folio().get(Concern, id).version, MultilingualText("four"), "need")
    seen = []
    for _ in range(3):
        seen.append(state(meeting)[id].words.first)
        undo.undo(meeting.room)
    assert seen == ["four", "two", "one"]
    assert state(meeting) == {}


def test_several_cards_from_paper_are_one_step(meeting: OpenMeeting) -> None:
    cards = [Concern(kind="need", owner="a", words=MultilingualText(str(number))) for number in range(4)]
    paper.enter(meeting, cards, "form")
    paper.enter(meeting, cards, "form")
    assert len(state(meeting)) == 4
    undo.undo(meeting.room)
    assert state(meeting) == {}


def test_the_oldest_steps_are_forgotten(meeting: OpenMeeting) -> None:
    for number in range(undo.STEPS + 3):
        card(meeting, str(number))
    for _ in range(undo.STEPS):
        undo.undo(meeting.room)
    assert {body.words.first for body in state(meeting).values()} == {"0", "1", "2"}
    with pytest.raises(undo.Nothing):
        undo.undo(meeting.room)


def test_an_act_that_fails_leaves_no_step(meeting: OpenMeeting) -> None:
    id = card(meeting, "one")
    label = len(undo._steps(meeting.room.folio()))
    with pytest.raises(NotThere):
        concerns.mark_key(meeting, "0" * 32)
    assert len(undo._steps(meeting.room.folio())) == label
    assert id in state(meeting)


def test_after_taking_back_nothing_of_the_text_remains(free: OpenMeeting) -> None:
    id = card(free, CANARY)
    record = free.room.folio().get(Concern, id)
    concerns.edit(free, id, record.version, MultilingualText(CANARY + "-again", "كناري"), "need")
    concerns.mark_key(free, id)
    _, option = a_kept_idea(free, "an idea")
    option_acts.link(free, option, id)
    undo.undo(free.room)
    option_acts.link(free, option, id)
    assert CANARY.encode() in raws(free.room)
    withdraw(free.room, id)
    found = raws(free.room, free.third, free.dialogue.third, free.dialogue.joint, free.caucus("a"), free.caucus("b"))
    for trace in (CANARY, "كناري", id):
        assert trace.encode() not in found
    assert state(free)[option].serves == []
    assert free.room.folio().all(Entry)[-1].body.act == "taken back"
    with pytest.raises(NotThere):
        withdraw(free.room, id)


def test_taking_back_an_idea_takes_what_came_of_it(free: OpenMeeting) -> None:
    idea, option = a_kept_idea(free, CANARY)
    obstacle = ObstacleAtHome(option=option, side="a", kind="political", who="an office", why=MultilingualText("w"))
    option_acts.add_obstacle(free, obstacle)
    withdraw(free.room, idea)
    assert state(free) == {}
    assert CANARY.encode() not in raws(free.room)
    assert b"an office" not in raws(free.room)


def test_taking_back_a_word_and_its_meanings(meeting: OpenMeeting) -> None:
    word = words.add(meeting, MultilingualText("return"))
    words.give_meaning(meeting, word.id, 1, "a", words.Meaning(means=MultilingualText(CANARY)))
    words.give_meaning(meeting, word.id, 2, "a", words.Meaning(means=MultilingualText("another")))
    withdraw(meeting.room, word.id)
    assert CANARY.encode() not in raws(meeting.room)


def test_taking_back_any_card(meeting: OpenMeeting) -> None:
    from tracktwo.rooms.convene.acts import add_card

    add_card(meeting, Barrier(words=MultilingualText(CANARY)))
    (record,) = meeting.room.folio().all(Barrier)
    withdraw(meeting.room, record.id)
    assert CANARY.encode() not in raws(meeting.room)


def test_what_was_taken_back_is_not_undone_into_being(meeting: OpenMeeting) -> None:
    kept = card(meeting, "kept")
    gone = card(meeting, CANARY)
    concerns.mark_key(meeting, kept)
    withdraw(meeting.room, gone)
    undo.undo(meeting.room)
    assert not state(meeting)[kept].key
    undo.undo(meeting.room)
    with pytest.raises(undo.Nothing):
        undo.undo(meeting.room)
    assert state(meeting) == {}
    assert CANARY.encode() not in raws(meeting.room)


def test_of_one_step_the_rest_can_still_be_undone(meeting: OpenMeeting) -> None:
    cards = [Concern(kind="need", owner="a", words=MultilingualText(text)) for text in ("one", CANARY, "three")]
    paper.enter(meeting, cards, "form")
    gone = next(id for id, body in state(meeting).items() if body.words.first == CANARY)
    withdraw(meeting.room, gone)
    undo.undo(meeting.room)
    assert state(meeting) == {}


def test_undoing_a_card_after_taking_back_another_leaves_no_reference_behind(free: OpenMeeting) -> None:
    """Taking back drops what the log knew of the option, so that its link is not undone before the card is."""
    kept, gone = card(free, "kept", "a"), card(free, "gone", "b")
    _, option = a_kept_idea(free, "an idea")
    option_acts.link(free, option, gone)
    option_acts.link(free, option, kept)
    withdraw(free.room, gone)
    for _ in range(20):
        try:
            undo.undo(free.room)
        except undo.Nothing:
            break
        assert list(free.room.folio().dangling()) == []


def test_undoing_never_refers_to_what_was_taken_back(free: OpenMeeting) -> None:
    """An earlier state of the option listed the card; when the card went, the option did not."""
    gone = card(free, "gone")
    _, option = a_kept_idea(free, "an idea")
    option_acts.link(free, option, gone)
    option_acts.link(free, option, gone)
    withdraw(free.room, gone)
    undo.undo(free.room)
    assert list(free.room.folio().dangling()) == []
    assert gone.encode() not in raws(free.room)


@given(verbs, st.integers(0, 5), st.integers(1, 9))
def test_taking_back_and_undoing_in_any_order(free: OpenMeeting, acts: list, which: int, steps: int) -> None:
    for act in acts:
        perform(free, *act)
    found = free.room.folio().all(Concern)
    if found:
        withdraw(free.room, found[which % len(found)].id)
    for _ in range(steps):
        try:
            undo.undo(free.room)
        except undo.Nothing:
            break
    assert list(free.room.folio().dangling()) == []
    assert broken_at(free.room.folio()) is None


def test_what_is_not_an_act_of_the_room_is_not_undone(meeting: OpenMeeting) -> None:
    card(meeting, "one")
    release.release(meeting, "a", "text", MultilingualText("T"), MultilingualText("W"))
    undo.undo(meeting.room)
    assert release.consented(meeting, release.digest("text", MultilingualText("T"), MultilingualText("W"))) == ["a"]


def test_taking_back_can_be_undone_until_it_is_made_final(free: OpenMeeting) -> None:
    gone = card(free, CANARY)
    _, option = a_kept_idea(free, "an idea")
    option_acts.link(free, option, gone)
    before = state(free)
    take_back(free.room, gone)
    assert gone not in state(free)
    assert undo.taken_back(free.room.folio()) == 1
    step = undo.last_step(free.room.folio())
    assert step is not None
    assert step.now is None, "what is gone is not quoted"
    undo.undo(free.room)
    assert state(free) == before
    take_back(free.room, gone)
    make_final(free.room)
    assert CANARY.encode() not in raws(free.room)
    assert undo.taken_back(free.room.folio()) == 0
    assert broken_at(free.room.folio()) is None


def test_undo_refuses_an_act_that_was_not_the_one_shown(meeting: OpenMeeting) -> None:
    card(meeting, "shown")
    shown = undo.last_step(meeting.room.folio())
    assert shown is not None
    card(meeting, "meanwhile")
    with pytest.raises(Conflict):
        undo.undo(meeting.room, shown.mark)
    assert len(state(meeting)) == 2
    undo.undo(meeting.room)
    again = undo.last_step(meeting.room.folio())
    assert again is not None
    assert undo.undo(meeting.room, again.mark)
    assert state(meeting) == {}
