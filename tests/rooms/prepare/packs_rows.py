"""Packs and the calendar file: every address, what each role gets there. `matrix.py` says how a row is read."""

from matrix import Row

WORKSHOP = {"id": "planned_workshop"}

ROWS = [
    Row("prepare:packs", 200, 405),
    # Nobody said by which clock.
    Row("prepare:calendar", 409, 405, parts=WORKSHOP),
    Row("prepare:pack-file", 200, 405, parts=WORKSHOP | {"audience": "=facilitators", "form": "=docx"}),
    Row("prepare:pack-file+side", 200, 405, parts=WORKSHOP | {"audience": "=a", "form": "=pdf"}),
    Row("prepare:pack-file+nobody", 404, 405, parts=WORKSHOP | {"audience": "=press", "form": "=pdf"}),
    Row("prepare:pack-file+form", 404, 405, parts=WORKSHOP | {"audience": "=room", "form": "=odt"}),
]
