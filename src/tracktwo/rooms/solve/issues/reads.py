"""The issue map as its pages show it."""

from dataclasses import dataclass

from tracktwo.process.access import OpenMeeting
from tracktwo.process.records import Side
from tracktwo.process.sealed import Record
from tracktwo.rooms.solve.issues import acts as issue_acts
from tracktwo.rooms.solve.issues.records import Issue, Stake
from tracktwo.rooms.solve.options.records import Option

__all__ = ["IssueView", "issue_of", "issues_of"]


@dataclass(frozen=True)
class IssueView:
    """An issue with what each side wants and what for, what a fair answer would meet, and the options for it."""

    record: Record[Issue]
    by_side: list[tuple[Side, list[Record[Stake]]]]
    criteria: list[Record[Stake]]
    options: list[Record[Option]]


def issue_of(meeting: OpenMeeting, record: Record[Issue]) -> IssueView:
    """One issue."""
    folio = meeting.room.folio()
    stands = [one for one in folio.all(Stake) if one.body.issue == record.id]
    return IssueView(
        record,
        [(side, [one for one in stands if one.body.side == side.id]) for side in meeting.left_first],
        [one for one in stands if one.body.kind == "criterion"],
        issue_acts.choices_of(folio, record.id),
    )


def issues_of(meeting: OpenMeeting) -> list[IssueView]:
    """The issue map."""
    return [issue_of(meeting, one) for one in meeting.room.folio().all(Issue)]
