"""What is kept of a composition: wishes, rules and the newest proposal, as ids of records in the pool.

Ids fall out of it when somebody is erased. Nothing in it says anything about a person.
"""

import datetime
from typing import Annotated, Literal

import msgspec
from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Field, Text
from tracktwo.process.sealed import Payload, Ref, payload

__all__ = ["AMOUNTS", "SIDES", "Amount", "Circle", "Reached", "TeamPlan", "TeamProposal", "TeamRule"]

# What is composed: the teams of the sides, or the third party's own panel (`pool.records.PANEL`).
Circle = Literal["sides", "panel"]
SIDES: Circle = "sides"
Amount = Literal["least", "most", "all"]
AMOUNTS: dict[Amount, Text] = {"least": _("At least"), "most": _("At most"), "all": _("Everybody")}


@payload("team plan")
class TeamPlan(Payload, frozen=True):
    """What is wished of the teams: sizes, who is pinned and who is left out.

    `nominated` is the most that one person may have named, after a key person; 0 for any number. `seed` decides
    between teams that are equally good.
    """

    circle: Circle
    fewest: Annotated[int, Field(_("Fewest on a team"), low=1, high=12)] = 3
    most: Annotated[int, Field(_("Most on a team"), low=1, high=12)] = 6
    nominated: Annotated[int, Field(_("Most named by one person"), low=0, high=12)] = 2
    seed: int = 0
    pins: Annotated[list[str], Ref("prospect")] = []
    bans: Annotated[list[str], Ref("prospect")] = []


@payload("team rule")
class TeamRule(Payload, frozen=True):
    """A rule in words: so many of a team answer a coverage question with yes.

    `team` is the id of a side, `each` for every team on its own, or empty for all of them together.
    """

    circle: Circle
    amount: Annotated[Amount, Field(_("How many"), choices=AMOUNTS)]
    question: Annotated[str, Field(_("Coverage question"))]
    number: Annotated[int, Field(_("Number"), low=0, high=12)] = 1
    team: Annotated[str, Field(_("On which team"))] = "each"


class Reached(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What teams reach of one goal, beside what is possible."""

    goal: str
    reached: int
    bound: int
    proven: bool


@payload("team proposal")
class TeamProposal(Payload, frozen=True):
    """The newest proposal of a circle, with the one before it, so that what changed can be said.

    `mark` is the same for the same pool, wishes and rules. `hangs` are coverage questions whose unsure answers would
    change who sits; None while nobody asked. Rules in `conflict` and `relaxation` are named as `rules` names them.
    """

    circle: Circle
    day: datetime.date
    status: Literal["proven", "gap", "conflict"]
    mark: str
    chosen: Annotated[list[str], Ref("prospect")] = []
    goals: list[Reached] = []
    conflict: list[str] = []
    relaxation: list[str] = []
    earlier: Annotated[list[str], Ref("prospect")] = []
    goals_earlier: list[Reached] = []
    hangs: list[str] | None = None
