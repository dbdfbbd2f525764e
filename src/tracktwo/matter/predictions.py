"""Predict, then see: what each side privately expects the other to answer, and what the other does answer.

The answers are held by an instrument: nobody reads one of them, and nothing is shown before it is closed. Closing
writes medians by side into the room, under the rule of `tracktwo.methods.perception`, and destroys the rest.
"""

from typing import Annotated, Any, Literal

import msgspec
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from tracktwo.methods import perception
from tracktwo.process.access import OpenMeeting
from tracktwo.process.dialogues import Refused
from tracktwo.process.fields import Field, Text, Words
from tracktwo.vault import instrument
from tracktwo.vault.change import change
from tracktwo.vault.folio import Folio, Record
from tracktwo.vault.instrument import Desk
from tracktwo.vault.payload import Payload, payload

from .asking import Answered, Handed
from .undo import acting

__all__ = [
    "ASKED",
    "SLOTS_A_SIDE",
    "Question",
    "Reading",
    "Seen",
    "SeenAgain",
    "add_question",
    "begin",
    "close",
    "handed_for",
    "open_reading",
    "readings",
    "sweep",
    "take_back",
]

SLOTS_A_SIDE = 16
MOST_QUESTIONS = 24
MOST_READINGS = 2
ASKED: dict[str, Text] = {
    "importance": _("How important is it?"),
    "acceptable": _("Could one live with it?"),
}


@payload("question")
class Question(Payload, frozen=True):
    """Something each member answers for their own side, and predicts for the other. `about` empty: every side."""

    kind: Annotated[Literal["importance", "acceptable"], Field(_("What is asked"), choices=ASKED)]
    words: Annotated[Words, Field(_("A need, or an option, in a few words"), limit=200)]
    about: str = ""


class Seen(msgspec.Struct, frozen=True):
    """How one side sees another on one question: two lower medians, or None where five were not reached."""

    question: str
    by: str
    of: str
    prediction: int | None
    answer: int | None


class SeenAgain(msgspec.Struct, frozen=True):
    """The same predicted a second time, and whether the gap to the first true answer closed."""

    question: str
    by: str
    of: str
    second: int | None
    closed: bool | None


@payload("reading")
class Reading(Payload, frozen=True):
    """One round of private answers. Its keys are dropped when it is closed, its medians are written then.

    `counts`, how many predicted each, are kept until the second round is closed, to see that it is no other group;
    no page shows them.
    """

    number: int
    instrument: str
    public: bytes
    key: bytes
    opener: bytes
    questions: list[str]
    closed: bool = False
    seen: list[Seen] = []
    again: list[SeenAgain] = []
    counts: list[tuple[str, str, str, int]] = []

    @property
    def desk(self) -> Desk:
        """What hands an answer in."""
        return Desk(self.instrument, self.public, self.key)


def readings(folio: Folio) -> list[Record[Reading]]:
    """The rounds of this meeting in their order."""
    return sorted(folio.all(Reading), key=lambda one: one.body.number)


def open_reading(folio: Folio) -> Record[Reading] | None:
    """The round that takes answers now."""
    return next((one for one in folio.all(Reading) if not one.body.closed), None)


def add_question(meeting: OpenMeeting, question: Question, id: str = "") -> Record[Question]:
    """Prepare a question.

    Raises:
        Refused: a round has begun, and all are to be asked the same; or there are too many for a quarter of an hour.
    """
    if question.about:
        meeting.dialogue.side(question.about)
    with acting(meeting, gettext_noop("question")) as draft:
        _untouched(draft.folio)
        if len(draft.folio.all(Question)) >= MOST_QUESTIONS:
            raise Refused(gettext("%(most)s questions are the most that can be asked.") % {"most": MOST_QUESTIONS})
        return draft.add(question, id)


def take_back(meeting: OpenMeeting, id: str) -> None:
    """Take a question out before anybody has answered it.

    Raises:
        Refused: a round has begun.
    """
    with acting(meeting, gettext_noop("question")) as draft:
        _untouched(draft.folio)
        draft.remove(draft.folio.get(Question, id))


def _untouched(folio: Folio) -> None:
    if folio.all(Reading):
        raise Refused(gettext("A round has begun, and everybody is asked the same: the questions stay as they are."))


