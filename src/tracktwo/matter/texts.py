"""The single text: numbered drafts of one joint text, criticised by the sides, released in exactly one wording."""

import difflib
import re
from collections.abc import Iterator
from typing import Annotated, Literal

from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenMeeting
from tracktwo.process.dialogues import Refused
from tracktwo.process.fields import Field, Text, Words
from tracktwo.vault.errors import Conflict
from tracktwo.vault.folio import Folio, Record
from tracktwo.vault.payload import Payload, Ref, payload

from .undo import acting

__all__ = ["FORMS", "Criticism", "Form", "TextDraft", "add_criticism", "changes", "current", "drafts_of", "write"]

Form = Literal["vision", "text"]
FORMS: dict[str, Text] = {"vision": _("Shared vision"), "text": _("Joint text")}


@payload("text")
class TextDraft(Payload, frozen=True):
    """One numbered draft. Earlier drafts stay beside it until the meeting closes.

    `pair` holds the sides whose people drafted it; never who. A vision is the first form a text takes.
    """

    number: int
    title: Annotated[Words, Field(_("Title"), limit=160, long=False)]
    wording: Annotated[Words, Field(_("The text"), limit=20000)]
    form: Form = "text"
    pair: list[str] = []


@payload("criticism")
class Criticism(Payload, frozen=True):
    """What a side cannot live with in a draft, and why. It changes nothing by itself."""

    draft: Annotated[str, Ref("text")]
    side: str
    passage: Annotated[
        str, Field(_("The passage"), long=False, limit=300, optional=True, help=_("Copied from the draft."))
    ] = ""
    words: Annotated[Words, Field(_("What is wrong with it for this side"), limit=1000)] = Words("")


def drafts_of(folio: Folio, form: str = "text") -> list[Record[TextDraft]]:
    """The drafts of one form, newest first."""
    return sorted((one for one in folio.all(TextDraft) if one.body.form == form), key=lambda one: -one.body.number)


def current(folio: Folio, form: str = "text") -> Record[TextDraft] | None:
    """The newest draft."""
    return next(iter(drafts_of(folio, form)), None)


def write(
    meeting: OpenMeeting, after: int, title: Words, wording: Words, form: Form = "text", pair: list[str] | None = None
) -> Record[TextDraft]:
    """The next draft. `after` is the number of the draft it was written upon, 0 for the first.

    Raises:
        Conflict: somebody wrote a newer draft meanwhile.
    """
    sides = [one.id for one in meeting.dialogue.sides if one.id in (pair or [])]
    with acting(meeting, gettext_noop("draft of the text")) as draft:
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
    with acting(meeting, gettext_noop("criticism")) as draft:
        record = draft.folio.get(TextDraft, criticism.draft)
        newest = current(draft.folio, record.body.form)
        if newest is None or newest.id != record.id:
            raise Refused(gettext("A newer draft stands. Look at it first: what you mean may be changed already."))
        return draft.add(criticism, id)


def changes(old: str, new: str) -> Iterator[tuple[Literal["same", "out", "in"], str]]:
    """What was taken out and what was put in between two drafts, word by word, in the order of reading."""
    before, after = _words(old), _words(new)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            yield "same", "".join(before[i1:i2])
            continue
        if i2 > i1:
            yield "out", "".join(before[i1:i2])
        if j2 > j1:
            yield "in", "".join(after[j1:j2])


def _words(text: str) -> list[str]:
    """Words with the space after them, so that a change of one word does not tear its neighbours apart."""
    return re.findall(r"\n|[^\s]+[^\S\n]*|[^\S\n]+", text)
