"""Verbs of composition: propose, pin, leave out, add a rule. Each wish is kept and answered by a new proposal."""

from collections.abc import Callable
from typing import Literal

import msgspec
from django.utils.translation import gettext

from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.sealed import Change, change

from ..pool.questions import questions
from ..pool.records import Prospect
from .reads import proposal
from .records import Circle, TeamPlan, TeamProposal, TeamRule
from .rules import circle_sides
from .solving import SECONDS, Setting, kept, setting

__all__ = ["add_rule", "another", "ask_hanging", "erase_rule", "propose", "size", "wish"]

MOST_RULES = 60
Wish = Literal["pin", "ban", ""]


def propose(dialogue: OpenDialogue, circle: Circle, seconds: float = SECONDS) -> None:
    """A proposal for the pool, wishes and rules as they are now; what it changes is said beside the one before.

    Raises:
        Refused: nobody is in the pool.
    """
    dialogue.third.forget()
    here = setting(dialogue, circle)
    if here.pool is None:
        raise Refused(gettext("Nobody is in the pool yet."))
    answer = here.propose(seconds)
    with change(dialogue.third) as draft:
        before = proposal(dialogue, circle)
        made = kept(answer, here, before.body if before else None)
        if before is None:
            draft.add(made)
        else:
            draft.replace(draft.folio.get(TeamProposal, before.id), made)
    dialogue.third.forget()


def _change_plan(draft: Change, circle: Circle, changed: Callable[[TeamPlan], TeamPlan]) -> None:
    record = next((each for each in draft.folio.all(TeamPlan) if each.body.circle == circle), None)
    before = record.body if record else TeamPlan(circle)
    after = changed(before)
    if record is None:
        draft.add(after)
    elif after != before:
        draft.replace(record, after)


def wish(dialogue: OpenDialogue, circle: Circle, prospect: str, what: Wish) -> None:
    """Pin somebody, leave them out, or take either back.

    Raises:
        NotThere: nobody in the pool has this id.
    """
    with change(dialogue.third) as draft:
        draft.folio.get(Prospect, prospect)

        def changed(plan: TeamPlan) -> TeamPlan:
            pins = [id for id in plan.pins if id != prospect] + ([prospect] if what == "pin" else [])
            bans = [id for id in plan.bans if id != prospect] + ([prospect] if what == "ban" else [])
            return msgspec.structs.replace(plan, pins=pins, bans=bans)

        _change_plan(draft, circle, changed)
    propose(dialogue, circle)


def size(dialogue: OpenDialogue, circle: Circle, fewest: int, most: int, nominated: int) -> None:
    """How large teams are, and how many of them one person may have named.

    Raises:
        Refused: the fewest are more than the most.
    """
    if not 1 <= fewest <= most:
        raise Refused(gettext("The fewest are more than the most."))
    with change(dialogue.third) as draft:
        _change_plan(
            draft,
            circle,
            lambda plan: msgspec.structs.replace(plan, fewest=fewest, most=most, nominated=nominated),
        )
    propose(dialogue, circle)


def another(dialogue: OpenDialogue, circle: Circle) -> None:
    """Teams that are as good by every goal, if there are others."""
    with change(dialogue.third) as draft:
        _change_plan(draft, circle, lambda plan: msgspec.structs.replace(plan, seed=plan.seed + 1))
    propose(dialogue, circle)


def add_rule(dialogue: OpenDialogue, rule: TeamRule, id: str = "") -> None:
    """Add a rule in words. The same rule stands once.

    Raises:
        Refused: there are very many already, or it asks about what is not there.
    """
    if rule.question not in {question.id for question in questions(dialogue)}:
        raise Refused(gettext("This coverage question is not asked any more."))
    if rule.team not in ("", "each", *circle_sides(dialogue, rule.circle)):
        raise Refused(gettext("There is no such team."))
    with change(dialogue.third) as draft:
        rules = [each for each in draft.bodies(TeamRule) if each.circle == rule.circle]
        if len(rules) >= MOST_RULES:
            raise Refused(gettext("%(n)d rules at most can be kept.") % {"n": MOST_RULES})
        if rule not in rules and not (id and draft.folio.has(id)):
            draft.add(rule, id)
    propose(dialogue, rule.circle)


def erase_rule(dialogue: OpenDialogue, id: str) -> None:
    """Give a rule up."""
    with change(dialogue.third) as draft:
        record = draft.folio.get(TeamRule, id)
        draft.remove(record)
    propose(dialogue, record.body.circle)


def ask_hanging(dialogue: OpenDialogue, circle: Circle) -> None:
    """Find the coverage questions on whose unsure answers the shape of the teams hangs.

    Raises:
        Refused: nobody is in the pool.
    """
    here: Setting = setting(dialogue, circle)
    if here.pool is None:
        raise Refused(gettext("Nobody is in the pool yet."))
    answer = here.propose()
    hanging = here.hanging(answer)
    with change(dialogue.third) as draft:
        before = proposal(dialogue, circle)
        made = msgspec.structs.replace(kept(answer, here, before.body if before else None), hangs=hanging)
        if before is None:
            draft.add(made)
            return
        if made.chosen == before.body.chosen:
            # Nothing moved: what the last change did stays to be read.
            made = msgspec.structs.replace(before.body, hangs=hanging, mark=made.mark)
        draft.replace(draft.folio.get(TeamProposal, before.id), made)
