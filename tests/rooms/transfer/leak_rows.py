"""When it leaks. `matrix.py` says how a row is read."""

from matrix import Row

ROWS = [
    Row("transfer:leak", 200, 422, sees="Call them one by one"),
    Row("transfer:leak+more", 200, 302, sent={"out": "picture"}),
    Row("transfer:warned", 405, 302, sent={"place": "*planned"}),
    Row("transfer:leak-step", 405, 302, sent={"step": "*leak_step"}),
    Row("transfer:leak-over", 405, 302),
]
