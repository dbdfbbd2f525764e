"""Options as their pages show them."""

from collections.abc import Mapping
from dataclasses import dataclass

from tracktwo.process.access import OpenMeeting
from tracktwo.process.records import Side
from tracktwo.process.sealed import Record
from tracktwo.rooms.solve.issues.records import Issue
from tracktwo.rooms.solve.options.records import Legitimacy, Option, sides_served

__all__ = ["OptionView", "option_of", "options_of"]


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
