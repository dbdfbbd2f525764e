"""Results: every address, what each role gets there and sees. `matrix.py` says how a row is read."""

from matrix import Row

ROWS = [
    Row("reflect:results", 200, 405, sees="What the answers can stand by"),
    Row("reflect:results-for", 200, 405, parts={"audience": "=a"}, sees="By the plan that was fixed"),
    Row("reflect:results-for+outside", 200, 405, parts={"audience": "=outside"}, sees="For the outside"),
    Row("reflect:costs", 200, 302, sent={"side": "a", "cost": "nobody", "course": "on"}, sees="What it costs"),
]
