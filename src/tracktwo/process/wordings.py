"""Other words for the cards of a board: an interpreter writes them, the third party takes them in or sets them aside.

What lies in the interpreter's scope is not trusted. What a card says now is read from the room, a wording can change
only the languages that its writer changed, and it is taken in exactly as it was shown or not at all.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec
from django.db import transaction
from django.utils.translation import gettext

from tracktwo.common.writing import clean_text, unseen
from tracktwo.vault.change import change
from tracktwo.vault.errors import Conflict, NotThere

from .access import OpenMeeting
from .declarations import Interpreted, SeenText, TextKind
from .errors import Refused
from .fields import MultilingualText
from .interpreting import Wording, scope_of, wording_of
from .rooms import interpreted
from .sealed import digest_of
from .visiting import Interpreting

__all__ = ["Waiting", "kinds", "merged", "propose", "set_aside", "shown_as", "take_in", "type_in", "waiting"]

# A page that still knows the key of a form that was sent uses it within seconds.
KEYS_KEPT = 20


@dataclass(frozen=True)
class Waiting:
    """A wording that waits for the third party: the text as it stands, and as it would read.

    `moved`: the card was changed after the wording was written. `shown` is a mark of both texts as they are shown.
    """

    id: str
    text: SeenText
    words: MultilingualText
    moved: bool
    shown: str


def kinds() -> dict[str, TextKind]:
    """What a text can be, over all rooms."""
    return {name: kind for each in interpreted() for name, kind in each.kinds.items()}


def merged(standing: MultilingualText, wording: Wording) -> MultilingualText:
    """The standing text with the languages replaced that the wording changed, and no other."""
    texts = zip(standing.texts, wording.before.texts, wording.words.texts, strict=True)
    return MultilingualText.of(new if new != old else now for now, old, new in texts)


def shown_as(words: MultilingualText) -> str:
    """A mark of exactly these words, by which a form says which ones it showed."""
    return digest_of(*words.texts).hex()


# --- The interpreter. ---


def type_in(here: Interpreting, card: str, part: str, seen: str, typed: MultilingualText, key: str) -> None:
    """Keep what is being typed over the text that the form showed.

    Raises:
        Conflict: the form with this key was sent already.
        NotThere: the text is gone.
    """
    with change(here.scope) as draft:
        words = here.text(card, part).words
        record = wording_of(draft.folio, card, part)
        if record is None:
            draft.add(Wording(card=card, part=part, before=words, words=words, typed=typed, over=seen))
        elif key in record.body.spent:
            raise Conflict(Wording.TAG)
        else:
            draft.replace(record, msgspec.structs.replace(record.body, typed=typed, over=seen))


def propose(here: Interpreting, card: str, part: str, seen: str, words: MultilingualText, key: str) -> None:
    """Send other words for a text, in place of what was sent before. The words as they stand take it back.

    Args:
        seen: the mark of the text that the form showed, see `shown_as`.

    Raises:
        Conflict: the card was changed since.
        NotThere: the text is gone.
    """
    with change(here.scope) as draft:
        # Read under the lock: the board may have moved on since the page was asked for.
        text = here.text(card, part)
        record = wording_of(draft.folio, card, part)
        if record is not None and key in record.body.spent:
            return
        if shown_as(text.words) != seen:
            raise Conflict(Wording.TAG)
        spent = [*(record.body.spent if record else []), key][-KEYS_KEPT:]
        sent = Wording(card=card, part=part, before=text.words, words=words, spent=spent)
        if words != text.words:
            sent = msgspec.structs.replace(sent, state="waiting")
        if record is None:
            draft.add(sent)
        else:
            draft.replace(record, sent)


# --- The third party. ---


def waiting(meeting: OpenMeeting) -> list[Waiting]:
    """The wordings that wait, in the order of the board. Those of a card that the room may not see now are left out."""
    scope = scope_of(meeting)
    if scope is None:
        return []
    folio, shown_now = scope.folio(), []
    for _declared, text in _texts(meeting):
        record = wording_of(folio, text.card, text.part)
        if record is None or record.body.state != "waiting":
            continue
        words = merged(text.words, record.body)
        if words != text.words:
            shown = digest_of(*text.words.texts, *words.texts).hex()
            shown_now.append(Waiting(record.id, text, words, record.body.before != text.words, shown))
    return shown_now


def take_in(meeting: OpenMeeting, chosen: Mapping[str, str]) -> None:
    """Put wordings in the place of what stands: each an act of its own that can be undone, all of them or none.

    Args:
        chosen: the ids of wordings, each with the mark under which it was shown.

    Raises:
        Conflict: a card or a wording was changed since it was shown.
        Refused: a wording is no text that could be typed on the board.
    """
    with transaction.atomic():
        for id, shown in chosen.items():
            declared, wording = _as_shown(meeting, id, shown)
            _require_writable(declared.kinds[wording.text.kind], wording.words)
            declared.take_in(meeting, wording.text, wording.words)
            _mark(meeting, id, "taken in", wording)


def set_aside(meeting: OpenMeeting, id: str, shown: str) -> None:
    """Leave the card as it is. The interpreter sees that their words were not taken in, and keeps them.

    Raises:
        Conflict: the card or the wording was changed since it was shown.
    """
    _declared, wording = _as_shown(meeting, id, shown)
    _mark(meeting, id, "set aside", wording)


def _texts(meeting: OpenMeeting) -> list[tuple[Interpreted, SeenText]]:
    return [(declared, text) for declared in interpreted() for text in declared.read(meeting)]


def _as_shown(meeting: OpenMeeting, id: str, shown: str) -> tuple[Interpreted, Waiting]:
    wording = next((each for each in waiting(meeting) if each.id == id), None)
    if wording is None or wording.shown != shown:
        raise Conflict(Wording.TAG)
    return next(declared for declared, text in _texts(meeting) if text == wording.text), wording


def _mark(meeting: OpenMeeting, id: str, state: str, shown: Waiting) -> None:
    scope = scope_of(meeting)
    if scope is None:
        raise NotThere(Wording.TAG)
    with change(scope) as draft:
        record = draft.folio.get(Wording, id)
        if merged(shown.text.words, record.body) != shown.words:
            raise Conflict(Wording.TAG)
        draft.replace(record, msgspec.structs.replace(record.body, state=state))


def _require_writable(kind: TextKind, words: MultilingualText) -> None:
    """Whoever holds an interpreter's key can write anything into their scope, and not only through its page."""
    for text in words.texts:
        if len(text) > kind.limit:
            raise Refused(gettext("This wording is too long for its card."))
        if unseen(text) or clean_text(text) != text:
            raise Refused(gettext("This wording holds characters that cannot be seen."))
