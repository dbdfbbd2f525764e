"""Forms of the ladder."""

from typing import Any

from django.utils.translation import gettext as _

from tracktwo.process.access import OpenMeeting
from tracktwo.ui.forms import PayloadForm, filled, form_for

from .records import ReassuranceStep, Tolerance

__all__ = ["step_fields", "step_form", "tolerance_form"]

FIELDS = ["gesture", "words", "reassures", "exposes", "days", "lasting", "check"]


def step_form(meeting: OpenMeeting, with_side: bool = False) -> type[PayloadForm]:
    """The form for a step; `with_side` also asks whose it is."""
    sides = [(side.id, meeting.dialogue.one_line(side.name)) for side in meeting.left_first]
    names = ["side", *FIELDS] if with_side else FIELDS
    kind = form_for(ReassuranceStep, names, meeting.dialogue.card.languages, {"side": sides})
    if with_side:
        kind.base_fields["side"].label = _("Side")
    return kind


def step_fields(step: ReassuranceStep) -> dict[str, Any]:
    """A step as its form begins."""
    fields = {name: getattr(step, name) for name in FIELDS}
    return fields | filled("words", step.words)


def tolerance_form() -> type[PayloadForm]:
    """The form for how much exposure a side will bear."""
    return form_for(Tolerance, ["most"], ["en"])
