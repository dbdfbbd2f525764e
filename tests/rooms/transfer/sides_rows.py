"""What sides say, and what comes after. `matrix.py` says how a row is read."""

from matrix import Row

NOTE = {"side": "=a", "id": "side_note"}
STEP = {"id": "reconcile"}
ROWS = [
    Row("transfer:sides", 200, 405, sees="We say the South now"),
    Row("transfer:side-note", 200, 302, parts={"side": "=a"}, sent={"about": "thanks", "words": "That they came"}),
    # The colleague who may not open side b's caucus writes nothing for it.
    Row("transfer:side-note+b", 200, (409, 302, 302), parts={"side": "=b"}, sent={"about": "thanks", "words": "So"}),
    Row("transfer:erase-note", 405, 302, parts=NOTE),
    Row("transfer:hand-key", 405, 302, parts={"side": "=a"}),
    Row("transfer:after", 200, 422, sees="Open the mill together"),
    Row("transfer:template", 405, 302, sent={"area": "cultural"}),
    Row("transfer:step", 200, 422, parts=STEP, sees="Open the mill together"),
    Row("transfer:erase-step", 405, 302, parts=STEP),
    Row("transfer:claims", 200, 405),
]
