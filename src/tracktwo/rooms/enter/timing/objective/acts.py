"""Verbs: say what the dialogue is for, and which kind of dispute it is about."""

from collections.abc import Callable

import msgspec
from django.utils.translation import gettext, gettext_noop, override

from tracktwo.editing.undo import acting
from tracktwo.process.access import OpenDialogue
from tracktwo.process.course import Course
from tracktwo.process.errors import Refused
from tracktwo.process.fields import MultilingualText, Text
from tracktwo.process.holders import my_record
from tracktwo.process.journal import today
from tracktwo.ui.headings import tongue

from ...picture.records import OpenQuestion
from .themes import THEMES, theme_of

__all__ = ["choose_theme", "seed_questions", "set_objective"]


def set_objective(dialogue: OpenDialogue, version: int, course: Course) -> None:
    """Say what the dialogue is for. Stage and kind of dispute stay as they are.

    Raises:
        Conflict: somebody changed it since it was shown.
        Refused: it is to transform, and says nothing of inclusion or of those with power (row 13).
    """
    if course.objective == "transformation" and not (course.inclusion and course.elites):
        raise Refused(gettext("Transformation needs both answers: who is included, and where those with power stand."))
    with acting(dialogue.third, gettext_noop("what the dialogue is for")) as changing:
        record = changing.folio.one(Course)
        before = record.body if record else Course()
        after = msgspec.structs.replace(course, stage=before.stage, theme=before.theme, day=before.day)
        if after == before:
            return
        after = msgspec.structs.replace(after, day=today(changing.folio))
        if record is None:
            changing.add(after)
        else:
            changing.replace(changing.fresh(Course, record.id, version), after)


def choose_theme(dialogue: OpenDialogue, theme: str) -> None:
    """Say which kind of dispute it is: words and prompts follow it."""
    if theme not in THEMES:
        raise Refused(gettext("Choose one of the kinds."))
    with acting(dialogue.third, gettext_noop("kind of dispute")) as changing:
        record = changing.folio.one(Course)
        before = record.body if record else Course()
        if before.theme != theme:
            changing.put_one(msgspec.structs.replace(before, theme=theme))


def seed_questions(dialogue: OpenDialogue) -> int:
    """Put the questions of the chosen kind among the room's open ones; how many were not there already.

    Each is written in every language of the dialogue, in English where the program does not speak one.
    """
    with acting(dialogue.third, gettext_noop("questions of a kind of dispute")) as changing:
        record = changing.folio.one(Course)
        theme = theme_of(record.body.theme if record else "")
        present = {question.body.words for question in changing.folio.all(OpenQuestion)}
        added = [words for words in map(_in_languages(dialogue), theme.questions) if words not in present]
        for words in added:
            changing.add(OpenQuestion(words=words, holder=my_record(dialogue).id, day=today(changing.folio)))
    return len(added)


def _in_languages(dialogue: OpenDialogue) -> Callable[[Text], MultilingualText]:
    def said(text: Text) -> MultilingualText:
        texts = []
        for language in dialogue.card.languages:
            with override(tongue(language)):
                texts.append(str(text))
        return MultilingualText.of(texts)

    return said
