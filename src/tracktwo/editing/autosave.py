"""What somebody had typed and not yet saved, for when the laptop sleeps or the page reloads.

A form is known by its name; `meaning.<id>` is the form of one record, and what is typed into `caucus:<side>` rests in
that side's own scope, where its words belong.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError

from tracktwo.common import faults
from tracktwo.common.storage import settle
from tracktwo.common.writing import number_in
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.rooms import autosaved
from tracktwo.vault.change import change
from tracktwo.vault.compartment import Opened
from tracktwo.vault.errors import Conflict, NoKey
from tracktwo.vault.folio import GONE, Folio, Record
from tracktwo.vault.payload import Payload, payload

__all__ = [
    "FormDraft",
    "Resumed",
    "SpentKeys",
    "drop",
    "find",
    "forget",
    "forget_strays",
    "form_name",
    "holder_of",
    "resume",
    "save",
]

LONGEST = 50_000
# A page that still knows a spent key sends it within seconds; a day of writing spends fewer than these.
KEYS_KEPT = 200
Holder = OpenDialogue | OpenMeeting
RECORD = re.compile(r"\b[0-9a-f]{32}\b")


@payload("draft")
class FormDraft(Payload, frozen=True):
    """The fields of one form of one account."""

    account: str
    form: str
    fields: dict[str, str]


@payload("spent keys")
class SpentKeys(Payload, frozen=True):
    """The keys of forms that were handed in, oldest first: what was typed into one of them is no draft any more."""

    keys: list[str] = []


def form_name(form: str) -> str:
    """The name that a room declared, without the record or the side that it is about."""
    return re.split("[.:]", form)[0]


def holder_of(dialogue: OpenDialogue, form: str) -> Holder | None:
    """With whom a form's draft rests: the dialogue, or the meeting that is open; nobody, where that one is closed."""
    return dialogue if form_name(form) in autosaved(between=True) else dialogue.meeting


def save(holder: Holder, form: str, fields: dict[str, str], key: str = "") -> None:
    """Keep what is being typed into the form that was shown with this key.

    Raises:
        Conflict: that form was handed in already, so that its text would begin the next one; or what it is about was
            taken back.
        NoKey: it is the form of a side whose caucus is not open here.
    """
    if sum(map(len, fields.values())) > LONGEST:
        return
    draft = FormDraft(account=_account(holder), form=form, fields=fields)
    with change(_scope(holder, form)) as changing:
        if key and (key in _spent(changing.folio) or _stands(holder, key)):
            raise Conflict("draft")
        if any(_is_gone(holder, id) for id in RECORD.findall(form)):
            raise Conflict("draft")
        before = _mine(holder, form, changing.folio.all(FormDraft))
        if before:
            changing.replace(before, draft)
        else:
            changing.add(draft)


def find(holder: Holder, form: str) -> dict[str, str] | None:
    """What was typed into this form last, if it was not saved."""
    draft = _mine(holder, form, _scope(holder, form).folio().all(FormDraft))
    return draft.body.fields if draft else None


@dataclass(frozen=True)
class Resumed:
    """What a form that changes a record begins with: fields over that version, `typed` and not saved or as saved."""

    fields: Mapping[str, Any]
    version: int
    typed: bool


def resume(holder: Holder, form: str, standing: Mapping[str, Any], version: int) -> Resumed:
    """What was typed into the form of a record, over the version which it showed then; else the record as it stands.

    Whoever saved meanwhile is not written over: saving over an older version shows both wordings.
    """
    typed = find(holder, form)
    if typed is None:
        return Resumed(standing, version, typed=False)
    # 0 where there was no record yet when somebody began to type.
    shown = number_in(typed.get("version", ""))
    return Resumed(typed, version if shown is None else shown, typed=True)


def forget(meeting: OpenMeeting, id: str) -> None:
    """Drop what anybody typed into the forms of this record, as when a side takes it back with its words."""
    with change(meeting.third) as changing:
        for draft in changing.folio.all(FormDraft):
            if id in draft.body.form.split("."):
                changing.remove(draft)


def forget_strays(dialogue: OpenDialogue) -> None:
    """Drop what outlived a meeting: earlier versions kept what was typed on after it was closed."""

    def strays(folio: Folio) -> list[Record[FormDraft]]:
        written_between = autosaved(between=True)
        return [draft for draft in folio.all(FormDraft) if form_name(draft.body.form) not in written_between]

    if not strays(dialogue.third.folio()):
        return
    try:
        with change(dialogue.third) as changing:
            for draft in strays(changing.folio):
                changing.remove(draft)
    except (DatabaseError, OSError) as fault:
        # A full disk must not shut the page that looked; the next one looks again.
        faults.log(fault)
    settle()


def drop(holder: Holder, form: str, key: str) -> None:
    """What was typed is saved now: its draft goes, and the key its form was shown with is spent."""
    with change(_scope(holder, form)) as changing:
        draft = _mine(holder, form, changing.folio.all(FormDraft))
        if draft:
            changing.remove(draft)
        spent = _spent(changing.folio)
        if key and key not in spent:
            changing.put_one(SpentKeys(keys=[*spent, key][-KEYS_KEPT:]))


def _scope(holder: Holder, form: str) -> Opened:
    """Where a form's draft rests: with its side, or else with the third party, of the meeting or of the dialogue."""
    side = form.partition(":")[2]
    if not side:
        return holder.third
    caucus = holder.caucus(side) if isinstance(holder, OpenMeeting) else None
    if caucus is None:
        raise NoKey(side)
    return caucus


def _spent(folio: Folio) -> list[str]:
    record = folio.one(SpentKeys)
    return record.body.keys if record else []


def _stands(holder: Holder, key: str) -> bool:
    """Whether a record was made under this key, also where the draft was not dropped after it."""
    if not isinstance(holder, OpenMeeting):
        return False
    caucuses = (holder.caucus(side.id) for side in holder.dialogue.sides)
    return any(scope.folio().has(key) for scope in (holder.room, holder.third, *caucuses) if scope)


def _is_gone(holder: Holder, id: str) -> bool:
    """Whether a record was taken back, or is nowhere that this holder's forms are about."""
    dialogue = holder.dialogue if isinstance(holder, OpenMeeting) else holder
    scopes: list[Opened | None] = [dialogue.third, dialogue.joint]
    if isinstance(holder, OpenMeeting):
        scopes += [holder.room, holder.third, *(holder.caucus(side.id) for side in dialogue.sides)]
    rows = (scope.folio().row(id) for scope in scopes if scope)
    return not any(row and row.tag != GONE for row in rows)


def _account(holder: Holder) -> str:
    return (holder.dialogue if isinstance(holder, OpenMeeting) else holder).person.id


def _mine(holder: Holder, form: str, drafts: list[Record[FormDraft]]) -> Record[FormDraft] | None:
    account = _account(holder)
    return next((draft for draft in drafts if (draft.body.account, draft.body.form) == (account, form)), None)
