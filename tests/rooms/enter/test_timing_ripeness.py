"""Ripeness: assessors stand apart, what differs comes first, and nothing is added up."""

import datetime

import pytest

from cast import Cast, both, client_of
from deciding import TODAY, assessed
from tracktwo.editing.undo import undo
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.holders import holder_choices
from tracktwo.rooms.enter.timing.lines import acts as lines
from tracktwo.rooms.enter.timing.reads import sentences
from tracktwo.rooms.enter.timing.ripeness import acts, reads
from tracktwo.rooms.enter.timing.ripeness.records import MaintenanceStep, RipenessCard

pytestmark = both


def holders(dialogue: OpenDialogue) -> list[str]:
    return [holder for holder, _code in holder_choices(dialogue)]


def test_assessors_stand_apart_and_their_difference_is_shown(dialogue: OpenDialogue) -> None:
    me, other, *_ = holders(dialogue)
    assessed(dialogue, "a", me, cannot_win="yes", hurts="yes")
    assessed(dialogue, "a", other, cannot_win="no", hurts="yes")
    north, south = reads.side_views(dialogue)
    assert len(north.cards) == 2
    assert {aspect.name: aspect.answers for aspect in north.aspects} == {
        "cannot_win": ["yes", "no"],
        "hurts": ["yes"],
        "way_out": [""],
        "voice": [""],
    }
    read = reads.reading([north, south])
    assert [(side.id, aspect.name) for side, aspect in read.differs] == [("a", "cannot_win")]
    assert read.not_ripe == [], "where assessors differ, nobody is called unripe"
    assert sentences(dialogue)[0].kind == "differs"


def test_a_later_card_of_the_same_assessor_stands_and_the_earlier_stays_readable(dialogue: OpenDialogue) -> None:
    old = assessed(dialogue, cannot_win="no", day=TODAY - datetime.timedelta(days=90))
    new = assessed(dialogue, cannot_win="yes")
    north = reads.side_views(dialogue)[0]
    assert [card.record.id for card in north.cards] == [new.id]
    assert [card.record.id for card in north.earlier] == [old.id]


def test_a_card_that_held_until_a_day_is_past_after_it(dialogue: OpenDialogue) -> None:
    assessed(dialogue, cannot_win="yes", until=TODAY - datetime.timedelta(days=1))
    assert reads.side_views(dialogue)[0].cards == []


def test_no_means_not_ripe_and_unknown_stays_a_question(dialogue: OpenDialogue) -> None:
    assessed(dialogue, "a", cannot_win="yes", hurts="yes", way_out="no", voice="yes")
    read = reads.reading(reads.side_views(dialogue))
    assert [(side.id, [aspect.name for aspect in missing]) for side, missing in read.not_ripe] == [("a", ["way_out"])]
    assert {side.id for side, _aspect in read.open} == {"b"}
    assert not read.ready
    asked = [each for each in sentences(dialogue) if each.kind == "asks"]
    assert any("South" in str(each.words) for each in asked)


def test_every_yes_is_necessary_and_is_said_not_to_be_enough(dialogue: OpenDialogue, cast: Cast) -> None:
    for side in ("a", "b"):
        assessed(dialogue, side, cannot_win="yes", hurts="yes", way_out="yes", voice="yes")
    assert reads.reading(reads.side_views(dialogue)).ready
    page = client_of(cast.convenor).get(f"/d/{dialogue.id}/enter/ripeness").content.decode()
    assert "necessary and not sufficient" in page


def test_no_number_is_made_of_readiness(dialogue: OpenDialogue, cast: Cast) -> None:
    assessed(dialogue, motivation="growing", optimism="low")
    page = client_of(cast.convenor).get(f"/d/{dialogue.id}/enter/ripeness").content.decode()
    main = page.partition("<main")[2].partition("</main>")[0]
    assert "growing" in main
    assert "low" in main
    assert "%" not in main


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1996", "1996"),
        ("1996-12", "1996-12"),
        ("1996-12-23", "1996-12-23"),
        ("1996/2", "1996-02"),
        ("١٩٩٦-١٢", "1996-12"),
        ("", ""),
    ],
)
def test_a_date_may_be_a_year_a_month_or_a_day(dialogue: OpenDialogue, typed: str, kept: str) -> None:
    assert assessed(dialogue, cannot_win="yes", seen_since=typed).body.seen_since == kept


