"""The run of the day: what runs and until when, an overrun that moves what follows, and a room that may leave it."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from cast import Cast, both, client_of, open_here
from preparing import blocks_of, laid_out
from tracktwo.process import meetings
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.errors import NotThere, Refused
from tracktwo.process.journal import today
from tracktwo.rooms.convene.acts import write_method_note
from tracktwo.rooms.prepare.days import acts, blocks, reads, run
from tracktwo.rooms.prepare.days.records import Block, WorkshopPlace
from tracktwo.ui import live

pytestmark = both

# 09:00 in Nicosia on the first day.
NINE = 1_805_094_000


@pytest.fixture
def opened(dialogue: OpenDialogue) -> OpenMeeting:
    """The meeting of a workshop with a short timetable, which is today's."""
    workshop = laid_out(dialogue, "short")
    acts.say_place(dialogue, workshop, 0, WorkshopPlace(workshop=workshop, zone="Asia/Nicosia"))
    dialogue.third.forget()
    day = reads.timetable(dialogue, workshop)[0]
    acts.change_day(dialogue, day.id, day.record.version, {"day": today(dialogue.third.folio())})
    meetings.open_meeting(dialogue, workshop, {})
    meeting = dialogue.meeting
    assert meeting
    return meeting


def begun(meeting: OpenMeeting) -> list[str]:
    day = run.day_to_run(meeting)
    assert day
    run.begin(meeting, day, now=NINE)
    return [block.id for block in day.blocks]


def seen(meeting: OpenMeeting, minutes: int) -> run.Running:
    meeting.third.forget()
    meeting.dialogue.third.forget()
    shown = run.running(meeting, NINE + minutes * 60)
    assert shown
    return shown


def mark(meeting: OpenMeeting) -> str:
    """What a board shows now."""
    return seen(meeting, 0).mark


def test_what_runs_what_is_left_and_what_comes_next(opened: OpenMeeting) -> None:
    begun(opened)
    shown = seen(opened, 7)
    (block,) = shown.now
    assert (block.shown.block.minutes, block.left) == (30, 23)
    assert shown.next[0].expected == "09:30"
    assert [later.expected for later in shown.later[:3]] == ["09:30", "10:45", "11:05"]
    assert shown.late == 0


def test_an_extension_moves_what_follows_and_leaves_the_plan(opened: OpenMeeting) -> None:
    begun(opened)
    plan = [block.from_to for block in reads.timetable(opened.dialogue, opened.card.workshop)[0].blocks]
    run.extend_all(opened, mark(opened))
    run.extend_all(opened, mark(opened))
    shown = seen(opened, 7)
    assert shown.now[0].left == 33
    assert [later.expected for later in shown.later[:2]] == ["09:40", "10:55"]
    assert shown.late == 10
    assert plan == [block.from_to for block in reads.timetable(opened.dialogue, opened.card.workshop)[0].blocks]


def test_an_overrun_ripples_on_by_itself(opened: OpenMeeting) -> None:
    begun(opened)
    shown = seen(opened, 50)
    assert shown.now[0].left == -20
    assert shown.later[0].expected == "09:50"
    assert shown.late == 20


def test_next_skip_and_the_end(opened: OpenMeeting) -> None:
    ids = begun(opened)
    run.skip(opened, mark(opened))
    shown = seen(opened, 10)
    assert shown.now[0].shown.id == ids[0], "what runs goes on"
    assert shown.next[0].shown.id == ids[2]
    run.next_block(opened, mark(opened), NINE + 1800)
    assert seen(opened, 30).now[0].shown.id == ids[2]
    for _ in ids[3:]:
        run.next_block(opened, mark(opened), NINE + 3600)
    assert seen(opened, 60).now[0].shown.id == ids[-1]
    assert seen(opened, 60).next == []
    run.next_block(opened, mark(opened), NINE + 3700)
    opened.third.forget()
    assert run.running(opened) is None


def test_side_by_side_each_has_its_clock(opened: OpenMeeting) -> None:
    dialogue, workshop = opened.dialogue, opened.card.workshop
    ids = blocks_of(dialogue, workshop)[0]
    blocks.toggle_beside(dialogue, ids[2])
    dialogue.third.forget()
    begun(opened)
    assert [later.shown.id for later in seen(opened, 1).next] == [ids[1], ids[2]]
    run.next_block(opened, mark(opened), NINE + 1800)
    run.extend(opened, ids[2])
    lefts = {block.shown.id: block.left for block in seen(opened, 30).now}
    assert lefts == {ids[1]: 75, ids[2]: 25}
    run.finish(opened, ids[1])
    shown = seen(opened, 30)
    assert shown.later[0].expected == "09:55", "the longer one is over, and the other holds the room"
    with pytest.raises(NotThere):
        run.extend(opened, ids[4])


