"""Forms of composition: a rule in words, and sizes."""

from django import forms
from django.utils.translation import gettext as _

from tracktwo.ui.forms import PayloadForm, form_for

from .records import TeamPlan, TeamRule
from .rules import team_name
from .solving import Setting

__all__ = ["rule_form", "size_form"]


def rule_form(here: Setting) -> type[PayloadForm]:
    """A rule out of four small words: how many, the number, which coverage question, on which team."""
    questions = [(question.id, str(question.words)) for question in here.asked]
    several = [("each", _("each team")), ("", _("all teams together"))] if len(here.teams) > 1 else []
    teams = [*several, *((team, team_name(here.dialogue, team)) for team in here.teams)]
    kind = form_for(TeamRule, ["amount", "number", "question", "team"], ["en"])
    kind.base_fields["question"] = forms.ChoiceField(label=_("Coverage question"), choices=questions)
    kind.base_fields["team"] = forms.ChoiceField(label=_("On which team"), choices=teams, required=False)
    return kind


def size_form() -> type[PayloadForm]:
    """How large teams are, and how many people of the pool one of them may have named."""
    return form_for(TeamPlan, ["fewest", "most", "nominated"], ["en"])
