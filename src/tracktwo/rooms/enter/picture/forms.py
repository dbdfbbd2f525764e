"""Forms of the picture: a question or two in sight, everything else behind one word."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tracktwo.matter.dated import SOURCES, Dated
from tracktwo.matter.issues import Issue
from tracktwo.matter.official import Milestone
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.holders import holder_choices
from tracktwo.process.records import Workshop
from tracktwo.process.sealed import Payload
from tracktwo.ui.forms import ENDINGS, NEVER_KEEP, PayloadForm, filled, form_for

from .records import (
    NOT_KNOWN,
    Divider,
    Doubt,
    Group,
    GroupView,
    HarmReview,
    OnionLine,
    OpenQuestion,
    Standing,
    Tie,
    TreeLine,
)

__all__ = [
    "FIELDS",
    "ShortForm",
    "group_form",
    "issue_form",
    "name_form",
    "review_form",
    "shown_again",
    "statement_form",
    "view_form",
]

# The fields in sight, by kind of statement. What else a statement has stands behind "More".
FIELDS: dict[type[Dated], tuple[str, ...]] = {
    Tie: ("start", "end", "kind"),
    OnionLine: ("side", "layer", "words"),
    TreeLine: ("part", "words"),
    Divider: ("way", "words", "effect"),
    Standing: ("group", "change", "words"),
    Milestone: ("kind", "words", "day"),
    OpenQuestion: ("words",),
    Doubt: ("words",),
    GroupView: ("side", "level", "power"),
}
MORE: dict[type[Dated], tuple[str, ...]] = {Tie: ("back",), TreeLine: ("under",), Divider: ("category",)}


class LongSelect(forms.Select):
    """A choice among as many as there are groups. Django renders a template for each of them; this one does not."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The same markup at once."""
        chosen = {str(each) for each in (value if isinstance(value, list | tuple) else [value])}
        options = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            ((id, mark_safe(" selected") if str(id) in chosen else "", label) for id, label in self.choices),
        )
        return format_html(
            "<select{}>\n{}</select>", flatatt(self.build_attrs({"name": name, **self.attrs}, attrs)), options
        )


class ShortForm(PayloadForm):
    """A form of which few fields are in sight: `main`; the others are `more`."""

    in_sight: tuple[str, ...] = ()

    @property
    def main(self) -> list[forms.BoundField]:
        """The fields in sight, in their order."""
        return [self[name] for name in self.in_sight]

    @property
    def more(self) -> list[forms.BoundField]:
        """What is asked behind one word."""
        return [field for field in self if field.name not in self.in_sight]

    @property
    def more_is_wrong(self) -> bool:
        """Whether something that is not in sight needs to be looked at."""
        return any(field.errors for field in self.more)


def _short(made: type[PayloadForm], sight: Iterable[str], languages: list[str]) -> type[ShortForm]:
    """The form with these fields in sight, a text in the language of whoever reads where the dialogue has it."""
    reader = get_language()
    ending = ENDINGS[languages.index(reader)] if reader in languages else ""
    in_sight = tuple(name + ending if name in made.in_languages else name for name in sight)
    return type(made.__name__, (ShortForm, made), {"in_sight": in_sight})


def _dated(dialogue: OpenDialogue, made: type[PayloadForm], since: str) -> type[PayloadForm]:
    """The form with what every statement carries."""
    day = forms.DateInput(attrs={"type": "date"} | NEVER_KEEP)
    made.base_fields["day"] = forms.DateField(label=since, widget=day, initial=journal.today(dialogue.third.folio()))
    made.base_fields["until"] = forms.DateField(label=_("Until when?"), widget=day, required=False)
    made.base_fields["source"] = forms.ChoiceField(
        label=_("How do you know?"), choices=SOURCES.items(), initial="judgement"
    )
    made.base_fields["holder"] = forms.ChoiceField(
        label=_("Who of the team holds it?"), choices=holder_choices(dialogue)
    )
    return made


