"""From seats and typed lines to rounds, by `tracktwo.methods.grouping`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
from django.utils.translation import gettext as _

from tracktwo.process.errors import Refused

from .records import GroupPlan
from .typed import code_lists, interpreters_of, languages_of

if TYPE_CHECKING:
    from tracktwo.methods.grouping import Problem, Round

__all__ = ["judged", "planned", "problem_of"]

# Seats with their sides.
Seats = Sequence[tuple[str, str]]


def problem_of(wanted: GroupPlan, seats: Seats) -> "Problem":
    """What is asked of the method: seats that are here, rounds held, rules as they were typed.

    Raises:
        Refused: a line cannot be read, or a number that cannot be.
    """
    from tracktwo.methods import grouping

    here = [(code, side) for code, side in seats if code not in wanted.absent]
    codes, everybody = [code for code, _side in here], [code for code, _side in seats]
    spoken = languages_of(wanted.spoken, everybody)
    rules = []
    for kind, lines in (("apart", wanted.apart), ("together", wanted.together)):
        for number, named in enumerate(code_lists(lines, everybody), 1):
            present = tuple(code for code in named if code in codes)
            if len(present) > 1:
                rules.append(grouping.Rule(f"{kind} {number}", "apart" if kind == "apart" else "together", present))
    try:
        return grouping.make_problem(
            [grouping.Seat(code, side, spoken.get(code, ())) for code, side in here],
            wanted.wanted,
            wanted.size,
            rules,
            wanted.sides,
            None if spoken else "free",
            interpreters_of(wanted.interpreters) if wanted.limited else None,
            rounds_of(wanted)[: wanted.held],
        )
    except grouping.InvalidInput as error:
        if error.code == "seats-number":
            raise Refused(_("Groups take from 2 to 200 seats that are here.")) from None
        if error.code == "languages-number":
            raise Refused(_("Fewer languages, please: the groups cannot be reckoned with so many.")) from None
        raise Refused(_("So many rounds, or groups of that size, cannot be planned.")) from None


def rounds_of(plan: GroupPlan) -> tuple["Round", ...]:
    """The rounds as the method takes them."""
    return tuple(tuple(tuple(group) for group in groups) for groups in plan.rounds)


def planned(wanted: GroupPlan, seats: Seats) -> GroupPlan:
    """The plan with its rounds: those held as they were, the others new.

    Raises:
        Refused: rules that stand in each other's way, by their lines; or as `problem_of`.
    """
    from tracktwo.methods import grouping

    problem = problem_of(wanted, seats)
    try:
        answer = grouping.plan(problem)
    except grouping.Refusal:
        raise Refused(
            _("With so many rules it was not clear in time whether they can be kept. Take some out.")
        ) from None
    if answer.status == "conflict":
        raise Refused(
            _("No round keeps these rules together: %(rules)s. Without any one of them the others could hold.")
            % {"rules": " · ".join(_told(name, wanted) for name in answer.conflict)}
        )
    held = wanted.rounds[: wanted.held]
    rounds = [*held, *([list(group) for group in groups] for groups in answer.rounds)]
    return msgspec.structs.replace(wanted, rounds=rounds, met=answer.pairs_met, bound=answer.bound)


def judged(plan: GroupPlan, seats: Seats) -> GroupPlan:
    """The plan with what its rounds reach, after somebody was moved by hand."""
    from tracktwo.methods import grouping

    coming = rounds_of(plan)[plan.held :]
    if not coming:
        return plan
    answer = grouping.judge(problem_of(msgspec.structs.replace(plan, wanted=len(coming)), seats), coming)
    return msgspec.structs.replace(plan, met=answer.pairs_met, bound=answer.bound)


def _told(name: str, wanted: GroupPlan) -> str:
    """A rule as it was typed."""
    kind, _space, number = name.partition(" ")
    if not number:
        return _("the interpreters")
    lines = [line.strip() for line in getattr(wanted, kind).splitlines() if line.strip()]
    label = _("apart") if kind == "apart" else _("together")
    return f"{label}: {lines[int(number) - 1]}"
