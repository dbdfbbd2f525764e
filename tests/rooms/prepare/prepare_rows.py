"""The room prepare: every address, what each role gets there and sees. `matrix.py` says how a row is read."""

from matrix import Row

ROWS = [
    Row("prepare:home", 200, 405),
    Row("prepare:print", 200, 405),
    Row("prepare:sessions", 200, 200),
    Row("prepare:connection", 200, 405, sees="North"),
    Row("prepare:workshop", 405, 302),
    Row("prepare:usual-days", 405, 302, sent={"day": "2027-04-01"}),
    Row("prepare:held", 405, 302, parts={"id": "session"}, sent={"how": "here"}),
    Row(
        "prepare:edit-session",
        200,
        302,
        parts={"id": "session"},
        sent={
            "kind": "joint",
            "workshop": "*workshop",
            "day": "2027-05-01",
            "minutes": "60",
            "purpose": "solve",
            "version": "1",
        },
        sees="2027-03-01",
    ),
    Row("prepare:erase-session", 405, 302, parts={"id": "session"}),
    Row("prepare:edit-workshop", 200, 302, parts={"id": "workshop"}, sent={"title": "Wells", "version": "1"}),
    Row("prepare:erase-workshop", 405, 302, parts={"id": "spare_workshop"}),
]
