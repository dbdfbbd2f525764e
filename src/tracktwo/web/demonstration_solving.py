"""The demonstration's second half: predictions, issues, packages, steps of reassurance, a vision. All of it fiction."""

from django.utils.crypto import get_random_string

from tracktwo.matter import asking, issues, ladder, options, packages, predictions, texts
from tracktwo.matter.concerns import Concern
from tracktwo.matter.issues import Issue, Stand
from tracktwo.matter.options import Legitimacy, ObstacleAtHome, Option
from tracktwo.methods import perception
from tracktwo.process.access import OpenMeeting
from tracktwo.process.fields import Words

__all__ = ["predict", "solve"]

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


def predict(meeting: OpenMeeting) -> None:
    """Four questions and a round that five of each side answered, before anything was heard."""
    for first, second, *_answers in QUESTIONS:
        predictions.add_question(meeting, predictions.Question(kind="importance", words=Words(first, second)))
    reading = predictions.begin(meeting)
    handed = predictions.handed_for(meeting, reading.body)
    for place, side in enumerate(meeting.dialogue.sides):
        for person in range(perception.MIN_GROUP):
            values = {}
            for number, (_first, _second, up, coast_of_up, coast, up_of_coast) in enumerate(QUESTIONS):
                own, other = (up, up_of_coast) if place == 0 else (coast, coast_of_up)
                # Two of the five lean a little this way and that; the median stays.
                lean = (0, 0, 0, -1, 1)[person]
                low, high = asking.SCALE
                values[number, place] = min(high, max(low, own + lean))
                values[number, 1 - place] = min(high, max(low, other - lean))
            nonce = bytes.fromhex(get_random_string(32, "0123456789abcdef"))
            asking.hand_in(handed, side.id, nonce, values)
    predictions.close(meeting, reading.id)


def solve(meeting: OpenMeeting) -> None:
    """Issues with their options, packages asked for and valued, the ladder, and a vision."""
    sides = [side.id for side in meeting.dialogue.sides]
    for first, second, agenda, nature, choices in ISSUES:
        issue = issues.add(meeting, Issue(Words(first, second), agenda, nature))  # type: ignore[arg-type]  # of the table
        for words in choices:
            _option(meeting, issue.id, Words(*words), sides)
    road = meeting.room.folio().all(Issue)[2].id
    for side, words in zip(
        sides,
        (("That nobody is stopped and asked for a name.", "ألا يوقَف أحد ويُسأل عن اسمه."),
         ("That a load of fruit is on the market the same day.", "أن تصل حمولة الفاكهة إلى السوق في اليوم نفسه.")),
        strict=True,
    ):  # fmt: skip
        issues.add_stand(meeting, Stand(road, "interest", Words(*words), side))
    same = Words("The same rule on both banks.", "قاعدة واحدة على الضفتين.")
    issues.add_stand(meeting, Stand(road, "criterion", same))
    _weigh(meeting, sides)
    _reassure(meeting, sides)
    _envisage(meeting, sides)


def _option(meeting: OpenMeeting, issue: str, words: Words, sides: list[str]) -> None:
    idea = options.add_idea(meeting, words)
    for side in sides:
        options.keep(meeting, idea.id, side)
    option = next(one for one in meeting.room.folio().all(Option) if one.body.idea == idea.id)
    issues.place(meeting, option.id, issue)
    for side, kinds in zip(sides, SERVES.get(words.first, ()), strict=False):
        found = [one for one in meeting.room.folio().all(Concern) if one.body.owner == side and one.body.kind in kinds]
        for concern in found[:1]:
            options.link(meeting, option.id, concern.id)
    if "council" in words.first:
        options.aim(meeting, option.id, "resources")
        for side, reading in zip(sides, ("open", "carried"), strict=True):
            options.say_legitimacy(meeting, Legitimacy(option.id, side, reading))  # type: ignore[arg-type]
        for side, who, first, second in (
            (sides[0], "Parents in the upper villages", "They would fear for the language.", "سيخافون على اللغة."),
            (sides[1], "The teachers' union of the coast", "Their grades would be compared.", "ستقارن درجاتهم."),
        ):
            body = ObstacleAtHome(option.id, side, "political", who, Words(first, second))
            options.add_obstacle(meeting, body)


def _weigh(meeting: OpenMeeting, sides: list[str]) -> None:
    found = packages.matters(meeting)
    for side, points, worth in zip(sides, POINTS, WORTH, strict=True):
        packages.ask(meeting, side)
        said = packages.Valuation(
            about=packages.digest(found),
            points={one.issue.id: given for one, given in zip(found, points, strict=True)},
            worth={
                one.issue.id: {option.id: part for option, part in zip(one.options, parts, strict=True)}
                for one, parts in zip(found, worth, strict=True)
            },
            usable=True,
        )
        packages.value(meeting, side, said)


def _reassure(meeting: OpenMeeting, sides: list[str]) -> None:
    before: dict[int, str] = {}
    for place, gesture, reassures, exposes, check, first, second in STEPS:
        body = ladder.ReassuranceStep(
            side=sides[place],
            gesture=gesture,  # type: ignore[arg-type]  # of the table
            words=Words(first, second),
            reassures=reassures,
            exposes=exposes,
            lasting=True,
            check=check,
        )
        step = ladder.add(meeting, body)
        ladder.pair(meeting, step.id, [before[place]] if place in before else [], before.get(1 - place, ""), [])
        ladder.read_by(meeting, step.id, sides[1 - place])
        ladder.keep_wording(meeting, step.id)
        before[place] = step.id
    for side in sides:
        ladder.bear(meeting, side, ladder.Bearing(most=3))


def _envisage(meeting: OpenMeeting, sides: list[str]) -> None:
    title = Words("A morning in the valley", "صباح في الوادي")
    one = Words(
        "Children walk to school on either bank, and their parents do not count the minutes.",
        "يمشي الأطفال إلى المدرسة على الضفتين، ولا يعدّ أهلهم الدقائق.",
    )
    draft = texts.write(meeting, 0, title, one, "vision", sides)
    words = Words("“Either bank” leaves out those who live up in the hills.", "«الضفتان» تنسى من يسكن التلال.")
    texts.add_criticism(meeting, texts.Criticism(draft.id, sides[0], "on either bank", words))
    two = Words(
        "Children walk to school in the hills and on either bank, and their parents do not count the minutes.",
        "يمشي الأطفال إلى المدرسة في التلال وعلى الضفتين، ولا يعدّ أهلهم الدقائق.",
    )
    texts.write(meeting, 1, title, two, "vision", sides)
