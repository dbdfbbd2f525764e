"""Verbs of the room: prepare a consultation, carry it over, import results, name who is left out, feed back."""

import secrets
from collections.abc import Mapping
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
from tracktwo.process.profile import refuse_consulting
from tracktwo.process.records import Released
from tracktwo.process.release import release_shown
from tracktwo.process.safeguards import require
from tracktwo.process.sealed import Record, change

from .records import AbsentGroup, Consultation, FeedbackDraft, ReceivedResults
from .safeguards import SIDES_KNOW

__all__ = [
    "ImportOutcome",
    "add_absent_group",
    "change_consultation",
    "feedback_file",
    "import_results",
    "mark_carried",
    "opening_file",
    "prepare",
    "release_feedback",
    "remove",
    "write_feedback",
]

# Letters and digits that are not mistaken for each other when a name is read out or copied by hand.
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
NAME_LENGTH = 16


def prepare(
    dialogue: OpenDialogue, languages: list[str], settings: dict[str, str], id: str = ""
) -> Record[Consultation]:
    """A new consultation: no words yet, the sides under their agreed names, and a steward's code of its own.

    Raises:
        Refused: a serving official sits at the table.
    """
    refuse_consulting(dialogue)
    own = dialogue.card.languages
    consultation = Consultation(
        asked="".join(secrets.choice(LETTERS) for _ in range(NAME_LENGTH)),
        code=new_steward_code(),
        languages=languages,
        question={},
        purpose={},
        statements=[],
        sides=[Choice(side.id, by_language(side.name, own, languages)) for side in dialogue.sides],
    )
    with change(dialogue.third) as changing:
        return changing.add(msgspec.convert(msgspec.structs.asdict(consultation) | settings, Consultation), id)


def by_language(words: MultilingualText, own: list[str], languages: list[str]) -> dict[str, str]:
    """A text of the dialogue in those of these languages it has; in the first of them at least."""
    texts = words.by_language(own)
    return {code: texts[code] for code in languages if code in texts} or {languages[0]: next(iter(texts.values()), "")}


def change_consultation(dialogue: OpenDialogue, id: str, **changes: object) -> None:
    """Change a consultation while it is prepared.

    Raises:
        Refused: it was carried over; contributors have read it as it was.
    """
    with change(dialogue.third) as changing:
        record = changing.folio.get(Consultation, id)
        if record.body.carried:
            raise Refused(gettext("It was transferred already. What contributors have read can no longer change."))
        changing.replace(record, msgspec.structs.replace(record.body, **changes))


def opening_file(dialogue: OpenDialogue, record: Record[Consultation]) -> bytes:
    """The file that opens a consultation on the public server: these words become public, and nothing else.

    Raises:
        HeldStep: not every side knows of it.
        Refused: something is missing in its first language, or a serving official sits at the table.
    """
    refuse_consulting(dialogue)
    require(dialogue, SIDES_KNOW, record.id)
    consultation, own = record.body, dialogue.card.languages
    absent = {group.id: group.body.group for group in dialogue.third.folio().all(AbsentGroup)}
    groups = [
        Choice(f"g{number}", by_language(absent[id], own, consultation.languages))
        for number, id in enumerate(_offered_groups(dialogue, consultation), 1)
        if id in absent
    ]
    opening = Opening(
        id=consultation.asked,
        question=consultation.question,
        purpose=consultation.purpose,
        languages=consultation.languages,
        statements=consultation.statements,
        sides=consultation.sides,
        groups=groups,
        entry=consultation.entry,
        admission=consultation.admission,
        publicity=consultation.publicity,
        steward=steward_tag(consultation.code),
        seal=seal_key(consultation.code),
        opens=consultation.opens,
        closes=consultation.closes,
    )
    file = pack(opening, opening.seal)
    try:
        unpack(file, Opening)
    except Unusable as error:
        raise Refused(gettext("It cannot be transferred yet: %(why)s.") % {"why": error}) from None
    return file


def _offered_groups(dialogue: OpenDialogue, consultation: Consultation) -> list[str]:
    """The groups contributors are offered: once it was carried over, those that were offered then."""
    if consultation.carried:
        return consultation.groups
    absent = dialogue.third.folio().all(AbsentGroup)
    return [group.id for group in absent if group.body.modality == "consultation"]


