"""A timetable is lengths in an order: what is moved, stretched or split changes when everything after it starts."""

import datetime
import re

import pytest

from cast import Cast, both, client_of
from preparing import FIRST, blocks_of, laid_out
from tracktwo.editing.undo import undo
from tracktwo.process import schedule
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import NotThere, Refused
from tracktwo.process.records import Session
from tracktwo.rooms.prepare.days import acts, blocks, reads
from tracktwo.rooms.prepare.days.patterns import PATTERNS
from tracktwo.rooms.prepare.days.records import Block, WorkshopDay, WorkshopPlace
from tracktwo.rooms.prepare.schedule.acts import lay_out_usual_days

pytestmark = both


def times(dialogue: OpenDialogue, workshop: str, day: int = 0) -> list[str]:
    dialogue.third.forget()
    return [block.from_to for block in reads.timetable(dialogue, workshop)[day].blocks]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_pattern_makes_its_days(dialogue: OpenDialogue, pattern: str) -> None:
    workshop = laid_out(dialogue, pattern)
    assert [len(day) for day in blocks_of(dialogue, workshop)] == [len(day) for day in PATTERNS[pattern].days]
    first = reads.timetable(dialogue, workshop)[0]
    assert first.blocks[0].from_to.startswith("09:00")
    assert all(
        block.block.title.texts[:2] == (block.block.title.first, block.block.title.second) for block in first.blocks
    )
    for day in reads.timetable(dialogue, workshop):
        assert day.ends <= 22 * 60
        for before, after in zip(day.blocks, day.blocks[1:], strict=False):
            assert after.starts == before.ends


def test_the_days_are_those_of_the_joint_sessions(dialogue: OpenDialogue) -> None:
    lay_out_usual_days(dialogue, FIRST)
    workshop = reads.workshop_ahead(dialogue)
    assert workshop
    acts.lay_out(dialogue, workshop.id, "kelman", datetime.date(2030, 1, 1))
    dialogue.third.forget()
    days = [day.day.day for day in reads.timetable(dialogue, workshop.id)]
    assert days == [FIRST + datetime.timedelta(days=number) for number in (1, 2, 3)]
    assert len(dialogue.third.folio().all(Session)) == 5, "no session is made twice"


def test_without_sessions_the_days_bring_their_own(dialogue: OpenDialogue) -> None:
    laid_out(dialogue)
    sessions = [record.body for record in dialogue.third.folio().all(Session)]
    assert sorted((each.kind, each.day) for each in sessions) == [
        ("joint", FIRST + datetime.timedelta(days=number)) for number in range(3)
    ]


def test_pressed_twice_it_is_laid_out_once(cast: Cast, dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue)
    with pytest.raises(Refused):
        acts.lay_out(dialogue, workshop, "short", FIRST)
    with pytest.raises(NotThere):
        acts.lay_out(dialogue, workshop, "unheard of", FIRST)
    assert len(blocks_of(dialogue, workshop)) == 3


def test_the_end_of_the_calendar(dialogue: OpenDialogue) -> None:
    workshop = schedule.add_workshop(dialogue).id
    with pytest.raises(Refused):
        acts.lay_out(dialogue, workshop, "kelman", datetime.date.max)
    assert blocks_of(dialogue, workshop) == []


def test_start_times_follow_from_lengths(dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue, "short")
    before = times(dialogue, workshop)
    first = blocks_of(dialogue, workshop)[0][0]
    blocks.stretch(dialogue, first, 75)
    assert times(dialogue, workshop)[:2] == ["09:00–10:15", "10:15–11:30"]
    undo(dialogue.third)
    assert times(dialogue, workshop) == before


def test_a_block_is_moved_within_its_day_and_past_its_end(dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue)
    (a, b, *_rest), second, _third = blocks_of(dialogue, workshop)
    blocks.move(dialogue, a, +1)
    assert blocks_of(dialogue, workshop)[0][:2] == [b, a]
    blocks.move(dialogue, second[0], -1)
    assert blocks_of(dialogue, workshop)[0][-1] == second[0]
    blocks.move(dialogue, second[0], +1)
    assert blocks_of(dialogue, workshop)[1] == second
    blocks.move(dialogue, b, -1)
    assert blocks_of(dialogue, workshop)[0][0] == b, "before the first day there is nothing"
    blocks.move_day(dialogue, a, +1)
    assert blocks_of(dialogue, workshop)[1][1] == a


