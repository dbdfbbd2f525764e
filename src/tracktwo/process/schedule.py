"""Acts on a dialogue's schedule: its workshops and their sessions."""

import msgspec
from django.db import transaction
from django.utils.translation import gettext
from tracktwo.common.storage import settle
from tracktwo.people import colleagues, sessions
from tracktwo.people.keyring import Colleague
from tracktwo.people.models import Account
from tracktwo.people.sessions import Person
from tracktwo.vault import compartment as vault_compartment
from tracktwo.vault import snapshot
from tracktwo.vault.change import change, change_all
from tracktwo.vault.compartment import Opened
from tracktwo.vault.crypto import new_id
from tracktwo.vault.folio import Record
from tracktwo.vault.keys import Held
from tracktwo.vault.models import Compartment
from tracktwo.vault.volatile import destroy_meeting
from tracktwo.process import journal
from tracktwo.process.access import JOINT, THIRD, OpenDialogue, caucus_name, open_dialogue
from tracktwo.process.records import DialogueCard, MeetingCard, Member, Session, Side, StepDone, Workshop
from tracktwo.rooms.recruit.records import Seat


__all__ = ["add_session", "add_workshop", "record_session_held"]

def add_workshop(dialogue: OpenDialogue, title: str = "", id: str = "") -> Record[Workshop]:
    """The next workshop."""
    with change(dialogue.third) as draft:
        number = len(draft.folio.all(Workshop)) + 1
        return draft.add(Workshop(number=number, title=title), id)


def add_session(dialogue: OpenDialogue, session: Session, id: str = "") -> Record[Session]:
    """A session on a workshop's agenda.

    Raises:
        NotThere: no such workshop.
    """
    with change(dialogue.third) as draft:
        draft.folio.get(Workshop, session.workshop)
        return draft.add(session, id)


def record_session_held(dialogue: OpenDialogue, id: str, how: str) -> None:
    """A session took place: here, elsewhere, or with its record on paper."""
    with change(dialogue.third) as draft:
        record = draft.folio.get(Session, id)
        fields = msgspec.structs.asdict(record.body) | {"held": how}
        draft.replace(record, msgspec.convert(fields, Session))
