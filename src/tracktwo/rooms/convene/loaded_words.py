"""Loaded words: what each side means by one, what it hears in it, and hearing each other's meaning."""

import re
from collections.abc import Iterator
from typing import Annotated

import msgspec
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, override

from tracktwo.editing.undo import acting
from tracktwo.process.access import OpenMeeting
from tracktwo.process.fields import Field, MultilingualText
from tracktwo.process.sealed import Folio, Payload, Record, payload
from tracktwo.ui.headings import HEADINGS, tongue

__all__ = [
    "LoadedWord",
    "Meaning",
    "add",
    "give_meaning",
    "glossary_wording",
    "marker",
    "missing",
    "restated",
]

# Clitics that Arabic writes together with the next word: and, so, with, like, for, and the article.
_BEFORE = "(?:[وف]?[بكل]?(?:ال|لل)?)"


class Meaning(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One side's hearing of a word."""

    means: Annotated[MultilingualText, Field(_("What it means to this side"))]
    fears: Annotated[MultilingualText, Field(_("What this side fears it means to the other"), optional=True)] = (
        MultilingualText("")
    )
    least: Annotated[MultilingualText, Field(_("The least it must mean"), optional=True)] = MultilingualText("")


@payload("word")
class LoadedWord(Payload, frozen=True):
    """A crystallised term, unpacked side by side."""

    term: Annotated[MultilingualText, Field(_("The word"), limit=80, long=False)]
    meanings: dict[str, Meaning] = {}
    restated: list[str] = []
    closed: bool = False


def missing(meeting: OpenMeeting, word: LoadedWord) -> list[str]:
    """The sides whose meaning has not been given, or not been restated by the other."""
    return [side.id for side in meeting.dialogue.sides if side.id not in word.meanings or side.id not in word.restated]


def add(meeting: OpenMeeting, term: MultilingualText, id: str = "") -> Record[LoadedWord]:
    """Write a loaded word on the board."""
    with acting(meeting.room, gettext_noop("loaded word")) as draft:
        return draft.add(LoadedWord(term=term), id)


def give_meaning(meeting: OpenMeeting, id: str, version: int, side: str, meaning: Meaning) -> None:
    """A side says what the word means to it; a changed meaning has not been restated yet.

    Raises:
        Conflict: somebody changed the word since it was shown.
    """
    meeting.dialogue.side(side)
    with acting(meeting.room, gettext_noop("meaning")) as draft:
        standing = draft.folio.get(LoadedWord, id)
        if standing.body.meanings.get(side) == meaning:
            return
        record = draft.fresh(LoadedWord, id, version)
        changed = msgspec.structs.replace(
            record.body,
            meanings=record.body.meanings | {side: meaning},
            restated=[each for each in record.body.restated if each != side],
            closed=False,
        )
        draft.replace(record, changed)


def restated(meeting: OpenMeeting, id: str, side: str) -> None:
    """The other side was present and has restated this side's meaning, or it turns out that it has not."""
    with acting(meeting.room, gettext_noop("meaning restated")) as draft:
        record = draft.folio.get(LoadedWord, id)
        kept = [each for each in record.body.restated if each != side]
        if side not in record.body.restated and side in record.body.meanings:
            kept.append(side)
        draft.replace(record, msgspec.structs.replace(record.body, restated=kept))


def glossary_wording(meeting: OpenMeeting, word: LoadedWord) -> MultilingualText:
    """The glossary entry the sides may release: what each means by it, what it fears, and the least it must mean."""
    return MultilingualText.of(
        "\n".join(_lines_of(meeting, word, place, language))
        for place, language in enumerate(meeting.dialogue.card.languages)
    )


def _lines_of(meeting: OpenMeeting, word: LoadedWord, place: int, language: str) -> Iterator[str]:
    """The entry in one language of the dialogue."""
    for side in meeting.dialogue.sides:
        meaning = word.meanings.get(side.id, Meaning(MultilingualText("")))
        name = side.name.texts[place] or side.name.first
        if meaning.means.texts[place]:
            yield f"{name}: {meaning.means.texts[place]}"
        with override(tongue(language)):
            for heading, said in (("fears", meaning.fears), ("least", meaning.least)):
                if said.texts[place]:
                    yield f"{name} · {HEADINGS[heading]}: {said.texts[place]}"


def marker(folio: Folio) -> "re.Pattern[str] | None":
    """A pattern that finds the open and closed loaded words where they stand in a text, in both languages."""
    terms = {term for record in folio.all(LoadedWord) for term in record.body.term.texts if term}
    if not terms:
        return None
    longest_first = sorted((re.escape(term) for term in terms), key=len, reverse=True)
    return re.compile(rf"(?<!\w){_BEFORE}({'|'.join(longest_first)})(?!\w)", re.IGNORECASE)
