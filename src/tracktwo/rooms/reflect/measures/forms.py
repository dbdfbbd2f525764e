"""The form of the plan."""

import datetime
from typing import Any

from django.utils.translation import gettext as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.journal import today
from tracktwo.ui.forms import PayloadForm, form_for

from .items import ITEMS
from .reads import plan_of
from .records import MeasurePlan

__all__ = ["plan_fields", "plan_form"]

FIELDS = ["items", "sides_see", "outside", "shows", "destroy_on"]
DAYS_UNTIL_DESTROYED = 240


def plan_form() -> type[PayloadForm]:
    """The form for the plan; every item can be ticked."""
    form = form_for(MeasurePlan, FIELDS, ["en"], {"items": [(item.name, item.words) for item in ITEMS]})
    form.base_fields["items"].label = _("What we ask")
    return form


def plan_fields(dialogue: OpenDialogue) -> dict[str, Any]:
    """The form as it begins: the plan that stands, or the items that are on unless switched off."""
    standing = plan_of(dialogue)
    if standing is not None:
        return {name: getattr(standing.body, name) for name in FIELDS}
    destroyed = today(dialogue.third.folio()) + datetime.timedelta(days=DAYS_UNTIL_DESTROYED)
    return {"items": [item.name for item in ITEMS if item.default], "destroy_on": destroyed}
