"""What closed rounds of predictions may show."""

from dataclasses import dataclass

from tracktwo.process.access import OpenMeeting
from tracktwo.process.records import Side
from tracktwo.rooms.solve.predictions.acts import open_round, prediction_rounds
from tracktwo.rooms.solve.predictions.records import Question

__all__ = ["Gap", "Seeing", "gaps", "heads"]


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
        """How far off the prediction was."""
        return abs(self.prediction - self.answer) if self.prediction is not None and self.answer is not None else -1


@dataclass(frozen=True)
class Seeing:
    """All that one side predicted of another, the widest gaps first."""

    by: Side
    of: Side
    gaps: list[Gap]
    again: bool


def gaps(meeting: OpenMeeting) -> list[Seeing]:
    """What the closed rounds may show, by side; nothing while the first is open."""
    folio = meeting.room.folio()
    closed = [one.body for one in prediction_rounds(folio) if one.body.closed]
    if not closed:
        return []
    questions = {one.id: one.body for one in folio.all(Question)}
    later = {(one.question, one.by, one.of): one for reading in closed[1:] for one in reading.again}
    found = []
    for by in meeting.left_first:
        for of in meeting.left_first:
            rows = [
                Gap(
                    questions[one.question],
                    one.prediction,
                    one.answer,
                    again.second if again else None,
                    again.closed if again else None,
                )
                for one in closed[0].seen
                if (one.by, one.of) == (by.id, of.id) and one.question in questions
                for again in [later.get((one.question, one.by, one.of))]
            ]
            if rows:
                found.append(Seeing(by, of, sorted(rows, key=lambda one: -one.size), len(closed) > 1))
    return found


def heads(meeting: OpenMeeting) -> list[tuple[Side, int]]:
    """The numbers of people that the running round is for, by side; empty while none runs."""
    running = open_round(meeting.room.folio())
    counts = dict(
        zip((side.id for side in meeting.dialogue.sides), running.body.heads if running else [], strict=False)
    )
    return [(side, counts[side.id]) for side in meeting.left_first if side.id in counts]
