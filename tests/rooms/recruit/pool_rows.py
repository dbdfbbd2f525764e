"""The pool: every address, what each role gets there and sees. `matrix.py` says how a row is read."""

from matrix import Row

ROWS = [
    Row("recruit:pool", 200, 405, sees="Salma of the wells"),
    Row("recruit:add-person", 405, 302, parts={"side": "=a"}, sent={"name": "Somebody", "reach": "the council"}),
    Row("recruit:add-person+nameless", 405, 422, parts={"side": "=a"}, sent={"name": ""}),
    Row(
        "recruit:person",
        200,
        302,
        parts={"id": "prospect"},
        sent={"name": "Salma", "version": "1"},
        sees="Salma of the wells",
    ),
    Row("recruit:erase-person", 405, 302, parts={"id": "prospect"}),
]
