"""The rule on who drafts the text."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.safeguards import Safeguard, State

from .reads import current
from .records import FORMS

__all__ = ["EVERY_LANGUAGE", "MIXED_PAIR"]


def mixed_pair(dialogue: OpenDialogue, subject: str) -> State:
    """Row 85: the text is drafted by people of every side."""
    if dialogue.meeting is None:
        return State("waits", _("No meeting is open."))
    folio = dialogue.meeting.room.folio()
    drafts = [draft for draft in (current(folio, form) for form in FORMS) if draft]
    if not drafts:
        return State("waits", _("There is no text yet."))
    if all({side.id for side in dialogue.sides} <= set(draft.body.pair) for draft in drafts):
        return State("met")
    if any(not draft.body.pair for draft in drafts):
        return State("unmet", _("It is not recorded who drafted the newest draft."))
    return State("unmet", _("The newest draft was not written by people of every side."))


MIXED_PAIR = Safeguard(
    "text-by-a-mixed-pair",
    _("People of every side draft the single text"),
    _("A draft written by one side stays that side's draft, whatever it says."),
    (85,),
    "advises",
    mixed_pair,
)


def every_language(dialogue: OpenDialogue, subject: str) -> State:
    """Row 99: the text is complete in every language of the dialogue before it is released."""
    if dialogue.meeting is None:
        return State("waits", _("No meeting is open."))
    folio = dialogue.meeting.room.folio()
    drafts = [draft.body for draft in (current(folio, form) for form in FORMS) if draft]
    if not drafts:
        return State("waits", _("There is no text yet."))
    languages = len(dialogue.card.languages)
    if all(all(text.texts[:languages]) for draft in drafts for text in (draft.title, draft.wording)):
        return State("met")
    return State("unmet", _("The newest draft is empty in one of the dialogue's languages."))


EVERY_LANGUAGE = Safeguard(
    "text-in-every-language",
    _("The single text is complete in every language of the dialogue"),
    _("Those who can read a text only in the other side's language would be releasing words they cannot check."),
    (99,),
    "advises",
    every_language,
)