@pytest.mark.parametrize("typed", ["next year", "2031", "1996-13", "1996-02-30", "12.1996"])
def test_a_date_that_is_none_is_refused(dialogue: OpenDialogue, typed: str) -> None:
    with pytest.raises(Refused, match="a year, a month or a day"):
        assessed(dialogue, cannot_win="yes", seen_since=typed)


def test_two_dates_for_two_perceptions(dialogue: OpenDialogue) -> None:
    assessed(dialogue, "a", cannot_win="yes", seen_since="1996")
    assert reads.sequence(dialogue, reads.side_views(dialogue)).endswith("No date is given for South.")
    assessed(dialogue, "b", cannot_win="yes", seen_since="1996-12")
    said = reads.sequence(dialogue, reads.side_views(dialogue))
    assert said.startswith("North is seen to know it since 1996.")
    assert said.endswith("the stalemate stands since December 1996.")


def test_assessors_who_give_different_dates_are_not_made_into_one(dialogue: OpenDialogue) -> None:
    me, other, *_ = holders(dialogue)
    assessed(dialogue, "a", me, cannot_win="yes", seen_since="1995")
    assessed(dialogue, "a", other, cannot_win="yes", seen_since="1996")
    views = reads.side_views(dialogue)
    assert views[0].dates == ["1995", "1996"]
    assert reads.sequence(dialogue, views) == ""


def test_a_card_that_says_nothing_is_refused(dialogue: OpenDialogue) -> None:
    with pytest.raises(Refused, match="at least one"):
        assessed(dialogue, hurts_why="Only evidence")


def test_erasing_a_card_can_be_undone(dialogue: OpenDialogue) -> None:
    card = assessed(dialogue, cannot_win="yes")
    acts.erase(dialogue, card.id)
    assert reads.side_views(dialogue)[0].cards == []
    undo(dialogue.third)
    assert [each.record.id for each in reads.side_views(dialogue)[0].cards] == [card.id]


def test_a_step_is_due_on_its_day_until_it_is_done(dialogue: OpenDialogue) -> None:
    step = MaintenanceStep(holder=holders(dialogue)[0], day=TODAY, words="Letters", again=journal.today())
    record = lines.add(dialogue, step)
    assert [due for _record, due in reads.steps(dialogue)] == [True]
    acts.switch_step(dialogue, record.id, True)
    assert [due for _record, due in reads.steps(dialogue)] == [False]


def test_the_card_is_entered_from_paper_for_a_colleague(dialogue: OpenDialogue, cast: Cast) -> None:
    colleague = holders(dialogue)[1]
    sent = {
        "cannot_win": "no",
        "cannot_win_why": "They said so",
        "source": "heard",
        "holder": colleague,
        "key": "a" * 32,
    }
    client = client_of(cast.convenor)
    for _ in range(2):
        assert client.post(f"/d/{dialogue.id}/enter/ripeness/side/a", sent).status_code == 302
    dialogue.third.forget()
    (record,) = dialogue.third.folio().all(RipenessCard)
    assert (record.body.holder, record.body.cannot_win, record.body.source) == (colleague, "no", "heard")


def test_bad_input_keeps_what_was_typed(dialogue: OpenDialogue, cast: Cast) -> None:
    sent = {"cannot_win": "yes", "hurts_why": "Two harvests lost", "seen_since": "soon", "source": "heard"}
    response = client_of(cast.convenor).post(
        f"/d/{dialogue.id}/enter/ripeness/side/a", sent | {"holder": holders(dialogue)[0]}
    )
    page = response.content.decode()
    assert response.status_code == 422
    assert "Two harvests lost" in page
    assert 'value="soon"' in page
    assert "2024-05-17." in page


def test_two_people_on_one_card(dialogue: OpenDialogue, cast: Cast) -> None:
    card = assessed(dialogue, hurts="yes", hurts_why="First wording")
    sent = {"hurts": "no", "source": "judgement", "holder": card.body.holder}
    address = f"/d/{dialogue.id}/enter/ripeness/card/{card.id}"
    theirs = client_of(cast.facilitator).post(address, sent | {"hurts_why": "Their wording", "version": "1"})
    mine = client_of(cast.convenor).post(address, sent | {"hurts_why": "My wording", "version": "1"})
    assert (theirs.status_code, mine.status_code) == (302, 409)
    assert "Their wording" in mine.content.decode()
    assert "My wording" in mine.content.decode()
