"""What one meeting leaves to the next: words that every side released, copied when the next meeting opens."""

from dataclasses import dataclass

from django.utils.translation import gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.matter.concerns import Concern, Kind, Shared
from tracktwo.process import release
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.fields import MultilingualText
from tracktwo.process.records import Released
from tracktwo.process.sealed import Change, Record

from .loaded_words import LoadedWord, Meaning, glossary_wording
from .records import Unsettled

__all__ = ["Leaving", "add_unsettled", "begin_with", "glossary_entry", "leaving", "released_for_next", "set_releases"]

CARRIED = ("concern", "shared", "word", "unsettled")
NOTHING = MultilingualText("")


@dataclass(frozen=True)
class Leaving:
    """Words that may outlive the meeting: in which form, under which digest, and who has released them so far."""

    words: Released
    digest: str
    released_by: list[str]
    out: bool
    # Not written in every language of the dialogue.
    incomplete: bool


def glossary_entry(meeting: OpenMeeting, word: LoadedWord) -> Released:
    """A closed word as it is released: what it is to every side, apart and as one wording."""
    given = [(side.id, word.meanings[side.id]) for side in meeting.dialogue.sides if side.id in word.meanings]
    return Released(
        kind="word",
        title=word.term,
        wording=glossary_wording(meeting, word),
        meanings={side: meaning.means for side, meaning in given},
        fears={side: meaning.fears for side, meaning in given if meaning.fears},
        least={side: meaning.least for side, meaning in given if meaning.least},
    )


def leaving(meeting: OpenMeeting) -> list[Leaving]:
    """Everything of the room that can be released for the next meeting, in the order of the board."""
    folio = meeting.room.folio()
    candidates = [
        *(
            Released("concern", NOTHING, concern.words, owner=concern.owner, concern_kind=concern.kind)
            for concern in (record.body for record in folio.all(Concern))
        ),
        *(Released("shared", NOTHING, record.body.words) for record in folio.all(Shared) if _is_held(meeting, record)),
        *(glossary_entry(meeting, record.body) for record in folio.all(LoadedWord) if record.body.closed),
        *(Released("unsettled", NOTHING, record.body.words) for record in folio.all(Unsettled)),
    ]
    return [_leaving(meeting, words) for words in candidates]


def _is_held(meeting: OpenMeeting, record: Record[Shared]) -> bool:
    return {side.id for side in meeting.dialogue.sides} <= set(record.body.said_by)


def _leaving(meeting: OpenMeeting, words: Released) -> Leaving:
    about = release.digest_of(words)
    return Leaving(
        words,
        about.hex(),
        release.consented(meeting, about),
        release.is_released(meeting, words),
        not all(words.wording.texts[: len(meeting.dialogue.card.languages)]),
    )


def set_releases(meeting: OpenMeeting, side: str, ticked: set[str]) -> None:
    """A side releases exactly the words ticked, by their digests, and takes back what it has no tick at.

    What every side has released stays; words that changed since they were shown have another digest and are not
    released.

    Raises:
        NoKey: the side's own scope is not open here; its ticket is needed.
    """
    for each in leaving(meeting):
        if each.digest in ticked:
            release.release_words(meeting, side, each.words)
        elif side in each.released_by and not each.out:
            release.withdraw(meeting, side, bytes.fromhex(each.digest))


def add_unsettled(meeting: OpenMeeting, words: MultilingualText, id: str = "") -> None:
    """Write down a matter that stays open between the sides when they part."""
    with acting(meeting.room, gettext_noop("unsettled matter")) as draft:
        draft.add(Unsettled(words=words), id)


def released_for_next(dialogue: OpenDialogue) -> list[Record[Released]]:
    """What the next meeting may begin with."""
    return [record for record in dialogue.joint.folio().all(Released) if record.body.kind in CARRIED]


def begin_with(meeting: OpenMeeting, ids: list[str]) -> None:
    """Copy what was ticked to the room, in one act. Only the words come along, never how far they had been heard."""
    chosen = [record.body for record in released_for_next(meeting.dialogue) if record.id in ids]
    if not chosen:
        return
    with acting(meeting.room, gettext_noop("words of earlier meetings")) as draft:
        for words in chosen:
            _copy(meeting, draft, words)


def _copy(meeting: OpenMeeting, draft: Change, words: Released) -> None:
    if words.kind == "concern":
        kind: Kind = words.concern_kind  # type: ignore[assignment]  # it was a concern's kind when it was released
        draft.add(Concern(kind=kind, owner=words.owner, words=words.wording))
    elif words.kind == "shared":
        draft.add(Shared(words=words.wording, said_by=[side.id for side in meeting.dialogue.sides]))
    elif words.kind == "word":
        meanings = {
            side: Meaning(means, words.fears.get(side, NOTHING), words.least.get(side, NOTHING))
            for side, means in words.meanings.items()
        }
        draft.add(LoadedWord(term=words.title, meanings=meanings))
    else:
        draft.add(Unsettled(words=words.wording))
