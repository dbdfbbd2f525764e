"""Forms of ideas: where one went, what came back, and its next wording."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.ui.forms import PayloadForm, filled, form_for

from .paths import quarters
from .reads import Wording
from .records import FINER, LEVELS, IdeaDraft, PathLine, Reaction

__all__ = ["draft_fields", "draft_form", "line_of", "path_form", "reaction_form"]


def path_form(dialogue: OpenDialogue, today: datetime.date) -> type[PayloadForm]:
    """Where it went; in the coarse, and folded away what a side may choose to say besides."""
    sides = [(side.id, dialogue.one_line(side.name)) for side in dialogue.sides]
    form = form_for(PathLine, ["side", "level", "answer", "matter", "moves"], ["en"], {"side": sides})
    form.base_fields["when"] = forms.ChoiceField(
        label=_("When?"),
        choices=[
            (f"{year}-{quarter}", _("Q%(quarter)d %(year)d") % {"quarter": quarter, "year": year})
            for year, quarter in quarters(today)
        ],
    )
    form.base_fields["finer"] = forms.ChoiceField(
        label=_("More exactly, to"), choices=[("", "–"), *FINER.items()], required=False
    )
    form.base_fields["month"] = forms.IntegerField(label=_("Month"), min_value=1, max_value=12, required=False)
    form.base_fields["chosen"] = forms.BooleanField(label=_("This side itself chose to say so much"), required=False)
    return form


def line_of(idea: str, values: dict[str, Any]) -> tuple[PathLine, bool]:
    """The line a form stands for, and whether its side chose to say more than the coarse."""
    year, quarter = map(int, values.pop("when").split("-"))
    finer, month, chosen = values.pop("finer"), values.pop("month") or 0, values.pop("chosen")
    level = finer if finer in LEVELS else values.pop("level")
    values.pop("level", None)
    return PathLine(idea=idea, level=level, year=year, quarter=quarter, month=month, **values), chosen


def reaction_form(dialogue: OpenDialogue) -> type[PayloadForm]:
    """What came back, by the side that brought it."""
    return form_for(Reaction, ["origin", "words"], dialogue.card.languages)


def draft_form(meeting: OpenMeeting) -> type[PayloadForm]:
    """The next wording and the reason for the change."""
    return form_for(IdeaDraft, ["title", "wording", "reason"], meeting.dialogue.card.languages)


def draft_fields(of: Wording | IdeaDraft) -> dict[str, str]:
    """The form as it begins: what is written, or the words that stand, with a reason still to be given."""
    fields = {**filled("title", of.title), **filled("wording", of.wording)}
    return fields | filled("reason", of.reason) if isinstance(of, IdeaDraft) else fields
