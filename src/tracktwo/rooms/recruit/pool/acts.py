"""Verbs of the pool. None of them can be undone: undo would keep what was erased."""

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec
from django.utils.translation import gettext

from tracktwo.common.storage import settle
from tracktwo.methods.contacts import same_name
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import NotThere, Refused
from tracktwo.process.holders import my_record
from tracktwo.process.sealed import Change, Folio, Record, change, keyed_mark, new_key

from ..panel.profile import refuse_influence
from ..referrals import edges
from .questions import Answer, CoverageQuestion, questions
from .records import PANEL, STANDINGS, Apart, DoNotAsk, Judgement, PoolTally, Prospect, Said

__all__ = [
    "MOST_PEOPLE",
    "NewPerson",
    "add_people",
    "add_person",
    "add_question",
    "change_person",
    "declined_before",
    "erase_person",
    "erase_question",
    "judge",
    "judge_all",
    "keep_apart",
    "let_together",
    "mark_declined",
    "set_veto",
    "tally",
]

MOST_PEOPLE = 2_000
FIRST_NUMBER = 101


class NewPerson(msgspec.Struct, frozen=True):
    """Somebody to be added. `id` is the form's key, or empty; `namesake`: not the one of that name who declined."""

    name: str
    side: str
    reach: str = ""
    title: str = ""
    contact: str = ""
    id: str = ""
    namesake: bool = False


def add_person(dialogue: OpenDialogue, person: NewPerson) -> str:
    """Add somebody; their record's id. The same form sent twice adds once.

    Raises:
        NotThere: no such side.
        Refused: the pool is full, or somebody of that name declined.
    """
    return add_people(dialogue, [person])[0]


def add_people(dialogue: OpenDialogue, people: Iterable[NewPerson]) -> list[str]:
    """Add several at once, or none of them; their records' ids in the same order."""
    ids = []
    with change(dialogue.third) as draft:
        standing = len(draft.folio.all(Prospect))
        counted = dict(tally(draft).added)
        for person in people:
            if person.id and draft.folio.has(person.id):
                ids.append(person.id)
                continue
            _check(dialogue, draft, person)
            standing += 1
            if standing > MOST_PEOPLE:
                raise Refused(gettext("The pool holds %(most)d people at most.") % {"most": MOST_PEOPLE})
            counted[person.side] = counted.get(person.side, 0) + 1
            record = draft.add(
                Prospect(
                    code=_code(dialogue, person.side, counted[person.side]),
                    side=person.side,
                    name=person.name,
                    reach=person.reach,
                    title=person.title,
                    contact=person.contact,
                    added=journal.today(draft.folio),
                ),
                person.id,
            )
            ids.append(record.id)
        if counted != tally(draft).added:
            draft.put_one(msgspec.structs.replace(tally(draft), added=counted))
    return ids


def _check(dialogue: OpenDialogue, draft: Change, person: NewPerson) -> None:
    if person.side != PANEL:
        dialogue.side(person.side)
    if not person.namesake and declined_before(draft.folio, person.name):
        raise Refused(
            gettext("Somebody of this name declined and is not to be asked again. Say so if this is somebody else.")
        )


def _code(dialogue: OpenDialogue, side: str, number: int) -> str:
    """A101 and so on: a code is never used twice, so that nobody is taken for somebody who was erased."""
    letters = {each.id: letter for letter, each in zip("ABCD", dialogue.sides, strict=False)} | {PANEL: "T"}
    return f"{letters[side]}{FIRST_NUMBER + number - 1}"


def tally(draft: Change) -> PoolTally:
    """The counts as they stand."""
    record = draft.folio.one(PoolTally)
    return record.body if record else PoolTally()


def change_person(dialogue: OpenDialogue, id: str, version: int, said: Mapping[str, str]) -> None:
    """Change what is noted of somebody: `name`, `reach`, `title`, `contact`.

    Raises:
        Conflict: somebody changed it since it was shown.
    """
    with change(dialogue.third) as draft:
        before = draft.folio.get(Prospect, id)
        changed = msgspec.structs.replace(before.body, **said)
        if changed != before.body:
            draft.replace(draft.fresh(Prospect, id, version), changed)


def erase_person(dialogue: OpenDialogue, id: str) -> None:
    """Erase somebody with all that is kept about them, everywhere; how many there were stays counted.

    What others hold of who named them goes at once where this member holds that key, and otherwise when a holder next
    looks: without the record it says nothing about anybody.
    """
    with change(dialogue.third) as draft:
        draft.detach(draft.folio.get(Prospect, id).id)
        journal.note(draft, "erased", dialogue.role)
    edges.sweep(dialogue)
    settle()


def judge(
    dialogue: OpenDialogue, id: str, answers: Mapping[str, Answer | Literal[""]], standing: int | None = None
) -> None:
    """Keep what the member at hand holds of somebody. An empty answer takes one's own back; others' stay beside it.

    Raises:
        NotThere: no such person, or no such question.
        Refused: a standing, where young people are brought together.
    """
    asked = {question.id for question in questions(dialogue)}
    if set(answers) - asked or (standing is not None and standing not in STANDINGS):
        raise NotThere("coverage question")
    refuse_influence(dialogue, bool(standing))
    holder = my_record(dialogue).id
    with change(dialogue.third) as draft:
        draft.folio.get(Prospect, id)
        _judge(draft, id, holder, answers, standing, _mine(draft, holder).get(id))


