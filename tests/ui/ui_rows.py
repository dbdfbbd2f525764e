"""What every page uses: every address, what each role gets there and sees. `matrix.py` says how a row is read."""

from matrix import Row, every

ROWS = [
    Row("ui:language", every(302), every(302), sent={"language": "ar", "next": "/"}, of_a_dialogue=False),
    Row(
        "ui:handbook",
        every(302, 423, 302, 200, 200, 200, 200),
        every(302, 423, 302, 405, 405, 405, 405),
        of_a_dialogue=False,
    ),
    Row("ui:live", 200, 405),
    Row(
        "ui:interpreter-live",
        {**every(302), "interpreter": 200},
        {**every(302), "interpreter": 405},
        of_a_dialogue=False,
    ),
    Row("ui:undo", 405, 302),
    Row("ui:autosave", 405, 204, parts={"form": "=concern"}, sent={"words": "typing", "key": "1" * 32}),
]
