"""The form of a plan, in three short parts, and of who opens it."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from tracktwo.process.access import OpenDialogue
from tracktwo.ui.forms import PayloadForm, form_for

from .records import ReentryPlan

__all__ = ["GROUPS", "chosen_of", "plan_fields", "plan_form", "second_choices"]

# Which fields stand together.
GROUPS = (("home", "risk", "stakes", "says"), ("trusts", "reach"), ("silence", "acts", "drill"))
FIELDS = [name for group in GROUPS for name in group]
DAYS_TO_DRILL = 3


def plan_form(dialogue: OpenDialogue, *, choosing: bool) -> type[PayloadForm]:
    """The plan; with `choosing` also who opens it besides whoever sits here, and whether a code is printed."""
    form = form_for(ReentryPlan, FIELDS, ["en"])
    if choosing:
        form.base_fields["second"] = forms.ChoiceField(
            label=_("Who else opens it?"), choices=second_choices(dialogue), required=False
        )
        form.base_fields["with_code"] = forms.BooleanField(
            label=_("Print a code with which the person opens it at a meeting"), required=False, initial=True
        )
    return form


def second_choices(dialogue: OpenDialogue) -> list[tuple[str, str]]:
    """Members whom a person can name beside whoever sits here, and nobody."""
    known = dialogue.person.keyring.colleagues
    others = [(member.body.account, member.body.name) for member in dialogue.members if member.body.account in known]
    return [("", _("nobody else")), *others]


def plan_fields(plan: ReentryPlan | None, today: datetime.date) -> dict[str, Any]:
    """The form as it begins."""
    if plan is None:
        return {"home": today, "drill": today + datetime.timedelta(days=DAYS_TO_DRILL)}
    return {name: getattr(plan, name) for name in FIELDS}


def chosen_of(values: dict[str, Any]) -> tuple[ReentryPlan, str, bool]:
    """The plan a form stands for, the second, and whether a code is to be printed."""
    second, with_code = values.pop("second", ""), values.pop("with_code", False)
    return ReentryPlan(**values), second, with_code
