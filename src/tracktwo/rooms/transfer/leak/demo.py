"""This part of the demonstration: a leak on day 90 after the first who went home. All of it fiction."""

from tracktwo.matter.leak_plan import LeakLine, LeakStep, plan_of
from tracktwo.matter.seats import Seat
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText
from tracktwo.process.sealed import change

from . import cases

__all__ = ["play"]

LINE = MultilingualText(
    "People of good will from several places talk about schools. We say no more.",
    "أناس ذوو نية حسنة من أماكن عدة يتحدثون عن المدارس. ولا نقول أكثر من ذلك.",
)
STEPS = (
    ("hour", "sides", "Each side hears it from us first.", "يسمع كل طرف ذلك منّا أولًا."),
    ("morning", "press", "The agreed sentence, and nothing else.", "الجملة التي قبلها كل طرف ولا شيء غيرها."),
)


def play(dialogue: OpenDialogue) -> None:
    """A newspaper says that somebody took part; one seat is named and has been warned."""
    plan = plan_of(dialogue.third.folio())
    if not plan:
        with change(dialogue.third) as changing:
            changing.add(LeakLine(LINE, [side.id for side in dialogue.sides]))
            for when, to, english, arabic in STEPS:
                changing.add(LeakStep(when, to, MultilingualText(english, arabic)))  # type: ignore[arg-type]  # of the table
    seat = min(dialogue.third.folio().all(Seat), key=lambda each: each.body.code)
    cases.begin(dialogue, ["came"], [seat.id])
    cases.tick_warned(dialogue, seat.id)
