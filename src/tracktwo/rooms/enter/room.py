"""What the room declares of itself."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.rooms import Progress, Room

from .pages import PAGES
from .parts import parts
from .picture.safeguards import HARM_LOOKED_AT

__all__ = ["ROOM"]


def progress(dialogue: OpenDialogue) -> Progress:
    """Begun with the first note in any of its parts."""
    folio = dialogue.third.folio()
    return "begun" if any(folio.all(kind) for part in parts() for kind in part.kinds) else ""


ROOM = Room(
    "enter",
    _("Enter"),
    _("Should we, why, and as whom?"),
    _("Decide whether you are the right third party, and what you promise."),
    pages=PAGES,
    progress=progress,
    safeguards=(HARM_LOOKED_AT,),
    autosaved=frozenset({"picture"}),
    demonstration="tracktwo.rooms.enter.demo.play",
)
