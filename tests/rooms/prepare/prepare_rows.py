"""The room prepare: every address, what each role gets there and sees. `matrix.py` says how a row is read."""

from matrix import Row

ROWS = [
    Row("prepare:home", 200, 200),
    Row("prepare:workshop", 405, 302),
    Row("prepare:usual-days", 405, 302, sent={"day": "2027-04-01"}),
    Row("prepare:held", 405, 302, parts={"id": "session"}, sent={"how": "here"}),
]
