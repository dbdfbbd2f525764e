"""Compartments of one seat alone: opened by whom the person chose in the third party, and by a code of the person's.

The key is in no keyring. It is lodged in the volatile store for each of those chosen, and sealed for the code in the
third party's compartment; a backup therefore holds nothing of it that the third party alone can open. Who was chosen
stands in the compartment itself, where nobody else can add to it.
"""

from collections.abc import Iterable
from typing import Any

import msgspec
from django.db import DatabaseError, transaction
from django.utils.translation import gettext, gettext_lazy

from tracktwo.common import faults
from tracktwo.common.storage import settle
from tracktwo.vault import compartment as vault_compartment
from tracktwo.vault import lodging, snapshot
from tracktwo.vault.change import Change, change
from tracktwo.vault.compartment import Opened, open_compartment
from tracktwo.vault.crypto import new_key, public_of
from tracktwo.vault.errors import NoKey, NotThere, Sealed
from tracktwo.vault.folio import Record
from tracktwo.vault.keys import Held
from tracktwo.vault.lodging import Lodging
from tracktwo.vault.models import Compartment
from tracktwo.vault.payload import Payload, payload

from . import journal
from .access import OpenDialogue
from .errors import Refused

__all__ = [
    "Keepers",
    "OwnScope",
    "begin",
    "card_of",
    "cards",
    "choose_again",
    "end",
    "follow_seat",
    "open_all_mine",
    "open_by_code",
    "open_mine",
    "put_out",
    "renewed",
]

EXISTS = gettext_lazy("This seat has a plan already. Only whom the person chose opens it, or their code.")


def _upgrade(version: int, fields: dict[str, Any]) -> dict[str, Any]:
    """Version 1 did not say who was put out: whatever it holds is still valid."""
    return fields


@payload("own scope", version=2, upgrade=_upgrade)
class OwnScope(Payload, frozen=True):
    """That a compartment of one seat exists. `place` is the id of the seat's record.

    `by_code` is its key sealed for the person's code, or empty. `frozen` since somebody who opened it was put out and
    until the person chooses again; `stale` until a new epoch began after that, without the accounts in `lost`, even if
    they were let in again.
    """

    place: str
    compartment: str
    locator: bytes
    by_code: bytes = b""
    frozen: bool = False
    stale: bool = False
    lost: list[str] = []


@payload("keepers")
class Keepers(Payload, frozen=True):
    """In the compartment itself: the accounts it is lodged for, and the public key of the person's code."""

    holders: list[str]
    code_key: bytes = b""


def cards(dialogue: OpenDialogue) -> list[Record[OwnScope]]:
    """All such compartments, whether or not this person opens them."""
    return dialogue.third.folio().all(OwnScope)


def card_of(dialogue: OpenDialogue, place: str) -> Record[OwnScope] | None:
    """The card of a seat's compartment."""
    return next((card for card in cards(dialogue) if card.body.place == place), None)


def begin(dialogue: OpenDialogue, place: str, second: str = "", *, with_code: bool) -> tuple[Opened, str]:
    """A compartment for a seat, opened by whoever begins it with the person, by a second if one was named, and by code.

    Returns:
        The compartment, and the code to be printed, or nothing.

    Raises:
        Refused: there is one, or the second has no account here whose key is known.
    """
    _check_second(dialogue, second)
    if card_of(dialogue, place) is not None:
        raise Refused(str(EXISTS))
    code, public = lodging.code_keys() if with_code else ("", b"")
    locator, holders = new_key(), [dialogue.person.id, *([second] if second else [])]
    with transaction.atomic():
        opened, held = vault_compartment.create(dialogue.id)
        by_code = lodging.seal_for_code(public, held) if public else b""
        with change(opened) as changing:
            changing.add(Keepers(holders, public))
            journal.note(changing, "began", dialogue.role)
        with change(dialogue.third) as changing:
            if any(card.body.place == place for card in changing.folio.all(OwnScope)):
                raise Refused(str(EXISTS))
            changing.add(OwnScope(place, opened.id, locator, by_code))
        _lodge(dialogue, locator, holders, held)
    return opened, code


