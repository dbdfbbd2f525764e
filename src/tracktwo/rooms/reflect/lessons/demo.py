"""This part of the demonstration: lessons of the invented dialogue, and what its choices rest on. All of it fiction."""

from tracktwo.process.access import OpenDialogue
from tracktwo.process.holders import my_record
from tracktwo.process.journal import today
from tracktwo.process.records import Workshop

from . import acts
from .records import Evidence, Letter

__all__ = ["play"]


def play(dialogue: OpenDialogue) -> None:
    """A lesson from the first workshop, one between workshops, three citations, and one choice left bare."""
    folio = dialogue.third.folio()
    first = next(iter(folio.all(Workshop)), None)
    holder, day = my_record(dialogue).id, today(folio)
    lesson = acts.learn(
        dialogue,
        "When a word stops the room, stop the programme: half a day on one word saved the two days after it.",
        "series",
        first.id if first else "",
    )
    acts.learn(
        dialogue,
        "Ask each side early what it would do if the list of those invited were printed: two answers changed the list.",
        "seats",
    )
    acts.put(dialogue, lesson.id, lesson.body.words)
    for evidence in (
        Evidence(choice="entry", kind="case", holder=holder, day=day, case="tajikistan", why="We look again"),
        Evidence(choice="series", kind="lesson", holder=holder, day=day, lesson=lesson.id),
        Evidence(
            choice="purpose",
            kind="published",
            holder=holder,
            day=day,
            words="Kelman, H. C. (2008). Evaluating the contributions of interactive problem solving",
            why="Two goals are named: changes in people, and changes in policy",
        ),
    ):
        acts.cite(dialogue, evidence)
    acts.write_letter(
        dialogue,
        0,
        Letter(
            first="The promise that nothing is written down while people eat.",
            again="Two people of the third party at each table, one of whom says nothing.",
            holder=holder,
            day=day,
        ),
    )
