"""Verbs: say what the dialogue is for, and which kind of dispute it is about."""

import msgspec
from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.process.access import OpenDialogue
from tracktwo.process.course import Course
from tracktwo.process.errors import Refused
from tracktwo.process.journal import today

from .themes import THEMES

__all__ = ["choose_theme", "set_objective"]


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
