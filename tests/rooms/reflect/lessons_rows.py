"""Lessons in the room reflect: every address, what each role gets there and sees."""

from matrix import Row

LESSON = {"words": "Begin later in the morning", "choice": "series", "key": "5" * 32}

ROWS = [
    Row("reflect:lessons", 200, 302, sent=LESSON, sees="Stop the programme"),
    Row("reflect:edit-lesson", 200, 409, parts={"id": "lesson"}, sent=LESSON | {"version": "9"}, sees="Stop the"),
    Row("reflect:erase-lesson", 405, 302, parts={"id": "lesson"}),
    Row("reflect:shelve", 200, 302, parts={"id": "lesson"}, sent={"words": "Stop the clock"}, sees="Stop the"),
    Row("reflect:take-off", 405, 302, parts={"id": "shelved"}),
    Row("reflect:evidence", 200, 405, sees="Stop the programme"),
    Row(
        "reflect:choice",
        200,
        302,
        parts={"name": "=entry"},
        sent={"kind": "case", "case": "kelman", "key": "6" * 32},
        sees="We look again",
    ),
    Row("reflect:uncite", 405, 302, parts={"id": "evidence"}),
    Row("reflect:search", 200, 200, sent={"wanted": "nothing of it"}),
    Row("reflect:lessons-workshop", 200, 302, sent={"words_0": "Fewer slides", "key": "7" * 32}),
    Row("reflect:lessons-blank", 200, 405),
    Row("reflect:handover", 200, 302, sent={"first": "The promise", "version": "0"}, sees="Stop the programme"),
]
