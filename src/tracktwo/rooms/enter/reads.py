"""What the first page and the printed pages say, gathered from the parts of the room."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext

from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import NoAccess
from tracktwo.process.fields import Text
from tracktwo.process.records import FormerMember, Member
from tracktwo.process.rooms import NextStep
from tracktwo.process.safeguards import Safeguard
from tracktwo.process.sealed import Payload, Record

__all__ = ["Part", "Sentence", "by_kind", "holder_choices", "holder_name", "my_record"]

SentenceKind = Literal["differs", "says", "asks"]


@dataclass(frozen=True)
class Sentence:
    """One sentence of the first page, and the page on which it can be changed.

    `differs`: analysts of the third party hold different things; `says`: what is held; `asks`: what nobody knows yet.
    """

    words: Text
    address: str
    kind: SentenceKind = "says"


def _no_drawing(dialogue: OpenDialogue) -> str:
    return ""


def _nothing(dialogue: OpenDialogue) -> list[NextStep]:
    return []


@dataclass(frozen=True)
class Part:
    """One part of the room.

    `address` is its first page. `drawing` gives the markup of a picture for the first page, or nothing while there is
    nothing to draw. `printed` gives the context of `enter/print/<name>.html`. `kinds` are the payloads that stand in
    the dialogue once somebody has worked in this part. The rest is what the room declares of it to the house.
    """

    name: str
    title: Text
    address: str
    sentences: Callable[[OpenDialogue], list[Sentence]]
    printed: Callable[[OpenDialogue], dict[str, Any]]
    drawing: Callable[[OpenDialogue], str] = _no_drawing
    kinds: tuple[type[Payload], ...] = ()
    safeguards: tuple[Safeguard, ...] = ()
    next_steps: Callable[[OpenDialogue], list[NextStep]] = _nothing
    autosaved: frozenset[str] = frozenset()
    about_members: tuple[type[Payload], ...] = ()


def by_kind(sentences: list[Sentence]) -> dict[str, list[Sentence]]:
    """Sentences in the order in which they are read: where analysts differ, what is held, what nobody knows."""
    return {kind: [each for each in sentences if each.kind == kind] for kind in ("differs", "says", "asks")}


def my_record(dialogue: OpenDialogue) -> Record[Member]:
    """The record of the member at hand, whose id stands as holder in what they note.

    Raises:
        NoAccess: this person is no member of the third party.
    """
    for member in dialogue.members:
        if member.body.account == dialogue.person.id:
            return member
    raise NoAccess(dialogue.id)


def holder_name(dialogue: OpenDialogue, holder: str) -> str:
    """The code of the member who holds a statement, whether they are still here or not."""
    names = {member.id: member.body.name for member in dialogue.members}
    former = {record.body.membership: record.body.code for record in dialogue.third.folio().all(FormerMember)}
    if holder in former:
        return gettext("%(code)s, former member") % {"code": former[holder]}
    return names.get(holder) or gettext("a former colleague")


def holder_choices(dialogue: OpenDialogue) -> list[tuple[str, str]]:
    """The members as choices of a form, the one at hand first: notes of a colleague are entered from paper, too."""
    mine = my_record(dialogue)
    others = [member for member in dialogue.members if member.id != mine.id]
    return [(member.id, member.body.name) for member in (mine, *others)]
