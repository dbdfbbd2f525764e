"""Composition of teams: every address, what each role gets there and sees. `matrix.py` says how a row is read."""

from matrix import Row

ROWS = [
    Row("recruit:teams", 200, 405, sees="No team keeps all the rules"),
    Row("recruit:invitations", 200, 405, sees="No team keeps all the rules"),
    Row("recruit:propose", 405, 302, parts={"circle": "=sides"}),
    Row("recruit:propose+unsure", 405, 302, parts={"circle": "=sides"}, sent={"how": "unsure"}),
    Row("recruit:propose+nobody", 405, 409, parts={"circle": "=panel"}),
    Row("recruit:propose+unknown", 405, 404, parts={"circle": "=circus"}),
    Row("recruit:wish", 405, 302, parts={"circle": "=sides"}, sent={"prospect": "*prospect", "what": "pin"}),
    Row("recruit:team-size", 405, 302, parts={"circle": "=sides"}, sent={"fewest": "3", "most": "5", "nominated": "2"}),
    Row(
        "recruit:team-size+turned",
        405,
        422,
        parts={"circle": "=sides"},
        sent={"fewest": "6", "most": "5", "nominated": "2"},
    ),
    Row(
        "recruit:add-rule",
        405,
        302,
        parts={"circle": "=sides"},
        sent={"amount": "least", "number": "1", "question": "mainstream", "team": "each"},
    ),
    Row("recruit:add-rule+empty", 405, 422, parts={"circle": "=sides"}, sent={"amount": "least"}),
    Row("recruit:erase-rule", 405, 302, parts={"circle": "=sides", "id": "team_rule"}),
    Row(
        "recruit:not-together",
        405,
        409,
        parts={"circle": "=sides"},
        sent={"first": "*prospect", "second": "*prospect"},
    ),
]
