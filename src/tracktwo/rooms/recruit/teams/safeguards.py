"""Rules about teams, never about a person."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.safeguards import Safeguard, State

from .comparing import Cell, comparison, teams
from .reads import proposal
from .records import SIDES
from .solving import Setting, setting

__all__ = ["TEAMS_COVER"]


def _cells(here: Setting, members: list[str]) -> list[list[Cell]]:
    """For each team: the mainstream of its community, and the best of the levels of decision it reaches."""
    order = ("unmet", "unsure", "near", "met")
    mainstream = next(question for question in here.asked if question.id == "mainstream")
    judged: list[list[Cell]] = []
    for team in teams(here, members):
        groups = comparison(here, [team])
        main = [line.cells[0] for group in groups for line in group.lines if line.words == str(mainstream.words)]
        reach = [line.cells[0] for group in groups if group.kind == "reach" for line in group.lines]
        best = max(reach, key=lambda cell: order.index(cell.state or "unmet"), default=Cell("unsure"))
        judged.append([*(main or [Cell("unsure")]), best])
    return judged


def teams_cover(dialogue: OpenDialogue, subject: str) -> State:
    """Rows 60 to 62: the team is judged against coverage questions: met, unsure, unmet."""
    record = proposal(dialogue, SIDES)
    if record is None or not record.body.chosen:
        return State("waits", _("No teams are proposed yet."))
    cells = [cell.state for of_team in _cells(setting(dialogue, SIDES), record.body.chosen) for cell in of_team]
    if "unmet" in cells:
        return State(
            "unmet", _("A proposed team lacks the mainstream of its community, or reaches nobody who decides.")
        )
    if "unsure" in cells:
        return State(
            "unknown", _("Whether every team covers the mainstream and reaches somebody who decides is unsure.")
        )
    return State("met")


TEAMS_COVER = Safeguard(
    "teams-cover",
    _("Each team covers the mainstream of its community and reaches those who decide"),
    _("People from the edges of a community, or without a way to those who decide, carry nothing home that holds."),
    (60, 61, 62),
    "advises",
    teams_cover,
)
