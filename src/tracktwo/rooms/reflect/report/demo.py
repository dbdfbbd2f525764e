"""This part of the demonstration: a report that no side has released yet. All of it fiction."""

from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText

from . import acts

__all__ = ["play"]


def play(dialogue: OpenDialogue) -> None:
    """Two headings are written, and the numbers given."""
    acts.begin(dialogue)
    for name, words in (
        (
            "plan",
            MultilingualText(
                "We set out to keep a second table beside stranded talks. It stands, and people of every side come "
                "back to it.",
                "أردنا أن تبقى طاولة ثانية إلى جانب محادثات متعثرة. وهي قائمة، وأناس من كل الأطراف يعودون إليها.",
            ),
        ),
        (
            "logic",
            MultilingualText(
                "We thought that advisers would carry ideas home. They do, but later than we hoped, and to fewer "
                "desks.",
                "ظننا أن المستشارين سيحملون الأفكار إلى ديارهم. وهم يفعلون، لكن أبطأ مما رجونا وإلى مكاتب أقل.",
            ),
        ),
    ):
        record = acts.draft_of(dialogue)
        acts.write(dialogue, record.version if record else 0, name, words)
    record = acts.draft_of(dialogue)
    numbers = {"workshops": 2, "people": 12, "women": 5, "men": 7}
    acts.count(dialogue, record.version if record else 0, numbers)
