"""The picture: every address, what each role gets there and sees. `matrix.py` says how a row is read."""

from matrix import Row

TIE = {"kind": "=tie", "id": "tie"}
ROWS = [
    Row("enter:home", 200, 405, sees="Northern guard"),
    Row("enter:print", 200, 405, sees="Northern guard"),
    Row("enter:picture", 200, 405, sees="Northern guard"),
    Row("enter:add-group", 302, 422, sent={"name": ""}),
    Row("enter:add-tie", 302, 422, sent={"kind": "tension"}),
    Row("enter:group", 200, 422, parts={"id": "group"}, sees="Northern guard"),
    Row("enter:undo", 405, 302),
    Row("enter:statement", 200, 422, parts=TIE, sees="Northern guard"),
    Row("enter:doubt", 302, 422, parts=TIE),
    Row("enter:end", 302, 302, parts=TIE, sent={"until": "2026-11-20"}),
    Row("enter:hold", 405, 302, parts=TIE),
    Row("enter:erase", 405, 302, parts=TIE),
]
