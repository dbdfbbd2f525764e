"""The invented dialogue's plan for a leak, agreed and rehearsed. All of it is fiction."""

import time

import msgspec

from tracktwo.matter.leak_plan import plan_of
from tracktwo.process.access import OpenDialogue

from . import acts

__all__ = ["play"]


def play(dialogue: OpenDialogue) -> None:
    """The usual plan; both sides agree to the sentence; one exercise, in which most things were in time, goes on."""
    acts.lay_out(dialogue)
    dialogue.third.forget()
    plan = plan_of(dialogue.third.folio())
    if plan.line is None:
        return
    line = msgspec.structs.replace(plan.line.body, agreed=[side.id for side in dialogue.sides])
    acts.save_line(dialogue, plan.line.version, {"wording": line.wording, "agreed": line.agreed})
    now = int(time.time())
    acts.begin_exercise(dialogue, "photograph", now - 60)
    for step in plan.steps[:2]:
        acts.say_done(dialogue, step.id, now)