def test_a_block_is_put_beside_another_and_first_in_a_day(dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue)
    (a, b, *_), (c, d, *_), _third = blocks_of(dialogue, workshop)
    blocks.place(dialogue, a, d, after=False)
    assert blocks_of(dialogue, workshop)[1][:3] == [c, a, d]
    blocks.place(dialogue, a, a, after=True)
    blocks.place(dialogue, a, reads.timetable(dialogue, workshop)[2].id, after=True)
    assert blocks_of(dialogue, workshop)[2][0] == a
    other = laid_out(dialogue, "short")
    with pytest.raises(NotThere):
        blocks.place(dialogue, b, blocks_of(dialogue, other)[0][0], after=True)


def test_split_doubled_and_a_break_between(dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue, "short")
    block = blocks_of(dialogue, workshop)[0][1]
    blocks.split(dialogue, block)
    blocks.add_break(dialogue, block)
    blocks.double(dialogue, block)
    dialogue.third.forget()
    shown = reads.timetable(dialogue, workshop)[0].blocks[1:5]
    assert [each.block.minutes for each in shown] == [38, 38, 20, 37]
    assert [each.block.form for each in shown] == ["plenary", "plenary", "break", "plenary"]
    blocks.stretch(dialogue, block, 5)
    with pytest.raises(Refused):
        blocks.split(dialogue, block)


def test_what_stands_beside_starts_together(dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue, "short")
    ids = blocks_of(dialogue, workshop)[0]
    blocks.toggle_beside(dialogue, ids[1])
    assert times(dialogue, workshop)[:3] == ["09:00–09:30", "09:00–10:15", "10:15–10:35"]
    blocks.toggle_beside(dialogue, ids[2])
    assert times(dialogue, workshop)[2:4] == ["09:00–09:20", "10:15–11:30"], "what follows waits for the longest"
    blocks.toggle_beside(dialogue, ids[0])
    assert times(dialogue, workshop)[0] == "09:00–09:30", "beside nothing it is the first"


def test_a_day_for_one_word_keeps_its_breaks(dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue)
    before = times(dialogue, workshop)
    acts.give_day_to_word(dialogue, reads.timetable(dialogue, workshop)[0].id)
    assert times(dialogue, workshop) == before
    forms = [block.block.form for block in reads.timetable(dialogue, workshop)[0].blocks]
    assert set(forms) == {"word", "break", "informal"}
    undo(dialogue.third)
    dialogue.third.forget()
    assert "word" not in [block.block.form for block in reads.timetable(dialogue, workshop)[0].blocks]


def test_what_is_erased_is_gone_with_its_blocks_and_comes_back_by_undo(dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue)
    before = blocks_of(dialogue, workshop)
    blocks.erase_block(dialogue, before[0][0])
    acts.erase_day(dialogue, reads.timetable(dialogue, workshop)[1].id)
    dialogue.third.forget()
    assert len(dialogue.third.folio().all(Block)) == sum(map(len, before)) - 1 - len(before[1])
    undo(dialogue.third)
    undo(dialogue.third)
    assert blocks_of(dialogue, workshop) == before


def test_a_workshop_takes_its_timetable_with_it(dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue)
    schedule.erase_workshop(dialogue, workshop)
    dialogue.third.forget()
    assert not dialogue.third.folio().all(Block)
    assert not dialogue.third.folio().all(WorkshopDay)


def test_four_hundred_blocks_and_no_more(dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue, "short")
    block = blocks_of(dialogue, workshop)[0][0]
    for _ in range(blocks.MOST_BLOCKS - len(PATTERNS["short"].days[0])):
        blocks.double(dialogue, block)
    with pytest.raises(Refused):
        blocks.add_break(dialogue, block)
    dialogue.third.forget()
    (day,) = reads.timetable(dialogue, workshop)
    assert len(day.blocks) == 400
    assert day.ends > 24 * 60


