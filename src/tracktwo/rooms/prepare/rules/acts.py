"""Verbs of the ground rules: worded for this dialogue, chosen, agreed to. Each can be undone."""

from collections.abc import Callable

import msgspec
from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict, NotThere, Refused
from tracktwo.process.records import Workshop
from tracktwo.process.sealed import new_id

from ..days.patterns import in_languages
from .reads import current, standard_rules, wording
from .records import LEVELS, OUTSIDE, GroundRules, Rule, RulesAgreed, Venue

__all__ = ["MOST_RULES", "agree", "choose", "move_rule", "remove_rule", "save_rule", "say_venue", "to_standard"]

# More than a room can keep in mind, and than a wall can show.
MOST_RULES = 12


def _reworded(
    dialogue: OpenDialogue, version: int | None, label: str, change: Callable[[GroundRules], GroundRules]
) -> None:
    """Change the rules; `version` 0 stands for the standard ones, None for whatever stands now.

    Raises:
        Conflict: somebody changed them since they were shown.
    """
    with acting(dialogue.third, label) as draft:
        record = draft.folio.one(GroundRules)
        if version is not None and version != (record.version if record else 0):
            raise Conflict("ground rules")
        rules = change(record.body if record else standard_rules(dialogue))
        draft.put_one(rules)


def save_rule(dialogue: OpenDialogue, place: int | None, version: int, rule: Rule) -> None:
    """Reword the rule at a place, counted from 0; without a place, add one.

    Raises:
        NotThere: no rule stands there.
        Refused: there are `MOST_RULES` already.
        Conflict: somebody changed the rules since they were shown.
    """

    def change(rules: GroundRules) -> GroundRules:
        listed = list(rules.rules)
        if place is None:
            if len(listed) >= MOST_RULES:
                raise Refused(gettext("A room keeps up to %(n)d rules in mind.") % {"n": MOST_RULES})
            listed.append(rule)
        elif place < len(listed):
            listed[place] = rule
        else:
            raise NotThere("rule")
        return msgspec.structs.replace(rules, rules=listed)

    _reworded(dialogue, version, gettext_noop("ground rule reworded"), change)


def remove_rule(dialogue: OpenDialogue, place: int, version: int) -> None:
    """Take a rule out.

    Raises:
        NotThere: no rule stands there.
        Conflict: somebody changed the rules since they were shown.
    """

    def change(rules: GroundRules) -> GroundRules:
        if place >= len(rules.rules):
            raise NotThere("rule")
        return msgspec.structs.replace(rules, rules=[*rules.rules[:place], *rules.rules[place + 1 :]])

    _reworded(dialogue, version, gettext_noop("ground rule taken out"), change)


def move_rule(dialogue: OpenDialogue, place: int, version: int, by: int) -> None:
    """Move a rule one place up (-1) or down (+1); at either end it stays."""

    def change(rules: GroundRules) -> GroundRules:
        listed, there = list(rules.rules), place + by
        if place >= len(listed):
            raise NotThere("rule")
        if 0 <= there < len(listed):
            listed[place], listed[there] = listed[there], listed[place]
        return msgspec.structs.replace(rules, rules=listed)

    _reworded(dialogue, version, gettext_noop("ground rule moved"), change)


def choose(dialogue: OpenDialogue, outside: str, level: str) -> None:
    """Choose what may leave the room, and how far the dialogue is kept quiet.

    The rule on privacy is worded by that choice as long as nobody has worded it otherwise; else the choice comes first.
    """
    if outside not in OUTSIDE or level not in LEVELS:
        raise NotThere("choice")

    def change(rules: GroundRules) -> GroundRules:
        languages = dialogue.card.languages
        texts = {
            name: Rule(in_languages(title, languages), in_languages(asks, languages))
            for name, (title, asks) in OUTSIDE.items()
        }
        listed = list(rules.rules)
        if outside != rules.outside:
            before = texts[rules.outside]
            if before in listed:
                listed[listed.index(before)] = texts[outside]
            else:
                listed.insert(0, texts[outside])
        return msgspec.structs.replace(rules, rules=listed, outside=outside, level=level)

    _reworded(dialogue, None, gettext_noop("what may leave the room"), change)


def to_standard(dialogue: OpenDialogue) -> None:
    """Back to the seven rules that stand where nobody worded any."""
    _reworded(dialogue, None, gettext_noop("ground rules as they were"), lambda rules: standard_rules(dialogue))


def agree(dialogue: OpenDialogue, side: str) -> None:
    """Each of a side's people agreed in person to the rules as they stand; said again, it no longer holds."""
    dialogue.side(side)
    with acting(dialogue.third, gettext_noop("ground rules agreed to")) as draft:
        now = wording(current(dialogue))
        said = [each for each in draft.folio.all(RulesAgreed) if each.body.side == side]
        for record in said:
            draft.remove(record)
        if not any(record.body.wording == now for record in said):
            draft.add(RulesAgreed(side=side, day=journal.today(draft.folio), wording=now), new_id())


def say_venue(dialogue: OpenDialogue, version: int, venue: Venue) -> None:
    """Where a workshop takes place. Version 0 where nothing was said before.

    Raises:
        NotThere: no such workshop.
        Conflict: somebody changed it since it was shown.
    """
    with acting(dialogue.third, gettext_noop("venue card")) as draft:
        draft.folio.get(Workshop, venue.workshop)
        before = next((each for each in draft.folio.all(Venue) if each.body.workshop == venue.workshop), None)
        if (before.version if before else 0) != version:
            raise Conflict("venue card")
        if before is None:
            draft.add(venue, new_id())
        else:
            draft.replace(before, venue)
