"""What somebody had typed and not yet saved, for when the laptop sleeps or the page reloads."""

from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.vault.change import change
from tracktwo.vault.folio import Record
from tracktwo.vault.payload import Payload, payload

__all__ = ["FormDraft", "drop", "find", "save"]

LONGEST = 50_000
Holder = OpenDialogue | OpenMeeting


@payload("draft")
class FormDraft(Payload, frozen=True):
    """The fields of one form of one account. It rests with the third party: of the meeting, or else of the dialogue."""

    account: str
    form: str
    fields: dict[str, str]


def save(holder: Holder, form: str, fields: dict[str, str]) -> None:
    """Keep what is being typed."""
    if sum(map(len, fields.values())) > LONGEST:
        return
    draft = FormDraft(account=_account(holder), form=form, fields=fields)
    with change(holder.third) as changing:
        before = _mine(holder, form, changing.folio.all(FormDraft))
        if before:
            changing.replace(before, draft)
        else:
            changing.add(draft)


def find(holder: Holder, form: str) -> dict[str, str] | None:
    """What was typed into this form last, if it was not saved."""
    draft = _mine(holder, form, holder.third.folio().all(FormDraft))
    return draft.body.fields if draft else None


def drop(holder: Holder, form: str) -> None:
    """What was typed is saved now."""
    if find(holder, form) is None:
        return
    with change(holder.third) as changing:
        draft = _mine(holder, form, changing.folio.all(FormDraft))
        if draft:
            changing.remove(draft)


def _account(holder: Holder) -> str:
    return (holder.dialogue if isinstance(holder, OpenMeeting) else holder).person.id


def _mine(holder: Holder, form: str, drafts: list[Record[FormDraft]]) -> Record[FormDraft] | None:
    account = _account(holder)
    return next((draft for draft in drafts if (draft.body.account, draft.body.form) == (account, form)), None)
