"""What was learnt and harvested, for page tests: a lesson, what a choice rests on, an outcome, a card of a side."""

from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText
from tracktwo.process.holders import my_record
from tracktwo.process.journal import today
from tracktwo.process.sealed import change
from tracktwo.rooms.reflect.lessons import acts
from tracktwo.rooms.reflect.lessons.records import Evidence
from tracktwo.rooms.reflect.outcomes import acts as outcomes
from tracktwo.rooms.reflect.outcomes.records import ChangeCard, OutcomeDraft
from tracktwo.rooms.reflect.report import acts as reports
from tracktwo.rooms.reflect.report.composing import about, compose
from tracktwo.rooms.reflect.report.records import Report, Section

__all__ = ["harvested", "learnt", "reported"]

WORDS = "Stop the programme when a word stops the room"


def learnt(dialogue: OpenDialogue) -> dict[str, str]:
    """The ids of what was written."""
    lesson = acts.learn(dialogue, WORDS, "series")
    acts.put(dialogue, lesson.id, WORDS)
    holder, day = my_record(dialogue).id, today(dialogue.third.folio())
    acts.cite(
        dialogue,
        Evidence(choice="entry", kind="case", holder=holder, day=day, case="tajikistan", why="We look again"),
        "ce" * 16,
    )
    shelved = dialogue.third.folio().get(type(lesson.body), lesson.id).body.shelf
    return {"lesson": lesson.id, "shelved": shelved, "evidence": "ce" * 16}


def harvested(dialogue: OpenDialogue) -> dict[str, str]:
    """An outcome that waits for the sides, and a card of side a on the other; their ids and digests."""
    holder, day = my_record(dialogue).id, today(dialogue.third.folio())
    draft = OutcomeDraft(
        what=MultilingualText("Both sides measure the wells", "يقيس الجانبان الآبار"),
        whom="officials",
        year=2026,
        quarter=3,
        part=MultilingualText("The idea came from here", "جاءت الفكرة من هنا"),
        holder=holder,
        day=day,
    )
    record = outcomes.harvest(dialogue, draft)
    card = ChangeCard(words=MultilingualText("They answer now", "صاروا يجيبون"), day=day)
    outcomes.say_changed(dialogue, "a", card, "cf" * 16)
    return {
        "harvest": record.id,
        "harvest_digest": outcomes.about_outcome(draft).hex(),
        "change": "cf" * 16,
        "change_digest": outcomes.about_change("a", card).hex(),
    }


def reported(dialogue: OpenDialogue) -> dict[str, str]:
    """A report that left two quarters ago, and one that is being written."""
    section = Section(MultilingualText("Risks", "المخاطر"), MultilingualText("None", "لا شيء"))
    with change(dialogue.joint) as changing:
        left = changing.add(Report(year=2020, quarter=1, sections=[section], numbers={"people": 12}))
    reports.begin(dialogue)
    reports.write(dialogue, 1, "plan", MultilingualText("A second table stands", "طاولة ثانية قائمة"))
    draft = reports.draft_of(dialogue)
    assert draft is not None
    return {"report": left.id, "report_digest": about(compose(dialogue, draft.body)).hex()}
