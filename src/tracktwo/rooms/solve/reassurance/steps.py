"""Steps of the ladder as its pages show them."""

from dataclasses import dataclass

from tracktwo.matter.concerns import Concern
from tracktwo.process.access import OpenMeeting
from tracktwo.process.records import Side
from tracktwo.process.sealed import Record
from tracktwo.rooms.solve.reassurance.acts import is_read
from tracktwo.rooms.solve.reassurance.records import ReassuranceStep

__all__ = ["StepView", "step_of", "steps"]


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
