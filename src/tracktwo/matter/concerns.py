"""Concerns: the needs, fears, priorities and constraints of a side, and how the other side acknowledges them."""

from typing import Annotated, Literal

import msgspec
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from tracktwo.editing.undo import acting
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.fields import Field, MultilingualText, Text
from tracktwo.vault.change import Change
from tracktwo.vault.folio import Folio, Record
from tracktwo.vault.payload import Payload, payload

__all__ = [
    "KEY_LIMIT",
    "KINDS",
    "NATURES",
    "NEEDS",
    "Concern",
    "Shared",
    "add",
    "add_all",
    "add_shared",
    "classify",
    "confirm",
    "edit",
    "is_settled",
    "mark_key",
    "not_yet",
    "restated",
    "say_shared",
    "set_aside",
    "waiting",
]

KEY_LIMIT = 5
Kind = Literal["need", "fear", "priority", "constraint"]
KINDS: dict[str, Text] = {
    "need": _("Need"),
    "fear": _("Fear"),
    "priority": _("Priority"),
    "constraint": _("Constraint"),
}
NATURES: dict[str, Text] = {
    "": _("not said"),
    "misperception": _("misperception"),
    "interest": _("interest"),
    "identity": _("identity"),
}
NEEDS: dict[str, Text] = {
    "": _("not said"),
    "security": _("security"),
    "identity": _("identity"),
    "recognition": _("recognition"),
    "participation": _("participation"),
    "justice": _("justice"),
    "livelihood": _("livelihood"),
}


@payload("concern")
class Concern(Payload, frozen=True):
    """What a side needs, fears, puts first or is bound by. Its owner is a side, never a seat."""

    kind: Annotated[Kind, Field(_("Kind"), choices=KINDS)]
    owner: str
    words: Annotated[MultilingualText, Field(_("In the side's own words"))]
    key: bool = False
    restated_by: list[str] = []
    state: Literal["", "not_yet", "acknowledged", "set_aside"] = ""
    nature: Annotated[
        Literal["", "misperception", "interest", "identity"],
        Field(
            _("Nature"),
            choices=NATURES,
            help=_("Misperceptions ask for hearing each other; interests can become options."),
        ),
    ] = ""
    need: Annotated[
        Literal["", "security", "identity", "recognition", "participation", "justice", "livelihood"],
        Field(_("Human need behind it"), choices=NEEDS),
    ] = ""


@payload("shared")
class Shared(Payload, frozen=True):
    """What both sides find they share. It stands in the joint column once each side has said so."""

    words: Annotated[MultilingualText, Field(_("What all sides hold"))]
    said_by: list[str] = []


def is_settled(concern: Concern) -> bool:
    """Acknowledged, or set aside by both as heard, not settled."""
    return concern.state in ("acknowledged", "set_aside")


def waiting(folio: Folio) -> int:
    """How many key concerns still wait, over all sides together: never by side, since it may be seen."""
    return sum(1 for concern in folio.all(Concern) if concern.body.key and not is_settled(concern.body))


def add(meeting: OpenMeeting, concern: Concern, id: str = "") -> Record[Concern]:
    """A concern of a side, written down for it.

    Raises:
        NotThere: no such side.
    """
    meeting.dialogue.side(concern.owner)
    with acting(meeting.room, gettext_noop("new card")) as draft:
        _room_for_keys(draft, [concern])
        return draft.add(concern, id)


def add_all(draft: Change, meeting: OpenMeeting, concerns: list[Concern], ids: list[str]) -> list[str]:
    """Add several concerns to what is being changed, under these ids; those that were not there before.

    Raises:
        NotThere: no such side.
        Refused: a side would have more than five key concerns.
    """
    for concern in concerns:
        meeting.dialogue.side(concern.owner)
    _room_for_keys(draft, concerns)
    fresh = [(id, concern) for id, concern in zip(ids, concerns, strict=True) if not draft.folio.has(id)]
    return [draft.add(concern, id).id for id, concern in fresh]


def edit(meeting: OpenMeeting, id: str, version: int, words: MultilingualText, kind: Kind) -> None:
    """Change the words. Words that differ have not been restated yet, so the acknowledgement starts anew.

    Raises:
        Conflict: somebody changed the card since it was shown.
    """
    with acting(meeting.room, gettext_noop("card changed")) as draft:
        before = draft.folio.get(Concern, id)
        if (before.body.words, before.body.kind) == (words, kind):
            return
        record = draft.fresh(Concern, id, version)
        again = {} if record.body.words == words else {"state": "", "restated_by": []}
        draft.replace(record, msgspec.structs.replace(record.body, words=words, kind=kind, **again))


