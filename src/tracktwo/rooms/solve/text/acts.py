"""Verbs on the single text: it is drafted, criticised by the sides, and released in exactly one wording."""

from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Conflict, Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.sealed import Folio, Record
from tracktwo.rooms.solve.text.records import Criticism, Form, TextDraft

__all__ = ["add_criticism", "current", "drafts_of", "write"]


def drafts_of(folio: Folio, form: str = "text") -> list[Record[TextDraft]]:
    """The drafts of one form, newest first."""
    return sorted((one for one in folio.all(TextDraft) if one.body.form == form), key=lambda one: -one.body.number)


def current(folio: Folio, form: str = "text") -> Record[TextDraft] | None:
    """The newest draft."""
    return next(iter(drafts_of(folio, form)), None)


def write(
    meeting: OpenMeeting,
    after: int,
    title: MultilingualText,
    wording: MultilingualText,
    form: Form = "text",
    pair: list[str] | None = None,
) -> Record[TextDraft]:
    """The next draft. `after` is the number of the draft it was written upon, 0 for the first.

    Raises:
        Conflict: somebody wrote a newer draft meanwhile.
    """
    sides = [one.id for one in meeting.dialogue.sides if one.id in (pair or [])]
    with acting(meeting.room, gettext_noop("draft of the text")) as draft:
        newest = current(draft.folio, form)
        number = newest.body.number if newest else 0
        if newest and (newest.body.title, newest.body.wording) == (title, wording):
            return newest
        if number != after:
            raise Conflict("text")
        return draft.add(TextDraft(number + 1, title, wording, form, sides))


def add_criticism(meeting: OpenMeeting, criticism: Criticism, id: str = "") -> Record[Criticism]:
    """A side criticises a draft.

    Raises:
        Refused: a newer draft stands, and what was criticised may be gone from it.
    """
    meeting.dialogue.side(criticism.side)
    with acting(meeting.room, gettext_noop("criticism")) as draft:
        record = draft.folio.get(TextDraft, criticism.draft)
        newest = current(draft.folio, record.body.form)
        if newest is None or newest.id != record.id:
            raise Refused(gettext("A newer draft stands. Look at it first: what you mean may be changed already."))
        return draft.add(criticism, id)
