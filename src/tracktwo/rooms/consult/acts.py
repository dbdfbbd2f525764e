"""Verbs of the room: ask, carry over, take results in, bring them into the room, tell back."""

import secrets
from dataclasses import dataclass

import msgspec
from django.utils.translation import gettext

from tracktwo.common.exchange_format import (
    Choice,
    Feedback,
    Opening,
    Results,
    Unusable,
    new_steward_code,
    pack,
    seal_key,
    steward_tag,
    unpack,
)
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.records import Released
from tracktwo.process.release import release_shown
from tracktwo.process.safeguards import require
from tracktwo.process.sealed import Record, change

from .records import Absent, Consultation, Liaison, Received, Telling
from .safeguards import SIDES_KNOW

__all__ = [
    "ask",
    "change_consultation",
    "finish",
    "mark_carried",
    "note_absent",
    "note_liaison",
    "opening_of",
    "release_telling",
    "remove",
    "take_results",
    "told_of",
    "write_telling",
]

LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


def ask(dialogue: OpenDialogue, languages: list[str], settings: dict[str, str], id: str = "") -> Record[Consultation]:
    """A new consultation: empty words, the sides under their agreed names, and a steward's code of its own."""
    own = dialogue.card.languages
    body = Consultation(
        asked="".join(secrets.choice(LETTERS) for _ in range(16)),
        code=new_steward_code(),
        languages=languages,
        question={},
        purpose={},
        statements=[],
        sides=[Choice(side.id, by_language(side.name, own, languages)) for side in dialogue.sides],
    )
    with change(dialogue.third) as draft:
        return draft.add(msgspec.convert(msgspec.structs.asdict(body) | settings, Consultation), id)


def by_language(words: MultilingualText, own: list[str], languages: list[str]) -> dict[str, str]:
    """A text of the dialogue in those of these languages it has; in the first at least."""
    texts = words.by_language(own)
    return {code: texts[code] for code in languages if code in texts} or {languages[0]: next(iter(texts.values()), "")}


def change_consultation(dialogue: OpenDialogue, id: str, **changes: object) -> None:
    """Change what is asked.

    Raises:
        Refused: it was carried over; contributors have read it as it was.
    """
    with change(dialogue.third) as draft:
        record = draft.folio.get(Consultation, id)
        if record.body.carried:
            raise Refused(gettext("It was carried over already. What contributors have read is not changed here."))
        draft.replace(record, msgspec.structs.replace(record.body, **changes))


def opening_of(dialogue: OpenDialogue, record: Record[Consultation]) -> bytes:
    """The file a consultation is opened with: these words become public, and nothing else of the dialogue.

    Raises:
        HeldStep: not every side knows of it.
        Refused: something is missing in its first language.
    """
    require(dialogue, SIDES_KNOW, record.id)
    body, own = record.body, dialogue.card.languages
    absent = {one.id: one.body.group for one in dialogue.third.folio().all(Absent)}
    groups = [
        Choice(f"g{number}", by_language(absent[id], own, body.languages))
        for number, id in enumerate(_groups(dialogue, body), 1)
        if id in absent
    ]
    opening = Opening(
        id=body.asked,
        question=body.question,
        purpose=body.purpose,
        languages=body.languages,
        statements=body.statements,
        sides=body.sides,
        groups=groups,
        entry=body.entry,
        admission=body.admission,
        publicity=body.publicity,
        steward=steward_tag(body.code),
        seal=seal_key(body.code),
        opens=body.opens,
        closes=body.closes,
    )
    file = pack(opening, opening.seal)
    try:
        unpack(file, Opening)
    except Unusable as error:
        raise Refused(gettext("It cannot be carried over yet: %(why)s.") % {"why": error}) from None
    return file


def _groups(dialogue: OpenDialogue, body: Consultation) -> list[str]:
    """The groups contributors are offered: once it was carried over, those that were offered then."""
    absent = dialogue.third.folio().all(Absent)
    return body.groups if body.carried else [one.id for one in absent if one.body.modality == "consultation"]


def mark_carried(dialogue: OpenDialogue, id: str) -> None:
    """The opening has left for the public server."""
    with change(dialogue.third) as draft:
        record = draft.folio.get(Consultation, id)
        if record.body.carried is None:
            offered = _groups(dialogue, record.body)
            body = msgspec.structs.replace(record.body, carried=journal.today(draft.folio), groups=offered)
            draft.replace(record, body)


