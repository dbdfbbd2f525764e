"""Acts on a dialogue: begin it, rename its sides, record a step done elsewhere, erase it."""

import msgspec
from django.db import transaction
from django.utils.translation import gettext

from tracktwo.common.storage import settle
from tracktwo.people import colleagues, sessions, visits
from tracktwo.people.sessions import Person
from tracktwo.process import journal, keepsakes, own_scopes
from tracktwo.process.access import JOINT, THIRD, OpenDialogue, open_dialogue
from tracktwo.process.errors import Refused
from tracktwo.process.need_to_know import ScopeCard
from tracktwo.process.records import DialogueCard, MeetingCard, Member, Side, StepDone
from tracktwo.vault import compartment as vault_compartment
from tracktwo.vault import snapshot
from tracktwo.vault.change import change, change_all
from tracktwo.vault.crypto import new_id
from tracktwo.vault.models import Compartment
from tracktwo.vault.volatile import destroy_meeting

__all__ = ["begin", "erase", "record_step", "rename"]


def begin(person: Person, card: DialogueCard) -> OpenDialogue:
    """A new dialogue: its two lasting compartments, its card, and its beginner as convenor."""
    id = new_id()
    with transaction.atomic():
        third, held_third = vault_compartment.create(id)
        joint, held_joint = vault_compartment.create(id)
        me = Member(
            account=person.id,
            name=person.keyring.name,
            convenor=True,
            sides=[side.id for side in card.sides],
        )
        with change_all(third, joint) as (in_third, in_joint):
            in_third.add(me)
            in_joint.add(card)
            journal.note(in_third, "began", "convenor")
            journal.note(in_joint, "began", "convenor")
        held = {third.id: held_third, joint.id: held_joint}
        person.change_keyring(lambda ring: ring.take_in(id, {THIRD: third.id, JOINT: joint.id}, held))
    return open_dialogue(person, id)


def rename(dialogue: OpenDialogue, code_name: str, third_party: str, workshops_planned: int, sides: list[Side]) -> None:
    """Change the names on the screen. Sides keep their ids, so that nothing they own is touched."""
    if [side.id for side in sides] != [side.id for side in dialogue.sides]:
        raise Refused(gettext("Sides can be renamed here, not added or taken away."))
    with change(dialogue.joint) as draft:
        for record in draft.folio.all(DialogueCard):
            card = msgspec.structs.replace(
                record.body,
                code_name=code_name,
                third_party=third_party,
                workshops_planned=workshops_planned,
                sides=sides,
            )
            draft.replace(record, card)


def record_step(dialogue: OpenDialogue, room: str, how: str) -> None:
    """A room's work was done elsewhere or on paper; an empty `how` takes that back."""
    with change(dialogue.third) as draft:
        for record in draft.folio.all(StepDone):
            if record.body.room == room:
                draft.remove(record)
        if how:
            draft.add(StepDone(room=room, how=how, day=journal.today(draft.folio)))  # type: ignore[arg-type]


def erase(dialogue: OpenDialogue) -> None:
    """Erase a dialogue: meetings, compartments and keys. What older backups hold is out of reach of this.

    What belongs to it stands in the keyring and in the sealed cards of its meetings, never in the table's column
    `dialogue`, which whoever writes to the database can change.
    """
    compartments = {dialogue.third.id, dialogue.joint.id}
    compartments.update(card.body.compartment for card in dialogue.third.folio().all(ScopeCard))
    for record in dialogue.third.folio().all(MeetingCard):
        compartments.update(record.body.scopes.values())
        if record.body.closed is None:
            destroy_meeting(record.body.meeting)
        sessions.forget_handed(record.body.meeting)
        visits.forget(record.body.meeting)
    keepsakes.destroy(dialogue)
    members = {record.body.account for record in dialogue.members}
    own_scopes.end(dialogue, [card.body.place for card in own_scopes.cards(dialogue)])
    with transaction.atomic():
        dialogue.person.change_keyring(lambda ring: ring.let_go(list(compartments)))
        for account in members & dialogue.person.keyring.colleagues.keys():
            colleagues.hand_over(dialogue.person, account, colleagues.Parcel(dialogue.id, erased=True))
        Compartment.objects.filter(pk__in=compartments).delete()
    for id in compartments:
        snapshot.forget(id)
    settle()
