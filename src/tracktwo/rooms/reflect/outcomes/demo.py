"""This part of the demonstration: an outcome that waits, and what sides see changed on the other. All fiction."""

from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText
from tracktwo.process.holders import my_record
from tracktwo.process.journal import today
from tracktwo.process.records import Released

from ..quarters import quarter_of
from . import acts
from .reads import IDEA_KINDS
from .records import ChangeCard, OutcomeDraft

__all__ = ["play"]


def play(dialogue: OpenDialogue) -> None:
    """An outcome in officials that came from a released idea, and a card of each side."""
    day = today(dialogue.third.folio())
    year, quarter = quarter_of(day)
    ideas = [record.id for record in dialogue.joint.folio().all(Released) if record.body.kind in IDEA_KINDS]
    acts.harvest(
        dialogue,
        OutcomeDraft(
            what=MultilingualText(
                "The water offices of both sides measure the wells on the same days",
                "تقيس مديريتا المياه في الجانبين الآبار في الأيام نفسها",
            ),
            whom="officials",
            year=year,
            quarter=quarter,
            part=MultilingualText(
                "The idea of common days was first written down in the second workshop; a regional programme paid "
                "for it",
                "كُتبت فكرة الأيام المشتركة أول مرة في الورشة الثانية، ودفع كلفتها برنامج إقليمي",
            ),
            significance=MultilingualText(
                "Figures are no longer disputed before they are discussed", "لم تعد الأرقام موضع نزاع قبل النقاش فيها"
            ),
            how="document",
            outside="journalist",
            idea=ideas[0] if ideas else "",
            holder=my_record(dialogue).id,
            day=day,
        ),
    )
    seen = (
        ("They now say which wells they mean", "صاروا يقولون أي آبار يقصدون"),
        ("They ask before they answer for us", "صاروا يسألون قبل أن يجيبوا عنا"),
    )
    for side, words in zip(dialogue.sides, seen, strict=False):
        if side.id in dialogue.me.sides:
            acts.say_changed(dialogue, side.id, ChangeCard(words=MultilingualText(*words), day=day))
