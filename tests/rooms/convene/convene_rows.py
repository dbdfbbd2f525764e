"""The room convene: every address, what each role gets there and sees. `matrix.py` says how a row is read."""

from matrix import Row

ROWS = [
    Row("convene:home", 200, 405, sees="A need of the north"),
    Row("convene:board", 200, 405, sees="A need of the north"),
    Row("convene:act", 405, 302, sent={"act": "key", "card": "*card"}),
    Row(
        "convene:compose",
        200,
        200,
        parts={"name": "=concern"},
        sent={"kind": "need", "owner": "a", "words": "A card", "key": "00000000000000000000000000000000"},
    ),
    Row(
        "convene:edit",
        200,
        200,
        parts={"id": "card"},
        sent={"kind": "need", "words": "Changed", "version": "1"},
        sees="A need of the north",
    ),
    Row("convene:take-back", 200, 200, parts={"id": "card"}, sees="A need of the north"),
    Row("convene:tag", 200, 200, parts={"id": "card"}, sees="A need of the north"),
    Row("convene:paper", 200, 405, sees="North"),
    Row("convene:from-paper", 200, 302, sent={"a-need": "From paper", "key": "00000000000000000000000000000000"}),
    Row("convene:wall", 200, 405, sees="A need of the north"),
    Row("convene:wall-board", 200, 405, sees="A need of the north"),
    Row("convene:word", 200, 405, parts={"id": "word"}, sees="respect"),
    Row("convene:word-close", 405, 409, parts={"id": "word"}),
    Row(
        "convene:meaning", 405, 302, parts={"id": "word", "side": "=a"}, sent={"means": "What it means", "version": "1"}
    ),
    Row("convene:meaning-restated", 405, 302, parts={"id": "word", "side": "=a"}),
    Row("convene:word-release", 405, 409, parts={"id": "word", "side": "=a"}),
    Row("convene:caucus", 200, 302, parts={"side": "=a"}, sent={"kind": "need", "words": "A note"}, sees="Only a"),
    Row(
        "convene:caucus+b",
        (403, 200, 200),
        (403, 302, 302),
        parts={"side": "=b"},
        sent={"kind": "need", "words": "A note"},
        sees="Only b",
    ),
    Row("convene:bring", 200, 302, parts={"side": "=a", "id": "note_a"}, sees="Only a"),
    Row("convene:bring+b", (403, 200, 200), (403, 302, 302), parts={"side": "=b", "id": "note_b"}, sees="Only b"),
    Row("convene:withdraw", 200, 302, parts={"side": "=a", "id": "note_a"}, sees="Only a"),
    Row("convene:withdraw+b", (403, 200, 200), (403, 302, 302), parts={"side": "=b", "id": "note_b"}, sees="Only b"),
    Row("convene:ticket", 405, 409, sent={"code": "AAAA"}),
    Row("convene:tickets", 302, 302),
    Row("convene:notes", 200, 302, sent={"form": "method", "text": "A note"}, sees="What was heard?"),
    Row("convene:open", 302, 302),
    Row("convene:close", 200, 302, sent={"looked": "1", "code_name": "Larch"}, sees="Released wording"),
    Row("convene:closed", 200, 302, parts={"id": "closed"}, sees="Released wording"),
]
