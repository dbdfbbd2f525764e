"""The room's part of the demonstration: predictions, ideas, issues, packages, steps of reassurance, a vision.

All of it is fiction.
"""

from django.utils.crypto import get_random_string

from tracktwo.matter import issues
from tracktwo.matter.acknowledgement import ACKNOWLEDGED_FIRST
from tracktwo.matter.concerns import Concern
from tracktwo.matter.issues import Issue
from tracktwo.methods import perception
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.fields import MultilingualText
from tracktwo.process.safeguards import override

from .issues import acts as issue_acts
from .issues.records import Stake
from .options import acts as option_acts
from .options.records import Legitimacy, ObstacleAtHome, Option
from .packages import acts as package_acts
from .packages.reads import digest, package_issues
from .packages.records import Valuation
from .predictions import acts as prediction_acts
from .predictions.reads import questionnaire_for
from .predictions.records import SCALE, Question
from .reassurance import acts as reassurance_acts
from .reassurance.records import ReassuranceStep, Tolerance
from .text import acts as text_acts
from .text.records import Criticism

__all__ = ["play"]

QUESTIONS: tuple[tuple[str, str, int, int, int, int], ...] = (
    # English, Arabic, what Uplands answers, what Coast expects of it, what Coast answers, what Uplands expects of it
    ("Schools in one's own language", "مدارس باللغة الأم", 5, 3, 3, 1),
    ("Roads open every day", "طرق مفتوحة كل يوم", 4, 2, 5, 5),
    ("Naming the dead together", "تسمية الموتى معاً", 4, 1, 5, 2),
    ("One office for the valley", "مكتب واحد للوادي", 2, 2, 3, 5),
)
ISSUES: tuple[tuple[str, str, str, str, tuple[tuple[str, str], ...]], ...] = (
    ("Who pays the valley's teachers", "من يدفع رواتب معلمي الوادي", "off", "interest", (
        ("A council of both sides pays", "مجلس من الطرفين يدفع"),
        ("Each side pays its own, by one table", "يدفع كل طرف لمعلميه وفق جدول واحد"),
    )),
    ("When the displaced return", "متى يعود المهجّرون", "on", "interest", (
        ("The first hundred before winter", "المئة الأولى قبل الشتاء"),
        ("All in spring, village by village", "الجميع في الربيع، قرية بعد قرية"),
    )),
    ("How the valley road stays open", "كيف يبقى طريق الوادي مفتوحاً", "on", "interest", (
        ("Patrols of both sides together", "دوريات مشتركة من الطرفين"),
        ("Stewards whom both sides trust", "مشرفون يثق بهم الطرفان"),
        ("Each side guards its own half", "يحرس كل طرف نصفه"),
    )),
    ("The name of the river", "اسم النهر", "off", "identity", ()),
)  # fmt: skip
# Whose needs or fears an option serves: the first of that kind of each side.
SERVES: dict[str, tuple[tuple[str, ...], ...]] = {
    "A council of both sides pays": (("need",), ("fear",)),
    "The first hundred before winter": (("need",), ()),
    "All in spring, village by village": (("fear",), ("fear",)),
    "Stewards whom both sides trust": (("fear",), ("need",)),
    "Patrols of both sides together": ((), ("need",)),
}
# Points on the three issues of interest, and the worth of their options, for the first side and the second.
POINTS: tuple[tuple[int, ...], ...] = ((45, 35, 20), (20, 30, 50))
WORTH: tuple[tuple[tuple[int, ...], ...], ...] = (
    ((0, 100), (100, 0), (0, 100, 60)),
    ((100, 0), (0, 100), (70, 100, 0)),
)
STEPS: tuple[tuple[int, str, int, int, str, str, str], ...] = (
    # side, kind, what it gives the other, what it exposes, how it can be checked, English, Arabic
    (0, "words", 2, 1, "It is said on both radios.", "Say in public that the harbour's dead are mourned here, too.",
     "القول علناً إن موتى الميناء يُحزن عليهم هنا أيضاً."),
    (1, "ease", 3, 2, "Stewards count the cars.", "Open the valley road from dawn to dusk.",
     "فتح طريق الوادي من الفجر إلى الغروب."),
    (0, "open", 4, 3, "Teachers of both sides visit.", "Open the schools' books to teachers of the other side.",
     "فتح كتب المدارس أمام معلمي الطرف الآخر."),
    (1, "give", 4, 3, "The list is read out in both towns.", "Hand over the list of those buried in the hills.",
     "تسليم قائمة من دُفنوا في التلال."),
    (0, "guarantee", 5, 4, "Stewards live in the village.", "Guarantee the first hundred their return, by village.",
     "ضمان عودة المئة الأولى باسم كل قرية."),
)  # fmt: skip


