"""What the third party learnt, for page tests: a lesson, on the shelf as well, and what a choice rests on."""

from tracktwo.process.access import OpenDialogue
from tracktwo.process.holders import my_record
from tracktwo.process.journal import today
from tracktwo.rooms.reflect.lessons import acts
from tracktwo.rooms.reflect.lessons.records import Evidence

__all__ = ["learnt"]

WORDS = "Stop the programme when a word stops the room"


def learnt(dialogue: OpenDialogue) -> dict[str, str]:
    """The ids of what was written."""
    lesson = acts.learn(dialogue, WORDS, "series")
    acts.put(dialogue, lesson.id, WORDS)
    holder, day = my_record(dialogue).id, today(dialogue.third.folio())
    acts.cite(
        dialogue,
        Evidence(choice="entry", kind="case", holder=holder, day=day, case="tajikistan", why="We look again"),
        "ce" * 16,
    )
    shelved = dialogue.third.folio().get(type(lesson.body), lesson.id).body.shelf
    return {"lesson": lesson.id, "shelved": shelved, "evidence": "ce" * 16}
