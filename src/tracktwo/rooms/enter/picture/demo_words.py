"""The words of the demonstration's picture, in English and Arabic. An invented country: no office of it exists."""

__all__ = ["DIVIDERS", "GAINS", "GROUPS", "ISSUES", "MILESTONES", "ONIONS", "QUESTIONS", "TIES", "TREE"]

# English, Arabic, side by its number or none, level, power.
GROUPS: tuple[tuple[str, str, int | None, str, str], ...] = (
    ("Uplands council", "مجلس الجبل", 0, "top", "large"),
    ("Uplands guard command", "قيادة حرس الجبل", 0, "top", "large"),
    ("Herders' union", "اتحاد الرعاة", 0, "middle", "middle"),
    ("Uplands clergy", "رجال الدين في الجبل", 0, "middle", "middle"),
    ("Valley teachers", "معلمو الوادي", 0, "grassroots", "small"),
    ("Women's circles of the uplands", "حلقات نساء الجبل", 0, "grassroots", ""),
    ("Coast ministry of interior", "وزارة الداخلية في الساحل", 1, "top", "large"),
    ("Coast assembly", "جمعية الساحل", 1, "top", "middle"),
    ("Port chamber of trade", "غرفة تجارة المرفأ", 1, "middle", "middle"),
    ("Coast clergy", "رجال الدين في الساحل", 1, "middle", "middle"),
    ("Association of the displaced", "رابطة المهجّرين", 1, "grassroots", "small"),
    ("Border traders", "تجار الحدود", None, "grassroots", "middle"),
    ("River commission", "لجنة النهر", None, "middle", "small"),
)
# Two groups, kind, whether it is kept quiet, which member holds it, days ago.
TIES: tuple[tuple[str, str, str, bool, int, int], ...] = (
    ("Uplands council", "Uplands guard command", "alliance", False, 0, 300),
    ("Uplands council", "Coast ministry of interior", "broken", False, 0, 280),
    ("Uplands council", "Coast ministry of interior", "tension", False, 1, 60),
    ("Uplands guard command", "Coast ministry of interior", "conflict", False, 0, 300),
    ("Coast ministry of interior", "Coast assembly", "tension", False, 0, 200),
    ("Coast assembly", "Port chamber of trade", "alliance", False, 0, 200),
    ("Uplands council", "Herders' union", "tension", False, 0, 30),
    ("Herders' union", "Port chamber of trade", "channel", True, 0, 90),
    ("Uplands clergy", "Coast clergy", "channel", False, 1, 45),
    ("River commission", "Herders' union", "channel", False, 2, 150),
    ("River commission", "Port chamber of trade", "channel", False, 2, 150),
    ("Border traders", "Herders' union", "alliance", False, 1, 120),
    ("Border traders", "Association of the displaced", "channel", False, 1, 40),
    ("Valley teachers", "Women's circles of the uplands", "alliance", False, 1, 120),
)
# Side, layer, English, Arabic.
ONIONS: tuple[tuple[int, str, str, str], ...] = (
    (0, "position", "The valley road is ours to guard", "حراسة طريق الوادي لنا"),
    (0, "position", "No return before the guard is recognised", "لا عودة قبل الاعتراف بالحرس"),
    (0, "interest", "Wool and cheese reach the port in summer", "أن يصل الصوف والجبن إلى المرفأ صيفاً"),
    (0, "need", "To be asked before anything is decided about the valley", "أن يُسألوا قبل أي قرار في شأن الوادي"),
    (0, "fear", "To vanish as a people in a larger province", "أن يذوبوا في ولاية أكبر"),
    (1, "position", "All displaced return this year", "يعود كل المهجّرين هذا العام"),
    (1, "interest", "Land and papers settled before building begins", "أن تُحسم الأرض والأوراق قبل البناء"),
    (1, "need", "To live without asking leave", "أن يعيشوا من غير استئذان"),
    (1, "need", "That their dead are named", "أن تُسمّى موتاهم"),
)
# Part, the line behind which it lies, English, Arabic.
TREE: tuple[tuple[str, str, str, str], ...] = (
    ("core", "", "Nobody decides for the valley, and everybody claims to", "لا أحد يقرر للوادي، والكل يدّعي ذلك"),
    ("cause", "", "Two registers of land", "سجلّان للأراضي"),
    (
        "cause",
        "Two registers of land",
        "The old province was divided without its people",
        "قُسمت الولاية القديمة من غير أهلها",
    ),
    ("cause", "", "Nobody pays the valley's teachers", "لا أحد يدفع رواتب معلمي الوادي"),
    ("cause", "", "Young men earn nothing but as guards", "لا كسب للشبان إلا في الحراسة"),
    ("effect", "", "The road is closed for weeks", "يُغلق الطريق أسابيع"),
    ("effect", "The road is closed for weeks", "The sick do not reach the hospital", "لا يصل المرضى إلى المستشفى"),
    ("effect", "The road is closed for weeks", "Herds are sold below their price", "تُباع القطعان بأقل من ثمنها"),
    ("effect", "", "Families wait in camps", "تنتظر العائلات في المخيمات"),
)
# Way, what the dialogue does to it, category, English, Arabic.
DIVIDERS: tuple[tuple[str, str, str, str, str], ...] = (
    ("divider", "weaker", "systems", "Two sets of papers at every barrier", "أوراق مختلفة عند كل حاجز"),
    ("divider", "stronger", "attitudes",
     "Only English speakers are invited abroad", "لا يُدعى إلى الخارج إلا من يتكلم الإنجليزية"),
    ("divider", "", "symbols", "Two days of mourning", "يومان للحداد"),
    ("connector", "stronger", "values", "The summer market at the bridge", "سوق الصيف عند الجسر"),
    ("connector", "none", "systems", "One electricity line for both banks", "خط كهرباء واحد للضفتين"),
)  # fmt: skip
# Group, change, English, Arabic.
GAINS: tuple[tuple[str, str, str, str], ...] = (
    (
        "Uplands clergy",
        "gains",
        "They are seen with us; invite teachers, too",
        "يُرون معنا؛ فلندعُ المعلمين أيضاً",
    ),
    ("River commission", "loses", "We meet around it; ask its advice first", "نلتقي من حولها؛ فلنسألها أولاً"),
)
# Kind, days ago, English, Arabic.
MILESTONES: tuple[tuple[str, int, str, str], ...] = (
    ("event", 2900, "The valley is divided", "تقسيم الوادي"),
    ("event", 2200, "The first barrier on the road", "أول حاجز على الطريق"),
    ("round", 1900, "First official round, at the lake", "الجولة الرسمية الأولى عند البحيرة"),
    ("settled", 1700, "Text of the lake: exchange of the detained", "نص البحيرة: تبادل المحتجزين"),
    ("event", 1250, "The winter of closed roads", "شتاء الطرق المغلقة"),
    ("round", 700, "Second official round, broken off", "الجولة الرسمية الثانية وقد انقطعت"),
    ("event", 320, "The bridge market opens again", "عودة سوق الجسر"),
)
QUESTIONS: tuple[tuple[str, str], ...] = (
    ("Who could order the guard to open the road?", "من يستطيع أن يأمر الحرس بفتح الطريق؟"),
)
# English, Arabic, agenda, nature.
ISSUES: tuple[tuple[str, str, str, str], ...] = (
    ("When the displaced return", "متى يعود المهجّرون", "on", "interest"),
    ("Which register of land counts", "أي سجلّ للأراضي يُعتدّ به", "off", "interest"),
    ("Who speaks for the border villages", "من يتكلم باسم قرى الحدود", "off", "identity"),
)
