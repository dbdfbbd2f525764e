"""The issue map as its pages show it."""

from collections.abc import Mapping
from dataclasses import dataclass
from tracktwo.rooms.solve.issues import acts as issue_acts
from tracktwo.matter.concerns import Concern
from tracktwo.rooms.solve.issues.records import Issue, Stand
from tracktwo.rooms.solve.reassurance.records import ReassuranceStep
from tracktwo.rooms.solve.reassurance.acts import is_read
from tracktwo.rooms.solve.options.records import Legitimacy, Option
from tracktwo.rooms.solve.options.acts import sides_served
from tracktwo.rooms.solve.predictions.records import Question
from tracktwo.rooms.solve.predictions.acts import readings
from tracktwo.process.access import OpenMeeting
from tracktwo.process.records import Side
from tracktwo.process.sealed import Record


__all__ = ["IssueView", "issue_of", "issues_of"]

@dataclass(frozen=True)
class IssueView:
    """An issue with what each side wants and what for, what a fair answer would meet, and the options for it."""

    record: Record[Issue]
    by_side: list[tuple[Side, list[Record[Stand]]]]
    criteria: list[Record[Stand]]
    options: list[Record[Option]]


def issue_of(meeting: OpenMeeting, record: Record[Issue]) -> IssueView:
    """One issue."""
    folio = meeting.room.folio()
    stands = [one for one in folio.all(Stand) if one.body.issue == record.id]
    return IssueView(
        record,
        [(side, [one for one in stands if one.body.side == side.id]) for side in meeting.left_first],
        [one for one in stands if one.body.kind == "criterion"],
        issue_acts.choices_of(folio, record.id),
    )


def issues_of(meeting: OpenMeeting) -> list[IssueView]:
    """The issue map."""
    return [issue_of(meeting, one) for one in meeting.room.folio().all(Issue)]