def open_mine(dialogue: OpenDialogue, place: str) -> Opened | None:
    """A seat's compartment, or None where its key is not lodged for this person."""
    return open_all_mine(dialogue, place).get(place)


def open_all_mine(dialogue: OpenDialogue, place: str = "") -> dict[str, Opened]:
    """Every seat's compartment whose key is lodged for this person, by seat; or that of one."""
    return {each: opened for each, (opened, _held) in _mine(dialogue, place).items()}


def _mine(dialogue: OpenDialogue, place: str = "") -> dict[str, tuple[Opened, Held]]:
    person = dialogue.person
    among = {card.body.locator: card.body for card in cards(dialogue) if place in ("", card.body.place)}
    publics = {id: colleague.public for id, colleague in person.keyring.colleagues.items()}
    publics[person.id] = public_of(person.secret)
    fetched = lodging.fetch_all([Lodging(locator, person.id) for locator in among], person.secret, publics)
    epochs = dict(
        Compartment.objects.filter(pk__in=[among[locator].compartment for locator in fetched]).values_list(
            "pk", "epoch"
        )
    )
    return {
        among[locator].place: (open_compartment(among[locator].compartment, dialogue.id, held), held)
        for locator, held in fetched.items()
        if epochs.get(among[locator].compartment) == held.epoch
    }


def open_by_code(dialogue: OpenDialogue, place: str, code: str) -> Opened:
    """A seat's compartment, opened by the person.

    Raises:
        NoKey: it has no code, or this is not it; the answer is always the same.
    """
    return _by_code(dialogue, place, code)[0]


def _by_code(dialogue: OpenDialogue, place: str, code: str) -> tuple[Opened, Held]:
    card = card_of(dialogue, place)
    try:
        held = lodging.open_with_code(code, card.body.by_code if card else b"")
    except Sealed:
        raise NoKey("this code opens nothing here") from None
    if card is None or not vault_compartment.is_current(card.body.compartment, held):
        raise NoKey("this code opens nothing here")
    return open_compartment(card.body.compartment, dialogue.id, held), held


def renewed(dialogue: OpenDialogue, place: str) -> Opened:
    """A seat's compartment to be written into. After somebody was put out a new epoch begins first, without them.

    Raises:
        NoKey: its key is not lodged for this person.
    """
    card, mine = card_of(dialogue, place), _mine(dialogue, place).get(place)
    if card is None or mine is None:
        raise NoKey("not lodged here")
    if not card.body.stale:
        return mine[0]
    here = {member.body.account for member in dialogue.members}.difference(card.body.lost)
    keepers = _keepers(mine[0])
    holders = [holder for holder in keepers.holders if holder in here]
    return _rotate(dialogue, card, mine, msgspec.structs.replace(keepers, holders=holders), frozen=card.body.frozen)


def choose_again(
    dialogue: OpenDialogue, place: str, code: str, second: str = "", *, with_code: bool
) -> tuple[Opened, str]:
    """The person chooses anew who opens their plan: whoever sits with them, and a second; with a new code, or none.

    It is opened by the person's code, or by whoever opens it still.

    Raises:
        NoKey: neither the code nor this person opens it.
        Refused: the second has no account here whose key is known.
    """
    _check_second(dialogue, second)
    card = card_of(dialogue, place)
    if card is None:
        raise NotThere("own scope")
    mine = _by_code(dialogue, place, code) if code else _mine(dialogue, place).get(place)
    if mine is None:
        raise NoKey("not lodged here")
    fresh, public = lodging.code_keys() if with_code else ("", b"")
    holders = [dialogue.person.id, *([second] if second else [])]
    return _rotate(dialogue, card, mine, Keepers(holders, public), frozen=False), fresh


