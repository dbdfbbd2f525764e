"""Plans for coming home: who was chosen opens one, and the others learn that it exists. `matrix.py` reads the rows."""

from matrix import Row

OF = {"place": "planned"}
PLAN = {
    "home": "2026-11-20",
    "risk": "some",
    "reach": "call",
    "silence": "Wait",
    "acts": "T2",
    "drill": "2099-01-01",
}
ROWS = [
    Row("transfer:people", 200, 405, sees="How do they come home?"),
    Row("transfer:new-plan", 200, 302, parts={"place": "seat"}, sent=PLAN, sees="A plan for coming home"),
    # The convenor was chosen; the others see that a plan exists.
    Row("transfer:plan", 200, (200, 200, 302), parts=OF, sent={**PLAN, "version": "1"}),
    Row("transfer:by-code", 200, 422, parts=OF, sent={"code": "AAAAA-AAAAA"}, sees="A plan exists"),
    Row("transfer:choose", 405, (422, 422, 302), parts=OF),
    Row("transfer:note", 405, (403, 403, 409), parts=OF, sent={"after": "7", "word": "well"}),
    Row("transfer:protocol", 200, 405, parts=OF),
    Row("transfer:way-out", 200, 302, parts=OF, sees="A way out"),
    Row("transfer:entered", 405, 302, sent={"side": "a"}),
    Row("transfer:risk", 200, 404, parts={"side": "=a"}),
]
