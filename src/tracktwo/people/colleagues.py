"""Letting a colleague in by a code that is read out over another channel, and handing keys over.

The code authenticates both public keys: the inviter's is sealed under it in the offer, the newcomer's in the
answer. After that each has pinned the other's key, and keys travel in boxes between pinned keys alone.
"""

import msgspec
from django.db import transaction

from tracktwo.common.storage import settle
from tracktwo.vault import crypto
from tracktwo.vault.compartment import opens
from tracktwo.vault.errors import Sealed, VaultError
from tracktwo.vault.keys import Held
from tracktwo.vault.models import Compartment
from tracktwo.vault.volatile import has_shard

from . import roster as rosters
from .keyring import Colleague, Invited, Keyring
from .models import Account, Handover, Invitation
from .roster import Roster
from .sessions import Person

__all__ = [
    "BadInvitation",
    "Parcel",
    "accept",
    "admit_convenor",
    "arrived",
    "hand_over",
    "invite",
    "is_roster_altered",
    "look_after_roster",
    "peek",
    "prune",
    "receive",
    "remove_convenor",
    "withdraw",
]


class BadInvitation(VaultError):
    """The code opens no invitation: mistyped, used, or withdrawn."""


class _Side(msgspec.Struct, frozen=True):
    account: str
    name: str
    public: bytes


class Parcel(msgspec.Struct, frozen=True):
    """Keys for one dialogue, and the public keys of colleagues in it for whom the sender vouches."""

    dialogue: str
    compartments: dict[str, str] = {}
    held: dict[str, Held] = {}
    colleagues: dict[str, Colleague] = {}
    roster: Roster | None = None
    # Its sender has erased this dialogue: keys of it may be forgotten.
    erased: bool = False


def invite(person: Person, name: str) -> str:
    """A code for a colleague, shown to the inviter until it has been used."""
    code = crypto.new_code(100)
    me = _Side(person.id, person.keyring.name, crypto.public_of(person.secret))
    id = _id(code)
    Invitation.objects.create(id=id, offer=_seal(code, "offer", me))
    person.change_keyring(lambda keyring: keyring.invited.update({id: Invited(name=name, code=code)}))
    return code


def withdraw(person: Person, id: str) -> None:
    """Take an unused code back."""
    if id in person.keyring.invited:
        Invitation.objects.filter(pk=id).delete()

        def drop(keyring: Keyring) -> None:
            keyring.invited.pop(id, None)

        person.change_keyring(drop)


def peek(code: str) -> _Side:
    """Who invites.

    Raises:
        BadInvitation: the code is not of an open invitation.
    """
    invitation = Invitation.objects.filter(pk=_id(code), answer=None).first()
    if invitation is None:
        raise BadInvitation("code")
    try:
        return _open(code, "offer", bytes(invitation.offer))
    except Sealed:
        raise BadInvitation("code") from None


def accept(code: str, person: Person) -> None:
    """Answer an invitation: pin the inviter's key and leave one's own, both under the code.

    Raises:
        BadInvitation: somebody used the code in the meantime.
    """
    inviter = peek(code)
    me = _Side(person.id, person.keyring.name, crypto.public_of(person.secret))
    answered = Invitation.objects.filter(pk=_id(code), answer=None).update(answer=_seal(code, "answer", me))
    if not answered:
        raise BadInvitation("code")
    pinned = Colleague(name=inviter.name, public=inviter.public)
    person.change_keyring(lambda keyring: keyring.pin(inviter.account, pinned))


def arrived(person: Person) -> list[str]:
    """Pin the keys of colleagues who answered; their names. Answers not made with the code are dropped."""
    names = []
    for id, invited in list(person.keyring.invited.items()):
        row = Invitation.objects.filter(pk=id).exclude(answer=None).first()
        if row is None:
            continue
        try:
            colleague: _Side | None = _open(invited.code, "answer", bytes(row.answer or b""))
        except Sealed:
            colleague = None
        if colleague and colleague.account in {person.id, *person.keyring.colleagues}:
            # Somebody claims to be a colleague who is known already, or oneself: their key is never replaced.
            colleague = None
        row.delete()

        def pin(keyring: Keyring, id: str = id, colleague: _Side | None = colleague) -> None:
            keyring.invited.pop(id, None)
            if colleague and colleague.account != person.id:
                keyring.pin(colleague.account, Colleague(colleague.name, colleague.public))

        person.change_keyring(pin)
        if colleague:
            names.append(colleague.name)
    return names


def hand_over(person: Person, to: str, parcel: Parcel) -> None:
    """Send keys to a colleague whose public key is pinned.

    Raises:
        KeyError: not a pinned colleague.
    """
    public = person.keyring.colleagues[to].public
    sealed = crypto.box(person.secret, public, msgspec.msgpack.encode(parcel))
    Handover.objects.create(to_id=to, sender_id=person.id, box=sealed)


def receive(person: Person) -> None:
    """Take in what colleagues handed over. A box from a key that is not pinned waits, unopened."""
    for row in Handover.objects.filter(to_id=person.id).order_by("pk"):
        sender = person.keyring.colleagues.get(row.sender_id)
        if sender is None:
            continue
        try:
            parcel = msgspec.msgpack.decode(crypto.unbox(person.secret, sender.public, bytes(row.box)), type=Parcel)
        except Sealed:
            row.delete()
            continue
        with transaction.atomic():
            person.change_keyring(lambda keyring, parcel=parcel: _absorb(keyring, parcel))  # type: ignore[misc]
            row.delete()
        if parcel.roster and person.keyring.roster == parcel.roster:
            _stand_on(person, rosters.newest(parcel.roster))


