"""What this part gives to the room: to whoever holds its key, and to nobody else."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.parts import Part, Sentence

from ..pool.reads import people
from . import edges, tree, words
from .pages import PAGES

__all__ = ["PART"]


def drawing(dialogue: OpenDialogue) -> str:
    """The tree, where this member may see it."""
    records, everybody = edges.edges(dialogue), people(dialogue)
    nominations = tree.nominations_of(records or [], everybody)
    return tree.drawing(dialogue, tree.grown(nominations, everybody)) if nominations else ""


def sentences(dialogue: OpenDialogue) -> list[Sentence]:
    """What the snowball hangs on; to a member without the key, that it is kept apart."""
    if not edges.is_kept(dialogue):
        return []
    records, everybody = edges.edges(dialogue), people(dialogue)
    if records is None:
        return [Sentence(_("Who named whom is kept apart; you do not hold its key."), "recruit:referrals")]
    nominations = tree.nominations_of(records, everybody)
    if nominations is None:
        return []
    said = words.in_words(nominations, [each.card.code for each in everybody if each.card.key])
    return [Sentence(each, "recruit:referrals") for each in said[:3]]


PART = Part(
    name="referrals",
    title=_("Who named whom"),
    address="recruit:referrals",
    pages=PAGES,
    sentences=sentences,
    drawing=drawing,
    styles=("recruit/css/recruit.css",),
)
