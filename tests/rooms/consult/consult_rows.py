"""The room consult: every address, what each role gets there and sees. `matrix.py` says how a row is read."""

from matrix import Row

ROWS = [
    Row("consult:home", 200, 405, sees="Displaced people"),
    Row("consult:begin", 200, 302, sent={"language": "en", "entry": "open", "admission": "light", "publicity": "none"}),
    Row("consult:absent", 405, 422, sent={"group": "Women", "modality": "refused"}),
    Row("consult:liaison", 405, 302, sent={"track": "two", "task": "Tell them", "due": "2027-01-02"}),
    Row("consult:finish", 405, 302, parts={"id": "liaison"}),
    Row("consult:erase", 405, 302, parts={"kind": "=absent", "id": "absent"}),
    Row("consult:card", 200, 302, sent={"words": "They fear for their wells"}),
    Row("consult:consultation", 200, 405, parts={"id": "preparing"}, sees="How do we live together?"),
    Row("consult:consultation+carried", 200, 405, parts={"id": "answered"}, sees="How do we live together?"),
    Row(
        "consult:words",
        302,
        302,
        parts={"id": "preparing"},
        sent={"question-en": "Q", "purpose-en": "P", "side-a-en": "North", "side-b-en": "South"},
    ),
    Row("consult:seeds", 302, 200, parts={"id": "preparing"}, sent={"csv": "One more thought"}),
    Row(
        "consult:statements",
        200,
        302,
        parts={"id": "preparing"},
        sent={"count": "3", "s0-en": "One", "s1-en": "Two", "s2-en": "Three"},
    ),
    Row("consult:carry", 302, 200, parts={"id": "preparing"}, sent={"by": "file"}),
    Row("consult:take", 302, 422, parts={"id": "answered"}, sent={"by": "file"}),
    Row("consult:results", 200, 405, parts={"id": "answered"}, sees="How do we live together?"),
    Row("consult:bring", 405, 302, parts={"id": "answered"}, sent={"number": "0"}),
    Row(
        "consult:feedback",
        200,
        302,
        parts={"id": "answered"},
        sent={"title": "Told", "wording": "We read it twice"},
        sees="We read it",
    ),
    Row("consult:release", 405, 302, parts={"id": "answered", "side": "=a"}, sent={"wording": "*told_digest"}),
    Row(
        "consult:release+b",
        405,
        (403, 302, 302),
        parts={"id": "answered", "side": "=b"},
        sent={"wording": "*told_digest"},
    ),
    Row("consult:send-feedback", 302, 409, parts={"id": "answered"}, sent={"by": "file"}),
]
