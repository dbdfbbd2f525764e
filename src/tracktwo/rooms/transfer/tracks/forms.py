"""Forms of the other tracks: an initiative, what passed, a task of liaison."""

import datetime

from django import forms
from django.utils.translation import gettext as _

from tracktwo.matter.liaison import LiaisonTask
from tracktwo.process.access import OpenDialogue
from tracktwo.ui.forms import PayloadForm, filled, form_for

from .orbits import Orbit
from .records import LinkedInitiative, Passed

__all__ = ["initiative_form", "liaison_form", "passed_form", "words_of"]


def initiative_form(dialogue: OpenDialogue) -> type[PayloadForm]:
    """An initiative: its track and its name."""
    return form_for(LinkedInitiative, ["track", "words"], dialogue.card.languages)


def passed_form(dialogue: OpenDialogue, shown: list[Orbit], today: datetime.date) -> type[PayloadForm]:
    """What passed between which two, and when last."""
    named = [(orbit.record.id, dialogue.one_line(orbit.record.body.words, 60)) for orbit in shown]
    form = form_for(Passed, ["kind", "day"], ["en"])
    form.base_fields["of"] = forms.ChoiceField(label=_("Between"), choices=named)
    form.base_fields["other"] = forms.ChoiceField(
        label=_("and"), choices=[("", _("this dialogue")), *named], required=False
    )
    form.base_fields["day"].initial = today
    return form


def liaison_form() -> type[PayloadForm]:
    """A task of liaison."""
    return form_for(LiaisonTask, ["track", "task", "due"], ["en"])


def words_of(initiative: LinkedInitiative) -> dict[str, str]:
    """What the boxes of its name are filled with."""
    return filled("words", initiative.words)
