"""The rules as they hold now, and which sides have agreed to them."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.parts import Sentence
from tracktwo.process.records import Side
from tracktwo.process.sealed import Record, digest_of

from ..days.patterns import in_languages
from .records import STANDARD, GroundRules, Rule, RulesAgreed, Venue

__all__ = ["Agreement", "agreements", "current", "sentences", "standard_rules", "venue_of", "wording"]


@dataclass(frozen=True)
class Agreement:
    """A side and whether it agreed: the day, and whether the rules have been reworded since."""

    side: Side
    day: datetime.date | None
    earlier: bool


def standard_rules(dialogue: OpenDialogue) -> GroundRules:
    """Kelman's seven, in the languages of the dialogue that the program speaks."""
    languages = dialogue.card.languages
    return GroundRules(
        [Rule(in_languages(title, languages), in_languages(asks, languages)) for title, asks in STANDARD]
    )


def current(dialogue: OpenDialogue) -> GroundRules:
    """The rules that hold: this dialogue's own, else the standard ones."""
    record = dialogue.third.folio().one(GroundRules)
    return record.body if record else standard_rules(dialogue)


def wording(rules: GroundRules) -> bytes:
    """A digest of what people agree to."""
    texts = [text for rule in rules.rules for each in (rule.title, rule.asks) for text in each.texts]
    return digest_of(rules.outside, rules.level, *texts)


def agreements(dialogue: OpenDialogue) -> list[Agreement]:
    """Each side in the order of the dialogue."""
    now = wording(current(dialogue))
    said: dict[str, Record[RulesAgreed]] = {each.body.side: each for each in dialogue.third.folio().all(RulesAgreed)}
    agreed = []
    for side in dialogue.sides:
        record = said.get(side.id)
        agreed.append(Agreement(side, record.body.day if record else None, bool(record and record.body.wording != now)))
    return agreed


def venue_of(dialogue: OpenDialogue, workshop: str) -> Record[Venue] | None:
    """The venue card of a workshop."""
    cards = dialogue.third.folio().all(Venue)
    return next((record for record in cards if record.body.workshop == workshop), None)


def sentences(dialogue: OpenDialogue) -> list[Sentence]:
    """What the room's first page says of the rules."""
    agreed = agreements(dialogue)
    if not any(each.day for each in agreed):
        return []
    missing = [dialogue.one_line(each.side.name) for each in agreed if each.day is None]
    earlier = [dialogue.one_line(each.side.name) for each in agreed if each.earlier]
    said = []
    if missing:
        words = _("Not agreed to the ground rules yet: %(sides)s")
        said.append(Sentence(words % {"sides": ", ".join(missing)}, "prepare:rules", "asks"))
    if earlier:
        words = _("Agreed to an earlier wording of the ground rules: %(sides)s")
        said.append(Sentence(words % {"sides": ", ".join(earlier)}, "prepare:rules", "asks"))
    return said or [Sentence(_("Every side has agreed to the ground rules."), "prepare:rules")]
