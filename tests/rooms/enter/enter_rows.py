"""The room enter as a whole: its first page and its printed pages. `matrix.py` says how a row is read."""

from matrix import Row

ROWS = [
    Row("enter:home", 200, 405, sees="Who decides on water?"),
    Row("enter:print", 200, 405),
]
