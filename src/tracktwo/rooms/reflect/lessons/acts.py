"""Verbs of lessons: note them, cite evidence for a choice, put a lesson on the shelf, write to the next convenor."""

import msgspec
from django.db import transaction
from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.form_keys import record_ids
from tracktwo.editing.undo import acting
from tracktwo.process.access import OpenDialogue
from tracktwo.process.designing import choices
from tracktwo.process.errors import Refused
from tracktwo.process.holders import my_record
from tracktwo.process.journal import today
from tracktwo.process.sealed import Record, change
from tracktwo.process.shelf import ShelfLesson, mark_used, put_on_shelf, take_off_shelf

from ..casebook.cases import case
from ..traces import traces
from .records import Evidence, Lesson, Letter

__all__ = [
    "change_lesson",
    "cite",
    "erase_lesson",
    "learn",
    "learn_several",
    "put",
    "take_off",
    "uncite",
    "write_letter",
]


def learn(dialogue: OpenDialogue, words: str, choice: str = "", workshop: str = "", id: str = "") -> Record[Lesson]:
    """Note a lesson."""
    with acting(dialogue.third, gettext_noop("lesson")) as changing:
        return changing.add(_lesson(dialogue, words, choice, workshop), id)


def learn_several(dialogue: OpenDialogue, lines: list[tuple[str, str]], workshop: str, key: str) -> None:
    """Note what a lessons workshop brought, each line as (words, choice). Sent twice, it is written once."""
    ids = record_ids(key, len(lines))
    with acting(dialogue.third, gettext_noop("lessons")) as changing:
        for id, (words, choice) in zip(ids, lines, strict=True):
            if not changing.folio.has(id):
                changing.add(_lesson(dialogue, words, choice, workshop), id)


def _lesson(dialogue: OpenDialogue, words: str, choice: str, workshop: str) -> Lesson:
    _known_choice(choice)
    day = today(dialogue.third.folio())
    return Lesson(words=words, holder=my_record(dialogue).id, day=day, choice=choice, workshop=workshop)


def _known_choice(name: str) -> None:
    if name and all(choice.name != name for choice in choices()):
        raise Refused(gettext("There is no such choice."))


def change_lesson(dialogue: OpenDialogue, id: str, version: int, words: str, choice: str, workshop: str) -> None:
    """Change a lesson. What lies on the shelf stays as it was put there.

    Raises:
        Conflict: somebody changed it since it was shown.
    """
    _known_choice(choice)
    with acting(dialogue.third, gettext_noop("lesson")) as changing:
        record = changing.fresh(Lesson, id, version)
        changing.replace(record, msgspec.structs.replace(record.body, words=words, choice=choice, workshop=workshop))


def erase_lesson(dialogue: OpenDialogue, id: str) -> None:
    """Erase a lesson with every citation of it; undo brings both back. The shelf keeps what was put there."""
    with acting(dialogue.third, gettext_noop("lesson erased")) as changing:
        changing.detach(changing.folio.get(Lesson, id).id)


def cite(dialogue: OpenDialogue, evidence: Evidence, id: str = "") -> None:
    """Say that a choice rests on something. What is on the shelf is copied, and marked there as used.

    Raises:
        Refused: there is no such choice.
        NotThere: there is no such case or lesson.
    """
    _known_choice(evidence.choice)
    folio = dialogue.third.folio()
    with transaction.atomic():
        if evidence.kind == "case":
            case(evidence.case)
        elif evidence.kind == "lesson":
            folio.get(Lesson, evidence.lesson)
        elif evidence.kind == "shelf":
            evidence = msgspec.structs.replace(evidence, words=mark_used(dialogue.person, evidence.shelf).words)
        same = [
            record.body
            for record in folio.all(Evidence)
            if _what(record.body) == _what(evidence) and record.body.choice == evidence.choice
        ]
        if not same:
            with acting(dialogue.third, gettext_noop("evidence")) as changing:
                changing.add(evidence, id)


def _what(evidence: Evidence) -> tuple[str, ...]:
    return evidence.kind, evidence.case, evidence.lesson, evidence.shelf, evidence.words


def uncite(dialogue: OpenDialogue, id: str) -> None:
    """Take a citation back."""
    with acting(dialogue.third, gettext_noop("evidence erased")) as changing:
        changing.remove(changing.folio.get(Evidence, id))


def put(dialogue: OpenDialogue, id: str, words: str) -> None:
    """Put a lesson on the shelf of this installation, in exactly these words.

    Raises:
        Refused: a name, a day or a side's words stand in them.
    """
    lesson = dialogue.third.folio().get(Lesson, id)
    if said := traces(dialogue, words):
        raise Refused(" ".join(said))
    with transaction.atomic():
        shelved = put_on_shelf(dialogue.person, ShelfLesson(words=words, choice=lesson.body.choice))
        with change(dialogue.third) as changing:
            record = changing.folio.get(Lesson, id)
            changing.replace(record, msgspec.structs.replace(record.body, shelf=shelved))


def take_off(dialogue: OpenDialogue, id: str) -> None:
    """Take a lesson off the shelf, for everybody. Whoever cites it keeps its words."""
    with transaction.atomic():
        take_off_shelf(dialogue.person, id)
        with change(dialogue.third) as changing:
            for record in changing.folio.all(Lesson):
                if record.body.shelf == id:
                    changing.replace(record, msgspec.structs.replace(record.body, shelf=""))


def write_letter(dialogue: OpenDialogue, version: int, letter: Letter) -> None:
    """Write to whoever convenes next.

    Raises:
        Conflict: somebody changed it since it was shown.
    """
    with acting(dialogue.third, gettext_noop("letter to the next convenor")) as changing:
        record = changing.folio.one(Letter)
        if record is None:
            changing.add(letter)
        else:
            changing.replace(changing.fresh(Letter, record.id, version), letter)
