"""Verbs of contact: a plan for a condition, a goal both wrote, and what prevails on the exit cards."""

from collections.abc import Mapping

import msgspec
from django.utils.translation import gettext, gettext_noop

from tracktwo.common.storage import settle
from tracktwo.editing.undo import acting, forget_images, remember
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict, NotThere, Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.records import Workshop
from tracktwo.process.sealed import change, new_id

from .records import CONDITIONS, EXIT_ITEMS, CommonGoal, ContactPlan, ExitResult, Prevailing

__all__ = ["FEWEST", "plan", "prevailing", "read_exit_cards", "say_so", "take_goal_back", "word_goal"]

# Of fewer cards a reader could tell whose is whose.
FEWEST = 5
# So large a part of the cards makes an answer the prevailing one.
MOST = 2 / 3


def plan(dialogue: OpenDialogue, version: int, card: ContactPlan) -> None:
    """What is done for a condition. Version 0 where nothing was said before.

    Raises:
        NotThere: no such workshop or condition.
        Conflict: somebody changed it since it was shown.
    """
    if card.condition not in CONDITIONS:
        raise NotThere("condition")
    with acting(dialogue.third, gettext_noop("plan for contact")) as draft:
        draft.folio.get(Workshop, card.workshop)
        same = (card.workshop, card.condition)
        plans = draft.folio.all(ContactPlan)
        before = next((each for each in plans if (each.body.workshop, each.body.condition) == same), None)
        if (before.version if before else 0) != version:
            raise Conflict("contact plan")
        if before is None:
            draft.add(card, new_id())
        else:
            draft.replace(before, card)


def word_goal(dialogue: OpenDialogue, version: int, words: MultilingualText) -> None:
    """Write down a goal in common. Reworded, it is nobody's words until sides say so again.

    The words before are gone for good: they were the sides' own, and this compartment outlives every meeting.

    Raises:
        Conflict: somebody changed it since it was shown.
    """
    with change(dialogue.third) as draft:
        record = draft.folio.one(CommonGoal)
        if (record.version if record else 0) != version:
            raise Conflict("common goal")
        if record is None:
            draft.add(CommonGoal(words), new_id())
            remember(draft, gettext_noop("goal in common"))
        elif record.body.words != words:
            draft.replace(record, CommonGoal(words))
            forget_images(draft, [record.id])
    settle()


def take_goal_back(dialogue: OpenDialogue, version: int) -> None:
    """The sides take their goal back for good, from undo as well.

    Raises:
        NotThere: there is none.
        Conflict: somebody changed it since it was shown.
    """
    with change(dialogue.third) as draft:
        record = draft.folio.one(CommonGoal)
        if record is None:
            raise NotThere("goal")
        draft.remove(draft.fresh(CommonGoal, record.id, version))
        forget_images(draft, [record.id])
    settle()


def say_so(dialogue: OpenDialogue, side: str) -> None:
    """A side says that the goal is in its words, too; said again, it takes that back.

    Raises:
        NotThere: no such side, or no goal.
    """
    dialogue.side(side)
    with acting(dialogue.third, gettext_noop("goal in common")) as draft:
        record = draft.folio.one(CommonGoal)
        if record is None:
            raise NotThere("goal")
        said = record.body.said_by
        now = [each for each in said if each != side] if side in said else [*said, side]
        draft.replace(record, msgspec.structs.replace(record.body, said_by=now))


def prevailing(yes: int, part: int, no: int) -> Prevailing:
    """Which answer prevails among counted cards: `yes`, `no`, or `mixed`."""
    cards = yes + part + no
    if yes >= MOST * cards:
        return "yes"
    return "no" if no >= MOST * cards else "mixed"


def read_exit_cards(
    dialogue: OpenDialogue, workshop: str, side: str, counts: Mapping[str, tuple[int, int, int]]
) -> None:
    """Keep which answer prevails on a side's cards, and none of the numbers.

    Args:
        dialogue: the open dialogue.
        workshop: the workshop's id.
        side: the side's id.
        counts: for each of `EXIT_ITEMS`, how many cards say yes, in part, no.

    Raises:
        Refused: fewer than `FEWEST` cards answer one of them: nothing is kept then.
        NotThere: no such workshop or side.
    """
    dialogue.side(side)
    if any(sum(counts[item]) < FEWEST for item in EXIT_ITEMS):
        message = gettext(
            "Fewer than %(n)d cards: a reader could tell whose is whose. Nothing was kept; burn the cards."
        )
        raise Refused(message % {"n": FEWEST})
    answers = {item: prevailing(*counts[item]) for item in EXIT_ITEMS}
    with acting(dialogue.third, gettext_noop("exit cards")) as draft:
        draft.folio.get(Workshop, workshop)
        for record in draft.folio.all(ExitResult):
            if (record.body.workshop, record.body.side) == (workshop, side):
                draft.remove(record)
        draft.add(ExitResult(workshop=workshop, side=side, **answers), new_id())
