"""The registry of safeguards: named rules with a source row, which hold or advise, and their state in a dialogue."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from tracktwo.vault.change import change_all

from . import journal
from .access import OpenDialogue
from .fields import Text
from .records import How, Passed
from .walk import WALK

__all__ = [
    "HeldStep",
    "Safeguard",
    "State",
    "judge",
    "pass_step",
    "register",
    "require",
    "safeguards",
    "standing",
]

Status = Literal["met", "holds", "advises", "waits"]


@dataclass(frozen=True)
class State:
    """How a safeguard stands: met, or not, or nothing to judge yet; and what is missing, in words."""

    status: Literal["met", "unmet", "waits"]
    detail: Text = ""


@dataclass(frozen=True)
class Safeguard:
    """One rule. `judge(dialogue, subject)` looks at the dialogue alone, never at a clock or the network."""

    name: str
    title: Text
    why: Text
    rows: tuple[int, ...]
    kind: Literal["holds", "advises"]
    room: str
    judge: Callable[[OpenDialogue, str], State]


@dataclass(frozen=True)
class Standing:
    """A safeguard with its state in one dialogue."""

    safeguard: Safeguard
    status: Status
    detail: Text
    passed: Passed | None


class HeldStep(Exception):
    """A step asked for is held by a safeguard; one deliberate act goes on."""

    def __init__(self, safeguard: Safeguard, subject: str, detail: Text) -> None:
        super().__init__(safeguard.name)
        self.safeguard, self.subject, self.detail = safeguard, subject, detail


_registry: dict[str, Safeguard] = {}


def register(*rules: Safeguard) -> None:
    """Add rules to the registry, once, when the program starts."""
    for rule in rules:
        if rule.name in _registry:
            raise ValueError(f"two safeguards are called {rule.name}")
        _registry[rule.name] = rule


def safeguards() -> list[Safeguard]:
    """All rules in the order of the walk."""
    order = {room.name: number for number, room in enumerate(WALK)}
    return sorted(_registry.values(), key=lambda rule: (order.get(rule.room, -1), rule.rows, rule.name))


def passed(dialogue: OpenDialogue, name: str, subject: str = "") -> Passed | None:
    """The newest record of a rule passed for this subject, or for any where none is named."""
    for record in reversed(dialogue.third.folio().all(Passed)):
        if record.body.rule == name and subject in ("", record.body.subject):
            return record.body
    return None


def judge(dialogue: OpenDialogue, name: str, subject: str = "") -> Standing:
    """One rule's standing in this dialogue."""
    rule = _registry[name]
    state = rule.judge(dialogue, subject)
    on_record = passed(dialogue, name, subject)
    if state.status == "unmet":
        status: Status = "met" if on_record else rule.kind
    else:
        status = state.status
    return Standing(rule, status, state.detail, on_record)


def standing(dialogue: OpenDialogue) -> list[Standing]:
    """All rules' standing in this dialogue."""
    return [judge(dialogue, rule.name) for rule in safeguards()]


def require(dialogue: OpenDialogue, name: str, subject: str = "") -> None:
    """Let a step go on only where its rule is met or was passed.

    Raises:
        HeldStep: it is held; the page then offers the one deliberate act.
    """
    found = judge(dialogue, name, subject)
    if found.status == "holds":
        raise HeldStep(found.safeguard, subject, found.detail)


def pass_step(dialogue: OpenDialogue, name: str, how: How, subject: str = "") -> None:
    """Go on by a deliberate act. Kept are the rule and the day, never a reason.

    Raises:
        KeyError: no such rule.
    """
    rule = _registry[name]
    if passed(dialogue, name, subject):
        return
    with change_all(dialogue.third, dialogue.joint) as (third, joint):
        third.add(Passed(rule=rule.name, day=journal.today(third.folio), how=how, subject=subject))
        journal.note(third, "passed", dialogue.role)
        journal.note(joint, "passed", dialogue.role)
