"""The room recruit: its first page and its coded seats. `matrix.py` says how a row is read."""

from matrix import Row

ROWS = [
    Row("recruit:home", 200, 405, sees="North: 1 seat."),
    Row("recruit:seats", 200, 200, sees="A1"),
    Row("recruit:several", 405, 302, sent={"number": "2"}),
    Row("recruit:erase", 405, 302, parts={"id": "seat"}),
    Row(
        "recruit:edit",
        200,
        302,
        parts={"id": "seat"},
        sent={"code": "A2", "side": "b", "office": "civil", "version": "1"},
        sees="A1",
    ),
]
