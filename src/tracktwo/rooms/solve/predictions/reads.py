"""Rounds of predictions as pages need them: the questionnaire of an open round, the medians of closed ones."""

from dataclasses import dataclass

from tracktwo.process import instruments
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import NotThere
from tracktwo.process.records import Side
from tracktwo.process.sealed import Folio, Record

from .records import Item, PredictionRound, Question, Questionnaire

__all__ = [
    "Gap",
    "SidePerception",
    "gaps",
    "heads",
    "items_for",
    "open_round",
    "prediction_rounds",
    "progress",
    "questionnaire_for",
    "side_of",
]


def prediction_rounds(folio: Folio) -> list[Record[PredictionRound]]:
    """The rounds of this meeting in their order, without those that were destroyed unread."""
    rounds = [record for record in folio.all(PredictionRound) if not record.body.spoilt]
    return sorted(rounds, key=lambda record: record.body.number)


def open_round(folio: Folio) -> Record[PredictionRound] | None:
    """The round that takes answers now."""
    return next((record for record in folio.all(PredictionRound) if not record.body.closed), None)


def questionnaire_for(meeting: OpenMeeting, prediction_round: PredictionRound) -> Questionnaire:
    """What a browser needs to be handed round for this round."""
    folio, card = meeting.room.folio(), meeting.dialogue.card
    asked = [folio.get(Question, id).body for id in prediction_round.questions]
    questions = [(str(question.kind), question.words, question.about) for question in asked]
    return Questionnaire(
        meeting.dialogue.id, card.languages, card.sides, prediction_round.number, prediction_round.desk, questions
    )


def heads(meeting: OpenMeeting) -> list[tuple[Side, int]]:
    """The numbers of people that the open round is for, by side; empty while none is open."""
    running = open_round(meeting.room.folio())
    counts = dict(
        zip((side.id for side in meeting.dialogue.sides), running.body.heads if running else [], strict=False)
    )
    return [(side, counts[side.id]) for side in meeting.left_first if side.id in counts]


def progress(running: PredictionRound) -> tuple[int, int]:
    """How many answers were submitted, of how many, all sides together: nothing else is shown of an open round."""
    try:
        return instruments.progress(running.desk)
    except NotThere:
        return 0, sum(running.heads)


def side_of(questionnaire: Questionnaire, slip: str, nonce: bytes = b"") -> str:
    """The side whose slip this is, also when this very form has used it.

    Raises:
        NoSlip: it is not a slip of this round, or was used.
        NotThere: the round was closed.
    """
    return questionnaire.sides[instruments.group_of(questionnaire.desk, slip, nonce)].id


def items_for(questionnaire: Questionnaire, side: str) -> list[Item]:
    """What a member of this side is asked: own answers, in the first round alone, and then predictions."""
    items = [
        Item(number, kind, words, place, other.id == side, other)
        for number, (kind, words, about) in enumerate(questionnaire.questions)
        for place, other in enumerate(questionnaire.sides)
        if about in ("", other.id) and (questionnaire.number == 1 or other.id != side)
    ]
    return sorted(items, key=lambda item: (not item.own, item.about, item.number))


@dataclass(frozen=True)
class Gap:
    """One question as one side sees another: predicted, answered, predicted again. None where it may not be shown."""

    question: Question
    prediction: int | None
    answer: int | None
    second: int | None
    closed: bool | None

    @property
    def size(self) -> int:
        """How far off the prediction was, on the scale of the answers; -1 where nothing is shown."""
        return abs(self.prediction - self.answer) if self.prediction is not None and self.answer is not None else -1


@dataclass(frozen=True)
class SidePerception:
    """Everything side `by` predicted of side `of`, the widest gap first; `again`: a second round is closed, too."""

    by: Side
    of: Side
    gaps: list[Gap]
    again: bool


def gaps(meeting: OpenMeeting) -> list[SidePerception]:
    """What the closed rounds may show, by side; nothing while the first is open."""
    closed = [record.body for record in prediction_rounds(meeting.room.folio()) if record.body.closed]
    if not closed:
        return []
    perceptions = []
    for by in meeting.left_first:
        for of in meeting.left_first:
            rows = _gaps_between(meeting, closed, by.id, of.id)
            if rows:
                perceptions.append(SidePerception(by, of, rows, len(closed) > 1))
    return perceptions


def _gaps_between(meeting: OpenMeeting, closed: list[PredictionRound], by: str, of: str) -> list[Gap]:
    questions = {record.id: record.body for record in meeting.room.folio().all(Question)}
    later = {
        (second.question, second.by, second.of): second
        for prediction_round in closed[1:]
        for second in prediction_round.again
    }
    rows = []
    for first in closed[0].seen:
        if (first.by, first.of) == (by, of) and first.question in questions:
            second = later.get((first.question, by, of))
            rows.append(
                Gap(
                    questions[first.question],
                    first.prediction,
                    first.answer,
                    second.second if second else None,
                    second.closed if second else None,
                )
            )
    return sorted(rows, key=lambda gap: -gap.size)
