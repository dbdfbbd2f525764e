"""Outcomes in the room reflect: every address, what each role gets there and sees."""

from matrix import Row

HARVEST = {"what": "Both measure", "whom": "officials", "part": "Its idea", "when": "2026-3", "key": "8" * 32}

ROWS = [
    Row("reflect:outcomes", 200, 405, sees="Both sides measure the wells"),
    Row("reflect:add-outcome", 200, 302, sent=HARVEST),
    Row("reflect:edit-outcome", 200, 409, parts={"id": "harvest"}, sent=HARVEST | {"version": "9"}, sees="Both sides"),
    Row("reflect:erase-outcome", 405, 302, parts={"id": "harvest"}),
    Row(
        "reflect:changed",
        200,
        302,
        parts={"side": "=a"},
        sent={"words": "They ask", "key": "9" * 32},
        sees="They answer",
    ),
    Row("reflect:changed+b", (200, 200, 200), (409, 302, 302), parts={"side": "=b"}, sent={"words": "They ask"}),
    Row("reflect:erase-change", 405, 302, parts={"side": "=a", "id": "change"}),
    Row("reflect:confirm", 200, 405, sees="Both sides measure the wells"),
    Row("reflect:confirm-one", 405, 302, parts={"id": "harvest", "side": "=a"}, sent={"wording": "*harvest_digest"}),
    Row(
        "reflect:release-change",
        405,
        302,
        parts={"owner": "=a", "id": "change", "side": "=a"},
        sent={"wording": "*change_digest"},
    ),
]
