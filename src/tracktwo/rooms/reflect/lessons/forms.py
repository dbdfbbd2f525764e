"""Forms of lessons, of evidence, and of the letter."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.designing import choices
from tracktwo.process.fields import Text
from tracktwo.process.records import Workshop
from tracktwo.ui.forms import NEVER_KEEP, PayloadForm, form_for

from ..casebook.cases import CASES
from .reads import find_on_shelf, lesson_views
from .records import Evidence, Lesson, Letter

__all__ = ["evidence_form", "lesson_form", "letter_form", "search_form", "several_form", "workshop_choices"]

# So many lines are asked for at once; more come when these are sent.
LINES = 4


def _choice_field(label: Text) -> forms.ChoiceField:
    options = [("", _("none of them")), *((choice.name, choice.title) for choice in choices())]
    return forms.ChoiceField(choices=options, required=False, label=label, label_suffix="")  # type: ignore[arg-type]  # a lazy text


def workshop_choices(dialogue: OpenDialogue) -> list[tuple[str, object]]:
    """The workshops by their numbers, the newest first."""
    workshops = reversed(dialogue.third.folio().all(Workshop))
    named = [(each.id, f"{each.body.number} {each.body.title}".strip()) for each in workshops]
    return [("", _("between workshops")), *named]


def lesson_form(dialogue: OpenDialogue) -> type[PayloadForm]:
    """The form for one lesson."""
    form = form_for(Lesson, ["words", "choice", "workshop"], ["en"])
    form.base_fields["choice"] = _choice_field(_("Which choice does it bear on?"))
    form.base_fields["workshop"] = forms.ChoiceField(
        choices=workshop_choices(dialogue), required=False, label=_("From which workshop?")
    )
    return form


def several_form(dialogue: OpenDialogue) -> type[PayloadForm]:
    """What a lessons workshop brought: some lines, each with its choice, from one workshop."""
    fields: dict[str, forms.Field] = {
        "workshop": forms.ChoiceField(
            choices=workshop_choices(dialogue), required=False, label=_("Which workshop was looked back on?")
        )
    }
    for number in range(LINES):
        attrs = {"rows": "2", "dir": "auto"} | NEVER_KEEP
        fields[f"words_{number}"] = forms.CharField(
            max_length=400, required=False, label=_("A lesson"), widget=forms.Textarea(attrs=attrs)
        )
        fields[f"choice_{number}"] = _choice_field(_("Bears on"))
    return type("SeveralForm", (PayloadForm,), fields)


def evidence_form(dialogue: OpenDialogue, kind: str) -> type[PayloadForm]:
    """What a choice rests on: of each kind, from what there is of it."""
    form = form_for(Evidence, ["words", "why"], ["en"])
    if kind == "published":
        return form
    options: list[tuple[str, object]]
    if kind == "case":
        options = [(case.name, case.title) for case in CASES]
    elif kind == "lesson":
        options = [(view.record.id, view.record.body.words[:90]) for view in lesson_views(dialogue)]
    else:
        options = [(each.record.id, each.record.body.words[:90]) for each, _choice in find_on_shelf(dialogue, "")]
    labels = {"case": _("Which case?"), "lesson": _("Which lesson of ours?"), "shelf": _("Which lesson of others?")}
    fields = {kind: forms.ChoiceField(choices=options, label=labels[kind]), "why": form.base_fields["why"]}
    return type("EvidenceForm", (PayloadForm,), fields)


def letter_form() -> type[PayloadForm]:
    """The letter to whoever convenes next."""
    return form_for(Letter, ["first", "again", "never"], ["en"])


def search_form() -> type[PayloadForm]:
    """One box."""
    attrs = {"type": "search", "dir": "auto"} | NEVER_KEEP
    box = forms.CharField(max_length=120, required=False, label=_("Words"), widget=forms.TextInput(attrs=attrs))
    return type("SearchForm", (PayloadForm,), {"wanted": box})