def place_in(dialogue: OpenDialogue, workshop: str, **fields: object) -> None:
    from tracktwo.process.sealed import change

    with change(dialogue.third) as draft:
        draft.add(WorkshopPlace(workshop=workshop, **fields))  # type: ignore[arg-type]
    dialogue.third.forget()


def test_a_night_in_which_the_clock_changes(dialogue: OpenDialogue) -> None:
    """In Berlin the clocks of 28 March 2027 go from 02:00 to 03:00."""
    workshop = laid_out(dialogue, "short")
    (day,) = reads.timetable(dialogue, workshop)
    night = {"day": datetime.date(2027, 3, 27), "begins": 23 * 60, "ends": 24 * 60}
    acts.change_day(dialogue, day.id, day.record.version, night)
    assert times(dialogue, workshop)[3] == "01:05–02:20"
    place_in(dialogue, workshop, zone="Europe/Berlin")
    assert times(dialogue, workshop)[:4] == ["23:00–23:30", "23:30–00:45", "00:45–01:05", "01:05–03:20"]


def test_the_page_and_a_press(cast: Cast, dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue)
    client, address = client_of(cast.convenor), f"/d/{dialogue.id}/prepare/days/{workshop}"
    page = client.get(address).content.decode()
    assert page.count('type="radio"') == sum(map(len, blocks_of(dialogue, workshop)))
    first = blocks_of(dialogue, workshop)[0][0]
    answer = client.post(f"{address}/act", {"act": "longer", "card": first})
    assert answer.status_code == 302, "without scripts the page comes again, with the block chosen"
    assert f"block={first}" in answer["Location"]
    drawn = client.post(f"{address}/act", {"act": "later", "card": first}, headers={"HX-Request": "true"})
    assert drawn.status_code == 200
    assert "<html" not in drawn.content.decode()
    assert "09:20–10:35" in drawn.content.decode()


def test_a_day_that_ends_before_it_begins_keeps_what_was_typed(cast: Cast, dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue)
    day = reads.timetable(dialogue, workshop)[0]
    client, address = client_of(cast.convenor), f"/d/{dialogue.id}/prepare/day/{day.id}"
    answer = client.post(address, {"day": "2027-03-15", "begins": "18:00", "ends": "09:00", "version": "1"})
    assert answer.status_code == 422
    for part in ('value="18:00"', 'value="09:00"', "ends after it begins"):
        assert part in answer.content.decode()
    assert (
        client.post(address, {"day": "2027-03-15", "begins": "18:00", "ends": "00:00", "version": "1"}).status_code
        == 302
    )
    dialogue.third.forget()
    assert dialogue.third.folio().get(WorkshopDay, day.id).body.ends == 24 * 60


def test_interpreters_are_codes(cast: Cast, dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue)
    block = blocks_of(dialogue, workshop)[0][0]
    client, address = client_of(cast.convenor), f"/d/{dialogue.id}/prepare/block/{block}"
    sent = {"title": "Welcome", "form": "plenary", "minutes": "60", "phase": "open", "version": "1"}
    answer = client.post(address, sent | {"interpreters": "Marina"})
    assert answer.status_code == 422
    assert "Marina" in answer.content.decode(), "what was typed is still there"
    assert client.post(address, sent | {"interpreters": "i1, I2"}).status_code == 302
    dialogue.third.forget()
    assert dialogue.third.folio().get(Block, block).body.interpreters == ["I1", "I2"]


def test_a_draft_keeps_every_box_that_was_ticked_and_says_that_it_is_one(cast: Cast, dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue, "kelman")
    block = reads.timetable(dialogue, workshop)[0].blocks[0].id
    client = client_of(cast.convenor)
    address = f"/d/{dialogue.id}/prepare/block/{block}"
    page = client.get(address).content.decode()
    assert "what you typed and did not save" not in page
    sheets = re.findall(r'name="printed" value="(\w+)"', page)[:2]
    assert len(sheets) == 2
    typed = {"title": "Another title", "minutes": "45", "printed": sheets, "version": "1", "key": "3" * 32}
    assert client.post(f"/d/{dialogue.id}/autosave/block.{block}", typed).status_code == 204
    page = client.get(address).content.decode()
    assert "what you typed and did not save" in page
    for sheet in sheets:
        assert re.search(rf'name="printed" value="{sheet}"[^>]* checked', page), sheet
