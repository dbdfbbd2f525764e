"""How each condition of contact stands: by what the plan shows, unless the third party judges otherwise."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import Text
from tracktwo.process.from_rooms import standings
from tracktwo.process.parts import Sentence
from tracktwo.process.records import Released
from tracktwo.process.sealed import Record

from ..days.reads import ShownDay, timetable, workshop_ahead
from .hours import hours_of, informal_minutes
from .records import CONDITIONS, CommonGoal, Condition, ContactPlan, ExitResult

__all__ = ["ShownCondition", "common_goal", "conditions", "exit_results", "sentences", "unmet"]

# Less than this in one room is meeting in passing.
FEW_HOURS = 8 * 60


@dataclass(frozen=True)
class ShownCondition:
    """One condition: `state` is `met`, `unmet` or `` while nobody knows; `judged` where the third party said so."""

    code: Condition
    title: Text
    question: Text
    helps: Text
    state: str
    judged: bool
    evidence: list[str]
    record: Record[ContactPlan] | None


def common_goal(dialogue: OpenDialogue) -> Record[CommonGoal] | None:
    """The goal that sides wrote together."""
    return dialogue.third.folio().one(CommonGoal)


def exit_results(dialogue: OpenDialogue, workshop: str) -> dict[str, ExitResult]:
    """Which answers prevailed on the exit cards of each side."""
    results = (record.body for record in dialogue.third.folio().all(ExitResult))
    return {each.side: each for each in results if each.workshop == workshop}


def conditions(dialogue: OpenDialogue, workshop: str) -> list[ShownCondition]:
    """The five conditions for a workshop."""
    days = timetable(dialogue, workshop)
    plans = {
        each.body.condition: each for each in dialogue.third.folio().all(ContactPlan) if each.body.workshop == workshop
    }
    shown = []
    for code, (title, question, helps) in CONDITIONS.items():
        state, evidence = _evidence(dialogue, workshop, days, code)
        record = plans.get(code)
        judged = record.body.state if record else ""
        shown.append(ShownCondition(code, title, question, helps, judged or state, bool(judged), evidence, record))
    return shown


def _evidence(dialogue: OpenDialogue, workshop: str, days: list[ShownDay], code: Condition) -> tuple[str, list[str]]:
    if code == "status":
        return _status(dialogue)
    if code == "intimate":
        return _intimate(dialogue, days)
    if code == "rewarding":
        return _rewarding(dialogue, workshop)
    if code == "goals":
        return _goals(dialogue)
    return "", []


def _status(dialogue: OpenDialogue) -> tuple[str, list[str]]:
    said = standings(dialogue)
    if not said or all(each.matched is None for each in said):
        return "", [str(each.words) for each in said]
    state = "unmet" if any(each.matched is False for each in said) else "met"
    return state, [str(each.words) for each in said]


def _intimate(dialogue: OpenDialogue, days: list[ShownDay]) -> tuple[str, list[str]]:
    if not days:
        return "", []
    hours = hours_of(dialogue, days)
    informal = informal_minutes(days)
    together = min((each.together for each in hours), default=0)
    groups = any(each.groups for each in hours)
    facts = {"hours": round(together / 60), "informal": round(informal / 60)}
    evidence = [_("%(hours)d hours in one room are planned, %(informal)d of them informal.") % facts]
    if not groups:
        evidence.append(_("No small groups are planned."))
    return ("met" if together >= FEW_HOURS and informal and groups else "unmet"), evidence


def _rewarding(dialogue: OpenDialogue, workshop: str) -> tuple[str, list[str]]:
    results = exit_results(dialogue, workshop)
    if not results:
        return "", []
    answers = Counter(answer for each in results.values() for answer in (each.worth, each.heard, each.again))
    evidence = [_("Exit cards were read of %(sides)s.") % {"sides": _sides(dialogue, list(results))}]
    return ("unmet" if answers["no"] else "met" if answers["yes"] > answers["mixed"] else ""), evidence


def _goals(dialogue: OpenDialogue) -> tuple[str, list[str]]:
    vision = [record for record in dialogue.joint.folio().all(Released) if record.body.kind == "vision"]
    if vision:
        return "met", [_("Every side has released a shared vision.")]
    goal = common_goal(dialogue)
    if goal is None:
        return "unmet", [_("There is no goal in words that both sides wrote.")]
    missing = [side.id for side in dialogue.sides if side.id not in goal.body.said_by]
    if missing:
        return "unmet", [_("Not yet the words of %(sides)s.") % {"sides": _sides(dialogue, missing)}]
    return "met", [_("Every side says that these are its words, too.")]


def _sides(dialogue: OpenDialogue, ids: list[str]) -> str:
    return ", ".join(dialogue.one_line(side.name) for side in dialogue.sides if side.id in ids)


def unmet(dialogue: OpenDialogue, workshop: str) -> list[ShownCondition]:
    """The conditions that are not met; those of which nobody knows are not counted."""
    return [each for each in conditions(dialogue, workshop) if each.state == "unmet"]


def sentences(dialogue: OpenDialogue) -> list[Sentence]:
    """What the room's first page says of contact: once a timetable stands, or somebody judged."""
    workshop = workshop_ahead(dialogue)
    if workshop is None or not (timetable(dialogue, workshop.id) or dialogue.third.folio().all(ContactPlan)):
        return []
    missing = unmet(dialogue, workshop.id)
    if not missing:
        return []
    words = ngettext(
        "%(n)d condition of contact is not met: %(which)s",
        "%(n)d conditions of contact are not met: %(which)s",
        len(missing),
    )
    facts = {"n": len(missing), "which": ", ".join(str(each.title) for each in missing)}
    return [Sentence(words % facts, "prepare:contact", "asks")]
