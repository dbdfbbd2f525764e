"""Panel, officials, youth, lottery: every address, what each role gets there and sees. `matrix.py` reads a row."""

from matrix import Row

ROWS = [
    Row("recruit:panel", 200, 405),
    Row("recruit:officials", 200, 405),
    Row("recruit:erase-roster", 405, 409),
    Row("recruit:move-official", 405, 409, parts={"id": "seat"}),
    Row("recruit:roster-holder", 405, 409, parts={"id": "member"}),
    Row("recruit:youth", 200, 405),
    Row("recruit:set-youth", 405, 302, sent={"on": "1"}),
    Row("recruit:guardian-consent", 405, 302, parts={"id": "seat"}, sent={"given": "1"}),
    Row("recruit:lottery", 200, 405),
    Row("recruit:lottery-take", 405, 422, sent={"seats": "3"}),
    Row("recruit:lottery-draw", 405, 409, sent={"seed": "4 2 6"}),
    Row("recruit:lottery-erase", 405, 302),
]