def play(dialogue: OpenDialogue) -> None:
    """Everything from predictions to a vision, in the meeting that is open."""
    meeting = dialogue.meeting
    assert meeting is not None  # noqa: S101  the room before this one opened it
    _predict(meeting)
    _ideas(meeting)
    _solve(meeting)


def _predict(meeting: OpenMeeting) -> None:
    """Four questions, and a round in which five people of each side answered before any concern was heard."""
    for first, second, *_answers in QUESTIONS:
        prediction_acts.add_question(meeting, Question(kind="importance", words=MultilingualText(first, second)))
    heads = {side.id: perception.MIN_GROUP for side in meeting.dialogue.sides}
    prediction_round, slips = prediction_acts.begin(meeting, heads)
    questionnaire = questionnaire_for(meeting, prediction_round.body)
    for place, side in enumerate(meeting.dialogue.sides):
        for person in range(perception.MIN_GROUP):
            values = {}
            for number, (_first, _second, up, coast_of_up, coast, up_of_coast) in enumerate(QUESTIONS):
                own, other = (up, up_of_coast) if place == 0 else (coast, coast_of_up)
                # Two of the five differ by one, up and down, so that the median stays what the table says.
                lean = (0, 0, 0, -1, 1)[person]
                low, high = SCALE
                values[number, place] = min(high, max(low, own + lean))
                values[number, 1 - place] = min(high, max(low, other - lean))
            nonce = bytes.fromhex(get_random_string(32, "0123456789abcdef"))
            prediction_acts.submit(questionnaire, slips[side.id][person], nonce, values)
    prediction_acts.close(meeting, prediction_round.id)


def _solve(meeting: OpenMeeting) -> None:
    """Issues with their options, packages asked for and valued, the ladder, and a vision."""
    sides = [side.id for side in meeting.dialogue.sides]
    for first, second, agenda, nature, choices in ISSUES:
        issue = issues.add(meeting.room, Issue(MultilingualText(first, second), agenda, nature))  # type: ignore[arg-type]  # of the table
        for words in choices:
            _option(meeting, issue.id, MultilingualText(*words), sides)
    road = meeting.room.folio().all(Issue)[2].id
    for side, words in zip(
        sides,
        (("That nobody is stopped and asked for a name.", "ألا يوقَف أحد ويُسأل عن اسمه."),
         ("That a load of fruit is on the market the same day.", "أن تصل حمولة الفاكهة إلى السوق في اليوم نفسه.")),
        strict=True,
    ):  # fmt: skip
        issue_acts.add_stake(meeting, Stake(road, "interest", MultilingualText(*words), side))
    same = MultilingualText("The same rule on both banks.", "قاعدة واحدة على الضفتين.")
    issue_acts.add_stake(meeting, Stake(road, "criterion", same))
    _weigh(meeting, sides)
    _reassure(meeting, sides)
    _envisage(meeting, sides)


def _ideas(meeting: OpenMeeting) -> None:
    """Ideas written down before every key concern was acknowledged: an override, which the safeguards page shows."""
    override(meeting.dialogue, ACKNOWLEDGED_FIRST, "act", meeting.record.id)
    folio = meeting.room.folio()
    needs = {concern.body.owner: concern.id for concern in folio.all(Concern) if concern.body.kind == "need"}
    idea = option_acts.add_idea(
        meeting,
        MultilingualText(
            "A school council in which teachers of both sides sit.", "مجلس مدرسي يجلس فيه معلمون من الطرفين."
        ),
    )
    option_acts.add_idea(
        meeting, MultilingualText("One bus a day that both sides guarantee.", "حافلة واحدة كل يوم يضمنها الطرفان.")
    )
    for side in meeting.dialogue.sides:
        option_acts.keep(meeting, idea.id, side.id)
    option = meeting.room.folio().all(Option)[0]
    for concern in needs.values():
        option_acts.link(meeting, option.id, concern)
    option_acts.make_joint(meeting, option.id)
    title = MultilingualText("Schools of the valley", "مدارس الوادي")
    wording = MultilingualText(
        "Both sides hold that the schools of the valley open in autumn. Teachers of both sides will meet once a month.",
        "يرى الطرفان أن مدارس الوادي تُفتح في الخريف. وسيلتقي معلمو الطرفين مرة كل شهر.",
    )
    text_acts.write(meeting, 0, title, wording)