def mark_key(meeting: OpenMeeting, id: str) -> None:
    """Mark or unmark a concern as one of its side's key concerns.

    Raises:
        Refused: the side has marked five already.
    """
    with acting(meeting.room, gettext_noop("key concern")) as draft:
        record = draft.folio.get(Concern, id)
        marked = msgspec.structs.replace(record.body, key=not record.body.key)
        _room_for_keys(draft, [marked])
        draft.replace(record, marked)


def _room_for_keys(draft: Change, more: list[Concern]) -> None:
    for owner in {concern.owner for concern in more if concern.key}:
        marked = [concern for concern in [*draft.bodies(Concern), *more] if concern.key and concern.owner == owner]
        if len(marked) > KEY_LIMIT:
            raise Refused(gettext("A side marks at most five key concerns. Unmark another one first."))


def restated(meeting: OpenMeeting, id: str, by: str = "") -> None:
    """Another side has said the concern in its own words. With two sides there is only one that can.

    Raises:
        Refused: a side cannot acknowledge its own concern.
    """
    with acting(meeting.room, gettext_noop("restated")) as draft:
        record = draft.folio.get(Concern, id)
        others = [side.id for side in meeting.dialogue.sides if side.id != record.body.owner]
        if not by and len(others) > 1:
            raise Refused(gettext("Say which side has restated it."))
        by = by or others[0]
        if by not in others:
            raise Refused(gettext("A concern is restated by another side, not by its own."))
        heard = [*record.body.restated_by, by] if by not in record.body.restated_by else record.body.restated_by
        draft.replace(record, msgspec.structs.replace(record.body, restated_by=heard, state=""))


def confirm(meeting: OpenMeeting, id: str) -> None:
    """Its side said "that is it".

    Raises:
        Refused: it has not been restated by every other side yet.
    """
    with acting(meeting.room, gettext_noop("that is it")) as draft:
        record = draft.folio.get(Concern, id)
        others = {side.id for side in meeting.dialogue.sides if side.id != record.body.owner}
        if not others <= set(record.body.restated_by):
            raise Refused(gettext("First it is restated by the other side; then its own side says whether that is it."))
        draft.replace(record, msgspec.structs.replace(record.body, state="acknowledged"))


def not_yet(meeting: OpenMeeting, id: str) -> None:
    """Its side said that the restatement was not it yet."""
    with acting(meeting.room, gettext_noop("not yet")) as draft:
        record = draft.folio.get(Concern, id)
        draft.replace(record, msgspec.structs.replace(record.body, state="not_yet", restated_by=[]))


def set_aside(meeting: OpenMeeting, id: str) -> None:
    """Both sides set it aside as heard, not settled."""
    with acting(meeting.room, gettext_noop("heard, not settled")) as draft:
        record = draft.folio.get(Concern, id)
        draft.replace(record, msgspec.structs.replace(record.body, state="set_aside"))


def classify(meeting: OpenMeeting, id: str, nature: str, need: str) -> None:
    """Tag a concern by its nature and the human need behind it."""
    with acting(meeting.room, gettext_noop("tag")) as draft:
        record = draft.folio.get(Concern, id)
        fields = msgspec.structs.asdict(record.body) | {"nature": nature, "need": need}
        draft.replace(record, msgspec.convert(fields, Concern))


def add_shared(meeting: OpenMeeting, words: MultilingualText, said_by: list[str], id: str = "") -> Record[Shared]:
    """Propose something as shared, in the name of the sides that have said so already."""
    with acting(meeting.room, gettext_noop("shared")) as draft:
        return draft.add(Shared(words=words, said_by=said_by), id)


def say_shared(meeting: OpenMeeting, id: str, side: str) -> None:
    """A side says that it holds this too, or no longer does."""
    meeting.dialogue.side(side)
    with acting(meeting.room, gettext_noop("shared")) as draft:
        record = draft.folio.get(Shared, id)
        said = [other for other in record.body.said_by if other != side]
        if side not in record.body.said_by:
            said.append(side)
        draft.replace(record, msgspec.structs.replace(record.body, said_by=said))
