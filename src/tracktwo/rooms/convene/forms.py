"""The forms of the room, by the name under which the console opens them."""

from typing import Any

from django.utils.translation import gettext as _

from tracktwo.matter.concerns import KINDS, Concern, Shared
from tracktwo.process.access import OpenMeeting
from tracktwo.process.sealed import Payload
from tracktwo.rooms.convene.loaded_words import LoadedWord, Meaning
from tracktwo.ui.forms import PayloadForm, form_for

from .records import Barrier, CaucusNote, Cause, MethodNote, Observation, Position

__all__ = [
    "BOARD_FORMS",
    "board_form",
    "caucus_form",
    "meaning_form",
    "method_form",
    "observation_form",
    "titles",
]

BOARD_FORMS: dict[str, tuple[type[Payload], list[str]]] = {
    "concern": (Concern, ["words", "kind", "owner"]),
    "shared": (Shared, ["words"]),
    "between": (Barrier, ["words"]),
    "cause": (Cause, ["words"]),
    "position": (Position, ["words", "side"]),
    "word": (LoadedWord, ["term"]),
}


def titles() -> dict[str, str]:
    """What the dialog of each form is headed with."""
    return {
        "concern": _("A concern"),
        "shared": _("What all sides hold"),
        "between": _("An obstacle between the sides"),
        "cause": _("An underlying cause"),
        "position": _("A position, to be parked"),
        "word": _("A loaded word"),
    }


def board_form(meeting: OpenMeeting, name: str) -> type[PayloadForm]:
    """The form class of that name.

    Raises:
        KeyError: there is none.
    """
    kind, fields = BOARD_FORMS[name]
    sides = [(side.id, meeting.dialogue.one_line(side.name)) for side in meeting.left_first]
    form = form_for(kind, fields, meeting.dialogue.card.languages, {"owner": sides, "side": sides})
    for field in ("owner", "side"):
        if field in form.base_fields:
            form.base_fields[field].label = _("Side")
            form.base_fields[field].initial = sides[0][0]
    return form


def meaning_form(meeting: OpenMeeting) -> type[PayloadForm]:
    """What one side means by a word."""
    return form_for(Meaning, ["means", "fears", "least"], meeting.dialogue.card.languages)


def caucus_form(meeting: OpenMeeting) -> type[PayloadForm]:
    """A card of one side alone."""
    kinds: list[tuple[str, Any]] = [*KINDS.items(), ("position", _("Position"))]
    form = form_for(CaucusNote, ["words", "kind"], meeting.dialogue.card.languages, {"kind": kinds})
    form.base_fields["kind"].label, form.base_fields["kind"].initial = _("Kind"), "need"
    return form


def observation_form() -> type[PayloadForm]:
    """An observation of the third party."""
    return form_for(Observation, ["question", "opened", "kind"], ["en"])


def method_form() -> type[PayloadForm]:
    """A note on method."""
    return form_for(MethodNote, ["text"], ["en"])