def mark_carried(dialogue: OpenDialogue, id: str) -> None:
    """Record that the opening has left for the public server."""
    with change(dialogue.third) as changing:
        record = changing.folio.get(Consultation, id)
        if record.body.carried is None:
            offered, today = _offered_groups(dialogue, record.body), journal.today(changing.folio)
            changing.replace(record, msgspec.structs.replace(record.body, carried=today, groups=offered))


@dataclass(frozen=True)
class ImportOutcome:
    """Results that were imported; `older` where newer ones are known, and nothing was changed."""

    results: Results
    older: bool


def import_results(dialogue: OpenDialogue, id: str, content: bytes) -> ImportOutcome:
    """Import results. Newer ones replace those before; older ones change nothing.

    Raises:
        Unusable: it is another file, was changed on the way, or belongs to another consultation.
    """
    with change(dialogue.third) as changing:
        record = changing.folio.get(Consultation, id)
        results = unpack(content, Results, seal_key(record.body.code))
        if results.id != record.body.asked:
            raise Unusable(gettext("it belongs to another consultation"))
        before = [each for each in changing.folio.all(ReceivedResults) if each.body.consultation == id]
        if before and before[0].body.results.map > results.map:
            return ImportOutcome(results, True)
        received = ReceivedResults(consultation=id, results=results)
        if before:
            changing.replace(before[0], received)
        else:
            changing.add(received)
    mark_carried(dialogue, id)
    return ImportOutcome(results, False)


def add_absent_group(dialogue: OpenDialogue, group: AbsentGroup, id: str = "") -> None:
    """Name a group that is left out, and how it is heard.

    Raises:
        Refused: it is not included, and no reason is given.
    """
    if group.modality == "refused" and not group.reason:
        raise Refused(gettext("Say why they are not included."))
    with change(dialogue.third) as changing:
        if not (id and changing.folio.has(id)):
            changing.add(group, id)


def remove(dialogue: OpenDialogue, id: str) -> None:
    """Take a group away."""
    with change(dialogue.third) as changing:
        changing.remove(changing.folio.get(AbsentGroup, id))


def write_feedback(meeting: OpenMeeting, feedback: FeedbackDraft) -> None:
    """Write the feedback to contributors. A changed wording has been released by nobody."""
    meeting.dialogue.third.folio().get(Consultation, feedback.consultation)
    with change(meeting.room) as changing:
        drafts = changing.folio.all(FeedbackDraft)
        before = [draft for draft in drafts if draft.body.consultation == feedback.consultation]
        if before and before[0].body != feedback:
            changing.replace(before[0], feedback)
        elif not before:
            changing.add(feedback)


def release_feedback(meeting: OpenMeeting, side: str, feedback: FeedbackDraft, sent: Mapping[str, str]) -> None:
    """A side releases exactly this wording; once every side has, the consultation has its feedback.

    Raises:
        Conflict: the wording changed since it was shown.
        NoKey: the side's own scope is not open here.
    """
    if not release_shown(meeting, side, "told", feedback.title, feedback.wording, sent):
        return
    dialogue, wording = meeting.dialogue, (feedback.title, feedback.wording)
    released = [record for record in dialogue.joint.folio().all(Released) if record.body.kind == "told"]
    same = next((record for record in released if (record.body.title, record.body.wording) == wording), None)
    with change(dialogue.third) as changing:
        record = changing.folio.get(Consultation, feedback.consultation)
        if same:
            changing.replace(record, msgspec.structs.replace(record.body, told=same.id))


def feedback_file(dialogue: OpenDialogue, consultation: Consultation) -> bytes:
    """The file that carries the feedback to the public server.

    Raises:
        Refused: not every side has released it.
    """
    released = {record.id: record.body for record in dialogue.joint.folio().all(Released)}
    feedback = released.get(consultation.told)
    if feedback is None:
        raise Refused(gettext("Feedback can be sent once every side has released the words."))
    own = dialogue.card.languages
    content = Feedback(
        id=consultation.asked,
        day=feedback.day or journal.today(dialogue.joint.folio()),
        title=by_language(feedback.title, own, own),
        wording=by_language(feedback.wording, own, own),
    )
    return pack(content, seal_key(consultation.code))
