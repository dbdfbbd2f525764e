"""What each thing that leaves our hands would give away to a stranger who finds it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import Text
from tracktwo.process.records import RELEASED_KINDS, Released

__all__ = ["ON_PAPER", "Reveals", "released_objects"]

# What is printed or handed out for a workshop, and what it says to whoever finds it.
ON_PAPER: tuple[tuple[Text, Text], ...] = (
    (gettext_lazy("The agenda"), gettext_lazy("Days, hours and what is spoken of; no place and nobody.")),
    (gettext_lazy("The ground rules"), gettext_lazy("That people of two sides meet, and how; not where, nor when.")),
    (gettext_lazy("Seat cards"), gettext_lazy("The names of the sides, and how many sit on each.")),
    (
        gettext_lazy("A ticket"),
        gettext_lazy("That there is a meeting. Once used, or once the meeting is closed, it opens nothing."),
    ),
    (gettext_lazy("The glossary"), gettext_lazy("Which words stood in the way, and what each side means by them.")),
    (
        gettext_lazy("The calendar file"),
        gettext_lazy("Days and hours alone, in a calendar that its owner's account may carry away."),
    ),
)


@dataclass(frozen=True)
class Reveals:
    """A released object, what kind it is, its title, and what it would give away; empty where nothing was found."""

    kind: Text
    title: str
    says: tuple[str, ...]


def released_objects(dialogue: OpenDialogue) -> list[Reveals]:
    """Every object all sides released, with what its words would tell. Names it does not know it cannot see."""
    return [
        Reveals(
            RELEASED_KINDS[words.kind], dialogue.one_line(words.title or words.wording), tuple(_says(dialogue, words))
        )
        for words in (record.body for record in dialogue.joint.folio().all(Released))
    ]


def _says(dialogue: OpenDialogue, released: Released) -> list[str]:
    words = " ".join([*released.title.texts, *released.wording.texts]).casefold()
    card = dialogue.card
    says = [
        _("It names %(side)s.") % {"side": dialogue.one_line(side.name)}
        for side in dialogue.sides
        if any(text and text.casefold() in words for text in side.name.texts) or released.owner == side.id
    ]
    if card.code_name.casefold() in words:
        says.append(_("It carries the code name of the dialogue."))
    if card.third_party and card.third_party.casefold() in words:
        says.append(_("It names the third party."))
    if any(letter.isdecimal() for letter in words):
        says.append(_("It holds numbers: a day, a sum or a place may be told from them."))
    if len([text for text in released.wording.texts if text]) > 1:
        says.append(_("Its languages say between whom it was."))
    return says
