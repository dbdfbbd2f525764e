"""No silent loss: an act that is interrupted at any of its writes is whole or not done, and what is destroyed stays so.

Each act is recorded once, write by write (`recorder.py`). Beginnings of its writes are then played back: as they stand
after a kill, and as a disk may hold them after the power was cut. The long form (`make attack`) takes every one of them
and kills a hundred processes besides; the short one takes a few of each act.
"""

import os
import random

import pytest
from recorder import Disk, Op, after_a_kill, after_power_loss
from siege import Facts, Siege, difference, is_between

LONG = os.environ.get("ATTACK") == "long"
SOME, KILLS, ENDS = 1, 100 if LONG else 3, 20 if LONG else 2
# Each act with the installation it begins in; `acts.py` holds what they do.
BEGINS = {
    "open a meeting": "quiet",
    "close a meeting": "meeting",
    "back up": "meeting",
    "restore": "nothing",
    "erase": "meeting",
    "change the passphrase": "meeting",
    "make a new code": "meeting",
    "put out and let in": "meeting",
    "release words": "meeting",
    "private answers": "meeting",
}
CHANGES = ("write", "cut", "whole", "rename", "delete")
WAYS = {"killed": after_a_kill, "power cut": after_power_loss}
EVERY = [(act, how) for act in BEGINS for how in WAYS]
# In the short form each act is interrupted in one of the ways.
PAIRS = EVERY if LONG else EVERY[::4] + EVERY[3::4]


def acknowledged(siege: Siege, act: str) -> list[tuple[int, Facts]]:
    """What stands when each part of the act is acknowledged, with the number of the write from which on it is."""
    if act not in siege.steps:
        start, ops = siege.record(act, BEGINS[act])
        ends = [0, *(number for number, op in enumerate(ops) if op.kind == "ack"), len(ops)]
        siege.steps[act] = [(end, siege.look(after_a_kill(start, ops, end, random.Random(0)))) for end in ends]
    return siege.steps[act]


def check(act: str, number: int, facts: Facts, steps: list[tuple[int, Facts]], how: str) -> None:
    """What was acknowledged stands, and of what was not, all or nothing, or a state that people are told of."""
    place = next(place for place, (end, _) in enumerate(steps) if end >= number)
    end, after = steps[place]
    before = after if end == number else steps[place - 1][1]
    if facts not in (before, after) and (before == after or not is_between(act, facts, before, after)):
        pytest.fail(f"{act}, {how} before write {number}: {difference(facts, after)}")


def nowhere(act: str, number: int, disk: Disk, ops: list[Op], how: str) -> None:
    """What was destroyed before is in no file."""
    content = b"\n".join(disk.values())
    for op in ops[:number]:
        if op.kind == "gone":
            assert op.content not in content, f"{act}, {how} before write {number}: what was destroyed is there again"


@pytest.mark.parametrize(("act", "how"), PAIRS)
def test_interrupted_at_any_write_an_act_is_whole_or_not_done(siege: Siege, act: str, how: str) -> None:
    start, ops = siege.record(act, BEGINS[act])
    drawn = random.Random() if LONG else random.Random(f"{act} {how}")
    places = [number for number, op in enumerate(ops) if op.kind in CHANGES]
    assert len(places) > 3, "something was recorded"
    steps = acknowledged(siege, act)
    for number in places if LONG else sorted(drawn.sample(places, SOME)):
        disk = WAYS[how](start, ops, number, drawn)
        check(act, number, siege.look(disk), steps, how)
        nowhere(act, number, disk, ops, how)


@pytest.mark.parametrize("act", BEGINS)
def test_what_was_acknowledged_outlives_a_power_cut_and_what_was_destroyed_does_not(siege: Siege, act: str) -> None:
    """The disk may have kept anything of what was not synced: it is drawn several times."""
    start, ops = siege.record(act, BEGINS[act])
    steps = acknowledged(siege, act)
    looked_at = []
    for seed in range(ENDS):
        disk = after_power_loss(start, ops, len(ops), random.Random(seed))
        nowhere(act, len(ops), disk, ops, "power cut")
        if disk not in looked_at:
            looked_at.append(disk)
            check(act, len(ops), siege.look(disk), steps, "power cut")


@pytest.mark.parametrize("act", ["close a meeting", "erase"])
def test_a_meeting_that_was_ending_when_the_program_was_killed_leaves_nothing(siege: Siege, act: str) -> None:
    """The next start and the next signing in complete it: where the meeting is over, its keys are in no file."""
    start, ops = siege.record(act, BEGINS[act])
    keys = [op.content for op in ops if op.kind == "gone" and op.content in start["data/volatile/volatile.sqlite3"]]
    assert len(keys) == 9, "of the shard and of eight tickets"
    drawn, ended = random.Random(), 0
    places = [number for number, op in enumerate(ops) if op.kind in CHANGES and "volatile" in op.path]
    for number in places if LONG else drawn.sample(places, SOME):
        siege.lay(after_a_kill(start, ops, number, drawn))
        status, meetings = siege.do("restart", act, 0)
        assert status == 0
        if "open" not in meetings:
            ended += 1
            content = b"\n".join(siege.files().values())
            assert not any(key in content for key in keys), f"{act}, killed before write {number}"
    assert ended or act == "erase"


def test_processes_are_killed_at_writes_drawn_by_lot(siege: Siege) -> None:
    drawn = random.Random() if LONG else random.Random("kills")
    killed = 0
    for _ in range(KILLS):
        act = drawn.choice(list(BEGINS))
        start, ops = siege.record(act, BEGINS[act])
        number = drawn.randint(1, sum(op.kind in CHANGES for op in ops))
        siege.lay(start)
        status, _ = siege.do("die", act, number)
        killed += status == -9
        assert status in (0, -9)
        facts = siege.look()
        assert facts["accounts"] in ((0, 3) if act == "restore" else (3,)), f"{act}, killed at write {number}"
        people = [seen for seen in facts.values() if isinstance(seen, dict)]
        if facts["accounts"]:
            assert all(len(seen["passphrases"]) == len(seen["codes"]) == 1 for seen in people)
            # Nobody's meeting is open without its shard, unless the dialogue was being erased.
            for seen in people:
                for dialogue in (value for value in seen.values() if isinstance(value, dict)):
                    if dialogue.get("meeting") == "open" and act != "erase":
                        assert dialogue["shards"] == 1, f"{act}, killed at write {number}"
    assert killed > KILLS // 2
