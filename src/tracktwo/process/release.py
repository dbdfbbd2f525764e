"""Crossing: words leave a meeting by copy, and only when every side has released exactly these words.

A side's consent is a keyed tag made with a key of its own scope. The tag dies with the meeting and can be made by
anybody who holds that key: it proves nothing to an outsider, so that a leak stays deniable.
"""

import hashlib
import hmac
from collections.abc import Mapping

import msgspec
from django.utils.translation import gettext

from tracktwo.vault import crypto
from tracktwo.vault.change import change, change_all
from tracktwo.vault.errors import Conflict, NoKey
from tracktwo.vault.payload import Payload, payload

from . import journal
from .access import OpenMeeting
from .errors import Refused
from .fields import MultilingualText
from .profile import SECOND_ACT
from .records import Released, ReleasedKind
from .safeguards import require

__all__ = [
    "Consent",
    "agreed",
    "consent",
    "consented",
    "digest",
    "digest_of",
    "is_released",
    "release",
    "release_shown",
    "release_words",
    "release_words_shown",
    "withdraw",
]

# Where in the series these came from is hidden.
UNDATED = ("option", "concern", "shared", "unsettled")


@payload("consent")
class Consent(Payload, frozen=True):
    """One side's tag over one wording, in the room's compartment."""

    side: str
    wording: bytes
    tag: bytes


def digest(kind: str, title: MultilingualText, wording: MultilingualText, owner: str = "", sort: str = "") -> bytes:
    """What is consented to: every letter of it, in every language; of a concern also whose it is, and of which kind."""
    parts = crypto.associated(kind, *title.texts, *wording.texts, *((owner, sort) if owner or sort else ()))
    return hashlib.sha256(parts).digest()


def digest_of(words: Released) -> bytes:
    """What is consented to when these words are released."""
    return digest(words.kind, words.title, words.wording, words.owner, words.concern_kind)


def consented(meeting: OpenMeeting, wording: bytes) -> list[str]:
    """The sides that have released this wording."""
    return [record.body.side for record in meeting.room.folio().all(Consent) if record.body.wording == wording]


def consent(meeting: OpenMeeting, side: str, about: bytes) -> None:
    """A side consents to something with a tag of its own scope.

    Raises:
        NoKey: the side's own scope is not open here; its ticket is needed.
    """
    tag = _tag(meeting, side, about)
    with change(meeting.room) as draft:
        given = [
            record for record in draft.folio.all(Consent) if (record.body.side, record.body.wording) == (side, about)
        ]
        # A tag of an earlier epoch no longer counts, as after a colleague was put out: it is made anew.
        if not any(hmac.compare_digest(record.body.tag, tag) for record in given):
            for record in given:
                draft.remove(record)
            draft.add(Consent(side=side, wording=about, tag=tag))


def agreed(meeting: OpenMeeting, about: bytes) -> bool:
    """Whether every side's consent stands and verifies here."""
    return all(_valid(meeting, side.id, about) for side in meeting.dialogue.sides)


def release(
    meeting: OpenMeeting, side: str, kind: ReleasedKind, title: MultilingualText, wording: MultilingualText
) -> bool:
    """As `release_words`, for words that have only a title and a wording."""
    return release_words(meeting, side, Released(kind=kind, title=title, wording=wording))


def release_words(meeting: OpenMeeting, side: str, words: Released) -> bool:
    """A side releases exactly these words; True once every side has and the copy stands in the joint compartment.

    Raises:
        HeldStep: every side has, and with a serving official at the table a text waits for a second act.
        NoKey: the side's own scope is not open here; its ticket is needed.
    """
    about = digest_of(words)
    consent(meeting, side, about)
    if not agreed(meeting, about):
        return False
    if words.is_text and not is_released(meeting, words):
        require(meeting.dialogue, SECOND_ACT, about.hex()[:32])
    with change_all(meeting.dialogue.joint, meeting.dialogue.third) as (joint, third):
        same = [record.body for record in joint.folio.all(Released) if record.body.kind == words.kind]
        if about not in map(digest_of, same):
            if words.kind not in UNDATED:
                words = msgspec.structs.replace(words, number=len(same) + 1, day=journal.today(joint.folio))
            joint.add(words)
            journal.note(joint, "released", "side")
            journal.note(third, "released", "side")
    return True


def is_released(meeting: OpenMeeting, words: Released) -> bool:
    """Whether every side has released these words, in this meeting or an earlier one."""
    about = digest_of(words)
    return any(digest_of(record.body) == about for record in meeting.dialogue.joint.folio().all(Released))


def release_shown(
    meeting: OpenMeeting,
    side: str,
    kind: ReleasedKind,
    title: MultilingualText,
    wording: MultilingualText,
    sent: Mapping[str, str],
) -> bool:
    """As `release_words_shown`, for words that have only a title and a wording."""
    return release_words_shown(meeting, side, Released(kind=kind, title=title, wording=wording), sent)


def release_words_shown(meeting: OpenMeeting, side: str, words: Released, sent: Mapping[str, str]) -> bool:
    """A side releases exactly the words its form showed, or takes its release back; True once every side has.

    Raises:
        Conflict: the words changed since they were shown.
        NoKey: the side's own scope is not open here.
        Refused: every side has released them, so that no side can take them back alone.
    """
    about = digest_of(words)
    if sent.get("wording") != about.hex():
        raise Conflict(words.kind)
    if not sent.get("withdraw"):
        return release_words(meeting, side, words)
    if is_released(meeting, words):
        raise Refused(gettext("Every side has released these words. They can no longer be taken back."))
    withdraw(meeting, side, about)
    return False


def withdraw(meeting: OpenMeeting, side: str, wording: bytes) -> None:
    """A side takes its consent back, which it can until every side has given theirs.

    Raises:
        NoKey: the side's own scope is not open here.
    """
    _tag(meeting, side, wording)
    with change(meeting.room) as draft:
        for record in draft.folio.all(Consent):
            if record.body.side == side and record.body.wording == wording:
                draft.remove(record)


def _tag(meeting: OpenMeeting, side: str, wording: bytes) -> bytes:
    caucus = meeting.caucus(side)
    if caucus is None:
        raise NoKey("this side's own ticket is needed")
    return hmac.new(crypto.derive(caucus.key, "release"), wording, hashlib.sha256).digest()


def _valid(meeting: OpenMeeting, side: str, wording: bytes) -> bool:
    """Whether this side's tag stands and verifies. Nobody's consent counts while its scope cannot be opened."""
    try:
        expected = _tag(meeting, side, wording)
    except NoKey:
        return False
    return any(
        record.body.side == side and record.body.wording == wording and hmac.compare_digest(record.body.tag, expected)
        for record in meeting.room.folio().all(Consent)
    )
