"""Crossing: words leave a meeting by copy, and only when every side has released exactly these words.

A side's consent is a keyed tag made with a key of its own scope. The tag dies with the meeting and can be made by
anybody who holds that key: it proves nothing to an outsider, so that a leak stays deniable.
"""

import hashlib
import hmac
from collections.abc import Mapping

import msgspec

from tracktwo.vault import crypto
from tracktwo.vault.change import change, change_all
from tracktwo.vault.errors import Conflict, NoKey
from tracktwo.vault.payload import Payload, payload

from . import journal
from .access import OpenMeeting
from .fields import MultilingualText
from .records import Released, ReleasedKind

__all__ = ["Consent", "agreed", "consent", "consented", "digest", "release", "release_shown", "withdraw"]


@payload("consent")
class Consent(Payload, frozen=True):
    """One side's tag over one wording, in the room's compartment."""

    side: str
    wording: bytes
    tag: bytes


def digest(kind: str, title: MultilingualText, wording: MultilingualText) -> bytes:
    """What is consented to: every letter of it, in every language."""
    parts = crypto.associated(kind, *title.texts, *wording.texts)
    return hashlib.sha256(parts).digest()


def consented(meeting: OpenMeeting, wording: bytes) -> list[str]:
    """The sides that have released this wording."""
    return [one.body.side for one in meeting.room.folio().all(Consent) if one.body.wording == wording]


def consent(meeting: OpenMeeting, side: str, about: bytes) -> None:
    """A side consents to something with a tag of its own scope.

    Raises:
        NoKey: the side's own scope is not open here; its ticket is needed.
    """
    tag = _tag(meeting, side, about)
    with change(meeting.room) as draft:
        given = [one for one in draft.folio.all(Consent) if (one.body.side, one.body.wording) == (side, about)]
        # A tag of an earlier epoch no longer counts, as after a colleague was put out: it is made anew.
        if not any(hmac.compare_digest(one.body.tag, tag) for one in given):
            for one in given:
                draft.remove(one)
            draft.add(Consent(side=side, wording=about, tag=tag))


def agreed(meeting: OpenMeeting, about: bytes) -> bool:
    """Whether every side's consent stands and verifies here."""
    return all(_valid(meeting, one.id, about) for one in meeting.dialogue.sides)


def release(
    meeting: OpenMeeting, side: str, kind: ReleasedKind, title: MultilingualText, wording: MultilingualText
) -> bool:
    """A side releases exactly this wording; True once every side has and the copy stands in the joint compartment.

    Raises:
        NoKey: the side's own scope is not open here; its ticket is needed.
    """
    about = digest(kind, title, wording)
    consent(meeting, side, about)
    if not agreed(meeting, about):
        return False
    with change_all(meeting.dialogue.joint, meeting.dialogue.third) as (joint, third):
        same = [one for one in joint.folio.all(Released) if one.body.kind == kind]
        if not any((one.body.title, one.body.wording) == (title, wording) for one in same):
            body = Released(kind=kind, title=title, wording=wording)
            if kind != "option":
                body = msgspec.structs.replace(body, number=len(same) + 1, day=journal.today(joint.folio))
            joint.add(body)
            journal.note(joint, "released", "side")
            journal.note(third, "released", "side")
    return True


def release_shown(
    meeting: OpenMeeting,
    side: str,
    kind: ReleasedKind,
    title: MultilingualText,
    wording: MultilingualText,
    sent: Mapping[str, str],
) -> bool:
    """A side releases exactly the wording its form showed, or takes its release back; True once every side has.

    Raises:
        Conflict: the wording changed since it was shown.
        NoKey: the side's own scope is not open here.
    """
    about = digest(kind, title, wording)
    if sent.get("wording") != about.hex():
        raise Conflict(kind)
    if sent.get("withdraw"):
        withdraw(meeting, side, about)
        return False
    return release(meeting, side, kind, title, wording)


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
        one.body.side == side and one.body.wording == wording and hmac.compare_digest(one.body.tag, expected)
        for one in meeting.room.folio().all(Consent)
    )
