"""This part of the demonstration: what each side says of channels and of its words for the other. All of it fiction."""

from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText

from . import notes
from .records import SideNote

__all__ = ["play"]

SAID = (
    (0, "channels", "Two teachers write to each other about books", "معلمان يتراسلان بشأن الكتب"),
    (
        0,
        "words",
        "We said “the harbour people”; now we say “the Coast”",
        "كنا نقول “أهل الميناء”؛ والآن نقول “أهل الساحل”",
    ),
    (1, "relations", "Our traders ask theirs before they set a price", "تجارنا يسألون تجارهم قبل تحديد السعر"),
    (1, "thanks", "That they waited for the one who was late", "أنهم انتظروا من تأخّر"),
)


def play(dialogue: OpenDialogue) -> None:
    """A few notes of each side."""
    for side, about, english, arabic in SAID:
        note = SideNote(about, MultilingualText(english, arabic))  # type: ignore[arg-type]  # of the table
        notes.write(dialogue, dialogue.sides[side].id, note)
