"""Predict, then compare: what each side privately expects the other to answer, and what the other does answer.

The answers are held by an instrument: nobody reads one of them, and nothing is shown before it is closed. Closing
writes medians by side into the room, under the rule of `tracktwo.methods.perception`, and destroys the rest.
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
from tracktwo.rooms.solve.predictions.questionnaire import Answered, Handed
from tracktwo.rooms.solve.predictions.records import PredictionRound, Question, Seen, SeenAgain

__all__ = [
    "MOST_HEADS",
    "MOST_QUESTIONS",
    "MOST_ROUNDS",
    "Begun",
    "add_question",
    "begin",
    "close",
    "destroy",
    "handed_for",
    "open_round",
    "prediction_rounds",
    "progress",
    "sweep",
    "take_back",
]

MOST_HEADS = 16


MOST_QUESTIONS = 24


MOST_ROUNDS = 2


def prediction_rounds(folio: Folio) -> list[Record[PredictionRound]]:
    """The rounds of this meeting in their order, without those that were destroyed unread."""
    rounds = [each for each in folio.all(PredictionRound) if not each.body.spoilt]
    return sorted(rounds, key=lambda each: each.body.number)


def open_round(folio: Folio) -> Record[PredictionRound] | None:
    """The round that takes answers now."""
    return next((one for one in folio.all(PredictionRound) if not one.body.closed), None)


def add_question(meeting: OpenMeeting, question: Question, id: str = "") -> Record[Question]:
    """Prepare a question.

    Raises:
        Refused: a round has begun, and all are to be asked the same; or there are too many for a quarter of an hour.
    """
    if question.about:
        meeting.dialogue.side(question.about)
    with acting(meeting.room, gettext_noop("question")) as draft:
        _untouched(draft.folio)
        if len(draft.folio.all(Question)) >= MOST_QUESTIONS:
            raise Refused(gettext("%(most)s questions are the most that can be asked.") % {"most": MOST_QUESTIONS})
        return draft.add(question, id)


def take_back(meeting: OpenMeeting, id: str) -> None:
    """Take a question out before anybody has answered it.

    Raises:
        Refused: a round has begun.
    """
    with acting(meeting.room, gettext_noop("question")) as draft:
        _untouched(draft.folio)
        draft.remove(draft.folio.get(Question, id))


def _untouched(folio: Folio) -> None:
    if prediction_rounds(folio):
        raise Refused(gettext("A round has begun, and everybody is asked the same: the questions stay as they are."))


class Begun(NamedTuple):
    """A round that has begun, and the codes of its slips by side: shown once, and kept nowhere."""

    record: Record[PredictionRound]
    slips: dict[str, list[str]]


def begin(meeting: OpenMeeting, heads: Mapping[str, int]) -> Begun:
    """Begin a round for so many people of each side: the first before the sides are heard, the second after.

    Raises:
        Refused: nothing to ask, no head count for a side, a round runs already, or both rounds are done.
    """
    folio = meeting.room.folio()
    questions = [record.id for record in folio.all(Question)]
    if not questions:
        raise Refused(gettext("Prepare the questions first."))
    if open_round(folio):
        raise Refused(gettext("A round runs already."))
    done = prediction_rounds(folio)
    if len(done) >= MOST_ROUNDS:
        raise Refused(gettext("Both rounds of this meeting are done."))
    counts = [heads.get(side.id, 0) for side in meeting.dialogue.sides]
    if not all(1 <= count <= MOST_HEADS for count in counts):
        message = gettext("Say how many people of each side are here: from 1 to %(most)s.") % {"most": MOST_HEADS}
        raise Refused(message)
    desk, opener, codes = instruments.begin(meeting.card.meeting, counts)
    try:
        with change(meeting.room) as draft:
            if open_round(draft.folio):
                raise Refused(gettext("A round runs already."))
            running = PredictionRound(
                len(done) + 1, desk.instrument, desk.public, desk.key, opener, questions, heads=counts
            )
            record = draft.add(running)
    except BaseException:
        instruments.destroy(desk.instrument)
        raise
    return Begun(record, {side.id: mine for side, mine in zip(meeting.dialogue.sides, codes, strict=True)})


def progress(running: PredictionRound) -> tuple[int, int]:
    """How many answers were handed in, of how many, all sides together: nothing else is shown while a round runs."""
    try:
        return instruments.progress(running.desk)
    except NotThere:
        return 0, sum(running.heads)


def destroy(meeting: OpenMeeting, id: str) -> None:
    """Destroy a round unread, as when slips were lost. Another can be begun in its place.

    Raises:
        NotThere: there is no such round.
    """
    with change(meeting.room) as draft:
        record = draft.folio.get(PredictionRound, id)
        if not record.body.closed:
            bare = {"key": b"", "opener": b"", "public": b"", "closed": True, "spoilt": True}
            draft.replace(record, msgspec.structs.replace(record.body, **bare))
    sweep(meeting.room.folio())


def handed_for(meeting: OpenMeeting, reading: PredictionRound) -> Handed:
    """What a browser needs to be handed round for this round."""
    folio, card = meeting.room.folio(), meeting.dialogue.card
    asked = [folio.get(Question, id).body for id in reading.questions]
    questions = [(str(one.kind), one.words, one.about) for one in asked]
    return Handed(meeting.dialogue.id, card.languages, card.sides, reading.number, reading.desk, questions)


def close(meeting: OpenMeeting, id: str, same_people: bool = False) -> None:
    """Open all answers at once, write the medians that may be shown, and destroy the rest.

    It opens only when as many were handed in as the room said there are people. A second round shows nothing unless
    those in the room say that the same people answered.

    Raises:
        NotThere: there is no such round.
        Refused: slips are left; or there were more answers than slips, and the round was destroyed unread.
    """
    record = meeting.room.folio().get(PredictionRound, id)
    if not record.body.closed:
        try:
            answers = _collect(record.body)
        except instruments.Surplus:
            destroy(meeting, id)
            raise Refused(
                gettext("There were more answers than people. The round was destroyed unread; begin another.")
            ) from None
        with change(meeting.room) as draft:
            now = draft.folio.get(PredictionRound, id)
            first = next((one for one in prediction_rounds(draft.folio) if one.body.number < now.body.number), None)
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


def _collect(running: PredictionRound) -> list[Answered]:
    try:
        opened = instruments.collect(running.desk, running.opener)
    except instruments.Unfinished:
        used, all_ = progress(running)
        message = gettext("%(used)s of %(all)s have handed in. Who does not want to answer hands in a blank.")
        raise Refused(message % {"used": used, "all": all_}) from None
    except NotThere:
        raise Refused(gettext("This round takes no answers any more. Destroy it, and begin another.")) from None
    answers = [(group, msgspec.msgpack.decode(answer, type=Answered)) for group, answer in opened]
    if any(group != answer.side for group, answer in answers):
        raise instruments.Surplus
    return [answer for _group, answer in answers]


def _predicted(meeting: OpenMeeting, reading: PredictionRound, answers: list[Answered]) -> list[perception.Prediction]:
    sides = [one.id for one in meeting.dialogue.sides]
    return [
        perception.Prediction(reading.questions[number], sides[one.side], sides[about], value)
        for one in answers
        for number, about, value in one.values
        if about != one.side
    ]


def _first(meeting: OpenMeeting, reading: PredictionRound, answers: list[Answered]) -> dict[str, Any]:
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


def _second(meeting: OpenMeeting, first: PredictionRound, answers: list[Answered], same_people: bool) -> dict[str, Any]:
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
    for one in folio.all(PredictionRound):
        if one.body.closed and instruments.exists(one.body.instrument):
            instruments.destroy(one.body.instrument)
