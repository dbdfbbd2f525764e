"""The other tracks. `matrix.py` says how a row is read."""

from matrix import Row

OF = {"id": "initiative"}
TASK = {"track": "one", "task": "Tell them", "due": "2030-01-01"}
ROWS = [
    Row("transfer:tracks", 200, 422, sees="circle"),
    Row("transfer:initiative", 200, 422, parts=OF, sees="circle"),
    Row("transfer:passed", 405, 302, sent={"of": "*initiative", "kind": "contact", "day": "2026-11-01"}),
    Row("transfer:erase-initiative", 405, 302, parts=OF),
    Row("transfer:liaison", 405, 302, sent=TASK),
    Row("transfer:liaison-done", 405, 302, parts={"id": "liaison"}),
    Row("transfer:official", 200, 405, sees="The first round at the lake"),
]
