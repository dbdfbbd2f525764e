"""The room enter: its first page and the printed ones. `matrix.py` says how a row is read."""

from matrix import Row

ROWS = [
    Row("enter:home", 200, 405, sees="Decided: We begin"),
    Row("enter:print", 200, 405, sees="The third round"),
]
