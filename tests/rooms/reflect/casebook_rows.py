"""The casebook in the room reflect: every address, what each role gets there and sees."""

from matrix import Row

ROWS = [
    Row("reflect:casebook", 200, 405),
    Row("reflect:case", 200, 405, parts={"name": "=tajikistan"}),
]
