"""Forms of outcomes and of cards on the other side."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.holders import my_record
from tracktwo.process.journal import today
from tracktwo.ui.forms import PayloadForm, filled, form_for

from ..quarters import quarter_choices, taken
from .reads import idea_choices
from .records import ChangeCard, Harvest, OutcomeDraft

__all__ = ["change_form", "draft_from", "outcome_fields", "outcome_form"]

TEXTS = ("what", "part", "significance")


def outcome_form(dialogue: OpenDialogue) -> type[PayloadForm]:
    """The form for an outcome: three short texts, and choices."""
    names = ["what", "whom", "part", "significance", "how", "outside"]
    form = form_for(OutcomeDraft, names, dialogue.card.languages)
    day = today(dialogue.third.folio())
    form.base_fields["when"] = forms.ChoiceField(choices=quarter_choices(day), label=_("When?"))
    form.base_fields["idea"] = forms.ChoiceField(
        choices=idea_choices(dialogue), required=False, label=_("Which idea did it come from?")
    )
    return form


def outcome_fields(body: Harvest) -> dict[str, Any]:
    """The form as it begins."""
    said: dict[str, Any] = {name: getattr(body, name) for name in ("whom", "how", "outside", "idea")}
    said["when"] = f"{body.year}-{body.quarter}"
    for name in TEXTS:
        said |= filled(name, getattr(body, name))
    return said


def draft_from(dialogue: OpenDialogue, form: PayloadForm) -> OutcomeDraft:
    """The outcome that was typed."""
    values = form.values()
    year, quarter = taken(values.pop("when"))
    day = today(dialogue.third.folio())
    return OutcomeDraft(**values, year=year, quarter=quarter, holder=my_record(dialogue).id, day=day)


def change_form(dialogue: OpenDialogue) -> type[PayloadForm]:
    """The form for a card on the other side."""
    return form_for(ChangeCard, ["words"], dialogue.card.languages)
