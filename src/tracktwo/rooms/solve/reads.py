"""What the pages of the room show, put together from records."""

from collections.abc import Mapping
from dataclasses import dataclass

from tracktwo.matter import issues
from tracktwo.matter.concerns import Concern
from tracktwo.matter.issues import Issue, Stand
from tracktwo.matter.ladder import ReassuranceStep, is_read
from tracktwo.matter.options import Legitimacy, Option, sides_served
from tracktwo.matter.predictions import Question, readings
from tracktwo.process.access import OpenMeeting
from tracktwo.process.records import Side
from tracktwo.process.sealed import Record

__all__ = [
    "Gap",
    "IssueView",
    "OptionView",
    "Seeing",
    "StepView",
    "gaps",
    "issue_of",
    "issues_of",
    "option_of",
    "options_of",
    "step_of",
    "steps",
]


@dataclass(frozen=True)
class OptionView:
    """An option, and why it is not joint yet: the sides of which it serves no need or fear."""

    record: Record[Option]
    served: list[Side]
    missing: list[Side]
    issue: Record[Issue] | None
    public: Mapping[str, str]

    @property
    def ready(self) -> bool:
        """Whether it serves every side and only waits to be called joint."""
        return not self.missing and not self.record.body.joint


@dataclass(frozen=True)
class IssueView:
    """An issue with what each side wants and what for, what a fair answer would meet, and the options for it."""

    record: Record[Issue]
    by_side: list[tuple[Side, list[Record[Stand]]]]
    criteria: list[Record[Stand]]
    options: list[Record[Option]]


def option_of(meeting: OpenMeeting, record: Record[Option]) -> OptionView:
    """One option."""
    folio = meeting.room.folio()
    served = sides_served(folio, record.body)
    found = {one.id: one for one in folio.all(Issue)}
    public = {one.body.side: one.body.reading for one in folio.all(Legitimacy) if one.body.option == record.id}
    return OptionView(
        record,
        [one for one in meeting.left_first if one.id in served],
        [one for one in meeting.left_first if one.id not in served],
        next((found[one] for one in record.body.issues if one in found), None),
        public,
    )


def options_of(meeting: OpenMeeting) -> list[OptionView]:
    """Every option, oldest first."""
    return [option_of(meeting, one) for one in meeting.room.folio().all(Option)]


def issue_of(meeting: OpenMeeting, record: Record[Issue]) -> IssueView:
    """One issue."""
    folio = meeting.room.folio()
    stands = [one for one in folio.all(Stand) if one.body.issue == record.id]
    return IssueView(
        record,
        [(side, [one for one in stands if one.body.side == side.id]) for side in meeting.left_first],
        [one for one in stands if one.body.kind == "criterion"],
        issues.choices_of(folio, record.id),
    )


def issues_of(meeting: OpenMeeting) -> list[IssueView]:
    """The issue map."""
    return [issue_of(meeting, one) for one in meeting.room.folio().all(Issue)]


@dataclass(frozen=True)
class StepView:
    """A step of the ladder, with what it waits for and who has read it."""

    record: Record[ReassuranceStep]
    after: list[Record[ReassuranceStep]]
    answers: Record[ReassuranceStep] | None
    eases: list[Record[Concern]]
    readers: list[tuple[Side, bool]]
    read: bool


def step_of(meeting: OpenMeeting, record: Record[ReassuranceStep]) -> StepView:
    """One step."""
    folio, body = meeting.room.folio(), record.body
    found = {one.id: one for one in folio.all(ReassuranceStep)}
    return StepView(
        record,
        [found[one] for one in body.after if one in found],
        next((found[one] for one in body.answers if one in found), None),
        [one for one in folio.all(Concern) if one.id in body.serves],
        [(side, side.id in body.read_by) for side in meeting.left_first if side.id != body.side],
        is_read(meeting, body),
    )


def steps(meeting: OpenMeeting) -> list[StepView]:
    """The steps whose wording is kept, for the wall."""
    return [step_of(meeting, one) for one in meeting.room.folio().all(ReassuranceStep) if one.body.kept]


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
    closed = [one.body for one in readings(folio) if one.body.closed]
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
