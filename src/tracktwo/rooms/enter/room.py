"""What the room declares of itself."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.rooms import NextStep, Progress, Room

from .pages import PAGES
from .parts import parts

__all__ = ["ROOM"]


def progress(dialogue: OpenDialogue) -> Progress:
    """Begun with the first note in any of its parts."""
    folio = dialogue.third.folio()
    return "begun" if any(folio.all(kind) for part in parts() for kind in part.kinds) else ""


def next_steps(dialogue: OpenDialogue) -> list[NextStep]:
    """What its parts offer next."""
    return [step for part in parts() for step in part.next_steps(dialogue)]


ROOM = Room(
    "enter",
    _("Enter"),
    _("Should we, why, and as whom?"),
    _("Decide whether you are the right third party, and what you promise."),
    pages=PAGES,
    progress=progress,
    next_steps=next_steps,
    safeguards=tuple(rule for part in parts() for rule in part.safeguards),
    autosaved=frozenset(name for part in parts() for name in part.autosaved),
    about_members=tuple(kind for part in parts() for kind in part.about_members),
    demonstration="tracktwo.rooms.enter.demo.play",
)
