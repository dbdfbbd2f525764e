"""Forms of the room: settings and words of a consultation, groups, tasks, cards, and feedback."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tracktwo.common.exchange_format import LONGEST_STATEMENT, Choice
from tracktwo.common.writing import clean_text, is_language, language_name
from tracktwo.matter.liaison import LiaisonTask
from tracktwo.matter.society import SocietyCard
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.fields import MultilingualText
from tracktwo.ui.forms import PayloadForm, filled, form_for

from .records import AbsentGroup, Consultation, FeedbackDraft

__all__ = [
    "TypedWords",
    "absent_group_form",
    "card_form",
    "error_in_statements",
    "feedback_fields",
    "feedback_form",
    "liaison_form",
    "named_languages",
    "read_words",
    "settings_form",
    "texts_by_language",
]

LONGEST_TEXT = 2000


def settings_form() -> type[PayloadForm]:
    """The form for who may take part, who reads statements first, and what may be published."""
    return form_for(Consultation, ["entry", "admission", "publicity"], ["en"])


def absent_group_form(dialogue: OpenDialogue) -> type[PayloadForm]:
    """The form for a group that is left out."""
    return form_for(AbsentGroup, ["group", "modality", "reason"], dialogue.card.languages)


def liaison_form() -> type[PayloadForm]:
    """The form for a task of liaison."""
    return form_for(LiaisonTask, ["track", "task", "due"], ["en"])


def card_form(meeting: OpenMeeting) -> type[PayloadForm]:
    """The form for a card of the wider society."""
    return form_for(SocietyCard, ["words"], meeting.dialogue.card.languages)


def feedback_form(meeting: OpenMeeting) -> type[PayloadForm]:
    """The form for the feedback to contributors."""
    return form_for(FeedbackDraft, ["title", "wording"], meeting.dialogue.card.languages)


def feedback_fields(feedback: FeedbackDraft | None, cards: list[MultilingualText]) -> dict[str, str]:
    """The feedback as its form begins; where there is none yet, the cards that it is about."""
    if feedback:
        return {**filled("title", feedback.title), **filled("wording", feedback.wording)}
    columns = zip(*(card.texts for card in cards), strict=True)
    joined = MultilingualText.of("\n".join(filter(None, texts)) for texts in columns)
    return filled("wording", joined) if cards else {}


def named_languages(typed: str) -> list[str] | None:
    """Languages typed by their own names, with commas between; None where a name cannot be that of a language."""
    names = [" ".join(clean_text(name).split()) for name in re.split("[,،\n]", typed)]
    languages = [name for name in names if name]
    return languages if all(map(is_language, languages)) else None


def texts_by_language(sent: Mapping[str, str], name: str, languages: list[str]) -> dict[str, str]:
    """A text of a form in those languages in which it was typed."""
    texts = {code: clean_text(sent.get(f"{name}-{code}", ""))[:LONGEST_TEXT] for code in languages}
    return {code: text for code, text in texts.items() if text}


@dataclass(frozen=True)
class TypedWords:
    """The words of a consultation as they were typed, and what is wrong with them, in the reader's language."""

    question: dict[str, str]
    purpose: dict[str, str]
    sides: list[Choice]
    days: dict[str, datetime.date | None]
    error: str


def read_words(consultation: Consultation, sent: Mapping[str, str]) -> TypedWords:
    """Question, purpose, the sides' public names, and the days, out of a form."""
    languages = consultation.languages
    question, purpose = (texts_by_language(sent, name, languages) for name in ("question", "purpose"))
    sides = [Choice(side.id, texts_by_language(sent, f"side-{side.id}", languages)) for side in consultation.sides]
    error = ""
    days: dict[str, datetime.date | None] = {"opens": None, "closes": None}
    for name in days:
        try:
            days[name] = datetime.date.fromisoformat(sent[name]) if sent.get(name) else None
        except ValueError:
            error = _("Write a day as year, month and day.")
    first, language = languages[0], {"language": language_name(languages[0])}
    if not question.get(first) or not purpose.get(first):
        error = _("Question and purpose are needed in %(language)s, the first language.") % language
    elif not all(side.name.get(first) for side in sides):
        error = _("Every side needs a name in %(language)s.") % language
    elif not error and days["opens"] and days["closes"] and days["closes"] < days["opens"]:
        error = _("The last day is before the first.")
    return TypedWords(question, purpose, sides, days, error)


def error_in_statements(rows: list[dict[str, str]], languages: list[str]) -> str:
    """What is wrong with seed statements, in the reader's language; nothing where all can be kept."""
    error = ""
    for number, row in enumerate(rows, 1):
        if row and not row.get(languages[0]):
            facts = {"n": number, "language": language_name(languages[0])}
            error = _("Statement %(n)d is missing in %(language)s.") % facts
        elif any(len(text) > LONGEST_STATEMENT for text in row.values()):
            error = _("Statement %(n)d is longer than %(most)d letters.") % {"n": number, "most": LONGEST_STATEMENT}
    return error
