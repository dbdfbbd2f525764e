"""Each side's own lasting compartment: what it brought back and what it says of channels and relations, in its words.

Its key is held by those of the third party who may open that side's caucus, and by nobody else.
"""

from django.db import transaction
from django.utils.translation import gettext

from tracktwo.process import need_to_know
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.records import Member
from tracktwo.process.sealed import Opened, Record

__all__ = ["admit_missing", "kept_for", "missing_holders", "of_side", "required"]


def kept_for(side: str) -> str:
    """The name of a side's compartment."""
    return f"kept for {side}"


def of_side(dialogue: OpenDialogue, side: str) -> Opened | None:
    """A side's own compartment, or None where there is none yet or this person holds no key of it."""
    return need_to_know.open_scope(dialogue, kept_for(side))


def required(dialogue: OpenDialogue, side: str) -> Opened:
    """A side's own compartment; begun with the first thing that is written into it.

    Raises:
        Refused: this person may not open this side's caucus, or was not handed the key.
        NotThere: no such side.
    """
    dialogue.side(side)
    opened = of_side(dialogue, side)
    if opened is not None:
        return opened
    if need_to_know.card_of(dialogue, kept_for(side)) is not None:
        raise Refused(gettext("You do not hold the key to what this side keeps. Ask somebody who holds it."))
    if side not in dialogue.me.sides:
        raise Refused(gettext("Only somebody who may open this side's caucus can begin what it keeps."))
    with transaction.atomic():
        opened = need_to_know.begin_scope(dialogue, kept_for(side))
        admit_missing(dialogue, side)
    return opened


def missing_holders(dialogue: OpenDialogue, side: str) -> list[Record[Member]]:
    """Members who may open this side's caucus and hold no key to what it keeps, as far as they are known here."""
    card = need_to_know.card_of(dialogue, kept_for(side))
    holders = card.body.holders if card else []
    known = dialogue.person.keyring.colleagues
    return [
        member
        for member in dialogue.members
        if side in member.body.sides and member.body.account in known and member.body.account not in holders
    ]


def admit_missing(dialogue: OpenDialogue, side: str) -> None:
    """Hand the key to everybody who may open this side's caucus.

    Raises:
        Refused: this person holds no key of it.
    """
    for member in missing_holders(dialogue, side):
        need_to_know.admit(dialogue, kept_for(side), member.id)
