"""This part of the demonstration: three released ideas, one of which went to one side's officials alone. Fiction."""

import datetime
from typing import Any

from tracktwo.process import release
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText
from tracktwo.process.sealed import new_id

from ..keeping import of_side
from . import paths, reactions, reads, versions
from .records import IdeaDraft, PathLine, Reaction

__all__ = ["play"]

NONE = MultilingualText("")
IDEAS = (
    MultilingualText("The first hundred families return before winter", "تعود أول مئة عائلة قبل الشتاء"),
    MultilingualText(
        "Stewards whom both sides trust keep the valley road open", "مشرفون يثق بهم الطرفان يبقون طريق الوادي مفتوحًا"
    ),
    MultilingualText("Teachers of both sides are paid from one table", "يُدفع لمعلمي الطرفين وفق جدول واحد"),
)
# Idea, side, level, quarters ago, what it was about, how it went, what came of it.
LINES: tuple[tuple[int, int, str, int, Any, Any, Any], ...] = (
    (0, 0, "officials", 2, "outcome", "ideas", "weighed"),
    (0, 0, "parties", 1, "outcome", "ideas", ""),
    (1, 0, "society", 2, "outcome", "ideas", "taken"),
    (1, 1, "officials", 1, "process", "people", "weighed"),
    (1, 1, "society", 1, "outcome", "ideas", "put off"),
    (2, 1, "parties", 3, "outcome", "ideas", "refused"),
    (2, 0, "officials", 3, "process", "ideas", "taken"),
)
BACK: tuple[tuple[int, int, Any, str, str, bool], ...] = (
    (
        1,
        0,
        "society",
        "The elders say: only if the stewards are paid from both sides",
        "يقول الشيوخ: بشرط أن يُدفع للمشرفين من الطرفين",
        True,
    ),
    (1, 1, "officials", "The harbour office asks who pays them", "يسأل مكتب الميناء من يدفع لهم", True),
    (
        0,
        0,
        "officials",
        "Before winter is too early for the register of houses",
        "قبل الشتاء موعد مبكر على سجل البيوت",
        False,
    ),
)
BETTER = MultilingualText(
    "Stewards whom both sides trust, paid from both sides, keep the valley road open",
    "مشرفون يثق بهم الطرفان، ويُدفع لهم من الطرفين، يبقون طريق الوادي مفتوحًا",
)
WHY = MultilingualText("Elders and the harbour office asked who pays them", "سأل الشيوخ ومكتب الميناء من يدفع لهم")


def play(dialogue: OpenDialogue) -> None:
    """Ideas go out, reactions come back, one idea gets its next version."""
    meeting = dialogue.meeting
    assert meeting is not None  # noqa: S101  a room before this one opened it
    sides = [side.id for side in dialogue.sides]
    for words in IDEAS:
        for each_side in sides:
            release.release(meeting, each_side, "option", NONE, words)
    by_words = {each.words: each.id for each in reads.ideas(dialogue)}
    ids = [by_words[words] for words in IDEAS]
    offered = paths.quarters(datetime.date.today())
    for idea, side, level, ago, matter, moves, came in LINES:
        year, quarter = offered[ago]
        paths.add(
            dialogue,
            PathLine(ids[idea], sides[side], level, year, quarter, 0, matter, moves, came),
        )
    for idea, side, origin, english, arabic, released in BACK:
        id = new_id()
        reaction = Reaction(idea=ids[idea], origin=origin, words=MultilingualText(english, arabic))
        reactions.keep(dialogue, sides[side], reaction, id)
        scope = of_side(dialogue, sides[side])
        if released and scope:
            mark = reactions.wording_mark(scope.folio().get(Reaction, id))
            reactions.release(dialogue, sides[side], id, mark)
    reactions.bring(meeting, [record.id for record in reads.came_back_since(dialogue)])
    draft = IdeaDraft(idea=ids[1], after=1, title=NONE, wording=BETTER, reason=WHY)
    versions.write(meeting, 0, draft)
    for each_side in sides:
        versions.release_version(meeting, each_side, ids[1], {"wording": versions.about(draft).hex()})
