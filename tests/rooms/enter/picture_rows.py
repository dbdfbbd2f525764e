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
    Row("enter:lines", 200, 302, sent={"groups": "Herders", "ties": "Northern guard; channel; Herders"}),
    Row("enter:kumu", 200, 422),
    Row("enter:blank", 200, 405),
    Row("enter:leave", 200, 422, sees="Northern guard"),
    Row("enter:leave+taken", 200, 200, sent={"form": "json", "read": "1"}),
    Row("enter:onion", 200, 405, sees="The road is ours"),
    Row("enter:tree", 200, 405, sees="Two registers of land"),
    Row("enter:dividers", 200, 405, sees="The market at the bridge"),
    Row("enter:review", 302, 422, sent={"workshop": "none"}),
    Row("enter:timeline", 200, 405, sees="The first round at the lake"),
    Row("enter:issues", 200, 302, sent={"words": "The forests", "agenda": "", "nature": ""}, sees="The pastures"),
    Row("enter:issue", 200, 422, parts={"id": "noted"}, sees="The pastures"),
    Row("enter:add", 302, 422, parts={"kind": "=onion"}),
    Row("enter:statement", 200, 422, parts=TIE, sees="Northern guard"),
    Row("enter:statement+onion", 200, 422, parts={"kind": "=onion", "id": "onion"}, sees="The road is ours"),
    Row("enter:doubt", 302, 422, parts=TIE),
    Row("enter:end", 302, 302, parts=TIE, sent={"until": "2026-11-20"}),
    Row("enter:hold", 405, 302, parts=TIE),
    Row("enter:erase", 405, 302, parts=TIE),
]
