"""The plan for a leak: every address, what each role gets there and sees. `matrix.py` says how a row is read."""

from matrix import Row

STEP = {"when": "day", "to": "press", "side": "a", "says": "Nothing yet", "version": "1"}

ROWS = [
    Row("prepare:publicity", 200, 302, sent=STEP, sees="One voice says the sentence"),
    Row("prepare:publicity+empty", 200, 422, sent={"when": "day", "to": "press"}),
    Row("prepare:leak-usual", 405, 409),
    Row(
        "prepare:leak-line",
        200,
        302,
        sent={"wording": "We listen.", "version": "1"},
        sees="People from both communities",
    ),
    Row("prepare:leak-line+stale", 200, 409, sent={"wording": "We listen.", "version": "7"}),
    Row("prepare:leak-step", 200, 302, parts={"id": "leak_step"}, sent=STEP),
    Row("prepare:leak-step+stale", 200, 409, parts={"id": "leak_step"}, sent=STEP | {"version": "9"}),
    Row("prepare:erase-leak-step", 405, 302, parts={"id": "leak_step"}),
    Row("prepare:leak-exercise", 302, 302, sent={"act": "begin", "scenario": "text"}),
    Row("prepare:leak-exercise+none", 302, 404, sent={"act": "end"}),
]
