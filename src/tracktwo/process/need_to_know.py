"""Lasting compartments that not every member of the third party opens: each has a name, and members who hold its key.

Who holds one stands in the third party's compartment, so that all know that it exists and whom to ask. What lies in it
opens with its key alone.
"""

from collections.abc import Callable

import msgspec
from django.db import transaction
from django.utils.translation import gettext

from tracktwo.common.storage import settle
from tracktwo.people import colleagues
from tracktwo.vault import compartment as vault_compartment
from tracktwo.vault import snapshot
from tracktwo.vault.change import Change, change
from tracktwo.vault.compartment import Opened, open_compartment
from tracktwo.vault.folio import Record
from tracktwo.vault.keys import Held
from tracktwo.vault.models import Compartment
from tracktwo.vault.payload import Payload, payload

from . import journal
from .access import OpenDialogue
from .errors import Refused
from .records import Member

__all__ = [
    "ScopeCard",
    "admit",
    "begin_scope",
    "card_of",
    "end_scope",
    "hand_to_holders",
    "held_by",
    "open_scope",
    "shut_out",
    "strike_out",
]


@payload("scope")
class ScopeCard(Payload, frozen=True):
    """A compartment of its own: what it is for, which one it is, and the accounts that hold its key."""

    purpose: str
    compartment: str
    holders: list[str]


def card_of(dialogue: OpenDialogue, name: str) -> Record[ScopeCard] | None:
    """The card of a compartment, whether or not this person opens it."""
    return next((card for card in dialogue.third.folio().all(ScopeCard) if card.body.purpose == name), None)


def held_by(dialogue: OpenDialogue, account: str) -> list[ScopeCard]:
    """The compartments whose key an account holds."""
    return [card.body for card in dialogue.third.folio().all(ScopeCard) if account in card.body.holders]


def open_scope(dialogue: OpenDialogue, name: str) -> Opened | None:
    """The compartment, or None where there is none or this person holds no present key of it."""
    card = card_of(dialogue, name)
    held = dialogue.person.held(card.body.compartment) if card else None
    if card is None or held is None or not vault_compartment.is_current(card.body.compartment, held):
        return None
    return open_compartment(card.body.compartment, dialogue.id, held)


def begin_scope(dialogue: OpenDialogue, name: str) -> Opened:
    """A new compartment, whose key its beginner alone holds.

    Raises:
        Refused: there is one of that name.
    """
    with transaction.atomic():
        opened, held = vault_compartment.create(dialogue.id)
        with change(dialogue.third) as changing:
            if any(card.body.purpose == name for card in changing.folio.all(ScopeCard)):
                raise Refused(gettext("It was begun already. Ask whoever began it to let you in."))
            changing.add(ScopeCard(purpose=name, compartment=opened.id, holders=[dialogue.person.id]))
        with change(opened) as changing:
            journal.note(changing, "began", dialogue.role)
        dialogue.person.change_keyring(lambda ring: ring.take_in(dialogue.id, {name: opened.id}, {opened.id: held}))
    return opened


def admit(dialogue: OpenDialogue, name: str, member: str) -> None:
    """Hand the key to another member.

    Raises:
        Refused: this person does not hold it, or the member has no account here whose key is known.
        NotThere: no such member.
    """
    opened = _mine(dialogue, name)
    account = dialogue.third.folio().get(Member, member).body.account
    if account not in dialogue.person.keyring.colleagues:
        raise Refused(gettext("This colleague has no account here, so that no key can be handed over."))
    with transaction.atomic():
        _set_holders(dialogue, name, lambda holders: holders if account in holders else [*holders, account])
        with change(opened) as changing:
            journal.note(changing, "let in", dialogue.role)
        _hand_over(dialogue, name, opened.id, account)


def shut_out(dialogue: OpenDialogue, name: str, account: str) -> None:
    """Take the key from a member: what is written from now on is out of their reach.

    Raises:
        Refused: this person does not hold it, or wants to shut themself out.
    """
    opened = _mine(dialogue, name)
    if account == dialogue.person.id:
        raise Refused(gettext("Let somebody else in, and let them shut you out."))
    with transaction.atomic():
        with change(opened) as changing:
            journal.note(changing, "put out", dialogue.role)
        _, fresh = vault_compartment.rotate(opened, dialogue.person.keyring.held[opened.id])
        dialogue.person.change_keyring(lambda ring: ring.take_in(dialogue.id, {}, {opened.id: fresh}))
        _set_holders(dialogue, name, lambda holders: [holder for holder in holders if holder != account])
        hand_to_holders(dialogue, name)
        settle()


def strike_out(changing: Change, account: str) -> None:
    """Note, as part of a change of the third party's compartment, that an account that ends holds no key any more."""
    for card in changing.folio.all(ScopeCard):
        holders = [holder for holder in card.body.holders if holder != account]
        if holders != card.body.holders:
            changing.replace(card, msgspec.structs.replace(card.body, holders=holders))


def hand_to_holders(dialogue: OpenDialogue, name: str) -> None:
    """Hand the present key to everybody who is to hold it, after a new epoch began."""
    card = card_of(dialogue, name)
    for account in card.body.holders if card else ():
        if card and account in dialogue.person.keyring.colleagues:
            _hand_over(dialogue, name, card.body.compartment, account)


def end_scope(dialogue: OpenDialogue, name: str) -> None:
    """Erase a compartment with all that lies in it. Any member may: erasing is never held up by a missing key."""
    card = card_of(dialogue, name)
    if card is None:
        return
    id = card.body.compartment
    with transaction.atomic():
        with change(dialogue.third) as changing:
            changing.remove(changing.folio.get(ScopeCard, card.id))
            journal.note(changing, "erased", dialogue.role)
        dialogue.person.change_keyring(lambda ring: ring.let_go([id]))
        Compartment.objects.filter(pk=id).delete()
    snapshot.forget(id)
    settle()


def _mine(dialogue: OpenDialogue, name: str) -> Opened:
    opened = open_scope(dialogue, name)
    if opened is None:
        raise Refused(gettext("You do not hold its key."))
    return opened


def _set_holders(dialogue: OpenDialogue, name: str, changed: Callable[[list[str]], list[str]]) -> None:
    with change(dialogue.third) as changing:
        for card in changing.folio.all(ScopeCard):
            if card.body.purpose == name:
                changing.replace(card, msgspec.structs.replace(card.body, holders=changed(card.body.holders)))


def _hand_over(dialogue: OpenDialogue, name: str, id: str, account: str) -> None:
    held: dict[str, Held] = {id: dialogue.person.keyring.held[id]}
    colleagues.hand_over(dialogue.person, account, colleagues.Parcel(dialogue.id, {name: id}, held))
