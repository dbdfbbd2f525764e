"""The ground rules and the conditions of contact: every address, what each role gets there and sees."""

from matrix import Row

RULE = {"title": "Silence", "asks": "A minute of it before each session", "version": "0"}

ROWS = [
    Row("prepare:rules", 200, 405, sees="Privacy"),
    Row("prepare:rules-print", 200, 405, sees="Privacy"),
    Row("prepare:rule", 200, 302, parts={"place": "=1"}, sent=RULE),
    Row("prepare:rule+new", 200, 302, parts={"place": "=new"}, sent=RULE),
    Row("prepare:rule+none", 404, 404, parts={"place": "=99"}, sent=RULE),
    Row("prepare:rule-act", 405, 302, parts={"place": "=1"}, sent={"act": "down", "version": "0"}),
    Row("prepare:rule-act+unknown", 405, 404, parts={"place": "=1"}, sent={"act": "sing", "version": "0"}),
    Row("prepare:rules-choice", 405, 302, sent={"outside": "chatham", "level": "quiet"}),
    Row("prepare:rules-agreed", 405, 302, sent={"side": "a"}),
    Row("prepare:rules-standard", 405, 302),
    Row("prepare:venue", 200, 302, parts={"id": "planned_workshop"}, sent={"place": "academic", "version": "0"}),
    Row("prepare:contact", 200, 405, sees="North"),
    Row(
        "prepare:condition",
        200,
        302,
        parts={"id": "planned_workshop", "condition": "=status"},
        sent={"plan": "Chairs by turns", "state": "met", "version": "0"},
    ),
    Row(
        "prepare:condition+none",
        404,
        404,
        parts={"id": "planned_workshop", "condition": "=luck"},
        sent={"plan": "", "state": "met", "version": "0"},
    ),
    Row("prepare:goal", 200, 302, sent={"words": "Water for both", "version": "0"}),
    Row("prepare:goal-said", 405, 404, sent={"side": "a"}),
    Row("prepare:take-goal-back", 405, 404, sent={"version": "1"}),
    Row(
        "prepare:exit-cards",
        200,
        302,
        parts={"id": "planned_workshop"},
        sent={"side": "a"}
        | {f"{item}-yes": "5" for item in ("worth", "heard", "again")}
        | {f"{item}-{answer}": "0" for item in ("worth", "heard", "again") for answer in ("part", "no")},
    ),
    Row("prepare:exit-print", 200, 405),
]
