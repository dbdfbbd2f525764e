"""This part of the demonstration: initiatives around the dialogue, some out of touch. All of it fiction."""

import datetime

from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText
from tracktwo.process.holders import my_record
from tracktwo.process.sealed import new_id

from . import orbits
from .records import LinkedInitiative, Passed

__all__ = ["play"]

# Track, name, days since a contact and since something was handed on.
AROUND: tuple[tuple[str, str, str, int | None, int | None], ...] = (
    ("government", "The envoy's round on the valley", "جولة المبعوث حول الوادي", 21, 60),
    ("professional", "A second dialogue, of jurists", "حوار ثانٍ بين قانونيين", 75, None),
    ("business", "The traders' circle of the border", "حلقة تجار الحدود", 12, 12),
    ("citizen", "Families of the missing", "عائلات المفقودين", 130, 320),
    ("research", "The school-book commission", "لجنة الكتب المدرسية", 210, None),
    ("religion", "The elders of the two mills", "شيوخ الطاحونتين", 35, 90),
    ("media", "The valley's radio", "إذاعة الوادي", None, None),
)
BETWEEN = ((2, 5, 40), (0, 4, 400))


def play(dialogue: OpenDialogue) -> None:
    """Initiatives on their orbits, and two pairs among them."""
    today = datetime.date.today()
    ids = []
    for track, english, arabic, contact, handoff in AROUND:
        ids.append(new_id())
        words = MultilingualText(english, arabic)
        dated = {"holder": my_record(dialogue).id, "day": today}
        orbits.register(dialogue, LinkedInitiative(track=track, words=words, **dated), ids[-1])  # type: ignore[arg-type]  # of the table
        for kind, ago in (("contact", contact), ("handoff", handoff)):
            if ago is not None:
                passed = Passed(ids[-1], kind, today - datetime.timedelta(days=ago))  # type: ignore[arg-type]  # of the table
                orbits.note(dialogue, passed)
    for first, second, ago in BETWEEN:
        orbits.note(dialogue, Passed(ids[first], "contact", today - datetime.timedelta(days=ago), ids[second]))
