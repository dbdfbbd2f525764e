"""Acts on the third party of a dialogue: who is added, who is removed, who convenes, and the keys they are handed."""

import msgspec
from django.db import transaction
from django.utils.translation import gettext

from tracktwo.common.storage import settle
from tracktwo.people import colleagues, sessions
from tracktwo.people.keyring import Colleague
from tracktwo.process import interpreting, journal, need_to_know, own_scopes, shelf
from tracktwo.process.access import JOINT, THIRD, OpenDialogue, caucus_name, open_dialogue
from tracktwo.process.errors import Refused
from tracktwo.process.records import FormerMember, Member
from tracktwo.process.rooms import about_members
from tracktwo.vault import compartment as vault_compartment
from tracktwo.vault.change import change, change_all
from tracktwo.vault.compartment import Opened
from tracktwo.vault.keys import Held

__all__ = ["add_member", "has_other_convenor", "leave", "name_convenor", "note_member", "remove_member", "share_scopes"]


def add_member(dialogue: OpenDialogue, account: str, sides: list[str]) -> None:
    """Let a pinned colleague into the dialogue, and into the caucuses of the sides named.

    Raises:
        KeyError: no colleague of that id is pinned.
        Refused: a side one may not open oneself, or fewer sides than before, which takes new keys.
    """
    person = dialogue.person
    colleague = person.keyring.colleagues[account]
    known = next((record.body for record in dialogue.members if record.body.account == account), None)
    if not set(sides) <= set(dialogue.me.sides):
        raise Refused(gettext("You can let others only into caucuses that you may open yourself."))
    if known and not set(known.sides) <= set(sides):
        raise Refused(gettext("To narrow what a colleague may open, put them out and let them in again."))
    with transaction.atomic():
        with change_all(dialogue.third, dialogue.joint) as (third, joint):
            added = Member(account=account, name=colleague.name, sides=sides, convenor=bool(known and known.convenor))
            before = [record for record in third.folio.all(Member) if record.body.account == account]
            if before:
                third.replace(before[0], added)
            else:
                third.add(added)
            journal.note(third, "let in", dialogue.role)
            journal.note(joint, "let in", dialogue.role)
        _note_in_meeting(dialogue, "let in", sides)
        _share(dialogue, account, sides)
        shelf.hand_on(person)


def note_member(dialogue: OpenDialogue, name: str) -> None:
    """A member of the third party who works without an account here."""
    with change(dialogue.third) as draft:
        draft.add(Member(account="", name=name))


def remove_member(dialogue: OpenDialogue, member: str) -> None:
    """Put a colleague out: every compartment begins a new epoch, which the others are handed. Their code stays.

    Raises:
        Refused: nobody puts themselves out here, or somebody who opens what this person does not.
        NotThere: no such member.
    """
    leaving = dialogue.third.folio().get(Member, member).body
    account = leaving.account
    if not set(leaving.sides) <= set(dialogue.me.sides):
        raise Refused(gettext("Only somebody who may open the same caucuses can put this colleague out."))
    if account == dialogue.person.id:
        raise Refused(gettext("To leave, erase your account on its page."))
    scopes = need_to_know.held_by(dialogue, account) if account else []
    if any(need_to_know.open_scope(dialogue, scope.purpose) is None for scope in scopes):
        raise Refused(
            gettext("Only somebody who opens the same notes can put this colleague out. Or erase those notes first.")
        )
    role = dialogue.role
    with transaction.atomic():
        # Of a caucus that its side's own ticket opened here no colleague holds a key.
        parts = [part for part in _all_opened(dialogue) if part.id in dialogue.person.keyring.held]
        for part in parts:
            with change(part) as draft:
                journal.note(draft, "put out", role)
                if draft.folio.has(member):
                    draft.remove(draft.folio.get(Member, member))
                    draft.add(FormerMember(holder=account or member, membership=member, code=leaving.name))
        # After everything was written: what is kept in step with a room reads the other compartments as well.
        rotated = {}
        for part in parts if account else ():
            _, rotated[part.id] = vault_compartment.rotate(part, dialogue.person.keyring.held[part.id])
        # What a side's own ticket opened lives in their browser: that ends, too.
        sessions.end_all(account)
        dialogue.person.change_keyring(lambda ring: ring.take_in(dialogue.id, {}, rotated))
        again = open_dialogue(dialogue.person, dialogue.id)
        if account and again.meeting:
            interpreting.renew(again.meeting)
        for scope in scopes:
            need_to_know.shut_out(again, scope.purpose, account)
        own_scopes.put_out(again, account)
        for record in again.members:
            if record.body.account in dialogue.person.keyring.colleagues:
                _share(again, record.body.account, record.body.sides)
        if leaving.convenor:
            colleagues.remove_convenor(dialogue.person, account)
        settle()


