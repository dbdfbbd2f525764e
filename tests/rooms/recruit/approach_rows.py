"""The approach: every address, what each role gets there and sees. `matrix.py` says how a row is read."""

from matrix import Row

WHO = {"id": "prospect"}
ROWS = [
    Row("recruit:approach", 200, 405, sees="Cedar of the wells"),
    Row("recruit:way", 200, 302, parts=WHO, sent={"harm": "no", "version": "1"}, sees="a room above the pharmacy"),
    Row("recruit:talked", 405, 422, parts=WHO, sent={"day": ""}),
    Row("recruit:step", 405, 302, parts=WHO | {"act": "=key"}),
    Row("recruit:step+seat", 405, 409, parts=WHO | {"act": "=seat"}, sent={"chair": "Z9"}),
    Row("recruit:step+none", 405, 404, parts=WHO | {"act": "=dance"}),
    Row("recruit:trust", 405, 302, parts={"side": "=a"}, sent={"answer": "yes"}),
    Row("recruit:talk-paper", 200, 405),
    Row("recruit:settle", 200, 302),
]
