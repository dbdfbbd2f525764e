"""What an interpreter sees of this room: ideas that are not options yet, and the newest draft of the one text.

An option has the words that every side kept, and no others are put in their place.
"""

import msgspec
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.process.access import OpenMeeting
from tracktwo.process.declarations import Interpreted, SeenText, TextKind
from tracktwo.process.errors import Conflict
from tracktwo.process.fields import MultilingualText
from tracktwo.process.sealed import Folio, Record

from .options.records import Idea, Option
from .text import acts
from .text.reads import drafts_of
from .text.records import FORMS, TextDraft

__all__ = ["IDEAS", "TEXTS"]


def ideas_seen(meeting: OpenMeeting) -> list[SeenText]:
    """The ideas that some side has not kept yet, as they came."""
    folio = meeting.room.folio()
    kept = {option.body.idea for option in folio.all(Option)}
    return [SeenText(idea.id, "words", "idea", "", idea.body.words) for idea in folio.all(Idea) if idea.id not in kept]


def reword_idea(meeting: OpenMeeting, text: SeenText, words: MultilingualText) -> None:
    """Other words for an idea. Whoever kept the old ones keeps these anew.

    Raises:
        Conflict: it was changed since, or became an option.
        NotThere: it is gone.
    """
    with acting(meeting.room, gettext_noop("an interpreter's wording")) as changing:
        record = changing.folio.get(Idea, text.card)
        is_option = any(option.body.idea == record.id for option in changing.folio.all(Option))
        if record.body.words != text.words or is_option:
            raise Conflict(text.card)
        changing.replace(record, msgspec.structs.replace(record.body, words=words, kept_by=[]))


def texts_seen(meeting: OpenMeeting) -> list[SeenText]:
    """Title and wording of the newest draft of each form, under the id of the first, which stays."""
    texts = []
    for form in FORMS:
        drafts = drafts_of(meeting.room.folio(), form)
        if drafts:
            newest, first = drafts[0].body, drafts[-1]
            texts.append(SeenText(first.id, "title", f"{form}.title", "", newest.title))
            texts.append(SeenText(first.id, "wording", f"{form}.wording", "", newest.wording))
    return texts


def redraft(meeting: OpenMeeting, text: SeenText, words: MultilingualText) -> None:
    """Other words for a draft are the next draft, which nobody has released.

    Raises:
        Conflict: there is a newer draft.
        NotThere: there is none.
    """
    newest = _newest(meeting.room.folio(), text.card)
    parts = {"title": newest.body.title, "wording": newest.body.wording}
    if parts[text.part] != text.words:
        raise Conflict(text.card)
    parts[text.part] = words
    number, form, pair = newest.body.number, newest.body.form, newest.body.pair
    acts.write(meeting, number, parts["title"], parts["wording"], form, pair)


def _newest(folio: Folio, first: str) -> Record[TextDraft]:
    return drafts_of(folio, folio.get(TextDraft, first).body.form)[0]


IDEAS = Interpreted({"idea": TextKind(_("An idea"))}, ideas_seen, reword_idea)
TEXTS = Interpreted(
    {
        "vision.title": TextKind(_("Shared vision: its title"), 160),
        "vision.wording": TextKind(_("Shared vision: the newest draft"), 20_000),
        "text.title": TextKind(_("Joint text: its title"), 160),
        "text.wording": TextKind(_("Joint text: the newest draft"), 20_000),
    },
    texts_seen,
    redraft,
)
