"""Putting the board in order: a card that was another side's, and two cards that say one thing."""

import msgspec
from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.matter.concerns import Concern
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.fields import LIMIT, MultilingualText
from tracktwo.process.sealed import Change, is_list

from .arrangement import point_links_at

__all__ = ["change_side", "merge"]


def change_side(meeting: OpenMeeting, id: str, owner: str) -> None:
    """The card was another side's: it goes there, and is neither key nor restated there yet.

    Raises:
        NotThere: no such side or card.
    """
    meeting.dialogue.side(owner)
    with acting(meeting.room, gettext_noop("card given to another side")) as draft:
        card = draft.folio.get(Concern, id)
        if card.body.owner != owner:
            changes = {"owner": owner, "key": False, "state": "", "restated_by": []}
            draft.replace(card, msgspec.structs.replace(card.body, **changes))


def merge(meeting: OpenMeeting, id: str, other: str) -> None:
    """Put another card of the same side into this one. Both wordings are kept, and what points at either points here.

    Raises:
        NotThere: no such card.
        Refused: the cards are of two sides, are the same one, or are too long together.
    """
    with acting(meeting.room, gettext_noop("two cards put together")) as draft:
        card, joined = draft.folio.get(Concern, id), draft.folio.get(Concern, other)
        if id == other or card.body.owner != joined.body.owner:
            raise Refused(gettext("Only two cards of one side are put together."))
        pairs = zip(card.body.words.texts, joined.body.words.texts, strict=True)
        texts = ["\n".join(text for text in pair if text) for pair in pairs]
        if any(len(text) > LIMIT for text in texts):
            raise Refused(gettext("Together these cards are too long. Nothing was changed."))
        words = MultilingualText.of(texts)
        _point_here(draft, id, other)
        point_links_at(draft, id, other)
        draft.replace(card, msgspec.structs.replace(card.body, words=words, state="", restated_by=[]))
        draft.detach(other)


def _point_here(draft: Change, id: str, other: str) -> None:
    """Lists that hold the other card hold this one in its place."""
    for kind, holder, name, target in draft.folio.links():
        if target == other and is_list(kind, name):
            record = draft.folio.get(kind, holder)
            ids = [id if each == other else each for each in getattr(record.body, name)]
            draft.replace(record, msgspec.structs.replace(record.body, **{name: list(dict.fromkeys(ids))}))
