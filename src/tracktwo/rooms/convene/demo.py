"""The room's part of the demonstration: a meeting with its board, a loaded word and a caucus. All of it fiction."""

from typing import Literal

from tracktwo.matter import concerns
from tracktwo.matter.concerns import Concern
from tracktwo.people.visits import Visitor
from tracktwo.process import interpreting, meetings, visiting, wordings
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.fields import MultilingualText
from tracktwo.process.records import Workshop
from tracktwo.process.sealed import new_id

from . import acts, loaded_words
from .records import Barrier, CaucusNote, Cause, Observation, Position

__all__ = ["play"]

# Places of the sides in the dialogue's own order.
UP, COAST = 0, 1
Kind = Literal["need", "fear", "priority", "constraint"]
Nature = Literal["", "misperception", "interest", "identity"]
CONCERNS: tuple[tuple[Kind, int, str, str, str, Nature], ...] = (
    # kind, side, English, Arabic, what became of it, nature
    ("need", UP, "Our children taught in their own language without asking leave for it.",
     "أن يتعلم أطفالنا بلغتهم دون أن يستأذنوا أحداً.", "acknowledged", "identity"),
    ("need", UP, "To be met with respect, before anything is asked of us.",
     "أن نلقى الاحترام قبل أن يُطلب منا أي شيء.", "restated", "identity"),
    ("fear", UP, "That any joint body is the first step to being absorbed.",
     "أن تكون أي هيئة مشتركة أول خطوة نحو ابتلاعنا.", "key", "misperception"),
    ("priority", UP, "The return of those displaced before the next winter.",
     "عودة المهجّرين قبل الشتاء القادم.", "", "interest"),
    ("constraint", UP, "Nobody of ours can be seen to give up the name of the river.",
     "لا يستطيع أحد منا أن يظهر متنازلاً عن اسم النهر.", "", ""),
    ("need", COAST, "Roads through the valley open every day of the year, by right.",
     "أن تبقى طرق الوادي مفتوحة كل أيام السنة، حقاً لا منّة.", "acknowledged", "interest"),
    ("need", COAST, "That the dead of the harbour are named together with theirs.",
     "أن تُذكر أسماء موتى الميناء مع أسماء موتاهم.", "", "identity"),
    ("fear", COAST, "That weapons stay hidden whatever is written by others.",
     "أن يبقى السلاح مخبأً مهما كتب الآخرون.", "restated", "misperception"),
    ("fear", COAST, "Being held hostage by one incident.",
     "أن نصبح رهينة حادث واحد.", "", ""),
    ("priority", COAST, "Salaries of the valley's teachers paid by one office.",
     "أن تدفع جهة واحدة رواتب معلمي الوادي.", "", "interest"),
)  # fmt: skip


def play(dialogue: OpenDialogue) -> None:
    """The first workshop's meeting, in the midst of its first joint day."""
    workshop = dialogue.third.folio().all(Workshop)[0]
    meetings.open_meeting(dialogue, workshop.id, {})
    meeting = dialogue.meeting
    assert meeting is not None  # noqa: S101  opened in the line before
    acts.begin_joint(meeting)
    up, coast = (side.id for side in dialogue.sides)
    _concerns(meeting, (up, coast))
    _beside_concerns(meeting, coast)
    _word_and_notes(meeting, up)
    _interpreter(meeting)


def _concerns(meeting: OpenMeeting, sides: tuple[str, str]) -> None:
    for kind, place, english, arabic, became, nature in CONCERNS:
        words = MultilingualText(english, arabic)
        id = concerns.add(meeting, Concern(kind=kind, owner=sides[place], words=words, nature=nature)).id
        if became:
            concerns.mark_key(meeting, id)
        if became in ("restated", "acknowledged"):
            concerns.restated(meeting, id)
        if became == "acknowledged":
            concerns.confirm(meeting, id)


def _beside_concerns(meeting: OpenMeeting, coast: str) -> None:
    schools = MultilingualText(
        "The valley's schools open in autumn, whoever runs them.",
        "تُفتح مدارس الوادي في الخريف أياً كان من يديرها.",
    )
    concerns.add_shared(meeting, schools, [side.id for side in meeting.dialogue.sides])
    silence = MultilingualText(
        "Nobody has spoken with the other side's teachers for nine years.",
        "لم يتحدث أحد مع معلمي الطرف الآخر منذ تسع سنوات.",
    )
    acts.add_card(meeting, Barrier(silence))
    law = MultilingualText(
        "The land law was written when only one side could read it.",
        "كُتب قانون الأرض حين لم يكن يقرؤه إلا طرف واحد.",
    )
    acts.add_card(meeting, Cause(law))
    road = MultilingualText("No talks before the road is open.", "لا حديث قبل فتح الطريق.")
    acts.add_card(meeting, Position(coast, road))


def _word_and_notes(meeting: OpenMeeting, up: str) -> None:
    word = loaded_words.add(meeting, MultilingualText("respect", "الاحترام"))
    meaning = loaded_words.Meaning(
        means=MultilingualText("Being asked before a thing is decided.", "أن نُسأل قبل أن يُقرَّر الأمر."),
        fears=MultilingualText("A polite word for doing nothing.", "كلمة مهذبة لعدم فعل شيء."),
    )
    loaded_words.give_meaning(meeting, word.id, word.version, up, meaning)
    teachers = MultilingualText("That our own teachers will be paid by others.", "أن يدفع غيرنا رواتب معلمينا.")
    acts.add_caucus_note(meeting, up, CaucusNote("fear", teachers))
    question = Observation(
        kind="content",
        question="What would have to be true for “absorbed” not to happen?",
        opened="the next ten minutes",
    )
    acts.observe(meeting, question)


def _interpreter(meeting: OpenMeeting) -> None:
    """An interpreter came in with a code, and proposes a gentler Arabic word for a fear."""
    visitor = Visitor("", *visiting.enter(interpreting.draw_sheet(meeting)[0]))
    here = visiting.open_visit(visitor)
    assert here is not None  # noqa: S101  the code was drawn in the line before
    fear = next(text for text in here.board.texts if "absorbed" in text.words.first)
    gentler = MultilingualText(fear.words.first, "أن تكون أي هيئة مشتركة أول خطوة نحو ذوباننا فيهم.")
    wordings.propose(here, fear.card, fear.part, wordings.shown_as(fear.words), gentler, new_id())
