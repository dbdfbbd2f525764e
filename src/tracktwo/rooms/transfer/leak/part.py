"""What a leak gives to the room."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.parts import Part, Sentence
from tracktwo.process.records import MeetingCard
from tracktwo.process.rooms import HomeSection

from . import cases
from .pages import PAGES
from .records import LeakCase

__all__ = ["PART"]


def sentences(dialogue: OpenDialogue) -> list[Sentence]:
    """That something has leaked, and who is still to be warned."""
    record = cases.case_of(dialogue)
    if record is None:
        return []
    left = sum(not each.warned for each in cases.to_warn(dialogue, record.body))
    words = gettext("It has leaked. Still to be warned: %(n)d.") % {"n": left}
    return [Sentence(words, "transfer:leak", "due")]


def on_home(dialogue: OpenDialogue) -> dict[str, Any] | None:
    """One press away from the dialogue's home, from the first meeting on."""
    if not dialogue.third.folio().all(MeetingCard):
        return None
    return {"leaking": cases.case_of(dialogue) is not None}


PART = Part(
    "leak",
    _("When it leaks"),
    "transfer:leak",
    PAGES,
    sentences,
    kinds=(LeakCase,),
    home=(HomeSection("transfer/home_leak.html", on_home),),
    demonstration="tracktwo.rooms.transfer.leak.demo.play",
)
