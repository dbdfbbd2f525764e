"""The rounds as the page and the wall show them: codes, and what could not be kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tracktwo.matter.seats import in_order
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.errors import Refused

from .planning import problem_of, rounds_of
from .records import GroupPlan

__all__ = ["ShownGroup", "ShownRound", "on_wall", "plan_of", "rounds", "seats_of", "version_of"]


@dataclass(frozen=True)
class ShownGroup:
    """A group of a round: its seats with their sides, and what is to be said of it."""

    seats: tuple[tuple[str, str], ...]
    uneven: bool = False
    interpreted: bool = False


@dataclass(frozen=True)
class ShownRound:
    """A round. `number` counts from 1; `broken`: moved by hand so that a rule does not hold."""

    number: int
    groups: tuple[ShownGroup, ...]
    held: bool = False
    next: bool = False
    broken: bool = False


def seats_of(dialogue: OpenDialogue) -> list[tuple[str, str]]:
    """Every seat's code and side, S2 before S10."""
    return [(seat.body.code, seat.body.side) for seat in in_order(dialogue)]


def plan_of(meeting: OpenMeeting) -> GroupPlan:
    """What was planned in the open meeting; an empty plan before."""
    record = meeting.third.folio().one(GroupPlan)
    return record.body if record else GroupPlan()


def version_of(meeting: OpenMeeting) -> int:
    """Which version of the plan stands; 0 before there is one."""
    record = meeting.third.folio().one(GroupPlan)
    return record.version if record else 0


def rounds(meeting: OpenMeeting) -> list[ShownRound]:
    """All rounds in their order, with what each group needs or lacks."""
    from tracktwo.methods import grouping

    plan = plan_of(meeting)
    seats = seats_of(meeting.dialogue)
    if not plan.rounds:
        return []
    side_of = dict(seats)
    planned = rounds_of(plan)
    try:
        problem = problem_of(plan, seats)
    except Refused:
        # A seat was erased since: the rounds stay, and nothing is said of them.
        return [
            ShownRound(n, tuple(ShownGroup(_there(group, side_of)) for group in groups))
            for n, groups in enumerate(planned, 1)
        ]
    judged = grouping.judge(problem, planned[plan.held :]) if len(planned) > plan.held else grouping.Plan("gap")
    uneven = {(plan.held + each.round, each.group) for each in judged.broken}
    shown = []
    for number, groups in enumerate(planned, 1):
        held = number <= plan.held
        needs = () if held else judged.interpreted[number - plan.held - 1]
        shown.append(
            ShownRound(
                number,
                tuple(
                    ShownGroup(
                        _there(group, side_of),
                        (number, place) in uneven,
                        place in needs,
                    )
                    for place, group in enumerate(groups, 1)
                ),
                held,
                number == plan.held + 1,
                not held and grouping.hard_broken(problem, [groups]),
            )
        )
    return shown


def _there(group: Iterable[str], side_of: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """A group as it is shown: a seat that was erased since is named nowhere, though the round was planned with it."""
    return tuple((code, side_of[code]) for code in group if code in side_of)


def on_wall(meeting: OpenMeeting) -> dict[str, Any] | None:
    """The round that comes next, else the last one, by codes alone; None before there is a plan."""
    plan = plan_of(meeting)
    if not plan.rounds:
        return None
    number = min(plan.held, len(plan.rounds) - 1)
    side_of = dict(seats_of(meeting.dialogue))
    groups = [_there(group, side_of) for group in plan.rounds[number]]
    return {"groups": groups, "round": number + 1}
