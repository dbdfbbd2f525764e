"""Predictions: what each side privately expects the other to answer, and what the other does answer.

An instrument holds the answers: nobody reads a single one, and nothing is shown before it is closed. Closing writes
medians by side into the room, under the disclosure rule of `tracktwo.methods.perception`, and destroys the rest.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec
from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.methods import perception
from tracktwo.process import instruments
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import NotThere, Refused
from tracktwo.process.sealed import Folio, Record, change

from .reads import items_for, open_round, prediction_rounds, progress, side_of
from .records import SCALE, AnswerSheet, Perception, PredictionRound, Question, Questionnaire, SecondPerception

__all__ = [
    "MOST_HEADS",
    "MOST_QUESTIONS",
    "MOST_ROUNDS",
    "Begun",
    "add_question",
    "begin",
    "close",
    "destroy",
    "remove_question",
    "submit",
    "sweep",
]

MOST_HEADS = 16
# As many as a member answers in a quarter of an hour.
MOST_QUESTIONS = 24
MOST_ROUNDS = 2
# What a round no longer holds once it is closed.
WITHOUT_KEYS: dict[str, Any] = {"key": b"", "opener": b"", "public": b"", "closed": True}


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
    if prediction_rounds(folio):
        raise Refused(gettext("A round has begun. Everybody is asked the same, so the questions can no longer change."))


class Begun(NamedTuple):
    """A round that has begun, and the codes of its slips by side: shown once, and stored nowhere."""

    record: Record[PredictionRound]
    slips: dict[str, list[str]]


def begin(meeting: OpenMeeting, heads: Mapping[str, int]) -> Begun:
    """Begin a round for so many people of each side: the first before the sides are heard, the second after.

    Raises:
        Refused: there is no question or no head count for a side, a round is open already, or both rounds are done.
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
    counts = [heads.get(side.id, 0) for side in meeting.dialogue.sides]
    if not all(1 <= count <= MOST_HEADS for count in counts):
        message = gettext("Say how many people of each side are here: from 1 to %(most)s.") % {"most": MOST_HEADS}
        raise Refused(message)
    desk, opener, codes = instruments.begin(meeting.card.meeting, counts)
    try:
        with change(meeting.room) as changing:
            if open_round(changing.folio):
                raise Refused(gettext("A round is open already."))
            begun = PredictionRound(
                len(done) + 1, desk.instrument, desk.public, desk.key, opener, questions, heads=counts
            )
            record = changing.add(begun)
    except BaseException:
        instruments.destroy(desk.instrument)
        raise
    return Begun(record, {side.id: own for side, own in zip(meeting.dialogue.sides, codes, strict=True)})


def submit(questionnaire: Questionnaire, slip: str, nonce: bytes, values: dict[tuple[int, int], int]) -> None:
    """Use a slip up and seal one member's answers, none of them too: a blank counts as an answer.

    `values` is by number of the question and of the side it is about. The slip says which side answers.

    Raises:
        Refused: an answer to something that was not asked, or outside the scale.
        NoSlip: the slip is not of this round, or was used.
        NotThere: the round was closed.
    """
    side = side_of(questionnaire, slip, nonce)
    place = next(number for number, each in enumerate(questionnaire.sides) if each.id == side)
    asked = {(item.number, item.about) for item in items_for(questionnaire, side)}
    low, high = SCALE
    if not asked >= values.keys() or any(not low <= value <= high for value in values.values()):
        raise Refused(gettext("This answer is not one of the form's."))
    sheet = AnswerSheet(place, [(*about, value) for about, value in sorted(values.items())])
    instruments.put(questionnaire.desk, slip, nonce, msgspec.msgpack.encode(sheet))


def destroy(meeting: OpenMeeting, id: str) -> None:
    """Destroy a round unread, as when slips were lost. Another can be begun in its place.

    Raises:
        NotThere: there is no such round.
    """
    with change(meeting.room) as changing:
        record = changing.folio.get(PredictionRound, id)
        if not record.body.closed:
            changing.replace(record, msgspec.structs.replace(record.body, **WITHOUT_KEYS, spoilt=True))
    sweep(meeting.room.folio())


def close(meeting: OpenMeeting, id: str, same_people: bool = False) -> None:
    """Open all answers at once, write the medians that may be shown, and destroy the rest.

    It opens only when every slip has been used. A second round shows nothing unless those in the room say that the
    same people answered.

    Raises:
        NotThere: there is no such round.
        Refused: slips are left; or there were more answers than slips, and the round was destroyed unread.
    """
    record = meeting.room.folio().get(PredictionRound, id)
    if not record.body.closed:
        try:
            sheets = _collect(record.body)
        except instruments.Surplus:
            destroy(meeting, id)
            raise Refused(
                gettext("There were more answers than people. The round was destroyed unread; begin another.")
            ) from None
        with change(meeting.room) as changing:
            now = changing.folio.get(PredictionRound, id)
            earlier = [each for each in prediction_rounds(changing.folio) if each.body.number < now.body.number]
            medians = (
                _second_medians(meeting, earlier[0].body, sheets, same_people)
                if earlier
                else _first_medians(meeting, now.body, sheets)
            )
            changing.replace(now, msgspec.structs.replace(now.body, **WITHOUT_KEYS, **medians))
            if earlier:
                changing.replace(earlier[0], msgspec.structs.replace(earlier[0].body, counts=[]))
    sweep(meeting.room.folio())


def _collect(running: PredictionRound) -> list[AnswerSheet]:
    try:
        opened = instruments.collect(running.desk, running.opener)
    except instruments.Unfinished:
        used, all_ = progress(running)
        message = gettext("%(used)s of %(all)s have submitted. Whoever does not want to answer submits a blank.")
        raise Refused(message % {"used": used, "all": all_}) from None
    except NotThere:
        raise Refused(gettext("This round no longer takes answers. Destroy it, and begin another.")) from None
    sheets = [(group, msgspec.msgpack.decode(content, type=AnswerSheet)) for group, content in opened]
    # A sheet of another side than its slip was not made by the form.
    if any(group != sheet.side for group, sheet in sheets):
        raise instruments.Surplus
    return [sheet for _group, sheet in sheets]


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
