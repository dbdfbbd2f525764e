"""One pin changed among a hundred people on each side is answered in less than a second."""

import random
import time

from cast import both
from tracktwo.process.access import OpenDialogue
from tracktwo.rooms.recruit.pool import acts as pool
from tracktwo.rooms.recruit.pool.questions import questions
from tracktwo.rooms.recruit.teams import acts, reads
from tracktwo.rooms.recruit.teams.records import SIDES

pytestmark = both
SECONDS = 1.0


def test_a_pin_among_a_hundred_on_each_side_is_answered_within_a_second(dialogue: OpenDialogue) -> None:
    drawn = random.Random(7)
    people = [pool.NewPerson(f"Invented {side} {number}", side) for number in range(100) for side in ("a", "b")]
    ids = pool.add_people(dialogue, people)
    dialogue.third.forget()
    for question in questions(dialogue):
        pool.judge_all(dialogue, question.id, {id: drawn.choice(["yes", "no", "no", "unsure"]) for id in ids})
    acts.size(dialogue, SIDES, 3, 6, 2)
    took = []
    for id in ids[:3]:
        begun = time.process_time()
        acts.wish(dialogue, SIDES, id, "pin")
        took.append(time.process_time() - begun)
    record = reads.proposal(dialogue, SIDES)
    assert record is not None
    assert set(ids[:3]) <= set(record.body.chosen)
    assert sorted(took)[1] < SECONDS, took
