"""Forms of the pool."""

from django import forms
from django.utils.translation import gettext as _

from tracktwo.methods.contacts import same_name
from tracktwo.process.access import OpenDialogue
from tracktwo.ui.forms import PayloadForm, form_for

from .questions import CoverageQuestion
from .reads import Person
from .records import Prospect

__all__ = ["PERSON", "add_form", "named", "person_form", "question_form"]

PERSON = ("name", "reach", "title", "contact")
NEVER_KEEP = {"autocomplete": "off", "spellcheck": "false", "dir": "auto"}


def add_form(nominators: bool) -> type[PayloadForm]:
    """Somebody in seconds: a name, what they reach, and, for whoever holds that key, who named them."""
    kind = form_for(Prospect, ["name", "reach"], ["en"])
    kind.base_fields["reach"].help_text = ""
    if nominators:
        kind.base_fields["named_by"] = forms.CharField(
            label=_("Who named them?"),
            required=False,
            max_length=120,
            widget=forms.TextInput(attrs=NEVER_KEEP | {"list": "people"}),
        )
    kind.base_fields["namesake"] = forms.BooleanField(
        label=_("This is somebody else of the same name"), required=False, widget=forms.HiddenInput
    )
    return kind


def named(typed: str, everybody: list[Person]) -> Person | None:
    """Whom somebody means who typed a code, a name, or both; None where that is nobody, or several."""
    first = typed.split(" ", 1)[0].casefold()
    for each in everybody:
        if each.card.code.casefold() == first:
            return each
    wanted = same_name(typed)
    same = [each for each in everybody if wanted and same_name(each.card.name) == wanted]
    return same[0] if len(same) == 1 else None


def person_form() -> type[PayloadForm]:
    """What is noted of somebody."""
    return form_for(Prospect, list(PERSON), ["en"])


def question_form(dialogue: OpenDialogue) -> type[PayloadForm]:
    """A coverage question of the dialogue's own."""
    return form_for(CoverageQuestion, ["kind", "words"], dialogue.card.languages)
