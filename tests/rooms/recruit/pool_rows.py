"""The pool: every address, what each role gets there and sees. `matrix.py` says how a row is read."""

from matrix import Row

ROWS = [
    Row("recruit:pool", 200, 405, sees="Cedar of the wells"),
    Row("recruit:add-person", 405, 302, parts={"side": "=a"}, sent={"name": "Somebody", "reach": "the council"}),
    Row("recruit:add-person+nameless", 405, 422, parts={"side": "=a"}, sent={"name": ""}),
    Row(
        "recruit:person",
        200,
        302,
        parts={"id": "prospect"},
        sent={"name": "Cedar", "version": "2"},
        sees="Cedar of the wells",
    ),
    Row("recruit:erase-person", 405, 302, parts={"id": "prospect"}),
    Row("recruit:judge", 405, 302, parts={"id": "prospect"}, sent={"q-listens": "no", "standing": "2"}),
    Row("recruit:veto", 405, 302, parts={"id": "prospect", "side": "=b"}, sent={"stands": "1"}),
    Row("recruit:apart", 405, 302, parts={"id": "prospect"}, sent={"other": "A102"}),
    Row("recruit:apart+nobody", 405, 422, parts={"id": "prospect"}, sent={"other": "Z999"}),
    Row("recruit:together", 405, 302, parts={"id": "prospect", "pair": "apart"}),
    Row("recruit:import", 200, 422, sent={"do": "read", "text": ""}),
    Row("recruit:import+list", 200, 200, sent={"do": "read", "text": "Willow of the hill", "side": "a"}),
    Row("recruit:questions", 200, 302, sent={"kind": "constituency", "words": "The ports"}, sees="the fishing towns"),
    Row("recruit:erase-question", 405, 302, parts={"id": "coverage_question"}),
    Row("recruit:ask", 200, 302, parts={"question": "=listens", "side": "=a"}, sees="Cedar of the wells"),
]
