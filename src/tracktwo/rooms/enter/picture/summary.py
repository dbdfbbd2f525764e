"""What the picture says on the room's first page and on its printed ones."""

from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracktwo.process.access import OpenDialogue
from tracktwo.process.parts import Sentence

from .actor_map import actor_map
from .differences import differences, questions
from .reads import Actor, ShownTie, actors, ties

__all__ = ["drawing", "printed", "sentences"]

MOST_OF_A_KIND = 3


def drawing(dialogue: OpenDialogue) -> SafeString:
    """The actor map as it stands today, or nothing before there is a group."""
    shown = actors(dialogue)
    if not shown:
        return mark_safe("")
    title = _("Map of the groups and the ties between them. The page behind it lists them in words.")
    between = ties(dialogue, (actor.id for actor in shown))
    base = reverse("enter:picture", args=[dialogue.id])
    return mark_safe(actor_map(dialogue, shown, between, lambda id: f"{base}/group/{id}", title))


def sentences(dialogue: OpenDialogue) -> list[Sentence]:
    """Where analysts differ, what stands between the sides, and what nobody knows; a few of each."""
    shown = actors(dialogue)
    between = ties(dialogue, (actor.id for actor in shown))
    differ = [Sentence(each.sentence, "enter:picture", "differs") for each in differences(dialogue)]
    asked = [Sentence(question.words, "enter:picture", "asks") for question in questions(dialogue)]
    says = [Sentence(words, "enter:picture") for words in _across(shown, between)]
    return [*differ[:MOST_OF_A_KIND], *says, *asked[:MOST_OF_A_KIND]]


def _across(shown: list[Actor], between: list[ShownTie]) -> list[str]:
    """What crosses from side to side, by kind and by level: it is what a dialogue could build on."""
    if not shown:
        return []
    sides = {actor.id: actor.side for actor in shown}
    levels = {actor.id: actor.level for actor in shown}
    crossing = [tie for tie in between if len({sides[id] for id in tie.pair} - {"", "?"}) == 2]
    open_ways = [tie for tie in crossing if tie.kind in ("channel", "alliance")]
    lines = []
    if open_ways:
        quiet = sum(tie.back for tie in open_ways)
        words = ngettext(
            "%(n)d way is open from side to side, %(quiet)d of them quiet.",
            "%(n)d ways are open from side to side, %(quiet)d of them quiet.",
            len(open_ways),
        )
        lines.append(words % {"n": len(open_ways), "quiet": quiet})
    else:
        lines.append(_("No way is open from side to side that anybody of the team knows of."))
    below = [tie for tie in open_ways if all(levels[id] == "grassroots" for id in tie.pair)]
    if open_ways and not below:
        lines.append(_("At the grassroots nothing crosses from side to side."))
    return lines


def printed(dialogue: OpenDialogue) -> dict[str, Any]:
    """The map, the differences and the open questions, for the printed pages."""
    shown = actors(dialogue)
    between = ties(dialogue, (actor.id for actor in shown))
    return {
        "map": mark_safe(actor_map(dialogue, shown, between)) if shown else "",
        "differences": differences(dialogue),
        "questions": questions(dialogue)[:6],
    }
