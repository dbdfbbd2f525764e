"""The part of timing in the room enter: every address, what each role gets there and sees."""

from matrix import Row

CARD = {"cannot_win": "yes", "source": "judgement", "holder": "*member"}
DECISION = {"form": "decision", "choice": "later", "why": "Not yet", "review": "2099-01-01", "replaces": "*decision"}

ROWS = [
    Row("enter:ripeness", 200, 405, sees="The offensive was given up"),
    Row("enter:ripeness-blank", 200, 405),
    Row("enter:assess", 200, 302, parts={"side": "=a"}, sent=CARD),
    Row(
        "enter:edit-assessment",
        200,
        409,
        parts={"id": "assessment"},
        sent=CARD | {"version": "7"},
        sees="The offensive was given up",
    ),
    Row("enter:erase-timing", 405, 302, parts={"id": "assessment"}, sent={"kind": "card"}),
    Row("enter:step", 405, 302, sent={"words": "A visit", "again": "2099-01-01"}),
    Row("enter:step-done", 405, 302, parts={"id": "alive"}, sent={"done": "yes"}),
    Row("enter:decision", 200, 302, sent=DECISION, sees="They asked us"),
    Row("enter:decision-version", 200, 405, parts={"id": "decision"}, sees="They asked us"),
]
