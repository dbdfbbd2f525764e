"""The room reflect: its first page. `matrix.py` says how a row is read."""

from matrix import Row

ROWS = [
    Row("reflect:home", 200, 405),
]
