"""Verbs of the plan: what is asked, and who sees what of it."""

import msgspec
from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.journal import today

from .items import ITEMS
from .records import MeasurePlan, ScaleItem

__all__ = ["LONGEST_DAYS", "MOST_ITEMS", "save_plan", "set_scales"]

# At a quarter of a minute each, all are answered in five minutes.
MOST_ITEMS = 20
# Half a year after a workshop is the last wave; whoever has not come a year after that will not.
LONGEST_DAYS = 550


def save_plan(dialogue: OpenDialogue, version: int, plan: MeasurePlan) -> None:
    """Say what is asked, who sees what, and when unclaimed answers are destroyed.

    Raises:
        Conflict: somebody changed it since it was shown.
        Refused: a wave has begun; too many items or none; an audience that could subtract; a day too far or past.
    """
    order = [item.name for item in ITEMS if item.name in plan.items]
    if not 1 <= len(order) + len(plan.scales) <= MOST_ITEMS:
        raise Refused(
            gettext("Choose from one to %(most)s items: more than five minutes is too long.") % {"most": MOST_ITEMS}
        )
    if plan.sides_see == "own" and plan.outside == "pooled":
        raise Refused(gettext("A side that sees its own figures could subtract them from those of all sides together."))
    ahead = (plan.destroy_on - today(dialogue.third.folio())).days
    if not 1 <= ahead <= LONGEST_DAYS:
        raise Refused(gettext("Unclaimed answers are destroyed on a day within the next eighteen months."))
    with acting(dialogue.third, gettext_noop("plan of measures")) as changing:
        standing = changing.folio.one(MeasurePlan)
        if standing is not None and standing.body.fixed:
            raise Refused(gettext("The first wave has begun: what is asked and who sees it can no longer change."))
        whole = msgspec.structs.replace(plan, items=order, fixed=False)
        if standing is None:
            changing.add(whole)
        else:
            changing.replace(changing.fresh(MeasurePlan, standing.id, version), whole)


def set_scales(dialogue: OpenDialogue, scales: list[ScaleItem]) -> None:
    """Ask the items of licensed scales as well, in the place of those that were there.

    Raises:
        Refused: there is no plan yet, a wave has begun, or it would be more than five minutes.
    """
    with acting(dialogue.third, gettext_noop("licensed scales")) as changing:
        standing = changing.folio.one(MeasurePlan)
        if standing is None:
            raise Refused(gettext("First say what you ask, and who sees it."))
        if standing.body.fixed:
            raise Refused(gettext("The first wave has begun: what is asked and who sees it can no longer change."))
        if len(standing.body.items) + len(scales) > MOST_ITEMS:
            message = gettext("Choose from one to %(most)s items: more than five minutes is too long.")
            raise Refused(message % {"most": MOST_ITEMS})
        changing.replace(standing, msgspec.structs.replace(standing.body, scales=scales))
