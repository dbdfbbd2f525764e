"""The demonstration: an invented country, so that the program can be looked at. Every card of it is fiction."""

import datetime
from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from tracktwo.matter import concerns, options, texts, words
from tracktwo.matter.concerns import Concern
from tracktwo.people import accounts, sessions
from tracktwo.people.sessions import Person
from tracktwo.process import dialogues, meetings
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.fields import Words
from tracktwo.process.records import DialogueCard, Seat, Session, Side
from tracktwo.process.safeguards import pass_step
from tracktwo.rooms.convene import acts
from tracktwo.rooms.convene.records import Between, CaucusNote, Cause, Observation, Position

from .demonstration_consult import consult
from .demonstration_solving import predict, solve

__all__ = ["begin", "build", "prepare_account"]

UP, COAST = "uplands0", "coast000"
STANDINGS: tuple[Literal["near", "former", "civil", "never"], ...] = ("near", "former", "civil", "near", "never")
CONCERNS: tuple[tuple[str, str, str, str, str, str], ...] = (
    # kind, owner, English, Arabic, what became of it, nature
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


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """A demonstration of one's own, in the midst of its first workshop."""
    return redirect("ui:home", dialogue=build(request.person).id)  # type: ignore[attr-defined]


def prepare_account() -> tuple[str, str]:
    """Account and demonstration for `tracktwo demo`: sign-in name and passphrase."""
    name, passphrase = "demo", accounts.new_code(60).lower()
    account, secret, code = accounts.register(name, passphrase, convenor=True)
    accounts.confirm_code(account, secret, code)
    build(sessions.begin(HttpResponse(), account, secret, secure=False))
    return name, passphrase


def build(person: Person) -> OpenDialogue:
    """The whole invented dialogue, through the same acts a person would use."""
    card = DialogueCard(
        code_name="Larch",
        sides=[
            Side(id=UP, name=Words("Uplands", "أهل الجبل")),
            Side(id=COAST, name=Words("Coast", "أهل الساحل")),
        ],
        third_party="The panel",
        languages=["en", "ar"],
        fiction=True,
    )
    dialogue = dialogues.begin(person, card)
    _seats_and_days(dialogue)
    workshop = dialogues.add_workshop(dialogue)
    first = datetime.date.today() - datetime.timedelta(days=2)
    for side in (UP, COAST):
        session = Session(workshop=workshop.id, kind="preliminary", side=side, day=first, minutes=270, held="here")
        dialogues.add_session(dialogue, session)
    for number in range(1, 4):
        day = first + datetime.timedelta(days=number)
        dialogues.add_session(dialogue, Session(workshop=workshop.id, kind="joint", day=day, minutes=360))
    # The session over a connection that experience advises against.
    later = first + datetime.timedelta(days=60)
    dialogues.add_session(
        dialogue,
        Session(workshop=workshop.id, kind="joint", day=later, minutes=120, virtual=True, purpose="solve"),
    )
    meetings.open_meeting(dialogue, workshop.id, {})
    meeting = dialogue.meeting
    assert meeting is not None  # noqa: S101  opened in the line before
    predict(meeting)
    acts.begin_joint(meeting)
    _board(meeting)
    _ideas(meeting)
    solve(meeting)
    consult(meeting)
    return dialogue


def _seats_and_days(dialogue: OpenDialogue) -> None:
    for letter, side in (("U", UP), ("C", COAST)):
        for number, standing in enumerate(STANDINGS, start=1):
            late = (letter, number) == ("C", 4)
            dialogues.add_seat(dialogue, Seat(code=f"{letter}{number}", side=side, standing=standing, late=late))
    for name in ("T2", "T3"):
        dialogues.note_member(dialogue, name)


def _board(meeting: OpenMeeting) -> None:
    for kind, owner, english, arabic, became, nature in CONCERNS:
        concern = Concern(kind=kind, owner=owner, words=Words(english, arabic), nature=nature)  # type: ignore[arg-type]
        id = concerns.add(meeting, concern).id
        if became:
            concerns.mark_key(meeting, id)
        if became in ("restated", "acknowledged"):
            concerns.restated(meeting, id)
        if became == "acknowledged":
            concerns.confirm(meeting, id)
    both = [side.id for side in meeting.dialogue.sides]
    schools = Words(
        "The valley's schools open in autumn, whoever runs them.",
        "تُفتح مدارس الوادي في الخريف أياً كان من يديرها.",
    )
    concerns.add_shared(meeting, schools, both)
    acts.add_card(
        meeting,
        Between(
            words=Words(
                "Nobody has spoken with the other side's teachers for nine years.",
                "لم يتحدث أحد مع معلمي الطرف الآخر منذ تسع سنوات.",
            )
        ),
    )
    acts.add_card(
        meeting,
        Cause(
            words=Words(
                "The land law was written when only one side could read it.",
                "كُتب قانون الأرض حين لم يكن يقرؤه إلا طرف واحد.",
            )
        ),
    )
    acts.add_card(
        meeting,
        Position(side=COAST, words=Words("No talks before the road is open.", "لا حديث قبل فتح الطريق.")),
    )
    word = words.add(meeting, Words("respect", "الاحترام"))
    meaning = words.Meaning(
        means=Words("Being asked before a thing is decided.", "أن نُسأل قبل أن يُقرَّر الأمر."),
        fears=Words("A polite word for doing nothing.", "كلمة مهذبة لعدم فعل شيء."),
    )
    words.give_meaning(meeting, word.id, word.version, UP, meaning)
    note = CaucusNote(
        kind="fear",
        words=Words("That our own teachers will be paid by others.", "أن يدفع غيرنا رواتب معلمينا."),
    )
    acts.add_caucus_note(meeting, UP, note)
    question = Observation(
        kind="content",
        question="What would have to be true for “absorbed” not to happen?",
        opened="the next ten minutes",
    )
    acts.observe(meeting, question)


def _ideas(meeting: OpenMeeting) -> None:
    """What was thought of before all was heard: the gate is passed, and the safeguards page says so."""
    pass_step(meeting.dialogue, "ideas-after-acknowledgement", "act", meeting.record.id)
    folio = meeting.room.folio()
    needs = {one.body.owner: one.id for one in folio.all(Concern) if one.body.kind == "need"}
    idea = options.add_idea(
        meeting,
        Words("A school council in which teachers of both sides sit.", "مجلس مدرسي يجلس فيه معلمون من الطرفين."),
    )
    options.add_idea(meeting, Words("One bus a day that both sides guarantee.", "حافلة واحدة كل يوم يضمنها الطرفان."))
    for side in meeting.dialogue.sides:
        options.keep(meeting, idea.id, side.id)
    option = meeting.room.folio().all(options.Option)[0]
    for concern in needs.values():
        options.link(meeting, option.id, concern)
    options.make_joint(meeting, option.id)
    title = Words("Schools of the valley", "مدارس الوادي")
    wording = Words(
        "Both sides hold that the schools of the valley open in autumn. Teachers of both sides will meet once a month.",
        "يرى الطرفان أن مدارس الوادي تُفتح في الخريف. وسيلتقي معلمو الطرفين مرة كل شهر.",
    )
    texts.write(meeting, 0, title, wording)
