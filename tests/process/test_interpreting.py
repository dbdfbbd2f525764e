"""An interpreter sees what the room sees, proposes other words, and opens nothing else."""

import pytest

from cast import Cast, both, open_here, open_with_tickets, remove_member
from interpreted import propose, visit_of, visited
from tracktwo.editing import undo, withdrawal
from tracktwo.matter import concerns
from tracktwo.matter.concerns import Concern, Shared
from tracktwo.people import visits
from tracktwo.process import interpreting, meetings, schedule, visiting, wordings
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.errors import Conflict, NotThere, Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.interpreting import SeenBoard, Wording
from tracktwo.process.visiting import Interpreting
from tracktwo.rooms.convene import acts, arrangement, loaded_words
from tracktwo.rooms.convene.loaded_words import LoadedWord, Meaning
from tracktwo.rooms.solve.options import acts as option_acts
from tracktwo.rooms.solve.options.records import Idea
from tracktwo.rooms.solve.text import acts as text_acts
from tracktwo.rooms.solve.text.reads import current
from tracktwo.vault import snapshot
from tracktwo.vault.change import change
from tracktwo.vault.errors import NoKey
from tracktwo.vault.models import Compartment, SealedRecord

pytestmark = both

NEED, BETTER = (
    MultilingualText("Wells before walls", "الآبار"),
    MultilingualText("Wells before walls", "الآبار قبل الجدران"),
)


@pytest.fixture
def card(meeting: OpenMeeting) -> str:
    return concerns.add(meeting, Concern(kind="need", owner="a", words=NEED)).id


@pytest.fixture
def cookie(meeting: OpenMeeting, card: str) -> str:
    return visited(meeting)


@pytest.fixture
def here(cookie: str) -> Interpreting:
    found = visit_of(cookie)
    assert found is not None
    return found


def seen(here: Interpreting) -> dict[str, str]:
    here.scope.forget()
    return {f"{text.card}.{text.part}": text.words.first for text in here.board.texts}


def take_all(meeting: OpenMeeting) -> None:
    wordings.take_in(meeting, {each.id: each.shown for each in wordings.waiting(meeting)})


# --- What is seen. ---


def test_what_the_wall_shows_and_nothing_else(meeting: OpenMeeting, card: str, here: Interpreting) -> None:
    hidden = concerns.add(meeting, Concern(kind="fear", owner="b", words=MultilingualText("Kept off the wall"))).id
    acts.toggle_off_wall(meeting, hidden)
    half = concerns.add_shared(meeting, MultilingualText("Said by one side"), ["a"])
    both_say = concerns.add_shared(meeting, MultilingualText("Said by both"), ["a", "b"])
    arrangement.add_heading(meeting, MultilingualText("Over a card"), card, "1" * 32)
    arrangement.add_heading(meeting, MultilingualText("Over a hidden card"), hidden, "2" * 32)
    assert seen(here) == {
        "1" * 32 + ".words": "Over a card",
        f"{card}.words": "Wells before walls",
        f"{both_say.id}.words": "Said by both",
    }
    acts.toggle_off_wall(meeting, hidden)
    assert f"{hidden}.words" in seen(here)
    concerns.say_shared(meeting, half.id, "b")
    assert f"{half.id}.words" in seen(here)


def test_no_state_and_no_judgement_is_copied(meeting: OpenMeeting, card: str, here: Interpreting) -> None:
    before = seen(here), here.scope.folio().one(SeenBoard).version
    concerns.mark_key(meeting, card)
    concerns.restated(meeting, card)
    concerns.classify(meeting, card, "misperception", "security")
    assert (seen(here), here.scope.folio().one(SeenBoard).version) == before


def test_undo_moves_the_copy_back(meeting: OpenMeeting, card: str, here: Interpreting) -> None:
    concerns.edit(meeting, card, 1, BETTER, "need")
    here.scope.forget()
    assert here.board.texts[0].words == BETTER
    undo.undo(meeting.room)
    here.scope.forget()
    assert here.board.texts[0].words == NEED


@pytest.mark.parametrize("take", [withdrawal.take_back, withdrawal.withdraw])
def test_what_a_side_takes_back_goes_with_the_wordings_of_it(
    meeting: OpenMeeting, card: str, here: Interpreting, take: object
) -> None:
    propose(here, card, BETTER)
    take(meeting.room, card)  # type: ignore[operator]
    assert seen(here) == {}
    assert here.scope.folio().all(Wording) == []