def begin(meeting: OpenMeeting) -> Record[Reading]:
    """Begin a round: the first before the sides are heard, the second after.

    Raises:
        Refused: nothing to ask, a round runs already, or both rounds are done.
    """
    folio = meeting.room.folio()
    questions = [one.id for one in folio.all(Question)]
    if not questions:
        raise Refused(gettext("Prepare the questions first."))
    if open_reading(folio):
        raise Refused(gettext("A round runs already."))
    done = readings(folio)
    if len(done) >= MOST_READINGS:
        raise Refused(gettext("Both rounds of this meeting are done."))
    desk, opener = instrument.begin(meeting.card.meeting, SLOTS_A_SIDE * len(meeting.dialogue.sides))
    try:
        with change(meeting.room) as draft:
            if open_reading(draft.folio):
                raise Refused(gettext("A round runs already."))
            number = len(done) + 1
            return draft.add(Reading(number, desk.instrument, desk.public, desk.key, opener, questions))
    except BaseException:
        instrument.destroy(desk.instrument)
        raise


def handed_for(meeting: OpenMeeting, reading: Reading) -> Handed:
    """What a browser needs to be handed round for this round."""
    folio, card = meeting.room.folio(), meeting.dialogue.card
    asked = [folio.get(Question, id).body for id in reading.questions]
    questions = [(str(one.kind), one.words, one.about) for one in asked]
    return Handed(meeting.dialogue.id, card.languages, card.sides, reading.number, reading.desk, questions)


def close(meeting: OpenMeeting, id: str, same_people: bool = False) -> None:
    """Open all answers at once, write the medians that may be shown, and destroy the rest.

    A second round shows nothing unless those in the room say that the same people answered.

    Raises:
        NotThere: there is no such round.
    """
    record = meeting.room.folio().get(Reading, id)
    if not record.body.closed:
        opened = instrument.collect(record.body.instrument, record.body.opener)
        answers = [msgspec.msgpack.decode(one, type=Answered) for one in opened]
        with change(meeting.room) as draft:
            now = draft.folio.get(Reading, id)
            first = next((one for one in readings(draft.folio) if one.body.number < now.body.number), None)
            found = (
                _first(meeting, now.body, answers)
                if first is None
                else _second(meeting, first.body, answers, same_people)
            )
            bare = {"key": b"", "opener": b"", "public": b"", "closed": True}
            draft.replace(now, msgspec.structs.replace(now.body, **bare, **found))
            if first is not None:
                draft.replace(first, msgspec.structs.replace(first.body, counts=[]))
    sweep(meeting.room.folio())


def _predicted(meeting: OpenMeeting, reading: Reading, answers: list[Answered]) -> list[perception.Prediction]:
    sides = [one.id for one in meeting.dialogue.sides]
    return [
        perception.Prediction(reading.questions[number], sides[one.side], sides[about], value)
        for one in answers
        for number, about, value in one.values
        if about != one.side
    ]


def _first(meeting: OpenMeeting, reading: Reading, answers: list[Answered]) -> dict[str, Any]:
    sides, folio = [one.id for one in meeting.dialogue.sides], meeting.room.folio()
    about = {id: folio.get(Question, id).body.about for id in reading.questions}
    predictions = _predicted(meeting, reading, answers)
    true = [
        perception.Answer(reading.questions[number], sides[one.side], value)
        for one in answers
        for number, of, value in one.values
        if of == one.side
    ]
    found = perception.gaps(reading.questions, sides, predictions, true)
    seen = [
        Seen(one.item, one.by, one.of, one.prediction, one.answer) for one in found if about[one.item] in ("", one.of)
    ]
    counts = [(*key, number) for key, number in perception.count_predictions(predictions).items()]
    return {"seen": seen, "counts": counts}


def _second(meeting: OpenMeeting, first: Reading, answers: list[Answered], same_people: bool) -> dict[str, Any]:
    """Against the first true answers; nothing where others answered."""
    before = [
        perception.Gap(
            one.question,
            one.by,
            one.of,
            one.prediction,
            one.answer,
            one.prediction - one.answer if one.prediction is not None and one.answer is not None else None,
        )
        for one in first.seen
    ]
    counts = {(item, by, of): number for item, by, of, number in first.counts}
    try:
        predicted = _predicted(meeting, first, answers)
        found = perception.second_predictions(before, counts, predicted, same_people=same_people)
    except perception.Refusal:
        return {"again": []}
    return {"again": [SeenAgain(one.item, one.by, one.of, one.second, one.closed) for one in found]}


def sweep(folio: Folio) -> None:
    """Destroy what a closed round left in the volatile store, as when that failed the first time."""
    for one in folio.all(Reading):
        if one.body.closed and instrument.exists(one.body.instrument):
            instrument.destroy(one.body.instrument)
