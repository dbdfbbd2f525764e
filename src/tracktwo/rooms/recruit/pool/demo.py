"""The room's part of the demonstration: a pool of invented people on both sides. All of it fiction.

They are called after things, so that nobody takes a name for somebody's.
"""

from tracktwo.process.access import OpenDialogue

from . import acts
from .acts import NewPerson
from .questions import Answer, CoverageQuestion
from .records import PANEL

__all__ = ["PEOPLE", "play"]

# By side: name, what they reach, standing, and the questions that are answered with yes; “?” before one is unsure.
PEOPLE: tuple[tuple[tuple[str, str, int, str], ...], ...] = (
    (
        ("Juniper of the spring", "elders of the upper valley", 5, "listens reach-local mainstream near"),
        ("Granite of the mill", "the herders' union", 4, "reach-parliament role-party mainstream"),
        ("Thyme of the school", "teachers and parents", 3, "listens mainstream role-scholar"),
        ("Slate of the watch", "former officers", 4, "reach-security role-former ?listens"),
        ("Ember of the radio", "listeners in both valleys", 3, "role-press listens"),
        ("Barley of the terraces", "the water commune", 2, "listens reach-local"),
        ("Flint of the pass", "drivers and traders", 2, "?mainstream"),
    ),
    (
        ("Heron of the harbour", "the chamber of trade", 5, "listens reach-ministry near"),
        ("Coral of the clinic", "nurses of three towns", 3, "listens mainstream"),
        ("Tide of the assembly", "members of the assembly", 4, "reach-parliament role-parliament"),
        ("Amber of the market", "stall holders and families", 3, "mainstream ?listens"),
        ("Sail of the academy", "writers on the conflict", 3, "role-scholar listens reach-top"),
        ("Anchor of the pier", "former officials", 4, "role-former reach-ministry"),
        ("Net of the boats", "boatmen", 2, "mainstream"),
    ),
)


def play(dialogue: OpenDialogue) -> None:
    """People by side with what two of us hold of them; one pair apart, one veto, one question of the dialogue's own."""
    acts.add_question(dialogue, CoverageQuestion(kind="constituency", words="young families"))
    for side, people in zip(dialogue.sides, PEOPLE, strict=True):
        ids = acts.add_people(dialogue, [NewPerson(name, side.id, reach) for name, reach, _level, _yes in people])
        dialogue.third.forget()
        for id, (_name, _reach, level, said) in zip(ids, people, strict=True):
            acts.judge(dialogue, id, _answers(said), level)
        acts.keep_apart(dialogue, ids[3], ids[6])
    acts.set_veto(dialogue, ids[5], dialogue.sides[0].id, stands=True)
    acts.add_person(dialogue, NewPerson("Lantern from abroad", PANEL, "has sat in such rooms before"))


def _answers(said: str) -> dict[str, Answer]:
    words = said.split()
    return {word.removeprefix("?"): "unsure" if word.startswith("?") else "yes" for word in words}