def test_a_hidden_card_keeps_its_wording_and_shows_it_to_nobody(
    meeting: OpenMeeting, card: str, here: Interpreting
) -> None:
    propose(here, card, BETTER)
    acts.toggle_off_wall(meeting, card)
    assert wordings.waiting(meeting) == []
    with pytest.raises(NotThere):
        here.scope.forget()
        here.text(card, "words")
    acts.toggle_off_wall(meeting, card)
    assert [each.words for each in wordings.waiting(meeting)] == [BETTER]


def test_the_room_and_its_copy_change_together_or_not_at_all(
    meeting: OpenMeeting, card: str, here: Interpreting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr(interpreting, "interpreted", full)
        with pytest.raises(OSError, match="disk full"):
            concerns.edit(meeting, card, 1, BETTER, "need")
    meeting.room.forget()
    assert meeting.room.folio().get(Concern, card).body.words == NEED
    assert seen(here) == {f"{card}.words": "Wells before walls"}


def test_an_altered_copy_ends_and_holds_nothing_up(
    meeting: OpenMeeting, card: str, here: Interpreting, cookie: str
) -> None:
    SealedRecord.objects.filter(compartment=here.scope.id).update(body=b"altered" * 10)
    snapshot.forget(here.scope.id)
    concerns.edit(meeting, card, 1, BETTER, "need")
    assert meeting.room.folio().get(Concern, card).body.words == BETTER
    assert interpreting.is_ended(meeting)
    assert visit_of(cookie) is None
    assert visit_of(visited(meeting)).board.texts[0].words == BETTER


# --- Wordings. ---


def test_a_wording_is_taken_in_and_undone(meeting: OpenMeeting, card: str, here: Interpreting) -> None:
    concerns.restated(meeting, card)
    concerns.confirm(meeting, card)
    propose(here, card, BETTER)
    assert meeting.room.folio().get(Concern, card).body.words == NEED, "nothing is changed by writing"
    take_all(meeting)
    changed = meeting.room.folio().get(Concern, card).body
    assert (changed.words, changed.state, changed.restated_by) == (BETTER, "", [])
    assert wordings.waiting(meeting) == []
    undo.undo(meeting.room)
    again = meeting.room.folio().get(Concern, card).body
    assert (again.words, again.state) == (NEED, "acknowledged")
    here.scope.forget()
    assert interpreting.wording_of(here.scope.folio(), card, "words").body.words == BETTER, "the words are kept"


def test_only_the_languages_that_were_changed_are_taken_in(meeting: OpenMeeting, card: str, here: Interpreting) -> None:
    propose(here, card, BETTER)
    concerns.edit(meeting, card, 1, MultilingualText("Wells first", "الآبار"), "need")
    (waiting,) = wordings.waiting(meeting)
    assert waiting.moved
    assert waiting.words == MultilingualText("Wells first", BETTER.second)


def test_what_is_taken_in_is_what_was_shown(meeting: OpenMeeting, card: str, here: Interpreting) -> None:
    propose(here, card, BETTER)
    (shown,) = wordings.waiting(meeting)
    propose(here, card, MultilingualText("Wells before walls", "شيء آخر"), key="l" * 32)
    with pytest.raises(Conflict):
        wordings.take_in(meeting, {shown.id: shown.shown})
    (shown,) = wordings.waiting(meeting)
    concerns.edit(meeting, card, 1, MultilingualText("Wells first", "الآبار"), "need")
    with pytest.raises(Conflict):
        wordings.set_aside(meeting, shown.id, shown.shown)
    assert meeting.room.folio().get(Concern, card).body.words.first == "Wells first"


def test_all_or_none_is_taken_in(meeting: OpenMeeting, card: str, here: Interpreting) -> None:
    other = concerns.add(meeting, Concern(kind="fear", owner="b", words=NEED)).id
    propose(here, card, BETTER)
    propose(here, other, BETTER)
    chosen = {each.id: each.shown for each in wordings.waiting(meeting)}
    last = list(chosen)[-1]
    with pytest.raises(Conflict):
        wordings.take_in(meeting, chosen | {last: "0" * 64})
    meeting.room.forget()
    assert {each.body.words for each in meeting.room.folio().all(Concern)} == {NEED}
    take_all(meeting)
    assert {each.body.words for each in meeting.room.folio().all(Concern)} == {BETTER}


def test_a_wording_over_an_older_text_is_refused(meeting: OpenMeeting, card: str, here: Interpreting) -> None:
    mark = wordings.shown_as(NEED)
    concerns.edit(meeting, card, 1, MultilingualText("Wells first"), "need")
    with pytest.raises(Conflict):
        wordings.propose(here, card, "words", mark, BETTER, "k" * 32)


def test_what_comes_with_a_spent_key_is_no_typing(meeting: OpenMeeting, card: str, here: Interpreting) -> None:
    mark = wordings.shown_as(NEED)
    wordings.type_in(here, card, "words", mark, MultilingualText("Half"), "k" * 32)
    wordings.propose(here, card, "words", mark, BETTER, "k" * 32)
    with pytest.raises(Conflict):
        wordings.type_in(here, card, "words", mark, MultilingualText("Half"), "k" * 32)
    wordings.propose(here, card, "words", mark, MultilingualText("Sent twice"), "k" * 32)
    assert [each.words for each in wordings.waiting(meeting)] == [BETTER]


@pytest.mark.parametrize("words", ["x" * 2001, "hid\x07den", "right\u202eleft"])
def test_whoever_holds_the_key_writes_nothing_that_could_not_be_typed(
    meeting: OpenMeeting, card: str, here: Interpreting, words: str
) -> None:
    with change(here.scope) as draft:
        forged = Wording(card=card, part="words", before=NEED, words=MultilingualText(words), state="waiting")
        draft.add(forged)
    with pytest.raises(Refused):
        take_all(meeting)
    assert meeting.room.folio().get(Concern, card).body.words == NEED


def test_a_forged_copy_is_not_believed(meeting: OpenMeeting, card: str, here: Interpreting) -> None:
    """What a card says now is read from the room, never from what an interpreter could have written."""
    with change(here.scope) as draft:
        record = draft.folio.one(SeenBoard)
        (text,) = record.body.texts
        lie = type(text)(card=card, part="words", kind="need", side="a", words=MultilingualText("Another text"))
        board = record.body
        draft.replace(record, type(board)(board.code_name, board.fiction, board.languages, board.sides, [lie]))
    propose(here, card, MultilingualText("Another text", "آخر"))
    (waiting,) = wordings.waiting(meeting)
    assert waiting.text.words == NEED
    assert waiting.moved


def test_meanings_of_a_word_are_heard_anew(meeting: OpenMeeting, here: Interpreting) -> None:
    word = loaded_words.add(meeting, MultilingualText("respect", "احترام")).id
    for side in ("a", "b"):
        meaning = Meaning(MultilingualText("To be asked", "أن نُسأل"))
        version = meeting.room.folio().get(LoadedWord, word).version
        loaded_words.give_meaning(meeting, word, version, side, meaning)
        loaded_words.restated(meeting, word, side)
    acts.close_word(meeting, word)
    propose(here, word, MultilingualText("To be asked", "أن يُؤخذ رأينا"), part="means.b")
    take_all(meeting)
    changed = meeting.room.folio().get(LoadedWord, word).body
    assert changed.meanings["b"].means.second == "أن يُؤخذ رأينا"
    assert (changed.restated, changed.closed) == (["a"], False)
    propose(here, word, MultilingualText("respect", "الاحترام"), part="term", key="m" * 32)
    take_all(meeting)
    assert meeting.room.folio().get(LoadedWord, word).body.term.second == "الاحترام"


def test_what_all_sides_hold_is_said_anew(meeting: OpenMeeting, here: Interpreting) -> None:
    shared = concerns.add_shared(meeting, NEED, ["a", "b"]).id
    propose(here, shared, BETTER)
    take_all(meeting)
    assert meeting.room.folio().get(Shared, shared).body == Shared(words=BETTER, said_by=[])


def test_an_idea_is_kept_anew_and_an_option_is_not_touched(
    meeting: OpenMeeting, free: None, here: Interpreting
) -> None:
    idea, kept = (option_acts.add_idea(meeting, NEED).id for _ in range(2))
    option_acts.keep(meeting, idea, "a")
    for side in ("a", "b"):
        option_acts.keep(meeting, kept, side)
    assert f"{kept}.words" not in seen(here)
    propose(here, idea, BETTER)
    take_all(meeting)
    assert meeting.room.folio().get(Idea, idea).body == Idea(words=BETTER, kept_by=[])


def test_other_words_of_a_draft_are_the_next_draft(meeting: OpenMeeting, here: Interpreting) -> None:
    title = MultilingualText("On water")
    first = text_acts.write(meeting, 0, title, NEED).id
    text_acts.write(meeting, 1, title, MultilingualText("Wells first"), pair=["a"])
    propose(here, first, MultilingualText("On water", "عن الماء"), part="title")
    propose(here, first, MultilingualText("Wells first", "الآبار أولا"), part="wording")
    take_all(meeting)
    newest = current(meeting.room.folio()).body
    assert (newest.number, newest.title.second, newest.wording.second) == (4, "عن الماء", "الآبار أولا")
    assert newest.pair == ["a"]
    undo.undo(meeting.room)
    assert current(meeting.room.folio()).body.number == 3


def test_a_long_draft_fits(meeting: OpenMeeting, here: Interpreting) -> None:
    first = text_acts.write(meeting, 0, MultilingualText("On water"), MultilingualText("x" * 15_000)).id
    propose(here, first, MultilingualText("x" * 15_000, "ش" * 15_000), part="wording")
    take_all(meeting)
    assert len(current(meeting.room.folio()).body.wording.second) == 15_000


# --- Who may. ---


def test_a_code_works_once(meeting: OpenMeeting, card: str) -> None:
    code, other = interpreting.draw_sheet(meeting)[:2]
    assert interpreting.codes_left(meeting) == (8, 8)
    visiting.enter(code)
    assert interpreting.codes_left(meeting) == (7, 8)
    for used in (code, "AAAA-BBBB", ""):
        with pytest.raises(NoKey):
            visiting.enter(used)
    visiting.enter(other)


def test_a_sides_code_is_no_interpreters_and_the_other_way_round(dialogue: OpenDialogue) -> None:
    sheets = open_with_tickets(dialogue, schedule.add_workshop(dialogue).id, ["b"])
    meeting = dialogue.meeting
    code = interpreting.draw_sheet(meeting)[0]
    with pytest.raises(NoKey):
        visiting.enter(sheets["b"][0])
    with pytest.raises(NoKey):
        meetings.redeem(meeting, code)
    assert meetings.redeem(meeting, sheets["b"][0]) == "b"
    visiting.enter(code)


def test_who_is_put_out_reads_nothing_more(meeting: OpenMeeting, card: str, here: Interpreting, cookie: str) -> None:
    unused = interpreting.draw_sheet(meeting)[0]
    propose(here, card, BETTER)
    interpreting.put_out(meeting)
    assert visit_of(cookie) is None
    with pytest.raises(NoKey):
        visiting.enter(unused)
    with pytest.raises(NoKey):
        here.scope.load()
    assert [each.words for each in wordings.waiting(meeting)] == [BETTER], "what was written waits on"
    assert visit_of(visited(meeting)).board.texts[0].words == NEED


def test_a_colleague_who_is_put_out_takes_no_key_along(
    cast: Cast, meeting: OpenMeeting, card: str, here: Interpreting
) -> None:
    theirs = interpreting.scope_of(open_here(cast.facilitator, meeting.dialogue.id).meeting)
    remove_member(open_here(cast.convenor, meeting.dialogue.id), cast.facilitator)
    with pytest.raises(NoKey):
        theirs.load()
    again = open_here(cast.convenor, meeting.dialogue.id).meeting
    assert visit_of(visited(again)).board.texts[0].words == NEED
    assert interpreting.scope_of(open_here(cast.one_sided, meeting.dialogue.id).meeting) is not None


def test_every_facilitator_keeps_the_copy_in_step(
    cast: Cast, meeting: OpenMeeting, card: str, here: Interpreting
) -> None:
    mine = open_here(cast.one_sided, meeting.dialogue.id).meeting
    concerns.edit(mine, card, 1, BETTER, "need")
    here.scope.forget()
    assert here.board.texts[0].words == BETTER


def test_the_copy_dies_with_the_meeting(meeting: OpenMeeting, card: str, here: Interpreting, cookie: str) -> None:
    unused = interpreting.draw_sheet(meeting)[0]
    held = dict(here.visitor.held)
    meetings.close_meeting(meeting)
    assert visit_of(cookie) is None
    assert meeting.card.meeting not in {visit.meeting for visit in visits.visits.values()}
    assert not Compartment.objects.filter(pk=here.scope.id).exists()
    with pytest.raises(NoKey):
        visiting.enter(unused)
    assert visiting.open_visit(visits.Visitor("x", meeting.card.meeting, held)) is None
