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
    Row("enter:erase-assessment", 405, 302, parts={"id": "assessment"}),
    Row("enter:step-done", 405, 302, parts={"id": "alive"}, sent={"done": "yes"}),
    Row("enter:decision", 200, 302, sent=DECISION, sees="They asked us"),
    Row("enter:decision-version", 200, 405, parts={"id": "decision"}, sees="They asked us"),
    Row("enter:objective", 200, 302, sent={"objective": "resolution", "version": "1"}, sees="If teachers meet"),
    Row("enter:kind", 200, 405),
    Row("enter:theme", 405, 302, sent={"theme": "climate"}),
    Row("enter:seed-questions", 405, 302),
    Row("enter:add-line", 200, 302, parts={"name": "=alive"}, sent={"words": "A visit", "again": "2099-01-01"}),
    Row(
        "enter:edit-line",
        200,
        302,
        parts={"name": "=theory", "id": "theory"},
        sent={"whom": "key", "level": "social", "words": "Otherwise", "version": "1"},
        sees="If teachers meet",
    ),
    Row("enter:erase-line", 405, 302, parts={"name": "=theory", "id": "theory"}),
    Row("enter:evidence", 200, 405, sees="UCDP battle-related deaths, by dyad and year"),
    Row("enter:evidence-take", 405, 422),
    Row("enter:evidence-find", 302, 200, sent={"file": "*conflict_file", "text": "Low"}),
    Row("enter:evidence-file", 200, 405, parts={"id": "conflict_file"}, sees="24.1"),
    Row("enter:erase-evidence", 405, 302, parts={"id": "conflict_file"}),
]
