"""Template tags: texts in several languages, the marks of the sides, loaded words where they stand."""

import datetime
import re
from fractions import Fraction
from typing import Any

from django import template
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_bidi, override
from django.utils.translation import gettext as _

from tracktwo.common.writing import language_name
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText, Text
from tracktwo.process.journal import today
from tracktwo.process.records import SHAPES, Session, Side
from tracktwo.process.rooms import MeetingAddresses, Room, ShownStep, meeting_addresses, walk
from tracktwo.process.steps import steps_of
from tracktwo.ui.word_differences import changes

from ..forms import direction
from ..headings import HEADINGS, SCALE_ENDS, tongue

register = template.Library()


@register.simple_tag
def words(text: MultilingualText, languages: list[str], marker: "re.Pattern[str] | None" = None) -> SafeString:
    """A text in the dialogue's languages, each in its own direction, with loaded words marked."""
    parts = (_part(part, language, marker) for language, part in text.by_language(languages).items())
    return mark_safe("".join(parts))


def _part(text: str, language: str, marker: "re.Pattern[str] | None") -> str:
    pieces, position = [], 0
    for match in marker.finditer(text) if marker else ():
        pieces += [
            escape(text[position : match.start()]),
            f'<span class="word">{escape(match.group(0))}</span>',
        ]
        position = match.end()
    pieces.append(escape(text[position:]))
    inside = "".join(pieces).replace("\n", "<br>")
    return f'<p lang="{language}" dir="{direction(language)}">{inside}</p>'


@register.simple_tag
def words_inline(text: MultilingualText, languages: list[str]) -> SafeString:
    """A text inside a line, each language in its own direction."""
    parts = text.by_language(languages).items()
    return mark_safe(" / ".join(format_html('<bdi lang="{}">{}</bdi>', language, part) for language, part in parts))


@register.simple_tag
def in_each(label: Text, languages: list[str]) -> SafeString:
    """A label of the program in every language of the dialogue; where the program does not speak one, in English."""
    return _joined(_said(label, languages))


def _joined(said: list[tuple[str, str]]) -> SafeString:
    return mark_safe(" · ".join(format_html('<bdi lang="{}">{}</bdi>', spoken, text) for text, spoken in said))


@register.simple_tag
def said_in_each(label: Text, languages: list[str]) -> SafeString:
    """A sentence of the program in every language of the dialogue, each on a line and in a direction of its own."""
    return mark_safe("".join(_part(text, spoken, None) for text, spoken in _said(label, languages)))


def _said(label: Text, languages: list[str], values: dict[str, object] | None = None) -> list[tuple[str, str]]:
    """What the program says, with the language it says it in: once, where it speaks two of them alike."""
    said: dict[str, str] = {}
    for language in languages:
        with override(tongue(language)):
            written = {name: _written(value) for name, value in (values or {}).items()}
            said.setdefault(str(label) % written if written else str(label), tongue(language))
    return [(text, spoken) for text, spoken in said.items() if text]


@register.simple_tag
def heading(name: str, languages: list[str], **values: object) -> SafeString:
    """A heading of the wall or of a sheet of paper, in every language of the dialogue; days are written out in each."""
    return _joined(_said(HEADINGS[name], languages, values))


def _written(value: object) -> object:
    return date_format(value, "j F Y") if isinstance(value, datetime.date) else value


@register.simple_tag
def scale_end(kind: str, end: str, languages: list[str]) -> SafeString:
    """What one end of a prediction's scale means, in every language of the dialogue."""
    return in_each(SCALE_ENDS[kind, end], languages)


@register.simple_tag
def side_name(dialogue: OpenDialogue, side: str) -> SafeString:
    """A side's name by its id, in every language of the dialogue."""
    return name_of(dialogue.side(side).name, dialogue.card.languages)


@register.simple_tag
def one_line(dialogue: OpenDialogue, text: MultilingualText) -> str:
    """The beginning of a text, in the reader's language where the dialogue has it."""
    return dialogue.one_line(text)


@register.simple_tag
def changed(old: MultilingualText, new: MultilingualText, languages: list[str]) -> SafeString:
    """What changed between two drafts, word by word, in each language."""
    drafts = zip(old.texts, new.texts, languages, strict=False)
    return mark_safe("".join(_changed(*draft) for draft in drafts if draft[0] or draft[1]))


def _changed(old: str, new: str, language: str) -> str:
    if old == new:
        same = escape(_("The same words as before."))
        return f'<p class="small">{same}</p>'
    marks = {"same": "{}", "out": "<del>{}</del>", "in": "<ins>{}</ins>"}
    pieces = (format_html(marks[kind], part) for kind, part in changes(old, new))
    inside = "".join(pieces).replace("\n", "<br>")
    return f'<p lang="{language}" dir="{direction(language)}">{inside}</p>'


@register.simple_tag
def name_of(text: MultilingualText, languages: list[str]) -> SafeString:
    """A short name on one line; the dialogue's further languages stand back behind the first it has."""
    parts = list(text.by_language(languages).items())
    names = [format_html('<bdi lang="{}">{}</bdi>', *parts[0])] if parts else []
    names += [format_html('<bdi lang="{}" class="second">{}</bdi>', *part) for part in parts[1:]]
    return mark_safe(" ".join(names))


