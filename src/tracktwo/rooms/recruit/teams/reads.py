"""A proposal as its pages show it: what it reaches, what changed and what that costs, seats and who could take them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from tracktwo.methods.composition import alternates_of, could_replace, could_take_over
from tracktwo.process.access import OpenDialogue
from tracktwo.process.sealed import Record

from ..pool.reads import counts
from .comparing import Team
from .records import Circle, Reached, TeamProposal
from .rules import NOMINATED, in_words, team_name
from .solving import Setting

__all__ = ["Chair", "Change", "alternates", "approaches", "chairs", "changes", "goals", "named", "proposal"]

# Farther than this from what may be possible, teams are not to be relied on: a share of it.
LARGEST_GAP = 0.02


def proposal(dialogue: OpenDialogue, circle: Circle) -> Record[TeamProposal] | None:
    """The newest proposal of a circle."""
    return next((each for each in dialogue.third.folio().all(TeamProposal) if each.body.circle == circle), None)


def named(here: Setting, rules: Sequence[str]) -> list[str]:
    """Rules in words. One that rests on who named whom is told to those alone who hold that key."""
    words = []
    for name in rules:
        if name == NOMINATED and not here.edges_held:
            words.append(gettext("A rule that rests on who named whom, whose key you do not hold"))
        else:
            words.append(in_words(here.dialogue, name, here.plan, here.everybody, here.own))
    return words


def goal_words(here: Setting, goal: str) -> str:
    """What a goal counts."""
    if goal.startswith("openness "):
        team = team_name(here.dialogue, goal.removeprefix("openness "))
        return gettext("%(team)s: members known to listen") % {"team": team}
    return {
        "standing": gettext("Seats whose standing has no counterpart on the other side"),
        "constituencies": gettext("Members for the group that has fewest"),
        "reach-weaker": gettext("Levels of decision reached by the side that reaches fewer")
        if len(here.teams) > 1
        else gettext("Levels of decision reached"),
        "reach": gettext("Levels of decision reached by all teams together"),
        "replacements": gettext("Seats that somebody of the same standing could fill again"),
    }[goal]


def goals(here: Setting, reached: Sequence[Reached]) -> list[tuple[str, Reached, bool]]:
    """Each goal as (what it counts, what is reached of it, whether that is far from what may be possible)."""
    return [
        (
            goal_words(here, each.goal),
            each,
            not each.proven and abs(each.bound - each.reached) > LARGEST_GAP * max(abs(each.bound), 1),
        )
        for each in reached
    ]


@dataclass(frozen=True)
class Change:
    """A goal whose value a change of teams moved, and whether that is a loss."""

    words: str
    before: int
    after: int
    loss: bool


def changes(here: Setting, before: Sequence[Reached], after: Sequence[Reached]) -> list[Change]:
    """The goals that moved, in their order."""
    earlier = {each.goal: each.reached for each in before}
    moved = []
    for each in after:
        was = earlier.get(each.goal, each.reached)
        if was != each.reached:
            loss = each.reached > was if each.goal == "standing" else each.reached < was
            moved.append(Change(goal_words(here, each.goal), was, each.reached, loss))
    return moved


@dataclass(frozen=True)
class Chair:
    """One seat of a team: taken under a code, or open.

    `could` are the codes of all who could take it while the other seats stay as they are, in the order of codes; for
    an open seat the one proposed is among them. Nobody is named as the first choice.
    """

    number: int
    taken: str
    could: tuple[str, ...]


def chairs(here: Setting, team: Team, members: Sequence[str]) -> list[Chair]:
    """The seats of a team: those taken first, then the open ones."""
    pool = here.pool
    if pool is None:
        return []
    rules = [rule for rule in here.problem(pool).rules if not rule.name.startswith("pin:")]
    place_of = {person.code: place for place, person in enumerate(pool.people)}
    inside = _places(here, members, place_of)
    made = []
    for number, code in enumerate(sorted(team.codes, key=lambda code: (code not in team.seated, _by_code(code))), 1):
        place = place_of[code]
        if code in team.seated:
            could = [pool.people[other].code for other in could_take_over(pool, rules, inside, place)]
            made.append(Chair(number, code, tuple(sorted(could, key=_by_code))))
        else:
            could = [code, *(pool.people[other].code for other in could_replace(pool, rules, inside, place))]
            made.append(Chair(number, "", tuple(sorted(could, key=_by_code))))
    return made


def alternates(here: Setting, members: Sequence[str]) -> dict[str, str | None]:
    """An alternate for each seat, nobody for two, as codes; None for a seat that has none."""
    pool = here.pool
    if pool is None:
        return {}
    place_of = {person.code: place for place, person in enumerate(pool.people)}
    return alternates_of(pool, here.problem(pool).rules, _places(here, members, place_of))


def _places(here: Setting, members: Sequence[str], place_of: dict[str, int]) -> frozenset[int]:
    codes = {each.id: each.card.code for each in here.everybody}
    return frozenset(place_of[codes[id]] for id in members if id in codes)


def _by_code(code: str) -> tuple[int, str]:
    return len(code), code


def approaches(here: Setting) -> list[tuple[str, int, int]]:
    """For each team (name, how many were approached, how many of them declined)."""
    tally = counts(here.dialogue)
    return [
        (team_name(here.dialogue, team), tally.approached.get(team, 0), tally.declined.get(team, 0))
        for team in here.teams
    ]
