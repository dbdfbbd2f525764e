"""Ideas and options as their pages show them."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

from tracktwo.matter.concerns import Concern
from tracktwo.matter.issues import Issue
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.records import Released, Side
from tracktwo.process.sealed import Folio, Record

from .records import IdeaRound, Legitimacy, Option

__all__ = ["OptionView", "bank", "is_running", "options_of", "sides_served", "view_of"]


def is_running(folio: Folio, now: float | None = None) -> bool:
    """Whether a round of ideas is open and its time is not up. `now` is in seconds since 1970, UTC."""
    record = folio.one(IdeaRound)
    return record is not None and record.body.open and record.body.ends > (now or time.time())


def sides_served(folio: Folio, option: Option) -> set[str]:
    """The sides of whose needs and fears the option serves at least one."""
    return {
        record.body.owner
        for record in folio.all(Concern)
        if record.id in option.serves and record.body.kind in ("need", "fear")
    }


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


def view_of(meeting: OpenMeeting, record: Record[Option]) -> OptionView:
    """One option with what belongs to it."""
    folio = meeting.room.folio()
    served = sides_served(folio, record.body)
    issues = {issue.id: issue for issue in folio.all(Issue)}
    public = {each.body.side: each.body.reading for each in folio.all(Legitimacy) if each.body.option == record.id}
    return OptionView(
        record,
        [side for side in meeting.left_first if side.id in served],
        [side for side in meeting.left_first if side.id not in served],
        next((issues[id] for id in record.body.issues if id in issues), None),
        public,
    )


def options_of(meeting: OpenMeeting) -> list[OptionView]:
    """Every option, oldest first."""
    return [view_of(meeting, option) for option in meeting.room.folio().all(Option)]


def bank(dialogue: OpenDialogue) -> list[Record[Released]]:
    """The options of all workshops that every side released, by their words: the order tells nothing of an origin."""
    options = [record for record in dialogue.joint.folio().all(Released) if record.body.kind == "option"]
    return sorted(
        options,
        key=lambda option: (option.body.wording.first.casefold(), option.body.wording.texts, option.id),
    )
