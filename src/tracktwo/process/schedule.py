"""A dialogue's schedule: its workshops and their sessions, and the rule on preliminary sessions."""

import msgspec
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracktwo.common.storage import settle
from tracktwo.process.access import OpenDialogue, left_first
from tracktwo.process.errors import Refused
from tracktwo.process.records import MeetingCard, Session, Workshop
from tracktwo.vault.change import change
from tracktwo.vault.folio import Record

from .safeguards import Safeguard, State, open_meeting

__all__ = [
    "PRELIMINARY_FIRST",
    "add_session",
    "add_workshop",
    "change_session",
    "change_workshop",
    "erase_session",
    "erase_workshop",
    "next_number",
    "next_workshop",
    "planned_left",
    "record_session_held",
]


def add_workshop(dialogue: OpenDialogue, title: str = "", id: str = "") -> Record[Workshop]:
    """The next workshop."""
    with change(dialogue.third) as draft:
        return draft.add(Workshop(number=next_number(draft.bodies(Workshop)), title=title), id)


def next_number(workshops: list[Workshop]) -> int:
    """The number of the workshop after these. One that was erased leaves its number free only if it was the last."""
    return max((workshop.number for workshop in workshops), default=0) + 1


def next_workshop(dialogue: OpenDialogue) -> Record[Workshop] | None:
    """The first workshop whose meeting is not over, the open one among them; None where nothing is ahead."""
    folio = dialogue.third.folio()
    over = {meeting.body.workshop for meeting in folio.all(MeetingCard) if meeting.body.closed is not None}
    ahead = [workshop for workshop in folio.all(Workshop) if workshop.id not in over]
    return min(ahead, key=lambda workshop: workshop.body.number, default=None)


def planned_left(dialogue: OpenDialogue) -> list[str]:
    """The side that will stand left on each joint day, if every workshop begins on the first of its planned days."""
    folio = dialogue.third.folio()
    sides = []
    for workshop in folio.all(Workshop):
        sessions = (record.body for record in folio.all(Session) if record.body.workshop == workshop.id)
        days = {session.day for session in sessions if session.kind == "joint" and not session.virtual}
        sides += [
            left_first(dialogue.sides, workshop.body.number, (day - min(days)).days)[0].id for day in sorted(days)
        ]
    return sides


def change_workshop(dialogue: OpenDialogue, id: str, version: int, title: str, aim: str = "") -> None:
    """Say what a workshop is for, and which of the aims it has.

    Raises:
        Conflict: somebody changed it since it was shown.
    """
    with change(dialogue.third) as draft:
        record = draft.fresh(Workshop, id, version)
        draft.replace(record, msgspec.structs.replace(record.body, title=title, aim=aim))


def erase_workshop(dialogue: OpenDialogue, id: str) -> None:
    """Erase a workshop with its sessions.

    Raises:
        Refused: a meeting was opened for it, and the days of that meeting stay on record.
    """
    with change(dialogue.third) as draft:
        record = draft.folio.get(Workshop, id)
        if any(meeting.body.workshop == id for meeting in draft.folio.all(MeetingCard)):
            raise Refused(gettext("A meeting was opened for this workshop, so the workshop stays on record."))
        draft.detach(record.id)
    settle()


def add_session(dialogue: OpenDialogue, session: Session, id: str = "") -> Record[Session]:
    """A session on a workshop's agenda.

    Raises:
        NotThere: no such workshop.
    """
    with change(dialogue.third) as draft:
        draft.folio.get(Workshop, session.workshop)
        return draft.add(session, id)


def change_session(dialogue: OpenDialogue, id: str, version: int, session: Session) -> None:
    """Change what a session is planned to be; whether it was held stays as it is.

    Raises:
        Conflict: somebody changed it since it was shown.
        NotThere: no such session or workshop.
    """
    with change(dialogue.third) as draft:
        record = draft.fresh(Session, id, version)
        draft.folio.get(Workshop, session.workshop)
        draft.replace(record, msgspec.structs.replace(session, held=record.body.held))


def erase_session(dialogue: OpenDialogue, id: str) -> None:
    """Erase a session."""
    with change(dialogue.third) as draft:
        draft.remove(draft.folio.get(Session, id))
    settle()


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
    # A session is held in some room or not: paper holds only its notes.
    ways=("elsewhere", "act"),
)
