"""Forms of the single text."""

from django.utils.translation import gettext as _

from tracktwo.process.access import OpenMeeting
from tracktwo.ui.forms import PayloadForm, filled, form_for

from .records import Criticism, TextDraft

__all__ = ["criticism_form", "draft_fields", "draft_form"]


def draft_form(meeting: OpenMeeting) -> type[PayloadForm]:
    """The form for the next draft."""
    return form_for(TextDraft, ["title", "wording"], meeting.dialogue.card.languages)


def draft_fields(draft: TextDraft) -> dict[str, str]:
    """A draft as the form for the next one begins."""
    return {**filled("title", draft.title), **filled("wording", draft.wording)}


def criticism_form(meeting: OpenMeeting) -> type[PayloadForm]:
    """The form for a side's criticism of the newest draft."""
    sides = [(side.id, meeting.dialogue.one_line(side.name)) for side in meeting.left_first]
    kind = form_for(Criticism, ["side", "passage", "words"], meeting.dialogue.card.languages, {"side": sides})
    kind.base_fields["side"].label = _("Side")
    return kind
