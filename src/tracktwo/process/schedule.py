"""A dialogue's schedule: its workshops and their sessions, and the rule on preliminary sessions."""

import msgspec
from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.records import Session, Workshop
from tracktwo.vault.change import change
from tracktwo.vault.folio import Record

from .safeguards import Safeguard, State, open_meeting

__all__ = ["PRELIMINARY_FIRST", "add_session", "add_workshop", "record_session_held"]


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


def preliminary_before_joint(dialogue: OpenDialogue, subject: str) -> State:
    """Row 71: a preliminary session with each side, before a joint one; of the open meeting's workshop, if any."""
    workshop = dialogue.meeting.card.workshop if dialogue.meeting else ""
    sessions = (record.body for record in dialogue.third.folio().all(Session) if record.body.kind == "preliminary")
    held = {each.side for each in sessions if each.held and workshop in ("", each.workshop)}
    if all(side.id in held for side in dialogue.sides):
        return State("met")
    return State("unmet", _("Not every side has had its preliminary session with the third party."))


PRELIMINARY_FIRST = Safeguard(
    "preliminary-before-joint",
    _("Each side has met the third party alone first"),
    _("In a session of its own a side says what it could not yet say across the table, and learns the method."),
    (71,),
    "holds",
    preliminary_before_joint,
    open_meeting,
)
