"""Pages of a dialogue as a whole: what each role gets at every address. `matrix.py` says how a row is read."""

from matrix import Row, every

ROWS = [
    Row(
        "overview:dialogues",
        every(302, 423, 302, 200, 200, 200, 200),
        every(302, 423, 302, 405, 405, 405, 405),
        sees="Larch",
        of_a_dialogue=False,
    ),
    Row("overview:about", every(200), every(405), of_a_dialogue=False),
    Row(
        "overview:erase-account",
        every(302, 423, 302, 200, 200, 200, 200),
        every(302, 423, 302, 200, 200, 200, 200),
        sent={"passphrase": "wrong"},
        of_a_dialogue=False,
    ),
    Row(
        "overview:begin",
        every(302, 423, 302, 200, 200, 200, 200),
        every(302, 423, 302, 200, 200, 200, 200),
        of_a_dialogue=False,
    ),
    Row("overview:home", 200, 405, sees="North"),
    Row("overview:names", 200, 200, sees="North"),
    Row("overview:safeguards", 200, 405),
    Row(
        "overview:override",
        405,
        302,
        sent={"override-rule": "word-restated", "override-how": "act", "override-subject": "*meeting"},
    ),
    Row("overview:lost", 405, 302),
    Row("overview:step", 405, 302, sent={"room": "enter", "how": "paper"}),
    Row("overview:third-party", 200, 405, sees="the facilitator"),
    Row("overview:add-member", 405, (409, 409, 302), sent={"account": "*charlie", "sides": "a"}),
    Row("overview:convenor", 405, (409, 409, 302), sent={"member": "*member"}),
    Row("overview:remove-member", 405, (409, 409, 302), sent={"member": "*member"}),
    Row("overview:erase", (409, 409, 200), (409, 409, 302), sent={"code_name": "Larch"}),
    Row("overview:export", 200, 405, parts={"record": "record", "form": "=txt"}, sees="Released wording"),
    Row("overview:export+pdf", 200, 405, parts={"record": "record", "form": "=pdf"}),
    Row(
        "overview:backup",
        every(302, 423, 302, 409, 409, 409, 200),
        every(302, 423, 302, 409, 409, 409, 422),
        sent={"how": "folder", "folder": "nowhere"},
        of_a_dialogue=False,
    ),
    Row("overview:look", 200, 405, sees="Larch"),
]
