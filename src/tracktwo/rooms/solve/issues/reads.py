"""The issue map as its pages show it."""

from dataclasses import dataclass

from tracktwo.matter.issues import Issue
from tracktwo.process.access import OpenMeeting
from tracktwo.process.records import Side
from tracktwo.process.sealed import Folio, Record

from ..options.records import Option
from .records import Stake

__all__ = ["IssueView", "issue_map", "not_yet_on_map", "options_for", "view_of"]


def options_for(folio: Folio, issue: str) -> list[Record[Option]]:
    """The options that answer an issue."""
    return [option for option in folio.all(Option) if issue in option.body.issues]


@dataclass(frozen=True)
class IssueView:
    """An issue with each side's positions and interests, the criteria of a fair answer, and the options for it."""

    record: Record[Issue]
    by_side: list[tuple[Side, list[Record[Stake]]]]
    criteria: list[Record[Stake]]
    options: list[Record[Option]]


def view_of(meeting: OpenMeeting, record: Record[Issue]) -> IssueView:
    """One issue with what belongs to it."""
    folio = meeting.room.folio()
    stakes = [stake for stake in folio.all(Stake) if stake.body.issue == record.id]
    return IssueView(
        record,
        [(side, [stake for stake in stakes if stake.body.side == side.id]) for side in meeting.left_first],
        [stake for stake in stakes if stake.body.kind == "criterion"],
        options_for(folio, record.id),
    )


def issue_map(meeting: OpenMeeting) -> list[IssueView]:
    """Every issue, in the order in which they were written down."""
    return [view_of(meeting, issue) for issue in meeting.room.folio().all(Issue)]


def not_yet_on_map(meeting: OpenMeeting) -> list[Record[Issue]]:
    """Issues of the conflict that the third party noted, and that do not stand on the meeting's map in these words."""
    mapped = {issue.body.words for issue in meeting.room.folio().all(Issue)}
    return [issue for issue in meeting.dialogue.third.folio().all(Issue) if issue.body.words not in mapped]
