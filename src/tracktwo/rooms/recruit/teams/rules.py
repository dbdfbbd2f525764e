"""The rules of a composition under names that pages turn into words, and those words."""

from dataclasses import replace
from math import inf

from django.utils.translation import gettext, ngettext

from tracktwo.methods.composition import (
    LANGUAGE,
    Pool,
    Row,
    Rule,
    apart,
    available_only,
    excluded,
    from_questions,
    included,
    nominator_limits,
    sizes,
    sizes_alike,
)
from tracktwo.process.access import OpenDialogue

from ..pool.candidates import method_name
from ..pool.questions import Question
from ..pool.reads import Person
from ..pool.reads import apart as kept_apart
from ..pool.records import PANEL
from .records import SIDES, TeamPlan, TeamRule

__all__ = ["ALIKE", "NOMINATED", "circle_sides", "in_words", "rule_in_words", "rules_of"]

ALIKE, NOMINATED, WILLING, SEATED = "alike", "nominated", "willing", "seated"
DIFFERENCE = 1


def circle_sides(dialogue: OpenDialogue, circle: str) -> list[str]:
    """The teams of a circle: one for each side, or the panel alone."""
    return [side.id for side in dialogue.sides] if circle == SIDES else [PANEL]


def rules_of(
    dialogue: OpenDialogue, pool: Pool, people: list[Person], plan: TeamPlan, own: list[tuple[str, TeamRule, Question]]
) -> list[Rule]:
    """Every rule, the firmest first, since those at the end are blamed first where they cannot all hold.

    Args:
        dialogue: whose sides and pairs that are kept apart count.
        pool: the people of this circle.
        people: the same as the pool's pages know them.
        plan: sizes, pins and bans.
        own: rules in words as (id, rule, its coverage question).
    """
    sides = circle_sides(dialogue, plan.circle)
    codes = {each.id: each.card.code for each in people}
    rules = [replace(sizes(pool, side, plan.fewest, plan.most), name=f"size:{side}") for side in sides]
    if len(sides) > 1:
        rules.append(replace(sizes_alike(pool, sides, DIFFERENCE), name=ALIKE))
    willing = available_only(pool)
    rules += [replace(willing, name=WILLING)] if willing else []
    for pair in kept_apart(dialogue):
        both = (pair.body.first, pair.body.second)
        if codes.keys() >= set(both):
            rules.append(apart(f"apart:{pair.id}", pool, [codes[id] for id in both]))
    seated = [each.card.code for each in people if each.card.step == "seated"]
    rules += [replace(included(SEATED, pool, seated), relaxable=False)] if seated else []
    named = nominator_limits(pool, plan.nominated) if plan.nominated else []
    # One rule for all of them: its name must not say whose nominations are many.
    rules += [Rule(NOMINATED, tuple(row for rule in named for row in rule.rows))] if named else []
    for id, rule, question in own:
        rules += _own(pool, sides, f"rule:{id}", rule, question)
    rules += [replace(excluded(f"ban:{id}", pool, [codes[id]]), relaxable=True) for id in plan.bans if id in codes]
    rules += [included(f"pin:{id}", pool, [codes[id]]) for id in plan.pins if id in codes]
    return rules


def _own(pool: Pool, sides: list[str], name: str, rule: TeamRule, question: Question) -> list[Rule]:
    """A rule in words, for one team, for each, or for all together. A question that nobody was asked is met by none."""
    asked = method_name(question)
    teams = sides if rule.team == "each" else [rule.team]
    low, high = (rule.number, inf) if rule.amount == "least" else (0, rule.number)
    made = []
    for team in teams:
        if rule.amount == "all":
            rows = tuple(
                Row((place,), (1,), 0, 0)
                for place, person in enumerate(pool.people)
                if team in ("", person.side) and person.says(asked) != "yes"
            )
            made.append(Rule(name, rows))
        elif asked in pool.questions:
            made.append(from_questions(name, pool, asked, team, low, high))
        else:
            made.append(Rule(name, (Row((), (), low, high),)))
    # Under one name: it is one rule that a recruiter wrote, and one that they would give up.
    return [Rule(name, tuple(row for each in made for row in each.rows))]


def in_words(
    dialogue: OpenDialogue, name: str, plan: TeamPlan, people: list[Person], own: list[tuple[str, TeamRule, Question]]
) -> str:
    """A rule as a recruiter reads it, or the plainest words where what it spoke of is gone."""
    kind, _colon, of = name.partition(":")
    codes = {each.id: each.card.code for each in people}
    if kind == "size":
        words = gettext("%(team)s: %(fewest)d to %(most)d people")
        return words % {"team": team_name(dialogue, of), "fewest": plan.fewest, "most": plan.most}
    if kind == "rule":
        return next((rule_in_words(dialogue, rule, question) for id, rule, question in own if id == of), _gone())
    if kind == "apart":
        pair = next((pair.body for pair in kept_apart(dialogue) if pair.id == of), None)
        if pair is None or not {pair.first, pair.second} <= codes.keys():
            return _gone()
        return gettext("Not together: %(one)s and %(other)s") % {"one": codes[pair.first], "other": codes[pair.second]}
    if kind in ("pin", "ban"):
        if of not in codes:
            return _gone()
        return (gettext("Pinned: %(code)s") if kind == "pin" else gettext("Left out: %(code)s")) % {"code": codes[of]}
    return {
        ALIKE: gettext("Teams that differ by one person at most"),
        WILLING: gettext("Nobody with whom a side will not sit"),
        SEATED: gettext("Those who have a seat keep it"),
        NOMINATED: ngettext(
            "At most %(n)d person named by the same person",
            "At most %(n)d people named by the same person",
            plan.nominated,
        )
        % {"n": plan.nominated},
    }[kind]


def rule_in_words(dialogue: OpenDialogue, rule: TeamRule, question: Question) -> str:
    """A recruiter's own rule as a sentence."""
    where = {"": gettext("all teams together"), "each": gettext("each team")}.get(rule.team) or team_name(
        dialogue, rule.team
    )
    said = {"team": where, "question": question.words, "n": rule.number}
    if rule.amount == "all":
        words = gettext("%(team)s: everybody works in “%(question)s”")
        return (
            words if question.kind == LANGUAGE.rstrip(":") else gettext("%(team)s: everybody has “%(question)s”")
        ) % said
    if rule.amount == "least":
        return gettext("%(team)s: at least %(n)d with “%(question)s”") % said
    return gettext("%(team)s: at most %(n)d with “%(question)s”") % said


def team_name(dialogue: OpenDialogue, team: str) -> str:
    """What a team is called."""
    return gettext("Our own panel") if team == PANEL else dialogue.one_line(dialogue.side(team).name)


def _gone() -> str:
    return gettext("a rule that is gone by now")
