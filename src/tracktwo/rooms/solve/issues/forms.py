"""Forms of the issue map."""

from django.utils.translation import gettext as _

from tracktwo.matter.issues import Issue
from tracktwo.process.access import OpenMeeting
from tracktwo.ui.forms import PayloadForm, filled, form_for

from .records import STAKES, Stake

__all__ = ["issue_fields", "issue_form", "stake_form"]


def issue_form(meeting: OpenMeeting) -> type[PayloadForm]:
    """The form for an issue."""
    return form_for(Issue, ["words", "agenda", "nature"], meeting.dialogue.card.languages)


def issue_fields(issue: Issue) -> dict[str, str]:
    """An issue as its form begins."""
    return {**filled("words", issue.words), "agenda": issue.agenda, "nature": issue.nature}


def stake_form(meeting: OpenMeeting) -> type[PayloadForm]:
    """The form for a position, an interest or a criterion."""
    sides = [(side.id, meeting.dialogue.one_line(side.name)) for side in meeting.left_first]
    kind = form_for(
        Stake, ["kind", "side", "words"], meeting.dialogue.card.languages, {"kind": STAKES.items(), "side": sides}
    )
    kind.base_fields["kind"].label, kind.base_fields["kind"].initial = _("What it is"), "interest"
    kind.base_fields["side"].label, kind.base_fields["side"].required = _("Side (a criterion has none)"), False
    return kind
