"""Teams beside each other, in standing, reach and every other coverage question: one picture, never of a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext

from tracktwo.process.fields import Text

from ..pool.candidates import method_name
from ..pool.questions import KINDS, Question
from ..pool.records import STANDINGS
from .rules import team_name
from .solving import Setting

__all__ = ["STATES", "Cell", "Group", "Line", "Team", "comparison", "opened_and_closed", "owed", "teams"]

State = Literal["met", "near", "unsure", "unmet"]
# From the worst to the best.
STATES: tuple[State, ...] = ("unmet", "unsure", "near", "met")


@dataclass(frozen=True)
class Team:
    """One team: its codes in their order, which of them have a seat, and which were not in the team before."""

    id: str
    name: str
    codes: tuple[str, ...]
    seated: frozenset[str]
    fresh: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Cell:
    """How a team stands on a line: a state, or, for standing, how many of it are at that level."""

    state: State | None
    number: int = 0


@dataclass(frozen=True)
class Line:
    """What is asked, and a cell for each team in their order."""

    words: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Group:
    """Lines of one kind under a heading."""

    kind: str
    heading: Text
    lines: tuple[Line, ...]


def teams(here: Setting, members: Sequence[str], earlier: Sequence[str] = ()) -> list[Team]:
    """The teams that these people make, given as ids; with `earlier` it is said who is new."""
    inside, before = set(members), set(earlier)
    made = []
    for team in here.teams:
        own = [each for each in here.everybody if each.id in inside and each.card.side == team]
        made.append(
            Team(
                team,
                team_name(here.dialogue, team),
                tuple(each.card.code for each in own),
                frozenset(each.card.code for each in own if each.card.step == "seated"),
                frozenset(each.card.code for each in own if before and each.id not in before),
            )
        )
    return made


def comparison(here: Setting, made: Sequence[Team]) -> list[Group]:
    """Standing level by level, then whom they reach, for whom they can speak, and what else was asked."""
    people = {each.code: each for each in here.composed}
    levels = []
    for level in sorted(STANDINGS, reverse=True):
        numbers = [sum(people[code].standing == level for code in team.codes) for team in made]
        if any(numbers):
            levels.append(Line(str(STANDINGS[level]), tuple(Cell(None, number) for number in numbers)))
    looked = any(each.standing for each in here.composed)
    standing = [Group("standing", gettext("Standing in their own community"), tuple(levels))] if looked else []
    return [*standing, *_covering(here, made)]


def _covering(here: Setting, made: Sequence[Team]) -> list[Group]:
    """The coverage questions that somebody in the pool was asked; the same lines whatever the teams."""
    known = {name for each in here.composed for name in each.answers}
    groups = []
    for kind, words in KINDS.items():
        asked = [question for question in here.asked if question.kind == kind and method_name(question) in known]
        lines = tuple(
            Line(str(question.words), tuple(_cell(here, team, question) for team in made)) for question in asked
        )
        if lines:
            groups.append(Group(kind, words, lines))
    return groups


def _cell(here: Setting, team: Team, question: Question) -> Cell:
    name = method_name(question)
    answers = {each.says(name) for each in here.composed if each.code in team.codes}
    if "yes" in answers:
        return Cell("met")
    if any(name in here.covered.get(code, ()) for code in team.codes):
        return Cell("near")
    return Cell("unsure" if "unsure" in answers else "unmet")


def opened_and_closed(here: Setting, before: Sequence[Team], after: Sequence[Team]) -> list[tuple[str, bool]]:
    """What a change of teams opens and closes: a sentence for each question of each team, and whether it is a loss."""
    said = []
    for earlier, later in zip(_covering(here, before), _covering(here, after), strict=True):
        for old, new in zip(earlier.lines, later.lines, strict=True):
            for team, was, now in zip(after, old.cells, new.cells, strict=True):
                if was.state and now.state and was.state != now.state:
                    loss = STATES.index(now.state) < STATES.index(was.state)
                    said.append((_changed(now.state, loss) % {"team": team.name, "question": new.words}, loss))
    return said


def _changed(now: State, loss: bool) -> str:
    if now == "unsure":
        return (
            gettext("%(team)s: “%(question)s” is not sure any more.")
            if loss
            else gettext("%(team)s: “%(question)s” may be covered.")
        )
    return {
        "met": gettext("%(team)s: “%(question)s” is covered now."),
        "near": gettext("%(team)s: “%(question)s” is reached through others."),
        "unmet": gettext("%(team)s: “%(question)s” is no longer covered."),
    }[now]


def owed(here: Setting, team: Team) -> list[str]:
    """The coverage that open seats owe: what the whole team covers, and those who have a seat do not yet."""
    taken = Team(team.id, team.name, tuple(code for code in team.codes if code in team.seated), team.seated)
    return [
        line.words
        for group in _covering(here, [team, taken])
        for line in group.lines
        if line.cells[0].state == "met" and line.cells[1].state != "met"
    ]
