"""What a dialogue keeps about itself: typed payloads of the third-party and the joint compartment."""

import datetime
from typing import Annotated, Any, Literal

import msgspec
from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Field, MultilingualText, Text
from tracktwo.vault.payload import Payload, Ref, payload

__all__ = [
    "HOW",
    "PURPOSES",
    "RELEASED_KINDS",
    "SESSION_KINDS",
    "SHAPES",
    "DialogueCard",
    "FormerMember",
    "How",
    "MeetingCard",
    "Member",
    "Override",
    "Released",
    "ReleasedKind",
    "Session",
    "Side",
    "StepDone",
    "UsedTicket",
    "Workshop",
]

How = Literal["act", "elsewhere", "paper"]


ReleasedKind = Literal["text", "vision", "word", "option", "told", "concern", "shared", "unsettled"]


RELEASED_KINDS: dict[str, Text] = {
    "text": _("Joint text"),
    "vision": _("Shared vision"),
    "word": _("Glossary word"),
    "option": _("Option"),
    "told": _("Feedback to contributors"),
    "concern": _("Concern"),
    "shared": _("What all sides hold"),
    "unsettled": _("Unsettled matter"),
}


HOW: dict[str, Text] = {
    "act": _("gone on by a deliberate act"),
    "elsewhere": _("done elsewhere"),
    "paper": _("done on paper"),
}


# Told apart by shape as well as by colour; nobody's flag.
SHAPES = ("circle", "square", "triangle", "diamond")


SESSION_KINDS: dict[str, Text] = {
    "preliminary": _("preliminary session with one side"),
    "joint": _("joint session"),
}


PURPOSES: dict[str, Text] = {
    "acknowledge": _("hearing and acknowledging"),
    "solve": _("solving"),
    "exchange": _("exchanging information"),
    "maintain": _("keeping up the relationship"),
    "draft": _("drafting with one or two of each side"),
}


class Side(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The team of one party in the room, under a name both sides agreed to."""

    id: str
    name: MultilingualText


@payload("dialogue")
class DialogueCard(Payload, frozen=True):
    """The joint compartment's first record."""

    code_name: Annotated[
        str,
        Field(
            _("Code name"),
            long=False,
            limit=60,
            help=_("A word that says nothing about the conflict. It stands on every page."),
        ),
    ]
    sides: list[Side]
    third_party: Annotated[
        str, Field(_("Third party"), long=False, limit=120, help=_("As it should be called in the room."))
    ]
    languages: list[str]
    in_person: bool = True
    workshops_planned: Annotated[
        int,
        Field(
            _("Workshops planned"),
            low=1,
            high=99,
            help=_("Effects add up over time: a series helps where a single workshop rarely does."),
        ),
    ] = 3
    fiction: bool = False


@payload("member")
class Member(Payload, frozen=True):
    """A colleague of the third party who was let in, and the sides whose caucus they may open."""

    account: str
    name: str
    convenor: bool = False
    sides: list[str] = []


@payload("former member")
class FormerMember(Payload, frozen=True):
    """Who was put out, by the code under which colleagues knew them, so that what they noted still says whose it is.

    `holder`: the account, or the membership where there was none; `membership`: the id of the membership that ended.
    """

    holder: str
    membership: str
    code: str


def _upgrade_workshop(version: int, fields: dict[str, Any]) -> dict[str, Any]:
    """Version 1 knew no aim: whatever it holds is still valid."""
    return fields


@payload("workshop", version=2, upgrade=_upgrade_workshop)
class Workshop(Payload, frozen=True):
    """One gathering of the dialogue. `aim` is one of those that the stage of official talks offers (`course.AIMS`)."""

    number: int
    title: Annotated[str, Field(_("What this workshop is for"), long=False, limit=120, optional=True)] = ""
    aim: Annotated[str, Field(_("Its aim"), optional=True)] = ""


@payload("session")
class Session(Payload, frozen=True):
    """One sitting on a workshop's agenda. `minutes` is its length."""

    workshop: Annotated[str, Ref("workshop")]
    kind: Annotated[Literal["preliminary", "joint"], Field(_("Kind"), choices=SESSION_KINDS)]
    day: Annotated[datetime.date, Field(_("Day"))]
    minutes: Annotated[int, Field(_("Length in minutes"), low=15, high=900)] = 270
    side: str = ""
    virtual: Annotated[bool, Field(_("Held over a connection, not in one room"))] = False
    purpose: Annotated[
        Literal["acknowledge", "solve", "exchange", "maintain", "draft"], Field(_("For"), choices=PURPOSES)
    ] = "acknowledge"
    held: Literal["", "here", "elsewhere", "paper"] = ""


@payload("meeting")
class MeetingCard(Payload, frozen=True):
    """A workshop's sealed period. After closing only its days remain."""

    workshop: Annotated[str, Ref("workshop")]
    meeting: str
    scopes: dict[str, str]
    opened: datetime.date
    own_tickets: list[str] = []
    closed: datetime.date | None = None
    lost: bool = False


@payload("ticket used")
class UsedTicket(Payload, frozen=True):
    """A ticket was redeemed. Its id is derived from the code, so that a row put back is recognised."""


@payload("passed")
class Override(Payload, frozen=True):
    """A safeguard that was passed: the rule and the day, never a reason."""

    rule: str
    day: datetime.date
    how: How
    subject: str = ""


@payload("step")
class StepDone(Payload, frozen=True):
    """A room of the walk whose work was done elsewhere or on paper."""

    room: str
    how: Literal["elsewhere", "paper"]
    day: datetime.date


def _upgrade_released(version: int, fields: dict[str, Any]) -> dict[str, Any]:
    """Version 1 knew five kinds, and neither an owner nor meanings; version 2 of a word only what it means."""
    return fields


@payload("released", version=3, upgrade=_upgrade_released)
class Released(Payload, frozen=True):
    """Words that every side released in exactly this form. They outlive the meeting.

    An option, and what the next meeting may begin with, have no number and no day: where in the series they came from
    is hidden. A concern keeps its side as `owner` and its kind as `concern_kind`. A glossary word keeps what each
    side means, what it fears the other means, and the least it must mean, by side; its `wording` says the same for
    people.
    """

    kind: ReleasedKind
    title: MultilingualText
    wording: MultilingualText
    number: int = 0
    day: datetime.date | None = None
    owner: str = ""
    concern_kind: str = ""
    meanings: dict[str, MultilingualText] = {}
    fears: dict[str, MultilingualText] = {}
    least: dict[str, MultilingualText] = {}

    @property
    def is_text(self) -> bool:
        """Whether it can be carried as a document."""
        return self.kind in ("text", "vision", "told")
