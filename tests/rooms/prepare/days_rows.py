"""The timetable: every address, what each role gets there and sees. `matrix.py` says how a row is read."""

from matrix import Row

ROWS = [
    Row("prepare:days", 200, 405),
    Row("prepare:timetable", 200, 405, parts={"id": "planned_workshop"}, sees="Needs and fears"),
    Row(
        "prepare:lay-out",
        405,
        302,
        parts={"id": "spare_workshop"},
        sent={"pattern": "short", "day": "2027-06-01"},
    ),
    Row(
        "prepare:lay-out+again",
        405,
        409,
        parts={"id": "planned_workshop"},
        sent={"pattern": "short", "day": "2027-06-01"},
    ),
    Row("prepare:add-day", 405, 302, parts={"id": "planned_workshop"}, sent={"day": "2027-06-01"}),
    Row(
        "prepare:day",
        200,
        302,
        parts={"id": "workshop_day"},
        sent={"day": "2027-06-01", "begins": "09:30", "ends": "18:00", "version": "1"},
    ),
    Row(
        "prepare:day+backwards",
        200,
        422,
        parts={"id": "workshop_day"},
        sent={"day": "2027-06-01", "begins": "18:00", "ends": "09:30", "version": "1"},
    ),
    Row("prepare:erase-day", 405, 302, parts={"id": "workshop_day"}),
    Row("prepare:one-word", 405, 302, parts={"id": "workshop_day"}),
    Row(
        "prepare:block",
        200,
        302,
        parts={"id": "block"},
        sent={"title": "Wells", "form": "plenary", "minutes": "60", "phase": "hear", "version": "1"},
        sees="Needs and fears",
    ),
    Row("prepare:act", 405, 302, parts={"id": "planned_workshop"}, sent={"act": "later", "card": "*block"}),
    Row("prepare:act+nothing", 405, 409, parts={"id": "planned_workshop"}, sent={"act": "later"}),
    Row("prepare:act+unknown", 405, 404, parts={"id": "planned_workshop"}, sent={"act": "sing", "card": "*block"}),
]
ROWS += [
    Row(
        "prepare:place",
        200,
        302,
        parts={"id": "planned_workshop"},
        sent={"zone": "Asia/Nicosia", "spot": "35.17, 33.36", "rule": "EGYPTIAN", "shift": "1", "version": "0"},
    ),
    Row(
        "prepare:place+nowhere",
        200,
        422,
        parts={"id": "planned_workshop"},
        sent={"zone": "Asia/Atlantis", "spot": "north", "shift": "0", "version": "0"},
    ),
]
ROWS += [
    Row(
        "prepare:proposals",
        200,
        302,
        parts={"id": "planned_workshop"},
        sent={"side": "a", "title": "Roads"},
        sees="Who repairs the wells",
    ),
    Row("prepare:take-in", 405, 302, parts={"id": "proposal"}, sent={"day": "*workshop_day"}),
    Row("prepare:decline", 405, 302, parts={"id": "proposal"}),
    Row("prepare:take-back", 405, 302, parts={"id": "proposal"}),
    Row("prepare:shaped", 405, 302, parts={"id": "planned_workshop"}, sent={"side": "a"}),
    Row("prepare:run", 200, 405),
    Row("prepare:run-act", 405, 302, sent={"act": "leave"}),
    Row("prepare:run-act+unknown", 405, 404, sent={"act": "sing"}),
]
