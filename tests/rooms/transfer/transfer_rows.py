"""The room transfer: its first page, and ideas. `matrix.py` says how a row is read."""

from matrix import Row

IDEA = {"id": "carried"}
OF_A = {"id": "carried", "side": "=a"}
KEPT = {**OF_A, "reaction": "reaction"}
ROWS = [
    Row("transfer:home", 200, 405, sees="went one way"),
    Row("transfer:ideas", 200, 405, sees="These went one way"),
    Row("transfer:idea", 200, 422, parts=IDEA, sees="Where did it go?"),
    Row("transfer:answer", 405, 302, parts=IDEA, sent={"line": "*path_line", "answer": "taken"}),
    Row("transfer:take-away", 405, 302, parts=IDEA, sent={"line": "*path_line"}),
    # The facilitator and the one-sided colleague were handed the key of side a with its first reaction.
    Row("transfer:reaction", 200, 422, parts=OF_A, sees="What came back"),
    Row("transfer:release-reaction", 405, 302, parts=KEPT, sent={"wording": "*reaction_mark"}),
    Row("transfer:strike-reaction", 405, 302, parts=KEPT),
    Row("transfer:back", 200, 302),
    Row("transfer:version", 200, 422, parts=IDEA, sees="The next wording"),
    Row("transfer:release-version", 405, 409, parts=OF_A),
]
