"""The picture of the invented country's conflict, as its third party drew it. All of it is fiction."""

import datetime
from typing import Any

from tracktwo.matter import issues
from tracktwo.matter.issues import Issue
from tracktwo.matter.official import Milestone
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText
from tracktwo.process.holders import holder_choices

from . import acts
from .demo_words import DIVIDERS, GAINS, GROUPS, ISSUES, MILESTONES, ONIONS, QUESTIONS, TIES, TREE
from .records import (
    Divider,
    Doubt,
    Group,
    GroupView,
    OnionLine,
    OpenQuestion,
    Standing,
    Tie,
    TreeLine,
)

__all__ = ["play"]


def play(dialogue: OpenDialogue) -> None:
    """The whole picture: two analysts see some of it differently, and some of it nobody knows."""
    members = [id for id, _name in holder_choices(dialogue)]
    sides = [side.id for side in dialogue.sides]
    today = datetime.date.today()

    def held(by: int, ago: int) -> dict[str, Any]:
        return {"holder": members[by], "day": today - datetime.timedelta(days=ago)}

    for english, arabic, side, level, power in GROUPS:
        view: dict[str, Any] = {"side": "" if side is None else sides[side], "level": level, "power": power}
        acts.add_group(dialogue, MultilingualText(english, arabic), GroupView(group="", **view, **held(0, 300)))
    groups = {record.body.name.first: record.id for record in dialogue.third.folio().all(Group)}
    for first, second, kind, back, holder, ago in TIES:
        ends: dict[str, Any] = {"start": groups[first], "end": groups[second], "kind": kind, "back": back}
        acts.add(dialogue, Tie(**ends, source="heard" if back else "judgement", **held(holder, ago)))
    # Another analyst sees the clergy higher up.
    clergy: dict[str, Any] = {"group": groups["Coast clergy"], "side": sides[1]}
    acts.see_group(dialogue, GroupView(**clergy, level="top", power="middle", **held(1, 20)))
    for side, layer, english, arabic in ONIONS:
        line: dict[str, Any] = {"side": sides[side], "layer": layer, "words": MultilingualText(english, arabic)}
        acts.add(dialogue, OnionLine(**line, **held(0, 200)))
    _tree(dialogue, held)
    for way, effect, category, english, arabic in DIVIDERS:
        kinds: dict[str, Any] = {"way": way, "effect": effect, "category": category}
        acts.add(dialogue, Divider(**kinds, words=MultilingualText(english, arabic), **held(1, 100)))
    for name, change, english, arabic in GAINS:
        gain: dict[str, Any] = {"group": groups[name], "change": change}
        acts.add(dialogue, Standing(**gain, words=MultilingualText(english, arabic), **held(1, 30)))
    for kind, ago, english, arabic in MILESTONES:
        milestone: dict[str, Any] = {"kind": kind, "words": MultilingualText(english, arabic), "source": "published"}
        acts.add(dialogue, Milestone(**milestone, **held(0, ago)))
    for english, arabic in QUESTIONS:
        acts.add(dialogue, OpenQuestion(words=MultilingualText(english, arabic), **held(1, 15)))
    for english, arabic, agenda, nature in ISSUES:
        issue: dict[str, Any] = {"agenda": agenda, "nature": nature}
        issues.add(dialogue.third, Issue(MultilingualText(english, arabic), **issue))


def _tree(dialogue: OpenDialogue, held: Any) -> None:
    ids: dict[str, str] = {}
    for part, under, english, arabic in TREE:
        words = MultilingualText(english, arabic)
        acts.add(dialogue, TreeLine(part=part, words=words, under=ids.get(under, ""), **held(0, 180)))  # type: ignore[arg-type]
        dialogue.third.forget()
        ids[english] = dialogue.third.folio().all(TreeLine)[-1].id
    doubted = ids["Nobody pays the valley's teachers"]
    doubt = MultilingualText("They are paid, months late, by both sides", "تُدفع لهم متأخرة أشهراً، من الطرفين")
    acts.add(dialogue, Doubt(about=doubted, words=doubt, **held(1, 10)))
