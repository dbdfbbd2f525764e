"""Measures: every address, what each role gets there and sees. `matrix.py` says how a row is read."""

from matrix import Row

ROWS = [
    Row("reflect:measures", 200, 422),
]
