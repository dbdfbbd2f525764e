"""Forms of the report: one heading at a time, numbers, outcomes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import NotThere
from tracktwo.ui.forms import PayloadForm, filled, form_for

from ..outcomes.reads import confirmed
from .records import TEXTS, ReportDraft

__all__ = ["PARTS", "begun", "part_form"]

PARTS = (*TEXTS, "outcomes", "people")
NUMBERS = ["workshops", "people", "women", "men"]


def part_form(dialogue: OpenDialogue, name: str) -> type[PayloadForm]:
    """The form for one part of the report.

    Raises:
        NotThere: there is no such part.
    """
    if name in TEXTS:
        return form_for(ReportDraft, [name], dialogue.card.languages)
    if name == "people":
        return form_for(ReportDraft, NUMBERS, ["en"])
    if name != "outcomes":
        raise NotThere("part")
    options = [(record.id, dialogue.one_line(record.body.what, 120)) for record in confirmed(dialogue)]
    box = forms.MultipleChoiceField(
        choices=options,
        required=False,
        label=_("Which outcomes stand in it?"),
        widget=forms.CheckboxSelectMultiple,
    )
    return type("OutcomesForm", (PayloadForm,), {"outcomes": box})


def begun(draft: ReportDraft, name: str) -> dict[str, object]:
    """The form as it begins."""
    if name in TEXTS:
        return dict(filled(name, getattr(draft, name)))
    names = NUMBERS if name == "people" else [name]
    return {each: getattr(draft, each) for each in names}
