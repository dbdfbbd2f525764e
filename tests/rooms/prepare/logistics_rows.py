"""Logistics: every address, what each role gets there. `matrix.py` says how a row is read."""

from matrix import Row

HOTEL = {"of": "=outside", "key": "=hotel"}

ROWS = [
    Row("prepare:logistics", 200, 405),
    Row("prepare:begin-needs", 405, 302),
    Row("prepare:let-into-needs", 405, 409),
    Row("prepare:end-needs", 405, 302),
    Row("prepare:logistics-card", 200, 302, parts=HOTEL, sent={"holds": "A booking", "version": "0"}),
    Row("prepare:logistics-card+stale", 200, 409, parts=HOTEL, sent={"holds": "A booking", "version": "7"}),
    Row("prepare:logistics-card+needs", 404, 404, parts={"of": "=needs", "key": "=A1"}),
    Row("prepare:logistics-card+nothing", 404, 404, parts={"of": "=spies", "key": "=A1"}),
]