def _option(meeting: OpenMeeting, issue: str, words: MultilingualText, sides: list[str]) -> None:
    idea = option_acts.add_idea(meeting, words)
    for side in sides:
        option_acts.keep(meeting, idea.id, side)
    option = next(each for each in meeting.room.folio().all(Option) if each.body.idea == idea.id)
    option_acts.place(meeting, option.id, issue)
    for side, kinds in zip(sides, SERVES.get(words.first, ()), strict=False):
        concerns = [each for each in meeting.room.folio().all(Concern) if each.body.owner == side]
        for concern in [each for each in concerns if each.body.kind in kinds][:1]:
            option_acts.link(meeting, option.id, concern.id)
    if "council" in words.first:
        option_acts.set_aim(meeting, option.id, "resources")
        for side, reading in zip(sides, ("open", "carried"), strict=True):
            option_acts.set_legitimacy(meeting, Legitimacy(option.id, side, reading))  # type: ignore[arg-type]
        for side, who, first, second in (
            (sides[0], "Parents in the upper villages", "They would fear for the language.", "سيخافون على اللغة."),
            (sides[1], "The teachers' union of the coast", "Their grades would be compared.", "ستقارن درجاتهم."),
        ):
            obstacle = ObstacleAtHome(option.id, side, "political", who, MultilingualText(first, second))
            option_acts.add_obstacle(meeting, obstacle)


def _weigh(meeting: OpenMeeting, sides: list[str]) -> None:
    issues = package_issues(meeting)
    for side, points, worth in zip(sides, POINTS, WORTH, strict=True):
        package_acts.ask(meeting, side)
        valuation = Valuation(
            about=digest(issues),
            points={each.issue.id: given for each, given in zip(issues, points, strict=True)},
            worth={
                each.issue.id: {option.id: part for option, part in zip(each.options, parts, strict=True)}
                for each, parts in zip(issues, worth, strict=True)
            },
            usable=True,
        )
        package_acts.value(meeting, side, valuation)


def _reassure(meeting: OpenMeeting, sides: list[str]) -> None:
    before: dict[int, str] = {}
    for place, gesture, reassures, exposes, check, first, second in STEPS:
        statement = ReassuranceStep(
            side=sides[place],
            gesture=gesture,  # type: ignore[arg-type]  # of the table
            words=MultilingualText(first, second),
            reassures=reassures,
            exposes=exposes,
            lasting=True,
            check=check,
        )
        step = reassurance_acts.add(meeting, statement)
        earlier = [before[place]] if place in before else []
        reassurance_acts.connect(meeting, step.id, earlier, before.get(1 - place, ""), [])
        reassurance_acts.mark_read(meeting, step.id, sides[1 - place])
        reassurance_acts.keep_wording(meeting, step.id)
        before[place] = step.id
    for side in sides:
        reassurance_acts.set_tolerance(meeting, side, Tolerance(most=3))


def _envisage(meeting: OpenMeeting, sides: list[str]) -> None:
    title = MultilingualText("A morning in the valley", "صباح في الوادي")
    first = MultilingualText(
        "Children walk to school on either bank, and their parents do not count the minutes.",
        "يمشي الأطفال إلى المدرسة على الضفتين، ولا يعدّ أهلهم الدقائق.",
    )
    draft = text_acts.write(meeting, 0, title, first, "vision", sides)
    words = MultilingualText(
        "“Either bank” leaves out those who live up in the hills.", "«الضفتان» تنسى من يسكن التلال."
    )
    text_acts.add_criticism(meeting, Criticism(draft.id, sides[0], "on either bank", words))
    second = MultilingualText(
        "Children walk to school in the hills and on either bank, and their parents do not count the minutes.",
        "يمشي الأطفال إلى المدرسة في التلال وعلى الضفتين، ولا يعدّ أهلهم الدقائق.",
    )
    text_acts.write(meeting, 1, title, second, "vision", sides)
