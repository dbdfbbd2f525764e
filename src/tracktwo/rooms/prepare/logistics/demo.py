"""The logistics of the invented workshop, by seat and by side. All of it is fiction."""

from django.utils.translation import get_language

from tracktwo.matter.seats import in_order
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText

from . import acts

__all__ = ["HOURS", "NEEDS", "OUTSIDE", "SUPPORT", "play"]

Words = tuple[str, str]
# English and Arabic: these fields have one language, that of whoever begins the demonstration.
NEEDS: dict[str, dict[str, Words]] = {
    "U1": {
        "travel": ("A visa that is asked for six weeks ahead.", "تأشيرة تُطلب قبل ستة أسابيع."),
        "language": ("To and from English.", "من الإنجليزية وإليها."),
    },
    "U4": {"access": ("A room without stairs.", "غرفة بلا درج.")},
    "C2": {
        "diet": ("No meat on fast days.", "بلا لحم في أيام الصوم."),
        "travel": ("Not through the airport of the Uplands.", "ليس عبر مطار الجبل."),
    },
    "C4": {"travel": ("Comes a day late, by road.", "القدوم متأخراً يوماً، بالبر.")},
}
# Journeys and nights by the place of the side: whoever comes from the coast needs a night on the way.
SUPPORT = ((5, 15), (5, 20))
OUTSIDE: dict[str, tuple[Words, Words]] = {
    "hotel": (
        ("Ten rooms for a seminar, and passports copied at the desk.", "عشر غرف لندوة، ونسخ الجوازات عند الاستقبال."),
        ("Copies shredded when we leave; asked in writing.", "إتلاف النسخ عند مغادرتنا؛ طُلب ذلك كتابةً."),
    ),
    "carrier": (
        ("Names, documents and dates of ten journeys.", "أسماء عشر رحلات ووثائقها وتواريخها."),
        ("Booked one by one through two agencies, not as a group.", "حُجزت واحدة واحدة عبر وكالتين، لا كمجموعة."),
    ),
    "visa": (
        ("Ten requests for a seminar of a university.", "عشرة طلبات لندوة في جامعة."),
        ("Nothing can be asked: tell each seat before it applies.", "لا يمكن طلب شيء: يُبلَّغ كل مقعد قبل تقديم الطلب."),
    ),
    "bank": (
        ("One sum to the house, and one to each agency.", "مبلغ واحد للنزل ومبلغ لكل وكالة."),
        ("A purpose that says seminar, and no list.", "غرض يقول ندوة، دون قائمة."),
    ),
    "auditor": (
        ("Receipts by side and by kind.", "إيصالات بحسب الطرف والنوع."),
        ("Agreed before: seats by code, names seen in our office alone, until the year is closed.",
         "متفق عليه سلفاً: المقاعد بالرموز، والأسماء تُرى في مكتبنا وحده، حتى إقفال السنة."),
    ),
}  # fmt: skip
HOURS: dict[str, Words] = {
    "attack": (
        "We stop at once. Each side alone with one of us; phones are handed back. We go on when both sides ask for it.",
        "نتوقف فوراً. كل طرف على حدة مع واحد منا، وتُعاد الهواتف. ونواصل حين يطلب الطرفان ذلك.",
    ),
    "walkout": (
        "T2 walks along and says nothing. The chair calls a break; nobody speaks of who left until they are back.",
        "يمشي T2 معه دون كلام. ويعلن رئيس الجلسة استراحة، ولا يتحدث أحد عمن خرج حتى يعود.",
    ),
    "breakdown": (
        "T3 sits with them in the quiet room; a doctor is ten minutes away. The group has tea.",
        "يجلس T3 معه في الغرفة الهادئة، والطبيب على بعد عشر دقائق. ويشرب الباقون الشاي.",
    ),
}


def play(dialogue: OpenDialogue) -> None:
    """What a few seats need, support that is not quite even, and every card filled in."""

    def said(words: Words) -> str:
        return MultilingualText(*words).for_reader(dialogue.card.languages, get_language())

    acts.begin_needs(dialogue)
    dialogue.third.forget()
    ids = {seat.body.code: seat.id for seat in in_order(dialogue)}
    for code, needs in NEEDS.items():
        acts.save_needs(dialogue, ids[code], 0, {field: said(words) for field, words in needs.items()})
    for side, (journeys, nights) in zip(dialogue.sides, SUPPORT, strict=True):
        acts.save_support(dialogue, side.id, 0, {"journeys": journeys, "nights": nights})
    for who, (holds, asked) in OUTSIDE.items():
        acts.save_outside(dialogue, who, 0, {"holds": said(holds), "asked": said(asked)})
    for what, does in HOURS.items():
        acts.save_hour(dialogue, what, 0, {"does": said(does)})
