"""Verbs on the single text: it is drafted, criticised by the sides, and released in exactly one wording."""

from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Conflict, Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.sealed import Record

from .reads import current
from .records import Criticism, Form, TextDraft

__all__ = ["add_criticism", "write"]


def write(
    meeting: OpenMeeting,
    after: int,
    title: MultilingualText,
    wording: MultilingualText,
    form: Form = "text",
    pair: list[str] | None = None,
) -> Record[TextDraft]:
    """Write the next draft. `after` is the number of the draft it is based on, 0 for the first.

    Raises:
        Conflict: somebody wrote a newer draft meanwhile.
    """
    sides = [side.id for side in meeting.dialogue.sides if side.id in (pair or [])]
    with acting(meeting.room, gettext_noop("draft of the text")) as changing:
        newest = current(changing.folio, form)
        number = newest.body.number if newest else 0
        if newest and (newest.body.title, newest.body.wording) == (title, wording):
            return newest
        if number != after:
            raise Conflict("text")
        return changing.add(TextDraft(number + 1, title, wording, form, sides))


def add_criticism(meeting: OpenMeeting, criticism: Criticism, id: str = "") -> Record[Criticism]:
    """A side criticises a draft.

    Raises:
        Refused: there is a newer draft, and what was criticised may be gone from it.
    """
    meeting.dialogue.side(criticism.side)
    with acting(meeting.room, gettext_noop("criticism")) as changing:
        record = changing.folio.get(TextDraft, criticism.draft)
        newest = current(changing.folio, record.body.form)
        if newest is None or newest.id != record.id:
            raise Refused(gettext("There is a newer draft. Read it first: what you criticise may have changed."))
        return changing.add(criticism, id)