def test_two_who_press_at_once_go_on_once(cast: Cast, opened: OpenMeeting) -> None:
    """Both boards show the same; the second press comes half a second after the first, and passes nothing over."""
    base = f"/d/{opened.dialogue.id}"
    boards = [client_of(actor) for actor in (cast.convenor, cast.facilitator)]

    def shown(place: str) -> str:
        return re.search(r'name="shown" value="([0-9a-f /]+)"', boards[0].get(base + place).content.decode()).group(1)

    def press(act: str, seen: str) -> list[int]:
        sent = {"act": act, "shown": seen}
        answers = [board.post(f"{base}/prepare/run/act", sent, headers={"HX-Request": "true"}) for board in boards]
        assert answers[0].status_code == 409 or "The day went on meanwhile" in answers[1].content.decode()
        return [answer.status_code for answer in answers]

    assert press("begin", "") == [204, 409]
    ids = blocks_of(opened.dialogue, opened.card.workshop)[0]
    first = shown("/convene/board")
    assert press("next", first) == [204, 409]
    assert [block.shown.id for block in seen(opened, 0).now] == [ids[1]]
    assert press("extend", first) == [409, 409], "five minutes more were meant for what ran before"
    assert press("skip", shown("/prepare/run")) == [204, 409]
    assert [block.shown.id for block in seen(opened, 0).next] == [ids[3]], "one was passed over, not two"
    late = boards[1].post(f"{base}/prepare/run/act", {"act": "next", "shown": first})
    assert late.status_code == 409
    assert "The day went on meanwhile" in late.content.decode()
    assert f'name="shown" value="{shown("/convene/board")}"' in late.content.decode(), "the page shows what runs now"
    for act in ("extend", "extend"):
        board = shown("/convene/board")
        assert [boards[0].post(f"{base}/prepare/run/act", {"act": act, "shown": board}).status_code] == [302]
    assert seen(opened, 0).mark == board


def test_begun_in_the_middle_and_left(opened: OpenMeeting) -> None:
    day = run.day_to_run(opened)
    assert day
    run.begin(opened, day, day.blocks[4].id, NINE)
    assert seen(opened, 0).now[0].shown.id == day.blocks[4].id
    assert len(seen(opened, 0).later) == len(day.blocks) - 5
    run.leave(opened)
    run.leave(opened)
    opened.third.forget()
    assert run.running(opened) is None
    for act in (run.next_block, run.skip, run.extend_all):
        with pytest.raises(Refused):
            act(opened, "/")
    with pytest.raises(NotThere):
        run.extend(opened, day.blocks[4].id)


def test_a_block_or_day_that_goes_meanwhile(opened: OpenMeeting) -> None:
    ids = begun(opened)
    blocks.erase_block(opened.dialogue, ids[0])
    assert seen(opened, 5).now == []
    assert seen(opened, 5).next[0].shown.id == ids[1]
    acts.erase_day(opened.dialogue, reads.timetable(opened.dialogue, opened.card.workshop)[0].id)
    opened.dialogue.third.forget()
    assert run.running(opened) is None


def test_every_act_wakes_the_boards_and_nothing_that_is_typed_does(
    opened: OpenMeeting,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]],
) -> None:
    told: list[str] = []
    monkeypatch.setattr(live.hub, "tell", told.append)
    beside = f"beside {opened.third.id}"
    ids = begun(opened)
    acts_of_the_run: list[Callable[[], None]] = [
        lambda: run.extend_all(opened, mark(opened)),
        lambda: run.finish(opened, ids[0]),
        lambda: run.skip(opened, mark(opened)),
        lambda: run.next_block(opened, mark(opened)),
        lambda: run.leave(opened),
    ]
    for act in acts_of_the_run:
        told.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        assert beside in told
        opened.third.forget()
    told.clear()
    with django_capture_on_commit_callbacks(execute=True):
        write_method_note(opened, "Typed beside it")
    assert told == [opened.third.id]


def test_it_lives_in_the_meeting_and_dies_with_it(cast: Cast, opened: OpenMeeting) -> None:
    from samples import raws

    ids = begun(opened)
    assert ids[0].encode() in raws(opened.third)
    dialogue = opened.dialogue
    plan = {record.id: record.version for record in dialogue.third.folio().all(Block)}
    run.extend_all(opened, mark(opened))
    run.next_block(opened, mark(opened))
    dialogue.third.forget()
    assert {record.id: record.version for record in dialogue.third.folio().all(Block)} == plan
    meetings.close_meeting(opened)
    assert open_here(cast.convenor, dialogue.id).meeting is None


def test_the_console_has_a_clock_and_the_wall_has_none(cast: Cast, opened: OpenMeeting) -> None:
    client, base = client_of(cast.convenor), f"/d/{opened.dialogue.id}"
    board = client.get(f"{base}/convene/").content.decode()
    assert "Begin the run of the day" in board
    assert client.post(f"{base}/prepare/run/act", {"act": "begin"}, headers={"HX-Request": "true"}).status_code == 204
    board = client.get(f"{base}/convene/board").content.decode()
    assert re.search(r'data-left-until="\d+">30</bdi> min left', board)
    assert "Needs and fears" in board
    client.post(f"{base}/convene/act", {"act": "show", "showing": "agenda"})
    for address in ("wall", "wall/board"):
        wall = client.get(f"{base}/convene/{address}").content.decode()
        assert "left-until" not in wall
        assert "min left" not in wall
    shown = re.sub(r"<[^>]*>", " ", wall.partition("wall-foot")[0])
    assert "Needs and fears" in shown
    assert not re.search(r"\d", shown), "no hour and no length"
    page = client.get(f"{base}/prepare/run").content.decode()
    # What another window does is read into a page that stands open, without the page around it.
    now = client.get(f"{base}/prepare/run", headers={"HX-Request": "true"}).content.decode()
    assert "What comes after" in now
    assert "<h1" not in now
    assert "Leave the timetable" in page
    assert client.post(f"{base}/prepare/run/act", {"act": "leave"}).status_code == 302
    assert "Begin " in client.get(f"{base}/prepare/run").content.decode()


def test_a_meeting_without_a_timetable_is_left_alone(cast: Cast, meeting: OpenMeeting) -> None:
    client, base = client_of(cast.convenor), f"/d/{meeting.dialogue.id}"
    assert "Run of the day" not in client.get(f"{base}/convene/board").content.decode()
    assert "The board needs none" in client.get(f"{base}/prepare/run").content.decode()
    assert client.post(f"{base}/prepare/run/act", {"act": "begin"}).status_code == 404
