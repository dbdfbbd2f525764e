"""The ladder of mutual reassurance: what each side could do for the other, and an order all of them can bear."""

from fractions import Fraction
from typing import Annotated, Literal

import msgspec
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from tracktwo.methods import reassurance
from tracktwo.process.access import OpenMeeting
from tracktwo.process.dialogues import Refused
from tracktwo.process.fields import Field, Text, Words
from tracktwo.vault.change import change
from tracktwo.vault.errors import NoKey
from tracktwo.vault.folio import Folio, Record
from tracktwo.vault.payload import Payload, Ref, payload

from .undo import acting

__all__ = [
    "GESTURES",
    "LEVELS",
    "Bearing",
    "ReassuranceStep",
    "add",
    "bear",
    "bearings",
    "edit",
    "is_read",
    "keep_wording",
    "ladder_of",
    "pair",
    "read_by",
]

# Positive steps alone: what is withheld or threatened reassures nobody.
GESTURES: dict[str, Text] = {
    "words": _("words: an acknowledgement, another way of speaking"),
    "ease": _("easing: a burden or restriction lifted"),
    "give": _("giving: something the other has asked for"),
    "open": _("opening: access, information, a visit"),
    "guarantee": _("guarantee: a promise that can be watched"),
}
LEVELS: dict[int, Text] = {
    0: _("0: not at all"),
    1: _("1: hardly"),
    2: _("2: a little"),
    3: _("3: noticeably"),
    4: _("4: much"),
    5: _("5: very much"),
}


@payload("reassurance")
class ReassuranceStep(Payload, frozen=True):
    """A step one side could take for the other. Its wording is kept once every other side has read it."""

    side: str
    gesture: Annotated[
        Literal["words", "ease", "give", "open", "guarantee"],
        Field(_("Kind of step"), choices=GESTURES, help=_("Positive steps only: no threat, and nothing withheld.")),
    ]
    words: Annotated[Words, Field(_("The step, in words that do not escalate"), limit=600)]
    reassures: Annotated[
        int, Field(_("How much it reassures the other"), choices=LEVELS, help=_("As the other side sees it."))
    ]
    exposes: Annotated[
        int, Field(_("How much it exposes the side itself"), choices=LEVELS, help=_("As that side sees it."))
    ]
    days: Annotated[int, Field(_("Days it takes"), low=0, high=3650, help=_("0 if not known."))] = 0
    lasting: Annotated[bool, Field(_("Once taken it cannot be undone"))] = False
    check: Annotated[
        str,
        Field(
            _("How the other can see that it was done"),
            limit=300,
            optional=True,
            help=_("Empty: it cannot be verified, and nothing is counted on."),
        ),
    ] = ""
    after: Annotated[list[str], Ref("reassurance")] = []
    # At most one; a list, so that the step answered can be taken back and the answer stays.
    answers: Annotated[list[str], Ref("reassurance")] = []
    serves: Annotated[list[str], Ref("concern")] = []
    read_by: list[str] = []
    kept: bool = False


@payload("bearing")
class Bearing(Payload, frozen=True):
    """How much exposure a side will bear at any one point. It stands in that side's own scope and nowhere else."""

    most: Annotated[
        int,
        Field(
            _("The most exposure this side will bear at any one point"),
            low=0,
            high=99,
            help=_("Added up over its own steps, less what lasting and verified steps of the other give."),
        ),
    ]


def add(meeting: OpenMeeting, step: ReassuranceStep, id: str = "") -> Record[ReassuranceStep]:
    """Write a step on the ladder.

    Raises:
        Refused: there are as many as can be worked out.
    """
    meeting.dialogue.side(step.side)
    with acting(meeting, gettext_noop("reassurance step")) as draft:
        if len(draft.folio.all(ReassuranceStep)) >= reassurance.MAX_STEPS:
            raise Refused(gettext("%(most)s steps are the most that can be ordered.") % {"most": reassurance.MAX_STEPS})
        return draft.add(step, id)


def edit(meeting: OpenMeeting, id: str, version: int, step: ReassuranceStep) -> None:
    """Change a step. Other words have to be read anew before they are kept.

    Raises:
        Conflict: somebody changed it since it was shown.
    """
    with acting(meeting, gettext_noop("reassurance step")) as draft:
        record = draft.fresh(ReassuranceStep, id, version)
        same = step.words == record.body.words
        changed = msgspec.structs.replace(
            step,
            side=record.body.side,
            after=record.body.after,
            answers=record.body.answers,
            serves=record.body.serves,
            read_by=record.body.read_by if same else [],
            kept=record.body.kept and same,
        )
        draft.replace(record, changed)


