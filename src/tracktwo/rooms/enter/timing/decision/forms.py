"""Forms of the decision page: official talks, terms, and the decision itself."""

import datetime
from typing import Any

from tracktwo.process.access import OpenDialogue
from tracktwo.process.course import Course, course_of
from tracktwo.ui.forms import PayloadForm, form_for

from . import reads
from .records import EntryDecision, EntryTerms, OfficialTalks

__all__ = ["decision_fields", "decision_form", "talks_fields", "talks_form", "terms_fields", "terms_form"]

TERMS = ["pays", "may_see", "refuse", "stops"]
DECISION = ["choice", "why", "review", "despite"]
# A decision that nobody looks at again hardens. A season is long enough for something to have changed.
DAYS_UNTIL_REVIEW = 90


def talks_form() -> type[PayloadForm]:
    """The form for official talks and their stage."""
    form = form_for(OfficialTalks, ["complements", "talks"], ["en"])
    form.base_fields["stage"] = form_for(Course, ["stage"], ["en"]).base_fields["stage"]
    return form


def talks_fields(dialogue: OpenDialogue) -> dict[str, Any]:
    """The form for official talks as it begins."""
    card = reads.talks_of(dialogue)
    return {"complements": card.complements, "talks": card.talks, "stage": course_of(dialogue).stage}


def terms_form() -> type[PayloadForm]:
    """The form for the terms."""
    return form_for(EntryTerms, TERMS, ["en"])


def terms_fields(dialogue: OpenDialogue) -> dict[str, Any]:
    """The form for the terms as it begins."""
    card = reads.terms_of(dialogue)
    return {name: getattr(card, name) for name in TERMS}


def decision_form() -> type[PayloadForm]:
    """The form for the decision."""
    return form_for(EntryDecision, DECISION, ["en"])


def decision_fields(dialogue: OpenDialogue) -> dict[str, Any]:
    """The form as it begins: the decision that stands, to be revised, with a new day to look again."""
    review = datetime.date.today() + datetime.timedelta(days=DAYS_UNTIL_REVIEW)
    standing = reads.newest(dialogue.third.folio())
    if standing is None:
        return {"review": review}
    return {name: getattr(standing.body, name) for name in DECISION} | {"review": review}
