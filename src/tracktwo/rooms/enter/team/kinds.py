"""The short cards of this part: under which name, with which questions, and on which page each kind stands."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.forms import ChoiceField, MultipleChoiceField, RadioSelect, Select
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from tracktwo.matter.culture import WEEKDAYS, CultureCard, days_off
from tracktwo.matter.dated import Dated
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import NotThere
from tracktwo.process.fields import Text
from tracktwo.process.holders import my_record
from tracktwo.process.schedule import next_workshop
from tracktwo.process.sealed import Payload
from tracktwo.ui.forms import PayloadForm, form_for

from .evenness import kinds_to_note, workshops_to_note
from .notes import (
    Dilemma,
    HandoverNote,
    ImportedMaterial,
    LocalReview,
    Norm,
    Offered,
    OpenQuestion,
    Outsiders,
    Ownership,
    Posture,
)
from .records import Acceptance

__all__ = ["KINDS", "NORM_GROUPS", "Kind", "kind_of", "parties"]

# Question marks of the scripts a dialogue may be written in: Latin and Cyrillic, Arabic, Greek, Armenian, Ethiopic,
# and the full-width one.
QUESTION_MARKS = "?؟;\u037e՞፧？"
# So many choices are seen at a glance; of more one is picked from a list.
FEW = 5
NORM_GROUPS: dict[str, Text] = {
    "third": gettext_lazy("we, the third party"),
    "local": gettext_lazy("a local group"),
    "abroad": gettext_lazy("somebody abroad"),
}


def _no_choices(dialogue: OpenDialogue) -> dict[str, Any]:
    return {}


def _no_check(form: PayloadForm) -> None:
    return None


@dataclass(frozen=True)
class Kind:
    """One kind of card.

    `asked` are the questions that are seen, `more` those behind a fold; `page` is the address of the page on which its
    cards stand; `label` names it in undo, in English; `check` adds to a form what is wrong with its answers. `of` is
    the field that says what a card belongs to, which its form does not ask for; `single` where each has but one card.
    """

    name: str
    payload: type[Payload]
    title: Text
    label: str
    page: str
    asked: tuple[str, ...]
    more: tuple[str, ...] = ()
    choices: Callable[[OpenDialogue], dict[str, Any]] = _no_choices
    check: Callable[[PayloadForm], None] = _no_check
    of: str = ""
    single: bool = False

    def form(self, dialogue: OpenDialogue) -> type[PayloadForm]:
        """The form of a card."""
        kind = form_for(self.payload, [*self.asked, *self.more], ["en"], self.choices(dialogue))
        for field in kind.base_fields.values():
            if "rows" in field.widget.attrs:
                field.widget.attrs["rows"] = "2"
            if isinstance(field, ChoiceField) and not isinstance(field, MultipleChoiceField):
                offered = list(field.choices)  # type: ignore[arg-type]  # never a function: form_for gives pairs
                field.widget = (RadioSelect if len(offered) <= FEW else Select)(choices=offered)
                field.required = field.required and "" not in dict(offered)
        return kind

    def fresh(self, dialogue: OpenDialogue) -> dict[str, Any]:
        """How the form of a new card begins: today, and the workshop ahead."""
        ahead = next_workshop(dialogue)
        day = journal.today(dialogue.third.folio()).isoformat()
        return {"day": day, "workshop": ahead.id if ahead else ""}

    def fields(self, card: Payload) -> dict[str, Any]:
        """A card as its form begins."""
        return {name: getattr(card, name) for name in (*self.asked, *self.more)}

    def belongs(self, dialogue: OpenDialogue, id: str) -> str:
        """What a new card belongs to, in a line.

        Raises:
            NotThere: there is no such side or material.
        """
        if self.of == "side":
            return dialogue.one_line(dialogue.side(id).name)
        return dialogue.third.folio().get(ImportedMaterial, id).body.words

    def made(self, dialogue: OpenDialogue, said: dict[str, Any], of: str = "") -> Payload:
        """A new card with these answers, noted by whoever is at work, today where no other day was given."""
        noted: dict[str, Any] = {self.of: of} if self.of else {}
        if "day" in self.payload.__struct_fields__ and "day" not in said:
            noted["day"] = journal.today(dialogue.third.folio())
        if issubclass(self.payload, Dated):
            noted["holder"] = my_record(dialogue).id
        return self.payload(**noted | said)


def parties(dialogue: OpenDialogue) -> list[tuple[str, str]]:
    """The sides as choices."""
    return [(side.id, dialogue.one_line(side.name)) for side in dialogue.sides]


def _weekdays(dialogue: OpenDialogue) -> dict[str, Any]:
    return {"weekend": list(WEEKDAYS.items())}


def _norm_groups(dialogue: OpenDialogue) -> dict[str, Any]:
    groups = [*parties(dialogue), *NORM_GROUPS.items()]
    return {"brought": groups, "contested": groups}


def _offered(dialogue: OpenDialogue) -> dict[str, Any]:
    return {"kind": kinds_to_note(dialogue), "side": parties(dialogue), "workshop": workshops_to_note(dialogue)}


def _is_question(form: PayloadForm) -> None:
    """An assumption that is put as a fact is believed; as a question it is looked into."""
    words = str(form.cleaned_data.get("words", ""))
    if words and not any(mark in words[-3:] for mark in QUESTION_MARKS) and "՞" not in words:
        form.add_error("words", _("Put it as a question: end it with a question mark."))


def _names_group(form: PayloadForm) -> None:
    data = form.cleaned_data
    if "local" in [data.get("brought"), *data.get("contested", [])] and not data.get("group"):
        form.add_error("group", _("Say which local group."))


def _has_days(form: PayloadForm) -> None:
    """Feasts are used by a timetable later: a line that begins with no day is named."""
    for number, (day, line) in enumerate(days_off(str(form.cleaned_data.get("days_off", ""))), 1):
        if day is None:
            facts = {"n": number, "line": line[:40]}
            form.add_error(
                "days_off", _("Line %(n)d begins with no day: “%(line)s”. Write 2027-03-20 New Year.") % facts
            )


def _not_ahead(form: PayloadForm) -> None:
    day = form.cleaned_data.get("day")
    if isinstance(day, datetime.date) and day > datetime.date.today():
        form.add_error("day", _("This day has not come yet."))


_ALL = (
    Kind(
        "acceptance",
        Acceptance,
        gettext_lazy("Does this side accept us?"),
        gettext_noop("acceptance of the third party"),
        "enter:sides",
        ("answer", "day", "how"),
        ("doubts",),
        check=_not_ahead,
        of="side",
    ),
    Kind(
        "culture",
        CultureCard,
        gettext_lazy("How do people of this side meet others?"),
        gettext_noop("culture card"),
        "enter:sides",
        ("address", "time", "unasked", "refusal"),
        ("food", "weekend", "prayer", "calendar", "days_off"),
        _weekdays,
        _has_days,
        of="side",
        single=True,
    ),
    Kind(
        "question",
        OpenQuestion,
        gettext_lazy("A question"),
        gettext_noop("question"),
        "enter:questions",
        ("words",),
        ("state", "answer"),
        check=_is_question,
    ),
    Kind(
        "dilemma",
        Dilemma,
        gettext_lazy("A dilemma"),
        gettext_noop("dilemma"),
        "enter:questions",
        ("words", "choice", "cost"),
    ),
    Kind(
        "posture",
        Posture,
        gettext_lazy("How do we mean to be in the room?"),
        gettext_noop("posture"),
        "enter:sides",
        ("level", "reason"),
    ),
    Kind(
        "outsiders",
        Outsiders,
        gettext_lazy("How are outsiders taken there?"),
        gettext_noop("sensitivity to outsiders"),
        "enter:sides",
        ("wariness", "words", "source"),
    ),
    Kind(
        "norm",
        Norm,
        gettext_lazy("A norm"),
        gettext_noop("norm"),
        "enter:norms",
        ("words", "brought", "contested", "firm"),
        ("group",),
        _norm_groups,
        _names_group,
    ),
    Kind(
        "ownership",
        Ownership,
        gettext_lazy("Whose dialogue is it?"),
        gettext_noop("local ownership"),
        "enter:norms",
        ("convenes", "chairs", "holds", "words"),
    ),
    Kind(
        "material",
        ImportedMaterial,
        gettext_lazy("Material from elsewhere"),
        gettext_noop("imported material"),
        "enter:norms",
        ("words", "whence"),
    ),
    Kind(
        "review",
        LocalReview,
        gettext_lazy("What did a reader from there say?"),
        gettext_noop("local review"),
        "enter:norms",
        ("role", "verdict", "day", "words"),
        check=_not_ahead,
        of="material",
    ),
    Kind(
        "offered",
        Offered,
        gettext_lazy("What did we offer, pay or decide?"),
        gettext_noop("something offered"),
        "enter:evenness",
        ("kind", "side", "amount", "workshop"),
        ("note",),
        _offered,
    ),
    Kind(
        "note",
        HandoverNote,
        gettext_lazy("A handover note"),
        gettext_noop("handover note"),
        "enter:handover",
        ("words", "kind"),
    ),
)
KINDS: dict[str, Kind] = {kind.name: kind for kind in _ALL}


def kind_of(name: str) -> Kind:
    """The kind of that name.

    Raises:
        NotThere: there is none.
    """
    if name not in KINDS:
        raise NotThere("kind")
    return KINDS[name]
