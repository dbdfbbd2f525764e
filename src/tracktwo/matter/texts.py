"""The single text: numbered drafts of one joint text, which each side releases in exactly one wording."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from tracktwo.process.access import OpenMeeting
from tracktwo.process.fields import Field, Words
from tracktwo.vault.errors import Conflict
from tracktwo.vault.folio import Folio, Record
from tracktwo.vault.payload import Payload, payload

from .undo import acting

__all__ = ["TextDraft", "current", "write"]


@payload("text")
class TextDraft(Payload, frozen=True):
    """One numbered draft. Earlier drafts stay beside it until the meeting closes."""

    number: int
    title: Annotated[Words, Field(_("Title"), limit=160, long=False)]
    wording: Annotated[Words, Field(_("The text"), limit=20000)]


def current(folio: Folio) -> Record[TextDraft] | None:
    """The newest draft."""
    drafts = folio.all(TextDraft)
    return max(drafts, key=lambda one: one.body.number) if drafts else None


def write(meeting: OpenMeeting, after: int, title: Words, wording: Words, id: str = "") -> Record[TextDraft]:
    """The next draft. `after` is the number of the draft it was written upon, 0 for the first.

    Raises:
        Conflict: somebody wrote a newer draft meanwhile.
    """
    with acting(meeting, gettext_noop("draft of the text")) as draft:
        newest = current(draft.folio)
        number = newest.body.number if newest else 0
        if newest and (newest.body.title, newest.body.wording) == (title, wording):
            return newest
        if number != after:
            raise Conflict("text")
        return draft.add(TextDraft(number=number + 1, title=title, wording=wording), id)
