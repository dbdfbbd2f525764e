"""Measures: every address, what each role gets there and sees. `matrix.py` says how a row is read."""

from matrix import Row, every

HEADS = {"moment": "after", "heads-a": "6", "heads-b": "6"}
ROWS = [
    Row("reflect:measures", 200, 422, sees="I trust the people from the other side"),
    Row("reflect:scales", 200, 422, sees="Licensed scales"),
    Row("reflect:waves", 200, 405, sees="Wave 2 is open"),
    # A wave is open already.
    Row("reflect:begin-wave", 405, 409, sent=HEADS),
    Row("reflect:hand-round", 405, 302),
    Row("reflect:own", 405, 409),
    Row("reflect:enter-wave", 200, 409, sent={"slip": "0", "key": "a" * 32}, sees="Enter a paper sheet"),
    Row("reflect:wave-sheet", 200, 405, sees="I trust the people from the other side"),
    # Slips are left, and it was not said that everybody has handed in.
    Row("reflect:close-wave", 405, 409, sent={"sure": "1"}),
    Row("reflect:destroy-wave", 405, 302),
    Row("reflect:destroy-kept", 405, 302, sent={"sure": "1"}),
    # For a browser that is handed round alone.
    Row("reflect:answer", every(302), every(302)),
]
