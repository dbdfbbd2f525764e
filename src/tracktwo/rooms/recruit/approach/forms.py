"""Forms of the approach."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.holders import holder_choices
from tracktwo.ui.forms import PayloadForm, form_for

from .records import POINTS, ApproachPlan, Discussion

__all__ = ["plan_fields", "plan_form", "talk_form"]

PLAN = ("harm", "asks", "where", "means", "due")


def plan_form(dialogue: OpenDialogue) -> type[PayloadForm]:
    """What is asked before somebody is approached."""
    members = [("", _("not settled yet")), *holder_choices(dialogue), ("outside", _("somebody else whom they trust"))]
    kind = form_for(ApproachPlan, [name for name in PLAN if name != "due"], ["en"])
    kind.base_fields["asks"] = forms.ChoiceField(label=_("Who asks?"), choices=members, required=False)
    kind.base_fields["asks"].required = False
    kind.base_fields["due"] = form_for(Discussion, ["day"], ["en"]).base_fields["day"]
    kind.base_fields["due"].label = _("On which day is the next step due?")
    kind.base_fields["due"].required = False
    return kind


def plan_fields(plan: ApproachPlan) -> dict[str, Any]:
    """A plan as its form begins."""
    return {name: getattr(plan, name) for name in PLAN}


def talk_form(day: datetime.date) -> type[PayloadForm]:
    """What was discussed in person, as a list to talk through."""
    kind = form_for(Discussion, ["day", "covered", "aware"], ["en"], {"covered": list(POINTS.items())})
    kind.base_fields["day"].initial = day
    return kind
