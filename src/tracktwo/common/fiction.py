"""An invented country's consultation, for both demonstrations. Nobody in it exists, and nobody said any of it."""

import numpy as np

from tracktwo.methods.opinion import Votes, from_triples

__all__ = ["GROUPS", "LANGUAGES", "PURPOSE", "QUESTION", "SIDES", "STATEMENTS", "answers"]

LANGUAGES = ["en", "ar"]
QUESTION = {
    "en": "What has to be true for the valley to live in peace?",
    "ar": "ما الذي يجب أن يتحقق ليعيش الوادي في سلام؟",
}
# It does not say who asks, and not that anybody meets: a question in public must not show what is going on elsewhere.
PURPOSE = {
    "en": "Everybody who lives in the valley may answer. What is common and what divides is published, never what one "
    "person answered. All of this is fiction.",
    "ar": "لكل من يعيش في الوادي أن يجيب. يُنشر ما هو مشترك وما يفرّق، ولا يُنشر أبدًا ما أجاب به شخص واحد. كل هذا من "
    "الخيال.",
}
SIDES = ({"en": "Uplands", "ar": "أهل الجبل"}, {"en": "Coast", "ar": "أهل الساحل"})
GROUPS = ({"en": "Women", "ar": "نساء"}, {"en": "Displaced people", "ar": "مهجّرون"})
# English, Arabic, the share of each side that would agree.
STATEMENTS: tuple[tuple[str, str, float, float], ...] = (
    ("The valley road stays open every day, for everybody.", "يبقى طريق الوادي مفتوحاً كل يوم وللجميع.", 0.86, 0.92),
    ("The dead of both sides are named together.", "تُذكر أسماء موتى الطرفين معاً.", 0.78, 0.82),
    ("Every child may be taught in its own language.", "لكل طفل أن يتعلم بلغته.", 0.95, 0.58),
    ("Teachers are paid by one office for the whole valley.", "تدفع جهة واحدة رواتب معلمي الوادي كله.", 0.31, 0.74),
    ("The displaced return before anything else is signed.", "يعود المهجّرون قبل توقيع أي شيء آخر.", 0.88, 0.27),
    ("Weapons are counted by people neither side chose.", "يُحصي السلاح أناس لم يخترهم أي طرف.", 0.35, 0.84),
    ("One incident must not stop everything.", "لا يجوز أن توقف حادثة واحدة كل شيء.", 0.83, 0.8),
    ("Wells are shared by a table both sides can read.", "تُقسم الآبار وفق جدول يستطيع الطرفان قراءته.", 0.72, 0.76),
    ("Young people should meet before leaders do.", "على الشباب أن يلتقوا قبل القادة.", 0.6, 0.57),
    ("There is nobody on the other side to talk to.", "ليس في الطرف الآخر من يُتحدث إليه.", 0.22, 0.18),
    ("The name of the river belongs to those who live at its source.", "اسم النهر لمن يعيش عند منبعه.", 0.81, 0.12),
    ("A market day for both sides every week.", "يوم سوق للطرفين كل أسبوع.", 0.69, 0.75),
)
PEOPLE = (126, 114)
UNDECLARED = 24
SEEN = 0.9
SPREAD, SURE = 0.35, 2.0


def answers(seed: int = 7) -> tuple[Votes, dict[str, str]]:
    """Answers of invented people: votes, and for most of them the place of their side, `0` or `1`."""
    rng = np.random.default_rng(seed)
    side = np.repeat([0, 1], PEOPLE)
    share = np.array([shares for _english, _arabic, *shares in STATEMENTS])
    first, second = np.log(share / (1 - share)).T
    # Where somebody stands between the sides' typical answers, 0 and 1; people of a side differ among themselves.
    place = (side + rng.normal(0, SPREAD, len(side)))[:, None]
    chance = 1 / (1 + np.exp(-SURE * (first + place * (second - first))))
    drawn = rng.random(chance.shape)
    value = np.where(drawn < chance, 1, np.where(drawn < chance + (1 - chance) * 0.85, -1, 0)).astype(np.int8)
    person, statement = np.nonzero(rng.random(chance.shape) < SEEN)
    names = [f"{number:04d}" for number in range(len(side))]
    votes = from_triples(person, statement, value[person, statement], names, range(len(STATEMENTS)))
    quiet = set(rng.choice(len(side), UNDECLARED, replace=False).tolist())
    return votes, {name: str(side[number]) for number, name in enumerate(names) if number not in quiet}
