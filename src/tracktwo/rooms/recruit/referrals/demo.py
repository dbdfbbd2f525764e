"""The room's part of the demonstration: who named whom in the invented pool."""

from tracktwo.process.access import OpenDialogue
from tracktwo.process.need_to_know import begin_scope

from ..pool.reads import by_side, people
from . import edges
from .records import SCOPE

__all__ = ["play"]

# By place on each side, in the order of the codes; the first is whom others there trust.
NAMED = ((0, 1), (0, 2), (1, 3), (1, 4), (2, 5), (4, 5), (3, 6))


def play(dialogue: OpenDialogue) -> None:
    """Two rounds of asking, and one name given across the line."""
    begin_scope(dialogue, SCOPE)
    dialogue.third.forget()
    sides = [[each.id for each in by_side(dialogue, people(dialogue))[side.id]] for side in dialogue.sides]
    for ids in sides:
        edges.note(dialogue, [(ids[first], ids[second]) for first, second in NAMED])
    edges.note(dialogue, [(sides[0][4], sides[1][4])])
