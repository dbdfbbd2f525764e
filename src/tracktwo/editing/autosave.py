"""What a facilitator had typed and not yet saved, for when the laptop sleeps or the page reloads."""

from tracktwo.process.access import OpenMeeting
from tracktwo.vault.change import change
from tracktwo.vault.folio import Record
from tracktwo.vault.payload import Payload, payload

__all__ = ["ROOM_FORMS", "FormDraft", "drop", "find", "save"]

LONGEST = 50_000
# Forms of the room that are kept while they are typed, beside those of the board.
ROOM_FORMS = frozenset({"idea", "issue", "obstacle", "question", "step", "telling", "text", "vision"})


@payload("draft")
class FormDraft(Payload, frozen=True):
    """The fields of one form of one account, in the third party's scope of the meeting."""

    account: str
    form: str
    fields: dict[str, str]


def save(meeting: OpenMeeting, form: str, fields: dict[str, str]) -> None:
    """Keep what is being typed."""
    if sum(map(len, fields.values())) > LONGEST:
        return
    account = meeting.dialogue.person.id
    with change(meeting.third) as draft:
        body = FormDraft(account=account, form=form, fields=fields)
        found = _mine(meeting, form, draft.folio.all(FormDraft))
        if found:
            draft.replace(found, body)
        else:
            draft.add(body)


def find(meeting: OpenMeeting, form: str) -> dict[str, str] | None:
    """What was typed into this form last, if it was not saved."""
    found = _mine(meeting, form, meeting.third.folio().all(FormDraft))
    return found.body.fields if found else None


def drop(meeting: OpenMeeting, form: str) -> None:
    """What was typed is saved now."""
    if find(meeting, form) is None:
        return
    with change(meeting.third) as draft:
        found = _mine(meeting, form, draft.folio.all(FormDraft))
        if found:
            draft.remove(found)


def _mine(meeting: OpenMeeting, form: str, records: list[Record[FormDraft]]) -> Record[FormDraft] | None:
    account = meeting.dialogue.person.id
    return next((one for one in records if (one.body.account, one.body.form) == (account, form)), None)
