"""Lessons by workshop, what each choice rests on, and what nobody has used."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracktwo.methods.same_words import holds_all
from tracktwo.process.access import OpenDialogue
from tracktwo.process.choices import DesignChoice, Reading
from tracktwo.process.designing import choices, readings_on
from tracktwo.process.fields import Text
from tracktwo.process.holders import holder_name
from tracktwo.process.parts import Sentence
from tracktwo.process.records import MeetingCard, Workshop
from tracktwo.process.sealed import Record
from tracktwo.process.shelf import Shelved, on_shelf

from ..casebook.cases import CASES, case
from .records import Evidence, Lesson

__all__ = [
    "ChoiceView",
    "Cited",
    "LessonView",
    "choice_views",
    "closed_workshops",
    "find_on_shelf",
    "lesson_views",
    "sentences",
    "unlearnt",
    "unused",
    "unused_on_shelf",
]


@dataclass(frozen=True)
class LessonView:
    """A lesson with the title of its choice, who wrote it, and whether anything rests on it."""

    record: Record[Lesson]
    choice: DesignChoice | None
    holder: str
    used: bool


@dataclass(frozen=True)
class Cited:
    """Something a choice rests on: `words` to read, and the case it is from where it is one."""

    record: Record[Evidence]
    words: Text
    case: str = ""


@dataclass(frozen=True)
class ChoiceView:
    """A choice of design, whether it was made here, and what it rests on."""

    choice: DesignChoice
    made: bool
    cited: list[Cited]

    @property
    def readings(self) -> list[Reading]:
        """Cases and other pages that bear on it."""
        return readings_on(self.choice.name)


def _by_name() -> dict[str, DesignChoice]:
    return {choice.name: choice for choice in choices()}


def lesson_views(dialogue: OpenDialogue) -> list[LessonView]:
    """Every lesson, the newest first."""
    folio, known = dialogue.third.folio(), _by_name()
    used = {record.body.lesson for record in folio.all(Evidence)}
    return [
        LessonView(
            record,
            known.get(record.body.choice),
            holder_name(dialogue, record.body.holder),
            record.id in used or bool(record.body.shelf),
        )
        for record in reversed(folio.all(Lesson))
    ]


def unused(dialogue: OpenDialogue) -> list[LessonView]:
    """Lessons on which no choice rests, and which were not put on the shelf either."""
    return [view for view in lesson_views(dialogue) if not view.used]


def closed_workshops(dialogue: OpenDialogue) -> list[Record[Workshop]]:
    """Workshops whose meeting was closed."""
    folio = dialogue.third.folio()
    closed = {record.body.workshop for record in folio.all(MeetingCard) if record.body.closed is not None}
    return [workshop for workshop in folio.all(Workshop) if workshop.id in closed]


def unlearnt(dialogue: OpenDialogue) -> list[Record[Workshop]]:
    """Workshops that are over and have taught us nothing that was written down."""
    taught = {record.body.workshop for record in dialogue.third.folio().all(Lesson)}
    return [workshop for workshop in closed_workshops(dialogue) if workshop.id not in taught]


def choice_views(dialogue: OpenDialogue) -> list[ChoiceView]:
    """Every choice of design in the order of the work."""
    folio = dialogue.third.folio()
    cited = [_cited(dialogue, record) for record in folio.all(Evidence)]
    return [
        ChoiceView(choice, choice.made(dialogue), [each for each in cited if each.record.body.choice == choice.name])
        for choice in choices()
    ]


def _cited(dialogue: OpenDialogue, record: Record[Evidence]) -> Cited:
    said = record.body
    if said.kind == "case":
        known = next((each for each in CASES if each.name == said.case), None)
        return Cited(record, known.title if known else said.case, case(said.case).name if known else "")
    if said.kind == "lesson":
        return Cited(record, dialogue.third.folio().get(Lesson, said.lesson).body.words)
    return Cited(record, said.words)


def find_on_shelf(dialogue: OpenDialogue, wanted: str) -> list[tuple[Shelved, DesignChoice | None]]:
    """Lessons of every dialogue that hold every word that is wanted, in the words or in the title of their choice."""
    known = _by_name()
    views = [(each, known.get(each.record.body.choice)) for each in on_shelf(dialogue.person)]
    return [
        (each, choice)
        for each, choice in views
        if holds_all(f"{each.record.body.words} {choice.title if choice else ''}", wanted)
    ]


def unused_on_shelf(dialogue: OpenDialogue) -> list[Shelved]:
    """Lessons on the shelf that nobody has cited."""
    return [each for each in on_shelf(dialogue.person) if not each.record.body.used]


def sentences(dialogue: OpenDialogue) -> list[Sentence]:
    """What is due, and what is held."""
    said = []
    for workshop in unlearnt(dialogue):
        words = _("Workshop %(n)d has taught us nothing yet: write down one lesson.")
        said.append(Sentence(words % {"n": workshop.body.number}, "reflect:lessons", "due"))
    bare = sum(view.made and not view.cited for view in choice_views(dialogue))
    if bare:
        words = ngettext("%(n)d choice rests on nothing cited.", "%(n)d choices rest on nothing cited.", bare)
        said.append(Sentence(words % {"n": bare}, "reflect:evidence", "asks"))
    lessons = lesson_views(dialogue)
    if lessons:
        words = ngettext("%(n)d lesson so far.", "%(n)d lessons so far.", len(lessons))
        said.append(Sentence(words % {"n": len(lessons)}, "reflect:lessons"))
    return said
