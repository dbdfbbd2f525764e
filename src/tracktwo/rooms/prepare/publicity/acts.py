"""Verbs of the plan for a leak: written, begun from what is usual, rehearsed against the clock."""

from collections.abc import Mapping
from typing import Any

import msgspec
from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.matter.leak_plan import LeakLine, LeakRehearsal, LeakStep, plan_of
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import NotThere, Refused
from tracktwo.process.sealed import change

from ..days.patterns import in_languages
from .records import DUE, SCENARIOS, LeakExercise
from .usual import LINE, USUAL

__all__ = [
    "add_step",
    "begin_exercise",
    "change_step",
    "end_exercise",
    "erase_step",
    "lay_out",
    "save_line",
    "say_done",
]


def lay_out(dialogue: OpenDialogue) -> None:
    """Begin from what is usual.

    Raises:
        Refused: there is a plan already.
    """
    languages = dialogue.card.languages
    with acting(dialogue.third, gettext_noop("plan for a leak begun")) as draft:
        if plan_of(draft.folio):
            raise Refused(gettext("There is a plan already."))
        draft.put_one(LeakLine(wording=in_languages(LINE, languages)))
        for when, to, each_side, says in USUAL:
            for side in [side.id for side in dialogue.sides] if each_side else [""]:
                draft.add(LeakStep(when=when, to=to, says=in_languages(says, languages), side=side))


def save_line(dialogue: OpenDialogue, version: int, fields: Mapping[str, Any]) -> None:
    """The sentence, and the sides that said yes to it. Another wording takes back every yes.

    Raises:
        Conflict: somebody changed it since it was shown.
    """
    with acting(dialogue.third, gettext_noop("sentence for a leak changed")) as draft:
        line = LeakLine(**fields)
        standing = draft.folio.one(LeakLine)
        if standing is None:
            draft.put_one(line)
            return
        if standing.body.wording != line.wording:
            line = msgspec.structs.replace(line, agreed=[])
        draft.replace(draft.fresh(LeakLine, standing.id, version), line)


def add_step(dialogue: OpenDialogue, step: LeakStep, id: str = "") -> None:
    """One thing more that is done when something leaks."""
    _check_side(dialogue, step.side)
    with acting(dialogue.third, gettext_noop("step of the plan for a leak added")) as draft:
        draft.add(step, id)


def change_step(dialogue: OpenDialogue, id: str, version: int, step: LeakStep) -> None:
    """Change a step.

    Raises:
        Conflict: somebody changed it since it was shown.
    """
    _check_side(dialogue, step.side)
    with acting(dialogue.third, gettext_noop("step of the plan for a leak changed")) as draft:
        draft.replace(draft.fresh(LeakStep, id, version), step)


def erase_step(dialogue: OpenDialogue, id: str) -> None:
    """Take a step out."""
    with acting(dialogue.third, gettext_noop("step of the plan for a leak taken out")) as draft:
        draft.detach(draft.folio.get(LeakStep, id).id)


def begin_exercise(dialogue: OpenDialogue, scenario: str, now: int) -> None:
    """Start the clock.

    Raises:
        NotThere: no such scenario.
        Refused: there is no step to rehearse.
    """
    if scenario not in SCENARIOS:
        raise NotThere("scenario")
    with change(dialogue.third) as draft:
        if not plan_of(draft.folio).steps:
            raise Refused(gettext("There is nothing to rehearse yet: write down what is done first."))
        draft.put_one(LeakExercise(scenario=scenario, began=now))


def say_done(dialogue: OpenDialogue, step: str, now: int) -> None:
    """A step was done in the exercise.

    Raises:
        NotThere: no exercise goes on, or there is no such step.
    """
    with change(dialogue.third) as draft:
        record = draft.folio.one(LeakExercise)
        if record is None:
            raise NotThere("exercise")
        draft.folio.get(LeakStep, step)
        passed = max(0, now - record.body.began) // 60
        done = {step: passed, **record.body.done}
        draft.replace(record, msgspec.structs.replace(record.body, done=done))


def end_exercise(dialogue: OpenDialogue, learned: str, now: int) -> None:
    """Stop the clock; what was late and what was learned stays, about the plan and never a person.

    Raises:
        NotThere: no exercise goes on.
    """
    with change(dialogue.third) as draft:
        record = draft.folio.one(LeakExercise)
        if record is None:
            raise NotThere("exercise")
        done = record.body.done
        steps = plan_of(draft.folio).steps
        # A step nobody came to is late, too.
        late = [step.id for step in steps if done.get(step.id, DUE["next"] + 1) > DUE[step.body.when]]
        minutes = max(0, now - record.body.began) // 60
        draft.add(LeakRehearsal(day=journal.today(draft.folio), minutes=minutes, late=late, learned=learned))
        draft.remove(record)


def _check_side(dialogue: OpenDialogue, side: str) -> None:
    if side:
        dialogue.side(side)
