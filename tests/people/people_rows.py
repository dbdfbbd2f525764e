"""Accounts and signing in: every address, what each role gets there and sees. `matrix.py` says how a row is read."""

from matrix import Row, every

ROWS = [
    Row("people:start", every(302), every(302), of_a_dialogue=False),
    Row(
        "people:code",
        every(302, 423, 200, 200, 200, 200, 200),
        every(302, 423, 200, 200, 200, 200, 200),
        of_a_dialogue=False,
    ),
    Row("people:join", every(200), every(200), of_a_dialogue=False),
    Row(
        "people:sign-in",
        every(200),
        every(403),
        sent={"name": "nobody", "passphrase": "nothing of the kind"},
        of_a_dialogue=False,
    ),
    Row("people:recover", every(200), every(200), of_a_dialogue=False),
    Row("people:strength", every(405), every(200), sent={"passphrase": "hello"}, of_a_dialogue=False),
    Row(
        "people:lock",
        every(302, 423, 405, 405, 405, 405, 405),
        every(302, 423, 302, 302, 302, 302, 302),
        of_a_dialogue=False,
    ),
    Row(
        "people:unlock",
        every(405),
        every(302, 423, 302, 302, 302, 302, 302),
        sent={"passphrase": "wrong", "next": "/"},
        of_a_dialogue=False,
    ),
    Row("people:sign-out", every(405), every(302), of_a_dialogue=False),
    Row(
        "people:account",
        every(302, 423, 302, 200, 200, 200, 200),
        every(302, 423, 302, 200, 200, 200, 200),
        of_a_dialogue=False,
    ),
    Row(
        "people:here",
        every(302, 423, 204, 204, 204, 204, 204),
        every(302, 423, 405, 405, 405, 405, 405),
        of_a_dialogue=False,
    ),
    Row(
        "people:invite",
        every(302, 423, 302, 405, 405, 405, 405),
        every(302, 423, 302, 302, 302, 302, 302),
        sent={"name": "somebody"},
        of_a_dialogue=False,
    ),
]
