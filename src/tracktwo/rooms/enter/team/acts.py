"""Verbs of the team: members say who they are and where they stand; what sides answered; how the axes are called."""

from typing import Any, TypeVar

import msgspec
from django.utils.translation import gettext, gettext_noop

from tracktwo.common.storage import settle
from tracktwo.editing.undo import acting
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import NotThere, Refused
from tracktwo.process.records import FormerMember
from tracktwo.process.sealed import Change, Record, change

from .matrix import occasion
from .members import Teammate, former, team, teammate
from .records import MatrixAxes, Placement, TeamCard

__all__ = ["erase_former", "erase_own", "own_card", "own_placement", "place", "rename_axes", "save_card", "writable"]

Own = TypeVar("Own", TeamCard, Placement)


def own_card(dialogue: OpenDialogue, holder: str) -> Record[TeamCard] | None:
    """A member's card, if there is one."""
    return next((card for card in dialogue.third.folio().all(TeamCard) if card.body.holder == holder), None)


def own_placement(dialogue: OpenDialogue, holder: str) -> Record[Placement] | None:
    """Where a member stands for the workshop that they are asked about now."""
    asked = occasion(dialogue)
    placements = dialogue.third.folio().all(Placement)
    return next(
        (each for each in placements if (each.body.holder, each.body.workshop) == (holder, asked.workshop)), None
    )


def writable(dialogue: OpenDialogue, id: str) -> Teammate:
    """The member of this membership, for whoever may write about them.

    Raises:
        NotThere: nobody has this id.
        Refused: it is somebody else.
    """
    mate = teammate(dialogue, id)
    if not mate.writes:
        raise Refused(gettext("Only %(code)s can change what they say about themself.") % {"code": mate.code})
    return mate


def save_card(dialogue: OpenDialogue, id: str, version: int, said: dict[str, Any]) -> None:
    """Keep what a member says about themself; one card for each.

    Raises:
        Conflict: it was changed since it was shown.
        Refused: it is somebody else's.
    """
    mate = writable(dialogue, id)
    with change(dialogue.third) as changing:
        card = TeamCard(holder=mate.holder, day=journal.today(changing.folio), **said)
        _put(changing, own_card(dialogue, mate.holder), version, card)


def place(dialogue: OpenDialogue, id: str, version: int, stance: int, voice: int, why: str) -> None:
    """Place a member in the matrix, for the workshop ahead. Earlier placements stay as they are.

    Raises:
        Conflict: it was changed since it was shown.
        Refused: it is somebody else's.
    """
    mate, asked = writable(dialogue, id), occasion(dialogue)
    with change(dialogue.third) as changing:
        placement = Placement(
            holder=mate.holder,
            day=journal.today(changing.folio),
            stance=stance,
            voice=voice,
            why=why,
            workshop=asked.workshop,
            number=asked.number,
        )
        _put(changing, own_placement(dialogue, mate.holder), version, placement)


def _put(changing: Change, before: Record[Own] | None, version: int, said: Own) -> None:
    """Write what a member says, over the version they saw; the same said twice is written once."""
    if before is None:
        changing.add(said)
    elif msgspec.structs.replace(said, day=before.body.day) != before.body:
        changing.replace(changing.fresh(type(said), before.id, version), said)


def erase_own(dialogue: OpenDialogue, kind: type[TeamCard] | type[Placement], id: str) -> None:
    """Erase a card or a placement of one's own for good.

    Raises:
        NotThere: there is none, or whoever it is about has left.
        Refused: it is a colleague's.
    """
    with change(dialogue.third) as changing:
        record = changing.folio.get(kind, id)
        owner = next((mate.id for mate in team(dialogue) if mate.holder == record.body.holder), "")
        writable(dialogue, owner)
        changing.remove(record)
    settle()


def erase_former(dialogue: OpenDialogue, id: str) -> None:
    """Erase all that is kept of somebody who left: their code, their card and their placements.

    What they noted for the third party stays, held by a former colleague.

    Raises:
        NotThere: nobody who left has this id.
    """
    with change(dialogue.third) as changing:
        mate = next((mate for mate in former(dialogue) if mate.id == id), None)
        if mate is None:
            raise NotThere("former member")
        kinds: tuple[type[FormerMember] | type[TeamCard] | type[Placement], ...] = (FormerMember, TeamCard, Placement)
        for record in (record for kind in kinds for record in changing.folio.all(kind)):
            if record.body.holder == mate.holder:
                changing.remove(record)
        journal.note(changing, "erased", dialogue.role)
    settle()


def rename_axes(dialogue: OpenDialogue, version: int, axes: MatrixAxes) -> None:
    """Name the ends of the matrix's axes anew.

    Raises:
        Conflict: a colleague has renamed them since they were shown.
    """
    with acting(dialogue.third, gettext_noop("axes of the matrix")) as changing:
        before = changing.folio.one(MatrixAxes)
        if before is None:
            changing.add(axes)
        elif before.body != axes:
            changing.replace(changing.fresh(MatrixAxes, before.id, version), axes)