def judge_all(dialogue: OpenDialogue, question: str, said: Mapping[str, Answer | Literal[""]]) -> None:
    """Keep the member's own answers to one question, by person.

    Raises:
        NotThere: no such person, or no such question.
    """
    if question not in {each.id for each in questions(dialogue)}:
        raise NotThere("coverage question")
    holder = my_record(dialogue).id
    with change(dialogue.third) as draft:
        mine = _mine(draft, holder)
        for id, answer in said.items():
            draft.folio.get(Prospect, id)
            _judge(draft, id, holder, {question: answer}, None, mine.get(id))


def _mine(draft: Change, holder: str) -> dict[str, Record[Judgement]]:
    """What a member holds already, by person."""
    return {record.body.prospect: record for record in draft.folio.all(Judgement) if record.body.holder == holder}


def _judge(
    draft: Change,
    id: str,
    holder: str,
    answers: Mapping[str, Answer | Literal[""]],
    standing: int | None,
    before: Record[Judgement] | None,
) -> None:
    now = before.body if before else Judgement(prospect=id, holder=holder)
    said = _answered(now, answers, standing, draft)
    if said == now:
        return
    if before is None:
        draft.add(said)
    else:
        draft.replace(before, said)


def _answered(
    now: Judgement, answers: Mapping[str, Answer | Literal[""]], standing: int | None, draft: Change
) -> Judgement:
    """Days move only where an answer does."""
    day = journal.today(draft.folio)
    said = dict(now.answers)
    for question, answer in answers.items():
        if not answer:
            said.pop(question, None)
        elif question not in said or said[question].answer != answer:
            said[question] = Said(answer, day)
    if standing is None or standing == now.standing:
        return msgspec.structs.replace(now, answers=said)
    return msgspec.structs.replace(now, answers=said, standing=standing, standing_day=day if standing else None)


def set_veto(dialogue: OpenDialogue, id: str, side: str, stands: bool) -> None:
    """A side will not sit with this person, or will after all. Set twice, it is set once."""
    dialogue.side(side)
    with change(dialogue.third) as draft:
        record = draft.folio.get(Prospect, id)
        vetoes = sorted({*record.body.vetoes, side} if stands else {*record.body.vetoes} - {side})
        if vetoes != record.body.vetoes:
            draft.replace(record, msgspec.structs.replace(record.body, vetoes=vetoes))


def keep_apart(dialogue: OpenDialogue, first: str, second: str) -> None:
    """These two cannot share a room. Said twice, in either order, it stands once.

    Raises:
        Refused: it is one and the same person.
    """
    if first == second:
        raise Refused(gettext("Choose two different people."))
    with change(dialogue.third) as draft:
        for id in (first, second):
            draft.folio.get(Prospect, id)
        if not any({pair.first, pair.second} == {first, second} for pair in draft.bodies(Apart)):
            draft.add(Apart(first=first, second=second))


def let_together(dialogue: OpenDialogue, pair: str) -> None:
    """These two can share a room after all."""
    with change(dialogue.third) as draft:
        draft.remove(draft.folio.get(Apart, pair))


def add_question(dialogue: OpenDialogue, question: CoverageQuestion, id: str = "") -> None:
    """A coverage question of the dialogue's own. The same words twice are one question."""
    with change(dialogue.third) as draft:
        known = {(each.kind, same_name(each.words)) for each in draft.bodies(CoverageQuestion)}
        if (question.kind, same_name(question.words)) not in known and not (id and draft.folio.has(id)):
            draft.add(question, id)


def erase_question(dialogue: OpenDialogue, id: str) -> None:
    """Erase a question of the dialogue's own with everybody's answers to it."""
    with change(dialogue.third) as draft:
        draft.remove(draft.folio.get(CoverageQuestion, id))
        for record in draft.folio.all(Judgement):
            if id in record.body.answers:
                kept = {question: said for question, said in record.body.answers.items() if question != id}
                draft.replace(record, msgspec.structs.replace(record.body, answers=kept))
    settle()


def declined_before(folio: Folio, name: str) -> bool:
    """Whether somebody of this name, however it is spelt, declined."""
    record = folio.one(DoNotAsk)
    return bool(record and keyed_mark(record.body.secret, same_name(name)) in record.body.marks)


def mark_declined(draft: Change, person: Record[Prospect]) -> None:
    """Keep the mark of somebody's name: it finds that name again and tells nobody what it is."""
    record = draft.folio.one(DoNotAsk)
    before = record.body if record else DoNotAsk(secret=new_key())
    mark = keyed_mark(before.secret, same_name(person.body.name))
    if mark not in before.marks:
        draft.put_one(msgspec.structs.replace(before, marks=sorted([*before.marks, mark])))
