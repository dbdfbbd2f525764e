"""Predictions: what each side privately expects the other to answer, and what the other does answer.

An instrument holds the answers: nobody reads a single one, and nothing is shown before it is closed. Closing writes
medians by side into the room, under the disclosure rule of `tracktwo.methods.perception`, and destroys the rest.
"""

from typing import Any

import msgspec
from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.methods import perception
from tracktwo.process import instruments
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.sealed import Folio, Record, change

from .reads import items_for, open_round, prediction_rounds
from .records import SCALE, AnswerSheet, Perception, PredictionRound, Question, Questionnaire, SecondPerception

__all__ = [
    "MOST_QUESTIONS",
    "MOST_ROUNDS",
    "SLOTS_A_SIDE",
    "add_question",
    "begin",
    "close",
    "remove_question",
    "submit",
    "sweep",
]

SLOTS_A_SIDE = 16
# As many as a member answers in a quarter of an hour.
MOST_QUESTIONS = 24
MOST_ROUNDS = 2


def add_question(meeting: OpenMeeting, question: Question, id: str = "") -> Record[Question]:
    """Prepare a question.

    Raises:
        Refused: a round has begun, and everybody is asked the same; or there are `MOST_QUESTIONS` already.
    """
    if question.about:
        meeting.dialogue.side(question.about)
    with acting(meeting.room, gettext_noop("question")) as changing:
        _refuse_once_begun(changing.folio)
        if len(changing.folio.all(Question)) >= MOST_QUESTIONS:
            raise Refused(gettext("At most %(most)s questions can be asked.") % {"most": MOST_QUESTIONS})
        return changing.add(question, id)


def remove_question(meeting: OpenMeeting, id: str) -> None:
    """Remove a question before anybody has answered it.

    Raises:
        Refused: a round has begun.
    """
    with acting(meeting.room, gettext_noop("question")) as changing:
        _refuse_once_begun(changing.folio)
        changing.remove(changing.folio.get(Question, id))


def _refuse_once_begun(folio: Folio) -> None:
    if folio.all(PredictionRound):
        raise Refused(gettext("A round has begun. Everybody is asked the same, so the questions can no longer change."))


def begin(meeting: OpenMeeting) -> Record[PredictionRound]:
    """Begin a round: the first before the sides are heard, the second after.

    Raises:
        Refused: there is no question, a round is open already, or both rounds are done.
    """
    folio = meeting.room.folio()
    questions = [record.id for record in folio.all(Question)]
    if not questions:
        raise Refused(gettext("Prepare the questions first."))
    if open_round(folio):
        raise Refused(gettext("A round is open already."))
    done = prediction_rounds(folio)
    if len(done) >= MOST_ROUNDS:
        raise Refused(gettext("Both rounds of this meeting are done."))
    desk, opener = instruments.begin(meeting.card.meeting, SLOTS_A_SIDE * len(meeting.dialogue.sides))
    try:
        with change(meeting.room) as changing:
            if open_round(changing.folio):
                raise Refused(gettext("A round is open already."))
            number = len(done) + 1
            return changing.add(PredictionRound(number, desk.instrument, desk.public, desk.key, opener, questions))
    except BaseException:
        instruments.destroy(desk.instrument)
        raise


def submit(questionnaire: Questionnaire, side: str, nonce: bytes, values: dict[tuple[int, int], int]) -> None:
    """Seal one member's answers. `values` is by number of the question and of the side it is about.

    Raises:
        Refused: nothing was answered, or something that was not asked, or outside the scale.
        NotThere: the round was closed.
        Full: there is no place left.
    """
    place = next((number for number, each in enumerate(questionnaire.sides) if each.id == side), None)
    asked = {(item.number, item.about) for item in items_for(questionnaire, side)}
    low, high = SCALE
    if (
        place is None
        or not values
        or not asked >= values.keys()
        or any(not low <= value <= high for value in values.values())
    ):
        raise Refused(gettext("Nothing was answered."))
    sheet = AnswerSheet(place, [(*about, value) for about, value in sorted(values.items())])
    instruments.put(questionnaire.desk, nonce, msgspec.msgpack.encode(sheet))


