"""The form for what a side answered."""

from tracktwo.process.access import OpenDialogue
from tracktwo.ui.forms import PayloadForm, form_for

from .records import SideAsked

__all__ = ["asked_form"]


def asked_form(dialogue: OpenDialogue) -> type[PayloadForm]:
    """Side, cost and course: three choices, and no words."""
    sides = [(side.id, dialogue.one_line(side.name)) for side in dialogue.sides]
    return form_for(SideAsked, ["side", "cost", "course"], ["en"], {"side": sides})
