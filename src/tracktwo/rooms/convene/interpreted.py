"""What an interpreter sees of the board: what the wall can show of it, and how other words are taken in."""

from collections.abc import Iterator

import msgspec
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.matter.concerns import KINDS, Concern, Shared
from tracktwo.process.access import OpenMeeting
from tracktwo.process.declarations import Interpreted, SeenText, TextKind
from tracktwo.process.errors import Conflict, NotThere
from tracktwo.process.fields import MultilingualText
from tracktwo.process.sealed import Folio, Payload

from .arrangement import groups_of, headings, in_order
from .loaded_words import LoadedWord, Meaning
from .records import Heading, OffWall

__all__ = ["BOARD"]

MEANINGS: dict[str, TextKind] = {
    "means": TextKind(_("What the word means to this side")),
    "fears": TextKind(_("What this side fears the word means to the other")),
    "least": TextKind(_("The least the word must mean")),
}
TEXT_KINDS: dict[str, TextKind] = {
    **{kind: TextKind(label) for kind, label in KINDS.items()},
    "heading": TextKind(_("A heading of the board"), 80),
    "shared": TextKind(_("What all sides hold")),
    "term": TextKind(_("A loaded word"), 80),
    **MEANINGS,
}


def seen(meeting: OpenMeeting) -> list[SeenText]:
    """The texts in the order of the board: its headings, the columns of the sides, what all hold, the loaded words."""
    folio = meeting.room.folio()
    hidden = {record.body.card for record in folio.all(OffWall)}
    sides = [side.id for side in meeting.dialogue.sides]
    columns = [(group, card) for side in sides for group in groups_of(folio, side) for card in group.cards]
    columns = [(group, card) for group, card in columns if card.id not in hidden]
    used = {group.heading.id for group, _card in columns if group.heading}
    texts = [_text(heading.id, "heading", "", heading.body.words) for heading in headings(folio) if heading.id in used]
    texts += [_text(card.id, card.body.kind, card.body.owner, card.body.words) for _group, card in columns]
    for shared in in_order(folio, folio.all(Shared)):
        if set(sides) <= set(shared.body.said_by):
            texts.append(_text(shared.id, "shared", "", shared.body.words))
    for word in folio.all(LoadedWord):
        texts += _of_word(word.id, word.body, sides)
    return texts


def _text(card: str, kind: str, side: str, words: MultilingualText) -> SeenText:
    return SeenText(card=card, part="words", kind=kind, side=side, words=words)


def _of_word(id: str, word: LoadedWord, sides: list[str]) -> Iterator[SeenText]:
    yield SeenText(card=id, part="term", kind="term", side="", words=word.term)
    for side in sides:
        meaning = word.meanings.get(side)
        for name in MEANINGS if meaning else ():
            words: MultilingualText = getattr(meaning, name)
            if words:
                yield SeenText(id, f"{name}.{side}", name, side, words, about=word.term)


def take_in(meeting: OpenMeeting, text: SeenText, words: MultilingualText) -> None:
    """Other words for a text of the board. As with every change of words, what was heard of the old ones starts anew.

    Raises:
        Conflict: the card was changed since.
        NotThere: the card is gone.
    """
    with acting(meeting.room, gettext_noop("an interpreter's wording")) as draft:
        for kind in (Concern, Shared, Heading, LoadedWord):
            if _has(draft.folio, kind, text.card):
                record = draft.folio.get(kind, text.card)
                draft.replace(record, _reworded(record.body, text, words))
                return
        raise NotThere(text.card)


def _has(folio: Folio, kind: type[Payload], id: str) -> bool:
    return any(record.id == id for record in folio.all(kind))


def _reworded(card: Payload, text: SeenText, words: MultilingualText) -> Payload:
    if isinstance(card, LoadedWord):
        return _reworded_word(card, text, words)
    if not isinstance(card, Concern | Shared | Heading):
        raise NotThere(text.card)
    _require_same(card.words, text)
    if isinstance(card, Concern):
        return msgspec.structs.replace(card, words=words, state="", restated_by=[])
    if isinstance(card, Shared):
        return msgspec.structs.replace(card, words=words, said_by=[])
    return msgspec.structs.replace(card, words=words)


def _reworded_word(word: LoadedWord, text: SeenText, words: MultilingualText) -> LoadedWord:
    name, _, side = text.part.partition(".")
    if name == "term":
        _require_same(word.term, text)
        return msgspec.structs.replace(word, term=words)
    meaning = word.meanings.get(side)
    if meaning is None or name not in MEANINGS:
        raise NotThere(text.card)
    _require_same(getattr(meaning, name), text)
    changed: Meaning = msgspec.structs.replace(meaning, **{name: words})
    return msgspec.structs.replace(
        word,
        meanings=word.meanings | {side: changed},
        restated=[each for each in word.restated if each != side],
        closed=False,
    )


def _require_same(standing: MultilingualText, text: SeenText) -> None:
    if standing != text.words:
        raise Conflict(text.card)


BOARD = Interpreted(TEXT_KINDS, seen, take_in)
