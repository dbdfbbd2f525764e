"""The room's part of the demonstration: teams proposed from the invented pool."""

from tracktwo.process.access import OpenDialogue

from ..pool.questions import questions
from ..pool.reads import people
from . import acts
from .records import SIDES, TeamRule

__all__ = ["play"]


def play(dialogue: OpenDialogue) -> None:
    """A rule in words, and the teams that are proposed under it."""
    if not people(dialogue):
        return
    asked = {question.id for question in questions(dialogue)}
    if "listens" in asked:
        acts.add_rule(dialogue, TeamRule(circle=SIDES, amount="least", number=1, question="listens", team="each"))
    acts.propose(dialogue, SIDES)