def _stand_on(person: Person, roster: Roster) -> None:
    """Renew one's own entry, if one's passphrase or code was changed before the list came."""
    mine = msgspec.structs.replace(rosters.entry_of(person.account), public=crypto.public_of(person.secret))
    if roster.convenors.get(person.id, mine) != mine:
        _change_roster(person, rosters.admitted(roster, person.id, mine), [])


def _absorb(keyring: Keyring, parcel: Parcel) -> None:
    # A sender can add to what is known, never put something else in its place: new names for a dialogue's parts
    # are taken where there were none, and keys only if they open the compartment as it stands.
    known = keyring.dialogues.get(parcel.dialogue, {})
    fresh = {id: held for id, held in parcel.held.items() if opens(id, held)}
    if parcel.dialogue:
        keyring.take_in(parcel.dialogue, parcel.compartments | known, fresh)
    # A list of convenors counts only if its key signs the one that is published: a colleague cannot make one up, and
    # whoever was removed cannot hand out the one before, which may still stand there where the disk was full.
    offered = parcel.roster
    if offered and rosters.is_published(offered) and not rosters.is_superseded(offered, keyring.roster):
        keyring.roster = offered
    for account, colleague in parcel.colleagues.items():
        keyring.pin(account, colleague)
    if parcel.erased:
        # Of a dialogue that stands nothing is forgotten, whatever a colleague says.
        standing = Compartment.objects.filter(pk__in=known.values()).values_list("pk", flat=True)
        keyring.let_go(sorted(set(known.values()) - set(standing)))


def admit_convenor(person: Person, account: str) -> None:
    """Let a colleague open later backups. Does nothing unless this person signs the list and has pinned their key."""
    colleague, row = person.keyring.colleagues.get(account), Account.objects.filter(pk=account).first()
    if person.keyring.roster is None or colleague is None or row is None:
        return
    # The key that was verified by a code read out, whatever the row says.
    entry = msgspec.structs.replace(rosters.entry_of(row), public=colleague.public)
    roster = rosters.admitted(rosters.newest(person.keyring.roster), account, entry)
    _change_roster(person, roster, [account])


def remove_convenor(person: Person, account: str) -> None:
    """Seal later backups to this convenor no more. A new key signs the list, which the others are handed.

    Whoever removes themselves leaves the key as it is: with their account goes what they hand over.
    """
    if person.keyring.roster is None:
        return
    current = rosters.newest(person.keyring.roster)
    if account not in current.convenors:
        return
    if account == person.id:
        _change_roster(person, rosters.without(current, account, current.seed), [])
    else:
        roster = rosters.without(current, account, crypto.new_key())
        _change_roster(person, roster, [id for id in roster.convenors if id != person.id])


def is_roster_altered(person: Person) -> bool:
    """Whether the published list of convenors is not the one this person knows: changed outside the program."""
    return person.keyring.roster is not None and not rosters.is_published(person.keyring.roster)


def look_after_roster(person: Person) -> None:
    """At signing in: begin the list of an installation whose version so far had none."""
    roster = person.keyring.roster
    if roster is None and person.account.convenor and not rosters.stored():
        known = Account.objects.filter(convenor=True, pk__in=person.keyring.colleagues)
        entries = {row.id: rosters.entry_of(row) for row in [person.account, *known]}
        for id, colleague in person.keyring.colleagues.items():
            if id in entries:
                entries[id] = msgspec.structs.replace(entries[id], public=colleague.public)
        _change_roster(person, rosters.begun(entries), [id for id in entries if id != person.id])


def _change_roster(person: Person, roster: Roster, others: list[str]) -> None:
    def change(keyring: Keyring) -> None:
        keyring.roster = roster

    with transaction.atomic():
        person.change_keyring(change)
        for account in others:
            if account in person.keyring.colleagues:
                hand_over(person, account, Parcel("", roster=roster))
        rosters.publish_after(roster)
        settle()


def _id(code: str) -> str:
    return crypto.derive(crypto.plain_code(code).encode(), "invitation id").hex()


def _key(code: str) -> bytes:
    return crypto.derive(crypto.plain_code(code).encode(), "invitation")


def _seal(code: str, part: str, side: _Side) -> bytes:
    return crypto.seal(_key(code), msgspec.msgpack.encode(side), part)


def _open(code: str, part: str, blob: bytes) -> _Side:
    return msgspec.msgpack.decode(crypto.unseal(_key(code), blob, part), type=_Side)


def prune(person: Person) -> None:
    """Forget the names of colleagues whose account was erased, and shards of meetings that were closed by others.

    A row may be missing for a while alone, as when an older state of the database is looked at. What could not be had
    again is therefore kept: a colleague's pinned key, and the key of a lasting compartment, until somebody who erased
    its dialogue says so (`Parcel.erased`).
    """
    ring = person.keyring
    known = {*ring.colleagues, *ring.parted}
    accounts = set(Account.objects.filter(pk__in=known).values_list("pk", flat=True))
    standing = set(Compartment.objects.filter(pk__in=ring.held).values_list("pk", flat=True))
    gone, back = ring.colleagues.keys() - accounts, ring.parted.keys() & accounts
    shards = {id: held.meeting for id, held in ring.held.items() if held.meeting and id not in standing}
    dead = [id for id, meeting in shards.items() if not has_shard(meeting)]
    if not gone and not back and not dead:
        return

    def forget(keyring: Keyring) -> None:
        for id in gone:
            keyring.parted[id] = keyring.colleagues.pop(id).public
        for id in back:
            keyring.pin(id, Colleague(name=id[:8], public=keyring.parted[id]))
        keyring.let_go(dead)

    person.change_keyring(forget)
