"""Safeguards: named rules with a source row, which hold or advise, and their state in a dialogue."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from tracktwo.vault.change import change_all

from . import journal
from .access import OpenDialogue
from .fields import Text
from .records import How, Override

__all__ = [
    "Evaluation",
    "HeldStep",
    "Safeguard",
    "State",
    "evaluate",
    "evaluate_all",
    "open_meeting",
    "override",
    "register",
    "require",
    "safeguard",
    "safeguards",
]

Status = Literal["met", "holds", "advises", "waits", "unknown"]


@dataclass(frozen=True)
class State:
    """How a safeguard stands: met, or not, or not known, or nothing to judge yet; and what is missing, in words."""

    status: Literal["met", "unmet", "unknown", "waits"]
    detail: Text = ""


def _whole_dialogue(dialogue: OpenDialogue) -> list[str]:
    return [""]


def open_meeting(dialogue: OpenDialogue) -> list[str]:
    """The subject of a rule that starts afresh with every meeting: the open one."""
    return [dialogue.meeting.record.id] if dialogue.meeting else []


@dataclass(frozen=True)
class Safeguard:
    """One rule. `judge(dialogue, subject)` looks at the dialogue alone, never at a clock or the network.

    `subjects` lists what the rule is judged on at present: the dialogue as a whole (an empty subject), the open
    meeting, or single records. Going on without a rule counts for that one subject and for no later one. `ways` are
    the ways of going on that make sense for it: what it asks for may have been done elsewhere or on paper, and one can
    go on without. No other is taken.
    """

    name: str
    title: Text
    why: Text
    rows: tuple[int, ...]
    kind: Literal["holds", "advises"]
    judge: Callable[[OpenDialogue, str], State]
    subjects: Callable[[OpenDialogue], list[str]] = _whole_dialogue
    ways: tuple[How, ...] = ("act",)


@dataclass(frozen=True)
class Evaluation:
    """A safeguard with its state in one dialogue."""

    safeguard: Safeguard
    status: Status
    detail: Text
    override: Override | None

    @property
    def shown(self) -> Status | Literal["overridden"]:
        """As a page says it: going on without a rule does not meet it."""
        return "overridden" if self.status == "met" and self.override and self.detail else self.status


class HeldStep(Exception):
    """A step asked for is held by a safeguard; one deliberate act goes on."""

    def __init__(self, safeguard: Safeguard, subject: str, detail: Text) -> None:
        super().__init__(safeguard.name)
        self.safeguard, self.subject, self.detail = safeguard, subject, detail


_registry: dict[str, Safeguard] = {}


def register(rules: Iterable[Safeguard]) -> None:
    """Add a room's rules, once, when the program starts. They are listed in the order in which rooms register.

    Raises:
        ValueError: a rule of another room has the same name.
    """
    for rule in rules:
        if _registry.get(rule.name, rule) is not rule:
            raise ValueError(f"two safeguards are called {rule.name}")
        _registry[rule.name] = rule


def safeguards() -> list[Safeguard]:
    """All rules in the order of the walk."""
    return list(_registry.values())


def safeguard(name: str) -> Safeguard:
    """The rule of that name.

    Raises:
        KeyError: there is none.
    """
    return _registry[name]


def override_of(dialogue: OpenDialogue, rule: Safeguard, subject: str) -> Override | None:
    """The newest record of going on without this rule, for exactly this subject."""
    overrides = (record.body for record in reversed(dialogue.third.folio().all(Override)))
    return next((each for each in overrides if (each.rule, each.subject) == (rule.name, subject)), None)


def evaluate(dialogue: OpenDialogue, rule: Safeguard, subject: str | None = None) -> Evaluation:
    """One rule's state: for this subject, or without one for all that it is judged on now, the worst first."""
    if subject is None:
        states = [evaluate(dialogue, rule, each) for each in rule.subjects(dialogue) or [""]]
        return min(states, key=lambda each: (rule.kind, "unknown", "met", "waits").index(each.status))
    state = rule.judge(dialogue, subject)
    on_record = override_of(dialogue, rule, subject)
    if state.status == "unmet":
        status: Status = "met" if on_record else rule.kind
    else:
        status = state.status
    return Evaluation(rule, status, state.detail, on_record)


def evaluate_all(dialogue: OpenDialogue) -> list[Evaluation]:
    """All rules' states in this dialogue."""
    return [evaluate(dialogue, rule) for rule in safeguards()]


def require(dialogue: OpenDialogue, rule: Safeguard, subject: str = "") -> None:
    """Let a step go on only where its rule is met or was overridden for this subject.

    Raises:
        HeldStep: it is held; the page then offers the one deliberate act.
    """
    evaluation = evaluate(dialogue, rule, subject)
    if evaluation.status == "holds":
        raise HeldStep(rule, subject, evaluation.detail)


def override(dialogue: OpenDialogue, rule: Safeguard, how: How, subject: str = "") -> None:
    """Go on by a deliberate act. Only the rule and the day are recorded, never a reason."""
    if override_of(dialogue, rule, subject):
        return
    with change_all(dialogue.third, dialogue.joint) as (third, joint):
        third.add(Override(rule=rule.name, day=journal.today(third.folio), how=how, subject=subject))
        journal.note(third, "passed", dialogue.role)
        journal.note(joint, "passed", dialogue.role)
