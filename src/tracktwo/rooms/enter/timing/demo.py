"""This part of the demonstration: how colleagues saw the invented country before they began. All of it fiction."""

import datetime

from tracktwo.process.access import OpenDialogue

from ..reads import holder_choices
from .decision import acts as decisions
from .decision.records import EntryDecision, EntryTerms, OfficialTalks
from .ripeness import acts as ripeness
from .ripeness.records import MaintenanceStep, RipenessCard

__all__ = ["play"]


def play(dialogue: OpenDialogue) -> None:
    """Three cards, of which two differ; stranded talks; terms; and the decision that began it all."""
    first, second, *_rest = (holder for holder, _code in holder_choices(dialogue))
    uplands, coast = (side.id for side in dialogue.sides)
    day = datetime.date.today() - datetime.timedelta(days=80)
    for card in _cards(first, second, uplands, coast, day):
        ripeness.assess(dialogue, card)
    step = MaintenanceStep(
        holder=first,
        day=day,
        words="The schools' exchange of letters goes on across the line",
        again=datetime.date.today() + datetime.timedelta(days=14),
    )
    ripeness.add_step(dialogue, step)
    talks = OfficialTalks(
        holder=first,
        day=day,
        source="published",
        complements="The talks on water and passage under the regional organisation, third round",
        talks="stranded",
    )
    decisions.say_talks(dialogue, 0, talks, "active")
    terms = EntryTerms(
        holder=first,
        day=day,
        pays="Two foundations, half each, neither from a neighbouring country",
        may_see="How many days took place and what they cost",
        refuse="Names, notes, photographs, and a say in who is invited",
        stops="One side learns from us what the other said alone; a seat comes to harm",
    )
    decisions.say_terms(dialogue, 0, terms)
    decision = EntryDecision(
        holder=first,
        day=day,
        choice="begin",
        why="Official talks are stranded on the wells. Both sides asked for another way to speak of them.",
        review=datetime.date.today() + datetime.timedelta(days=21),
    )
    decisions.decide(dialogue, decision)


def _cards(first: str, second: str, uplands: str, coast: str, day: datetime.date) -> list[RipenessCard]:
    return [
        RipenessCard(
            side=uplands,
            holder=first,
            day=day,
            cannot_win="yes",
            cannot_win_why="The spring offensive was given up after three weeks",
            hurts="yes",
            hurts_why="Two harvests lost; the co-operatives say so in public",
            way_out="unsure",
            way_out_why="Heard: some at the water office would share the upper wells",
            voice="yes",
            voice_why="The council of the valleys",
            confidence="medium",
            seen_since=f"{day.year - 1}-09",
            motivation="growing",
            optimism="low",
        ),
        RipenessCard(
            side=uplands,
            holder=second,
            day=day,
            cannot_win="unsure",
            cannot_win_why="The council is split, younger commanders still hope",
            hurts="yes",
            way_out="unsure",
            confidence="low",
        ),
        RipenessCard(
            side=coast,
            holder=second,
            day=day,
            source="heard",
            cannot_win="yes",
            hurts="yes",
            hurts_why="The port lost a third of its traffic",
            way_out="yes",
            way_out_why="A former minister's circle speaks of shared passage",
            confidence="medium",
            seen_since=f"{day.year}-02",
            motivation="growing",
            optimism="growing",
        ),
    ]