def _sides(dialogue: OpenDialogue) -> list[tuple[str, str]]:
    return [(side.id, dialogue.one_line(side.name)) for side in dialogue.sides]


def _groups(dialogue: OpenDialogue) -> list[tuple[str, str]]:
    groups = dialogue.third.folio().all(Group)
    return sorted(((group.id, dialogue.one_line(group.body.name)) for group in groups), key=lambda each: each[1])


def view_form(dialogue: OpenDialogue) -> type[ShortForm]:
    """How a group is seen: its side, level and power."""
    return _short(_view_fields(dialogue), FIELDS[GroupView], dialogue.card.languages)


def _view_fields(dialogue: OpenDialogue) -> type[PayloadForm]:
    sides = [*_sides(dialogue), ("", _("none of them")), (NOT_KNOWN, _("not known"))]
    made = form_for(GroupView, list(FIELDS[GroupView]), dialogue.card.languages, {"side": sides})
    made.base_fields["side"].required = False
    return _dated(dialogue, made, _("Since when?"))


def group_form(dialogue: OpenDialogue) -> type[ShortForm]:
    """A new group, and how whoever adds it sees it."""
    languages = dialogue.card.languages
    name = form_for(Group, ["name"], languages)
    both = type("GroupForm", (name, _view_fields(dialogue)), {"in_languages": ("name",), "needed": ("name",)})
    return _short(both, ("name", "side", "level", "power"), languages)


def name_form(dialogue: OpenDialogue) -> type[PayloadForm]:
    """A group's name in each language."""
    return form_for(Group, ["name"], dialogue.card.languages)


def statement_form(dialogue: OpenDialogue, kind: type[Dated]) -> type[ShortForm]:
    """The form for a statement of this kind."""
    if kind is GroupView:
        return view_form(dialogue)
    groups = _groups(dialogue)
    choices: dict[str, Any] = {"side": _sides(dialogue), "start": groups, "end": groups, "group": groups, "under": []}
    languages = dialogue.card.languages
    names = [name for name in (*FIELDS[kind], *MORE.get(kind, ())) if name != "day"]
    made = form_for(kind, names, languages, choices)
    for name, label in (("start", _("Between which group")), ("end", _("and which?")), ("group", "")):
        if name in made.base_fields:
            made.base_fields[name] = forms.ChoiceField(
                label=label or made.base_fields[name].label, choices=[("", "—"), *groups], widget=LongSelect
            )
    if kind is TreeLine:
        lines = [(line.id, dialogue.one_line(line.body.words)) for line in dialogue.third.folio().all(TreeLine)]
        made.base_fields["under"] = forms.ChoiceField(
            label=made.base_fields["under"].label, choices=[("", "—"), *lines], required=False
        )
    since = _("On which day?") if kind is Milestone else _("Since when?")
    return _short(_dated(dialogue, made, since), FIELDS[kind], languages)


def review_form(dialogue: OpenDialogue) -> type[ShortForm]:
    """The form for a review before a workshop."""
    languages = dialogue.card.languages
    workshops = [
        (workshop.id, workshop.body.title or _("Workshop %(number)d") % {"number": workshop.body.number})
        for workshop in reversed(dialogue.third.folio().all(Workshop))
    ]
    made = form_for(HarmReview, ["workshop", "words"], languages, {"workshop": workshops})
    made.base_fields["workshop"] = forms.ChoiceField(label=_("Before which workshop?"), choices=workshops)
    return _short(_dated(dialogue, made, _("On which day?")), ("workshop", "words"), languages)


def issue_form(dialogue: OpenDialogue) -> type[ShortForm]:
    """The form for an issue of the conflict."""
    languages = dialogue.card.languages
    return _short(form_for(Issue, ["words", "agenda", "nature"], languages), ("words", "agenda", "nature"), languages)


def shown_again(statement: Payload) -> dict[str, Any]:
    """A statement as its form begins."""
    fields: dict[str, Any] = {}
    for name in statement.__struct_fields__:
        value = getattr(statement, name)
        fields |= filled(name, value) if hasattr(value, "texts") else {name: value}
    return fields