def name_convenor(dialogue: OpenDialogue, member: str) -> None:
    """Hand the convening over, or share it: this member may from now on put out, erase, and open backups."""
    with change_all(dialogue.third, dialogue.joint) as (third, joint):
        record = third.folio.get(Member, member)
        third.replace(record, msgspec.structs.replace(record.body, convenor=True))
        for draft in (third, joint):
            journal.note(draft, "convenor", dialogue.role)
        colleagues.admit_convenor(dialogue.person, record.body.account)


def has_other_convenor(dialogue: OpenDialogue) -> bool:
    """Whether the dialogue goes on without this person."""
    return any(
        record.body.convenor and record.body.account not in ("", dialogue.person.id) for record in dialogue.members
    )


def leave(dialogue: OpenDialogue) -> None:
    """Take one's own membership away, before one's account is erased, with all that one said about oneself.

    That one was there stays in the count.

    Raises:
        Refused: nobody else convenes here, so that the dialogue would be lost to all; or nobody else holds the key of
            a compartment.
    """
    others = [record.body for record in dialogue.members if record.body.account not in ("", dialogue.person.id)]
    if not any(member.convenor for member in others):
        name = dialogue.card.code_name
        raise Refused(
            gettext("Nobody else convenes %(name)s. Name another convenor, or erase it first.") % {"name": name}
        )
    if any(scope.holders == [dialogue.person.id] for scope in need_to_know.held_by(dialogue, dialogue.person.id)):
        raise Refused(gettext("You alone hold the key of some notes. Let somebody else in, or erase them, first."))
    role = dialogue.role
    with transaction.atomic():
        own_scopes.put_out(dialogue, dialogue.person.id)
        with change(dialogue.third) as draft:
            for record in draft.folio.all(Member):
                if record.body.account == dialogue.person.id:
                    draft.remove(record)
            for own in (record for kind in about_members() for record in draft.folio.all(kind)):
                if own.body.holder == dialogue.person.id:  # type: ignore[attr-defined]  # as the room declares
                    draft.remove(own)
            need_to_know.strike_out(draft, dialogue.person.id)
            journal.note(draft, "erased", role)
        # The account is about to be erased: later backups are not sealed to it.
        colleagues.remove_convenor(dialogue.person, dialogue.person.id)


def _all_opened(dialogue: OpenDialogue) -> list[Opened]:
    parts = [dialogue.third, dialogue.joint]
    if dialogue.meeting:
        caucuses = [dialogue.meeting.caucus(side.id) for side in dialogue.sides]
        parts += [dialogue.meeting.room, dialogue.meeting.third, *[caucus for caucus in caucuses if caucus]]
    return parts


def _note_in_meeting(dialogue: OpenDialogue, act: str, sides: list[str]) -> None:
    """Everyone in a compartment sees that it was opened to another."""
    if dialogue.meeting is None:
        return
    caucuses = [dialogue.meeting.caucus(side) for side in sides]
    for part in (dialogue.meeting.room, dialogue.meeting.third, *[caucus for caucus in caucuses if caucus]):
        with change(part) as draft:
            journal.note(draft, act, dialogue.role)  # type: ignore[arg-type]


def _share(dialogue: OpenDialogue, account: str, sides: list[str]) -> None:
    """Hand a member the keys they are let into, and vouch for the members among each other."""
    person = dialogue.person
    held = _keys(dialogue, [dialogue.third.id, dialogue.joint.id])
    if dialogue.meeting:
        names = {"room", "third", *(caucus_name(side) for side in sides)}
        wanted = [id for name, id in dialogue.meeting.card.scopes.items() if name in names]
        held |= _keys(dialogue, wanted)
    compartments = {THIRD: dialogue.third.id, JOINT: dialogue.joint.id}
    others = [record.body.account for record in dialogue.members if record.body.account not in (account, person.id)]
    pinned: dict[str, Colleague] = person.keyring.colleagues
    vouched = {id: pinned[id] for id in others if id in pinned}
    colleagues.hand_over(person, account, colleagues.Parcel(dialogue.id, compartments, held, vouched))
    for other in vouched:
        introduction = colleagues.Parcel(dialogue.id, colleagues={account: pinned[account]})
        colleagues.hand_over(person, other, introduction)


def share_scopes(dialogue: OpenDialogue, scopes: dict[str, str], held: dict[str, Held]) -> None:
    """Hand the shards of a meeting's scopes to every other member, each what they are let into."""
    for member in dialogue.members:
        if member.body.account not in dialogue.person.keyring.colleagues:
            continue
        names = {"room", "third", *(caucus_name(side) for side in member.body.sides)}
        mine = {scopes[name]: held[scopes[name]] for name in names if scopes.get(name) in held}
        colleagues.hand_over(dialogue.person, member.body.account, colleagues.Parcel(dialogue.id, held=mine))


def _keys(dialogue: OpenDialogue, ids: list[str]) -> dict[str, Held]:
    ring = dialogue.person.keyring.held
    return {id: ring[id] for id in ids if id in ring}