def pair(meeting: OpenMeeting, id: str, after: list[str], answers: str, serves: list[str]) -> None:
    """Say what must come before a step, which step of another side it answers, and whose concerns it eases.

    Raises:
        Refused: steps would wait for each other, or one would answer its own side.
    """
    with acting(meeting, gettext_noop("pairing of steps")) as draft:
        record = draft.folio.get(ReassuranceStep, id)
        steps = {one.id: one.body for one in draft.folio.all(ReassuranceStep)}
        if answers and (answers not in steps or steps[answers].side == record.body.side):
            raise Refused(gettext("A step answers a step of another side."))
        body = msgspec.structs.replace(
            record.body,
            after=[one for one in after if one in steps and one != id],
            answers=[answers] if answers else [],
            serves=serves,
        )
        if _waits_for_itself(id, steps | {id: body}):
            raise Refused(gettext("These steps would wait for each other, and none could be taken first."))
        draft.replace(record, body)


def _waits_for_itself(start: str, steps: dict[str, ReassuranceStep]) -> bool:
    seen: set[str] = set()
    ahead = [*steps[start].after, *steps[start].answers]
    while ahead:
        one = ahead.pop()
        if one == start:
            return True
        if one in steps and one not in seen:
            seen.add(one)
            ahead += [*steps[one].after, *steps[one].answers]
    return False


def read_by(meeting: OpenMeeting, id: str, side: str) -> None:
    """The other side has read the wording, or it turns out that it has not."""
    meeting.dialogue.side(side)
    with acting(meeting, gettext_noop("wording read")) as draft:
        record = draft.folio.get(ReassuranceStep, id)
        if side == record.body.side:
            raise Refused(gettext("It is the other side that reads it."))
        read = [one for one in record.body.read_by if one != side]
        if side not in record.body.read_by:
            read.append(side)
        draft.replace(record, msgspec.structs.replace(record.body, read_by=read))


def is_read(meeting: OpenMeeting, step: ReassuranceStep) -> bool:
    """Whether every other side has read the wording."""
    return {one.id for one in meeting.dialogue.sides} - {step.side} <= set(step.read_by)


def keep_wording(meeting: OpenMeeting, id: str) -> None:
    """Keep a wording, or open it again."""
    with acting(meeting, gettext_noop("wording kept")) as draft:
        record = draft.folio.get(ReassuranceStep, id)
        draft.replace(record, msgspec.structs.replace(record.body, kept=not record.body.kept))


def bear(meeting: OpenMeeting, side: str, bearing: Bearing) -> None:
    """A side says in its own scope how much it will bear.

    Raises:
        NoKey: that scope is not open here.
    """
    caucus = meeting.caucus(side)
    if caucus is None:
        raise NoKey(side)
    with change(caucus) as draft:
        draft.put_one(bearing)


def bearings(meeting: OpenMeeting) -> dict[str, int | None]:
    """What each side will bear, as far as its scope is open here and it has said so."""
    found: dict[str, int | None] = {}
    for side in meeting.dialogue.sides:
        caucus = meeting.caucus(side.id)
        said = caucus.folio().one(Bearing) if caucus else None
        found[side.id] = said.body.most if said else None
    return found


def ladder_of(folio: Folio, tolerances: dict[str, int]) -> reassurance.Ladder:
    """The ladder as the method takes it.

    Raises:
        reassurance.Unreadable: no step.
    """
    steps = tuple(
        reassurance.Step(
            key=one.id,
            side=one.body.side,
            exposes=Fraction(one.body.exposes),
            reassures=Fraction(one.body.reassures),
            irreversible=one.body.lasting,
            verifiable=bool(one.body.check),
            after=tuple(one.body.after),
            answers=next(iter(one.body.answers), ""),
            days=Fraction(one.body.days) if one.body.days else None,
        )
        for one in folio.all(ReassuranceStep)
    )
    return reassurance.Ladder(tuple(reassurance.Side(id, Fraction(most)) for id, most in tolerances.items()), steps)
