"""Forms derived from payload types: a field is declared once, with its label, limits and choices."""

import datetime
from collections.abc import Mapping
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import msgspec
from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from tracktwo.common.writing import LANGUAGES, clean_text, direction, unseen
from tracktwo.process.fields import Field, MultilingualText

__all__ = ["ENDINGS", "PayloadForm", "filled", "form_for", "form_key"]

# Browsers keep typed text in session files, and send it to spelling services, unless told not to.
NEVER_KEEP = {"autocomplete": "off", "spellcheck": "false"}
# What the name of a text's box ends with, in the order of the dialogue's languages.
ENDINGS = ("", "_second", "_third", "_fourth")


class PayloadForm(forms.Form):
    """A form whose cleaned values are the payload's fields."""

    in_languages: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()

    def __init__(self, data: QueryDict | Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        self._unseen: dict[str, list[str]] = {}
        kwargs.setdefault("label_suffix", "")
        super().__init__(self._seen(data) if data is not None else None, **kwargs)

    def _seen(self, data: QueryDict | Mapping[str, Any]) -> Mapping[str, Any]:
        """Take unseen characters out before the form is shown again, and remember to say so."""
        plain: dict[str, Any] = data.dict() if isinstance(data, QueryDict) else dict(data)
        if isinstance(data, QueryDict):
            # Of these a browser sends one value for each box that is ticked.
            several = (name for name, box in self.base_fields.items() if isinstance(box, forms.MultipleChoiceField))
            plain |= {name: data.getlist(name) for name in several}
        for name, value in plain.items():
            if isinstance(value, str):
                if hidden := unseen(value):
                    self._unseen[name] = hidden
                plain[name] = clean_text(value)
        return plain

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        """What a field begins with; of boxes that were ticked and not saved, a draft holds a line for each."""
        begins = super().get_initial_for_field(field, field_name)
        several = isinstance(field, forms.MultipleChoiceField) and isinstance(begins, str)
        return begins.splitlines() if several else begins

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        for name in self.needed:
            if not any(data.get(name + ending) for ending in ENDINGS) and name not in self.errors:
                self.add_error(name, _("Write it in at least one of the languages."))
        for sent, hidden in self._unseen.items():
            name = sent.removeprefix(f"{self.prefix}-") if self.prefix else sent
            if name in self.fields:
                message = _(
                    "Characters that cannot be seen were taken out (%(found)s). Look at the text and save again."
                )
                self.add_error(name, message % {"found": ", ".join(hidden[:5])})
        return data

    def values(self) -> dict[str, Any]:
        """The payload's fields; the boxes of one text in several languages are put together."""
        data = dict(self.cleaned_data)
        for name in self.in_languages:
            data[name] = MultilingualText(*[data.pop(name + ending, "") for ending in ENDINGS])
        return data


def form_key(request: HttpRequest) -> str:
    """The key a form was shown with, so that the same form sent twice writes once; empty where there is none."""
    key = request.POST.get("key", "")
    return key if len(key) == 32 and key.isalnum() else ""


def form_for(
    kind: type[msgspec.Struct],
    names: list[str],
    languages: list[str],
    choices: Mapping[str, Any] | None = None,
) -> type[PayloadForm]:
    """A form class for some fields of a payload.

    Args:
        kind: the payload type.
        names: its fields, in the order of the form.
        languages: one to four language codes; a text becomes one box for each.
        choices: for plain `str` fields that name a side or a record, the choices as (value, label); for lists of
            such names, too, of which any number can be ticked.
    """
    hints = get_type_hints(kind, include_extras=True)
    fields: dict[str, Any] = {}
    words, needed = [], []
    for name in names:
        base, mark = _mark(hints[name])
        if base is MultilingualText:
            words.append(name)
            if not mark.optional:
                needed.append(name)
            fields |= _word_fields(name, mark, languages)
        else:
            fields[name] = _field(base, mark, (choices or {}).get(name))
    for info in msgspec.structs.fields(kind):
        if info.name in fields and info.default is not msgspec.NODEFAULT and info.default != "":
            fields[info.name].initial = info.default
    return type(
        f"{kind.__name__}Form", (PayloadForm,), {**fields, "in_languages": tuple(words), "needed": tuple(needed)}
    )


def _mark(hint: Any) -> tuple[Any, Field]:
    if get_origin(hint) is Annotated:
        base, *marks = get_args(hint)
        return base, next((mark for mark in marks if isinstance(mark, Field)), Field(""))
    return hint, Field("")


def _word_fields(name: str, mark: Field, languages: list[str]) -> dict[str, forms.Field]:
    boxes: dict[str, forms.Field] = {
        name + ending: _text(mark, language) for ending, language in zip(ENDINGS, languages, strict=False)
    }
    if len(languages) == 1:
        return boxes
    for place, (box, language) in enumerate(zip(boxes.values(), languages, strict=True)):
        # One language is enough, and it need not be the first: neither side's is the original.
        box.required = False
        box.label = _("%(label)s (%(language)s)") % {"label": mark.label, "language": LANGUAGES[language]}
        if place:
            box.help_text = ""
    return boxes


def filled(name: str, text: MultilingualText) -> dict[str, str]:
    """What the boxes of a text are filled with when its form is shown again."""
    return {name + ending: part for ending, part in zip(ENDINGS, text.texts, strict=True)}


def _text(mark: Field, language: str = "") -> forms.CharField:
    attrs = dict(NEVER_KEEP)
    if language:
        attrs |= {"lang": language, "dir": direction(language)}
    else:
        attrs |= {"dir": "auto"}
    widget = forms.Textarea(attrs=attrs | {"rows": "3"}) if mark.long else forms.TextInput(attrs=attrs)
    return forms.CharField(
        label=str(mark.label),
        help_text=str(mark.help),
        max_length=mark.limit,
        required=not mark.optional,
        widget=widget,
    )


def _field(base: Any, mark: Field, choices: Any) -> forms.Field:
    common: dict[str, Any] = {"label": mark.label, "help_text": mark.help}
    if get_origin(base) is list:
        return forms.MultipleChoiceField(
            choices=choices or (), required=False, widget=forms.CheckboxSelectMultiple, **common
        )
    if choices is not None:
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **common)
    if mark.choices is not None:
        options = list(mark.choices.items())
        if base is int:
            return forms.TypedChoiceField(choices=options, coerce=int, **common)
        return forms.ChoiceField(choices=options, required="" not in mark.choices, **common)
    if base is bool:
        return forms.BooleanField(required=False, **common)
    if base is int:
        return forms.IntegerField(min_value=mark.low, max_value=mark.high, **common)
    if datetime.date in (base, *get_args(base)):
        day = forms.DateInput(attrs={"type": "date"} | NEVER_KEEP)
        return forms.DateField(widget=day, required=base is datetime.date, **common)
    return _text(mark)
