"""The demonstration: every address, what each role gets there and sees. `matrix.py` says how a row is read."""

from matrix import Row, every

ROWS = [
    Row(
        "demonstration",
        every(302, 423, 302, 405, 405, 405, 405),
        every(302, 423, 302, 302, 302, 302, 302),
        of_a_dialogue=False,
    ),
]
