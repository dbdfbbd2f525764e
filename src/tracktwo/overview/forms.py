"""The form that begins a dialogue, and the one that changes the agreed names."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracktwo.common.writing import LANGUAGES, direction
from tracktwo.process.fields import MultilingualText
from tracktwo.process.records import DialogueCard
from tracktwo.ui.forms import ENDINGS, NEVER_KEEP, PayloadForm, filled, form_for

__all__ = ["begin_form", "chosen_languages", "names_form", "side_names"]

LONGEST_NAME = 40
ORDINALS = ("first", "second", "third", "fourth")
LABELS = (
    gettext_lazy("Language of the board"),
    gettext_lazy("Second language, side by side"),
    gettext_lazy("Third language, side by side"),
    gettext_lazy("Fourth language, side by side"),
)
NAMES = (
    gettext_lazy("Side %(n)s"),
    gettext_lazy("Side %(n)s, in the second language"),
    gettext_lazy("Side %(n)s, in the third language"),
    gettext_lazy("Side %(n)s, in the fourth language"),
)


def begin_form(sides: int, languages: int) -> type[PayloadForm]:
    """The first form: the card's own fields, one to four languages, and the names of two to four sides."""
    base = form_for(DialogueCard, ["code_name", "third_party", "in_person", "workshops_planned"], ["en"])
    base.base_fields["in_person"].label = _("The sides meet in person")
    offered = list(LANGUAGES.items())
    fields: dict[str, Any] = {}
    for place in range(languages):
        choices = [("", gettext_lazy("none")), *offered] if place else offered
        fields[f"{ORDINALS[place]}_language"] = forms.ChoiceField(
            label=LABELS[place], choices=choices, required=not place
        )
    for number in range(1, sides + 1):
        for place in range(languages):
            fields[f"side{number}{ENDINGS[place]}"] = forms.CharField(
                label=NAMES[place] % {"n": number},
                max_length=LONGEST_NAME,
                required=not place,
                widget=forms.TextInput(attrs=NEVER_KEEP | {"dir": "auto"}),
            )
    fields["agreed"] = forms.BooleanField(label=gettext_lazy("All sides agreed to these names"))
    return type("BeginForm", (base,), fields)


def chosen_languages(data: dict[str, Any]) -> list[str]:
    """The languages of the board in their order, each once."""
    chosen = (data.get(f"{ordinal}_language", "") for ordinal in ORDINALS)
    return list(dict.fromkeys(language for language in chosen if language))


def side_names(data: dict[str, Any], sides: int) -> list[MultilingualText]:
    """The sides' names in the languages that were chosen; a name beside a language that was not is left out."""
    offered = [data.get(f"{ordinal}_language", "") for ordinal in ORDINALS]
    places = [offered.index(language) for language in chosen_languages(data)]
    return [
        MultilingualText.of(data.get(f"side{number}{ENDINGS[place]}", "") for place in places)
        for number in range(1, sides + 1)
    ]


def names_form(card: DialogueCard) -> type[PayloadForm]:
    """Code name, third party, and each side's name in each language of the board."""
    base = form_for(DialogueCard, ["code_name", "third_party", "workshops_planned"], card.languages)
    for name in ("code_name", "third_party", "workshops_planned"):
        base.base_fields[name].initial = getattr(card, name)
    fields: dict[str, Any] = {}
    for side in card.sides:
        values = filled("", side.name)
        for ending, language in zip(ENDINGS, card.languages, strict=False):
            fields[f"side_{side.id}{ending}"] = forms.CharField(
                label=_("Agreed name of %(side)s (%(language)s)")
                % {"side": side.name.first, "language": LANGUAGES[language]},
                initial=values[ending],
                max_length=LONGEST_NAME,
                required=not ending,
                widget=forms.TextInput(attrs=NEVER_KEEP | {"lang": language, "dir": direction(language)}),
            )
    names = tuple(f"side_{side.id}" for side in card.sides)
    return type("NamesForm", (base,), fields | {"in_languages": names, "needed": ()})
