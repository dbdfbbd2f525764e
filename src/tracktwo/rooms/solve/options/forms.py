"""Forms of ideas and options."""

from django.utils.translation import gettext as _

from tracktwo.process.access import OpenMeeting
from tracktwo.ui.forms import PayloadForm, filled, form_for

from .records import Idea, IdeaRound, Legitimacy, ObstacleAtHome, Option

__all__ = ["idea_form", "legitimacy_fields", "legitimacy_form", "obstacle_form", "round_form"]


def idea_form(meeting: OpenMeeting) -> type[PayloadForm]:
    """The form for an idea."""
    return form_for(Idea, ["words"], meeting.dialogue.card.languages)


def round_form() -> type[PayloadForm]:
    """The form for the length of a round of ideas."""
    return form_for(IdeaRound, ["minutes"], ["en"])


def legitimacy_form(meeting: OpenMeeting) -> type[PayloadForm]:
    """The form for how the public of one side would take an option."""
    return form_for(Legitimacy, ["reading", "words"], meeting.dialogue.card.languages)


def legitimacy_fields(legitimacy: Legitimacy) -> dict[str, str]:
    """A side's public as its form begins."""
    return {"reading": legitimacy.reading, **filled("words", legitimacy.words)}


def obstacle_form(meeting: OpenMeeting) -> type[PayloadForm]:
    """The form for an obstacle at home."""
    options = meeting.room.folio().all(Option)
    choices = {
        "option": [(option.id, meeting.dialogue.one_line(option.body.words)) for option in options],
        "side": [(side.id, meeting.dialogue.one_line(side.name)) for side in meeting.left_first],
    }
    names = ["option", "side", "kind", "who", "why", "live_with"]
    kind = form_for(ObstacleAtHome, names, meeting.dialogue.card.languages, choices)
    kind.base_fields["option"].label, kind.base_fields["side"].label = _("Option"), _("Side")
    return kind