def _rotate(
    dialogue: OpenDialogue, card: Record[OwnScope], mine: tuple[Opened, Held], keepers: Keepers, *, frozen: bool
) -> Opened:
    """A new epoch under a new locator: the boxes of the old one are destroyed once all of it is written for good."""
    (opened, held), locator = mine, new_key()
    before_that = _keepers(opened).holders
    with transaction.atomic():
        with change(opened) as changing:
            changing.put_one(keepers)
            journal.note(changing, "let in", dialogue.role)
        again, fresh = vault_compartment.rotate(opened, held)
        by_code = lodging.seal_for_code(keepers.code_key, fresh) if keepers.code_key else b""
        fields = {"locator": locator, "by_code": by_code, "frozen": frozen, "stale": False, "lost": []}
        with change(dialogue.third) as changing:
            before = changing.folio.get(OwnScope, card.id)
            changing.replace(before, msgspec.structs.replace(before.body, **fields))
        _lodge(dialogue, locator, keepers.holders, fresh)
    _forget_boxes(card.body, before_that)
    return again


def follow_seat(changing: Change, before: str, now: str) -> None:
    """A seat stands under another id from now on: its compartment follows it, as part of the change at hand."""
    for card in changing.folio.all(OwnScope):
        if card.body.place == before:
            changing.replace(card, msgspec.structs.replace(card.body, place=now))


def put_out(dialogue: OpenDialogue, account: str) -> None:
    """Destroy what is lodged for an account that is put out or ends. What it opened is frozen until the person chooses.

    Nobody else needs to hold the key for this: it is never held up.
    """
    with change(dialogue.third) as changing:
        boxes = []
        for card in changing.folio.all(OwnScope):
            box = Lodging(card.body.locator, account)
            if lodging.is_lodged(box):
                boxes.append(box)
                gone = sorted({*card.body.lost, account})
                changing.replace(card, msgspec.structs.replace(card.body, frozen=True, stale=True, lost=gone))
    # The boxes lie in another database: they go once this is written for good, and stay where that fails.
    if boxes:
        transaction.on_commit(lambda: _take_out(boxes))


def end(dialogue: OpenDialogue, places: Iterable[str]) -> None:
    """Erase seats' compartments with all that lies in them. Any member may: a missing key never holds it up."""
    known = {member.body.account for member in dialogue.members} | {dialogue.person.id}
    for card in [card for card in cards(dialogue) if card.body.place in set(places)]:
        with transaction.atomic():
            with change(dialogue.third) as changing:
                changing.remove(changing.folio.get(OwnScope, card.id))
            Compartment.objects.filter(pk=card.body.compartment).delete()
        _forget_boxes(card.body, known)
        snapshot.forget(card.body.compartment)
    settle()


def _take_out(boxes: list[Lodging]) -> None:
    try:
        lodging.take_out(boxes)
    except (DatabaseError, OSError) as fault:
        # What else waits for this commit still happens. A box that stays opens no later epoch.
        faults.log(fault)


def _forget_boxes(card: OwnScope, accounts: Iterable[str]) -> None:
    lodging.take_out([Lodging(card.locator, account) for account in accounts if account])


def _keepers(opened: Opened) -> Keepers:
    record = opened.folio().one(Keepers)
    return record.body if record else Keepers([])


def _check_second(dialogue: OpenDialogue, second: str) -> None:
    if second and (second not in dialogue.person.keyring.colleagues or second not in _accounts(dialogue)):
        raise Refused(gettext("This colleague has no account here, so that no key can be handed over."))


def _accounts(dialogue: OpenDialogue) -> set[str]:
    return {member.body.account for member in dialogue.members}


def _lodge(dialogue: OpenDialogue, locator: bytes, holders: list[str], held: Held) -> None:
    person = dialogue.person
    publics = {id: colleague.public for id, colleague in person.keyring.colleagues.items()}
    publics[person.id] = public_of(person.secret)
    for holder in holders:
        if holder in publics:
            lodging.lodge(Lodging(locator, holder), person.id, person.secret, publics[holder], held)