@dataclass(frozen=True)
class Taken:
    """Results that were taken in; `older` where newer ones are known, and nothing was changed."""

    results: Results
    older: bool


def take_results(dialogue: OpenDialogue, id: str, data: bytes) -> Taken:
    """Take results in. Newer ones take the place of those before; older ones change nothing.

    Raises:
        Unusable: it is another file, was changed on the way, or is of another consultation.
    """
    with change(dialogue.third) as draft:
        record = draft.folio.get(Consultation, id)
        results = unpack(data, Results, seal_key(record.body.code))
        if results.id != record.body.asked:
            raise Unusable(gettext("it belongs to another consultation"))
        before = [one for one in draft.folio.all(Received) if one.body.consultation == id]
        if before and before[0].body.results.map > results.map:
            return Taken(results, True)
        body = Received(consultation=id, results=results)
        if before:
            draft.replace(before[0], body)
        else:
            draft.add(body)
    mark_carried(dialogue, id)
    return Taken(results, False)


def note_absent(dialogue: OpenDialogue, absent: Absent, id: str = "") -> None:
    """A group that is left out, and how it is heard.

    Raises:
        Refused: it is not included, and no reason is given.
    """
    if absent.modality == "refused" and not absent.reason:
        raise Refused(gettext("Say why they are not included."))
    with change(dialogue.third) as draft:
        if not (id and draft.folio.has(id)):
            draft.add(absent, id)


def note_liaison(dialogue: OpenDialogue, task: Liaison, id: str = "") -> None:
    """A task of keeping tracks in touch."""
    with change(dialogue.third) as draft:
        if not (id and draft.folio.has(id)):
            draft.add(task, id)


def finish(dialogue: OpenDialogue, id: str) -> None:
    """The task is done."""
    with change(dialogue.third) as draft:
        record = draft.folio.get(Liaison, id)
        draft.replace(record, msgspec.structs.replace(record.body, done=True))


def remove(dialogue: OpenDialogue, kind: type[Absent] | type[Liaison], id: str) -> None:
    """Take a note away."""
    with change(dialogue.third) as draft:
        draft.remove(draft.folio.get(kind, id))


def write_telling(meeting: OpenMeeting, telling: Telling) -> None:
    """Keep the wording that is to be told back. Words that differ have been released by nobody."""
    meeting.dialogue.third.folio().get(Consultation, telling.consultation)
    with change(meeting.room) as draft:
        before = [one for one in draft.folio.all(Telling) if one.body.consultation == telling.consultation]
        if before and before[0].body != telling:
            draft.replace(before[0], telling)
        elif not before:
            draft.add(telling)


def release_telling(meeting: OpenMeeting, side: str, telling: Telling, sent: "dict[str, str]") -> None:
    """A side releases exactly this wording; once every side has, the consultation has its answer.

    Raises:
        Conflict: the wording changed since it was shown.
        NoKey: the side's own scope is not open here.
    """
    if not release_shown(meeting, side, "told", telling.title, telling.wording, sent):
        return
    dialogue = meeting.dialogue
    released = [one for one in dialogue.joint.folio().all(Released) if one.body.kind == "told"]
    same = (one for one in released if (one.body.title, one.body.wording) == (telling.title, telling.wording))
    found = next(same, None)
    with change(dialogue.third) as draft:
        record = draft.folio.get(Consultation, telling.consultation)
        if found:
            draft.replace(record, msgspec.structs.replace(record.body, told=found.id))


def told_of(dialogue: OpenDialogue, body: Consultation) -> bytes:
    """The file with which it is told back.

    Raises:
        Refused: not every side has released it.
    """
    released = {one.id: one.body for one in dialogue.joint.folio().all(Released)}
    found = released.get(body.told)
    if found is None:
        raise Refused(gettext("It is told back once every side has released the words."))
    own = dialogue.card.languages
    told = Feedback(
        id=body.asked,
        day=found.day or journal.today(dialogue.joint.folio()),
        title=by_language(found.title, own, own),
        wording=by_language(found.wording, own, own),
    )
    return pack(told, seal_key(body.code))