@register.simple_tag
def shape(sides: list[Side], side: str) -> SafeString:
    """The shape by which a side is told apart where colour is not enough."""
    index = number(sides, side)
    return format_html('<span class="mark mark-{}" aria-hidden="true"></span>', SHAPES[index % len(SHAPES)])


@register.simple_tag
def side_class(sides: list[Side], side: str) -> str:
    """The class that gives a side its colour."""
    return f"side-{number(sides, side) % len(SHAPES)}"


@register.filter
def named(side: Side | str, dialogue: OpenDialogue) -> SafeString:
    """A side's name on one line, by the side or its id, apart from the direction of what is around it."""
    named_side = next((each for each in dialogue.sides if each is side or each.id == side), None)
    return format_html("<bdi>{}</bdi>", dialogue.one_line(named_side.name) if named_side else "")


def number(sides: list[Side], side: str) -> int:
    """Where a side stands in the dialogue's own order."""
    return next((index for index, each in enumerate(sides) if each.id == side), 0)


@register.simple_tag
def load_walk() -> tuple[Room, ...]:
    """The rooms in the order of the walk."""
    return walk()


@register.simple_tag(name="meeting_addresses")
def load_meeting_addresses() -> MeetingAddresses:
    """The names of the pages that every page of a meeting leads to."""
    return meeting_addresses()


@register.simple_tag(takes_context=True)
def meeting_steps(context: dict[str, Any]) -> list[ShownStep]:
    """The steps of the open meeting, this page's own being now."""
    match = context["request"].resolver_match
    meeting = context["dialogue"].meeting
    return list(steps_of(meeting, match.view_name)) if meeting else []


@register.simple_tag(takes_context=True)
def meeting_tabs(context: dict[str, Any]) -> list[dict[str, Any]]:
    """The pages of the open meeting that are one press away, with this page marked."""
    dialogue, path = context["dialogue"], context["request"].path
    tabs = []
    # The room in which meetings take place comes first: its board is what everybody returns to.
    rooms = sorted(walk(), key=lambda room: room.meetings is None)
    for tab in (tab for room in rooms for tab in room.tabs):
        for side in dialogue.sides if tab.each_side else [None]:
            address = reverse(tab.address, args=[dialogue.id, side.id] if side else [dialogue.id])
            name = tab.each_side(dialogue, side) if tab.each_side and side else tab.name
            tabs.append({"address": address, "name": name, "side": side, "here": path == address, "rarely": tab.rarely})
    return tabs


@register.simple_tag
def closing_is_due(dialogue: OpenDialogue) -> bool:
    """Whether the last planned day of the open meeting's workshop has come. Until then closing is a quiet link."""
    if dialogue.meeting is None:
        return False
    folio, workshop = dialogue.third.folio(), dialogue.meeting.card.workshop
    days = [session.body.day for session in folio.all(Session) if session.body.workshop == workshop]
    return bool(days) and max(days) <= today(folio)


@register.filter
def label(value: str, labels: dict[str, Any]) -> Any:
    """The label of a choice."""
    return labels.get(value, value)


@register.filter
def own_name(language: str) -> str:
    """A language's own name for itself."""
    return language_name(language)


@register.filter
def rule_label(status: str) -> str:
    """How a safeguard stands, in a word."""
    labels = {
        "met": _("met"),
        "holds": _("blocking"),
        "advises": _("advisory"),
        "unknown": _("not known"),
        "overridden": _("overridden"),
    }
    return labels.get(status) or _("nothing to judge yet")


@register.filter
def at(mapping: dict[str, Any] | None, key: str) -> Any:
    """A value by its key."""
    return (mapping or {}).get(key)


@register.filter
def text(value: object) -> str:
    """As text, to be compared with what was typed."""
    return str(value)


@register.filter
def decimal(value: Fraction) -> str:
    """A number with as many digits as help."""
    return f"{float(value):.2f}".rstrip("0").rstrip(".")


@register.filter
def spoken(name: MultilingualText, languages: list[str]) -> SafeString:
    """A side's name inside a sentence, in the reader's language where there is one."""
    return format_html("<bdi>{}</bdi>", name.for_reader(languages, get_language()))


@register.inclusion_tag("ui/dumbbell.html")
def dumbbell(gap: Any) -> dict[str, Any]:
    """Expected and answered on a line from 1 to 5, along the direction of reading; words stand beside it."""

    def place(value: int) -> int:
        across = 10 + (value - 1) * 40
        return 180 - across if get_language_bidi() else across

    dots = [(place(gap.prediction), "expected"), (place(gap.answer), "answered")]
    if gap.second is not None:
        dots.insert(1, (place(gap.second), "later"))
    return {"ticks": [place(value) for value in range(1, 6)], "dots": dots, "ends": (dots[0][0], dots[-1][0])}


@register.simple_tag
def typed_at(typed: dict[str, str] | None, side: str, kind: str) -> str:
    """What was typed into one box of the form for notes from paper."""
    return (typed or {}).get(f"{side}-{kind}", "")
