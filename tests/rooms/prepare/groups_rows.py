"""The small groups: every address, what each role gets there. `matrix.py` says how a row is read."""

from matrix import Row

ROWS = [
    # In this world one seat is noted, which makes no group.
    Row("prepare:groups", 200, 302, sent={"wanted": "2", "size": "4", "sides": "spread"}),
    Row("prepare:groups-act", 405, 302, sent={"act": "anew"}),
    Row("prepare:groups-act+round", 405, 404, sent={"act": "held", "round": "1"}),
    Row("prepare:groups-act+nothing", 405, 404, sent={"act": "sing"}),
]
