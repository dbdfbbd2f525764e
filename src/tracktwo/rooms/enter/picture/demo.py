"""The picture of the invented country's conflict, as its third party drew it. All of it is fiction."""

import datetime

from tracktwo.matter import issues
from tracktwo.matter.issues import Issue
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText

from ..reads import holder_choices
from . import acts
from .records import Group, GroupView, Tie

__all__ = ["play"]

UPLANDS, COAST = 0, 1
# English, Arabic, side or none, level, power.
GROUPS: tuple[tuple[str, str, int | None, str, str], ...] = (
    ("Uplands council", "مجلس الجبل", UPLANDS, "top", "large"),
    ("Uplands guard command", "قيادة حرس الجبل", UPLANDS, "top", "large"),
    ("Herders' union", "اتحاد الرعاة", UPLANDS, "middle", "middle"),
    ("Valley teachers", "معلمو الوادي", UPLANDS, "grassroots", "small"),
    ("Women's circles of the uplands", "حلقات نساء الجبل", UPLANDS, "grassroots", ""),
    ("Coast ministry of interior", "وزارة الداخلية في الساحل", COAST, "top", "large"),
    ("Coast assembly", "جمعية الساحل", COAST, "top", "middle"),
    ("Port chamber of trade", "غرفة تجارة المرفأ", COAST, "middle", "middle"),
    ("Coast clergy", "رجال الدين في الساحل", COAST, "middle", "middle"),
    ("Association of the displaced", "رابطة المهجّرين", COAST, "grassroots", "small"),
    ("Border traders", "تجار الحدود", None, "grassroots", "middle"),
    ("River commission", "لجنة النهر", None, "middle", "small"),
)
# Two groups by number, kind, whether it is kept quiet, which member holds it, days ago.
TIES: tuple[tuple[int, int, str, bool, int, int], ...] = (
    (0, 1, "alliance", False, 0, 300),
    (0, 5, "broken", False, 0, 280),
    (0, 5, "tension", False, 1, 60),
    (1, 5, "conflict", False, 0, 300),
    (2, 7, "channel", True, 0, 90),
    (3, 9, "channel", False, 1, 40),
    (5, 6, "tension", False, 0, 200),
    (6, 7, "alliance", False, 0, 200),
    (2, 10, "channel", False, 1, 120),
    (7, 10, "channel", False, 1, 120),
    (0, 2, "tension", False, 0, 30),
    (8, 9, "alliance", False, 0, 150),
    (11, 2, "channel", False, 2, 150),
    (11, 7, "channel", False, 2, 150),
)
ISSUES: tuple[tuple[str, str, str, str], ...] = (
    ("When the displaced return", "متى يعود المهجّرون", "on", "interest"),
    ("Who speaks for the border villages", "من يتكلم باسم قرى الحدود", "off", "identity"),
)


def play(dialogue: OpenDialogue) -> None:
    """Groups and ties, of which two analysts see one differently; and issues, not all of them on the agenda."""
    members = [id for id, _name in holder_choices(dialogue)]
    sides = [side.id for side in dialogue.sides]
    today = datetime.date.today()
    for english, arabic, side, level, power in GROUPS:
        view = GroupView(
            group="",
            holder=members[0],
            day=today - datetime.timedelta(days=300),
            side="" if side is None else sides[side],
            level=level,  # type: ignore[arg-type]  # of the table
            power=power,  # type: ignore[arg-type]
        )
        acts.add_group(dialogue, MultilingualText(english, arabic), view)
    groups = {record.body.name.first: record.id for record in dialogue.third.folio().all(Group)}
    ids = [groups[english] for english, *_ in GROUPS]
    for first, second, kind, back, holder, ago in TIES:
        tie = Tie(
            start=ids[first],
            end=ids[second],
            kind=kind,  # type: ignore[arg-type]
            back=back,
            holder=members[holder],
            day=today - datetime.timedelta(days=ago),
            source="heard" if back else "judgement",
        )
        acts.add(dialogue, tie)
    # Another analyst sees the clergy elsewhere.
    other = GroupView(group=ids[8], holder=members[1], day=today, side=sides[COAST], level="top", power="large")
    acts.see_group(dialogue, other)
    for english, arabic, agenda, nature in ISSUES:
        issue = Issue(MultilingualText(english, arabic), agenda, nature)  # type: ignore[arg-type]
        issues.add(dialogue.third, issue)