def close(meeting: OpenMeeting, id: str, same_people: bool = False) -> None:
    """Open all answers at once, write the medians that may be shown, and destroy the rest.

    A second round shows nothing unless those in the room say that the same people answered.

    Raises:
        NotThere: there is no such round.
    """
    record = meeting.room.folio().get(PredictionRound, id)
    if not record.body.closed:
        opened = instruments.collect(record.body.instrument, record.body.opener)
        sheets = [msgspec.msgpack.decode(content, type=AnswerSheet) for content in opened]
        with change(meeting.room) as changing:
            now = changing.folio.get(PredictionRound, id)
            earlier = [each for each in prediction_rounds(changing.folio) if each.body.number < now.body.number]
            medians = (
                _second_medians(meeting, earlier[0].body, sheets, same_people)
                if earlier
                else _first_medians(meeting, now.body, sheets)
            )
            without_keys = {"key": b"", "opener": b"", "public": b"", "closed": True}
            changing.replace(now, msgspec.structs.replace(now.body, **without_keys, **medians))
            if earlier:
                changing.replace(earlier[0], msgspec.structs.replace(earlier[0].body, counts=[]))
    sweep(meeting.room.folio())


def _predictions(
    meeting: OpenMeeting, prediction_round: PredictionRound, sheets: list[AnswerSheet]
) -> list[perception.Prediction]:
    sides = [side.id for side in meeting.dialogue.sides]
    return [
        perception.Prediction(prediction_round.questions[number], sides[sheet.side], sides[about], value)
        for sheet in sheets
        for number, about, value in sheet.values
        if about != sheet.side
    ]


def _first_medians(
    meeting: OpenMeeting, prediction_round: PredictionRound, sheets: list[AnswerSheet]
) -> dict[str, Any]:
    sides, folio = [side.id for side in meeting.dialogue.sides], meeting.room.folio()
    about = {id: folio.get(Question, id).body.about for id in prediction_round.questions}
    predictions = _predictions(meeting, prediction_round, sheets)
    answers = [
        perception.Answer(prediction_round.questions[number], sides[sheet.side], value)
        for sheet in sheets
        for number, of, value in sheet.values
        if of == sheet.side
    ]
    gaps = perception.gaps(prediction_round.questions, sides, predictions, answers)
    seen = [
        Perception(gap.item, gap.by, gap.of, gap.prediction, gap.answer)
        for gap in gaps
        if about[gap.item] in ("", gap.of)
    ]
    counts = [(*key, number) for key, number in perception.count_predictions(predictions).items()]
    return {"seen": seen, "counts": counts}


def _second_medians(
    meeting: OpenMeeting, first: PredictionRound, sheets: list[AnswerSheet], same_people: bool
) -> dict[str, Any]:
    """The second predictions against the first answers; nothing where other people answered."""
    before = [
        perception.Gap(
            seen.question,
            seen.by,
            seen.of,
            seen.prediction,
            seen.answer,
            seen.prediction - seen.answer if seen.prediction is not None and seen.answer is not None else None,
        )
        for seen in first.seen
    ]
    counts = {(item, by, of): number for item, by, of, number in first.counts}
    try:
        predictions = _predictions(meeting, first, sheets)
        seconds = perception.second_predictions(before, counts, predictions, same_people=same_people)
    except perception.Refusal:
        return {"again": []}
    return {"again": [SecondPerception(each.item, each.by, each.of, each.second, each.closed) for each in seconds]}


def sweep(folio: Folio) -> None:
    """Destroy what a closed round left in the volatile store, as when that failed the first time."""
    for record in folio.all(PredictionRound):
        if record.body.closed and instruments.exists(record.body.instrument):
            instruments.destroy(record.body.instrument)
