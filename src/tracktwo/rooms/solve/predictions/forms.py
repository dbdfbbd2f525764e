"""Forms of the predictions: preparing a question, and the words of the scale."""

from django.utils.translation import gettext as _

from tracktwo.process.access import OpenMeeting
from tracktwo.process.fields import Text
from tracktwo.ui.forms import PayloadForm, form_for

from .records import SCALE, Question

__all__ = ["question_form", "scale_words"]


def question_form(meeting: OpenMeeting) -> type[PayloadForm]:
    """The form for a question."""
    sides = [(side.id, meeting.dialogue.one_line(side.name)) for side in meeting.left_first]
    about = [("", _("every side")), *sides]
    kind = form_for(Question, ["words", "kind", "about"], meeting.dialogue.card.languages, {"about": about})
    kind.base_fields["about"].label, kind.base_fields["about"].required = _("About"), False
    return kind


def scale_words() -> dict[str, list[tuple[int, Text]]]:
    """The five answers to each kind of question, in words."""
    importance = [_("not at all"), _("hardly"), _("somewhat"), _("very"), _("above all")]
    acceptable = [_("never"), _("hardly"), _("perhaps"), _("rather yes"), _("yes")]
    numbers = range(SCALE[0], SCALE[1] + 1)
    return {
        "importance": list(zip(numbers, importance, strict=True)),
        "acceptable": list(zip(numbers, acceptable, strict=True)),
    }
