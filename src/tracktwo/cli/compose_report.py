"""The answer about teams, in words for people and as one object for programs."""

from typing import Any

from tracktwo.methods.composition import Composition, GoalReached, Pool, coverage

__all__ = ["as_object", "in_words"]

_GOALS = {
    "standing": "seats whose level of standing has no counterpart on the other side",
    "constituencies": "members for the least covered constituency",
    "reach-weaker": "levels of decision reached by the side that reaches fewer",
    "reach": "levels of decision reached by all sides together",
    "replacements": "seats that somebody else of the same side and standing could fill",
    "ties": "pairs on one team who brought each other in",
}
_OPENNESS = "openness "
# Farther than this from what may be possible, an answer is not to be relied on.
LARGEST_GAP = 0.02


def as_object(answer: Composition, changing: list[str] | None = None) -> dict[str, Any]:
    """One object: status, teams, goals, alternates, conflict and relaxation; where it was asked, what it hangs on."""
    asked = {} if changing is None else {"hangs_on": changing}
    return asked | {
        "status": answer.status,
        "teams": {side: list(codes) for side, codes in answer.teams.items()},
        "goals": [{"name": goal.name, "reached": goal.reached, "bound": goal.bound} for goal in answer.goals],
        "alternates": answer.alternates,
        "conflict": list(answer.conflict),
        "relaxation": list(answer.relaxation),
    }


def in_words(pool: Pool, answer: Composition, changing: list[str] | None = None) -> list[str]:
    """Lines for a person; they speak of teams and seats, never of what somebody is worth."""
    if answer.status == "conflict":
        return [*_conflict(answer), *_hangs_on(changing)]
    lines = [
        "Teams that keep every rule, proved to be as good as any:"
        if answer.status == "proven"
        else "Teams that keep every rule; the time ended before it was proved that none is better:"
    ]
    lines += [f"  {side}: {', '.join(codes)}" for side, codes in answer.teams.items()]
    lines += ["What they reach, the first goal first:", *map(_goal, answer.goals)]
    if any(_gap(goal) > LARGEST_GAP for goal in answer.goals if not goal.proven):
        lines.append("That is far from what may be possible: give it more time with --seconds.")
    open_questions = [each for each in coverage(pool, answer.teams) if each.state != "met"]
    if open_questions:
        lines.append("What they do not cover:")
        lines += [f"  {each.side}: {each.question} ({each.state})" for each in open_questions]
    without = [seat for seat, alternate in answer.alternates.items() if alternate is None]
    lines.append("Who could take a seat if its holder declines:")
    lines += [f"  {seat}: {alternate}" for seat, alternate in answer.alternates.items() if alternate]
    if without:
        lines.append(f"Seats without an alternate: {', '.join(without)}.")
    return [*lines, *_hangs_on(changing)]


def _hangs_on(changing: list[str] | None) -> list[str]:
    if changing is None:
        return []
    if not changing:
        return ["No unsure answer, taken as yes, would change who sits."]
    return ["Who sits would change if every unsure answer were yes to:", *(f"  {question}" for question in changing)]


def _gap(goal: GoalReached) -> float:
    return abs(goal.bound - goal.reached) / max(abs(goal.bound), 1)


def _goal(goal: GoalReached) -> str:
    if goal.name.startswith(_OPENNESS):
        words = f"members of {goal.name.removeprefix(_OPENNESS)} who are known to listen"
    else:
        words = _GOALS[goal.name]
    possible = "" if goal.reached == goal.bound else f" ({goal.bound} {'is' if goal.proven else 'may be'} possible)"
    return f"  {words}: {goal.reached}{possible}"


def _conflict(answer: Composition) -> list[str]:
    lines = ["No team keeps all the rules. These cannot hold together; without any one of them the others could:"]
    lines += [f"  {name}" for name in answer.conflict]
    if answer.relaxation:
        lines.append("The fewest rules to give up:")
        lines += [f"  {name}" for name in answer.relaxation]
    else:
        lines.append("Giving up rules does not help: too many people are excluded or cannot share a room.")
    return lines
