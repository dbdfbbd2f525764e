"""Pages about the third party itself: every address, what each role gets there and sees, as `matrix.py` reads it."""

from matrix import Row

ROWS = [
    Row("enter:team", 200, 405, sees="Studied the wells"),
    # A member's own card is that member's alone.
    Row(
        "enter:team-card",
        (409, 200, 409),
        (409, 302, 409),
        parts={"id": "member"},
        sent={"expertise": "Wells", "speaks": "ar", "version": "0"},
    ),
    Row("enter:erase-team-card", 405, (409, 409, 302), parts={"id": "team_card"}),
    Row(
        "enter:matrix",
        200,
        302,
        sent={"why": "Because", "stance": "2", "voice": "3"},
        sees="Everybody has to come back",
    ),
    Row("enter:erase-former", 405, 302, parts={"id": "former"}),
    Row("enter:matrix-blank", 200, 405),
    Row("enter:axes", 200, 302, sent={"stance_low": "alike", "stance_high": "by law"}),
    Row("enter:erase-placement", 405, (409, 409, 302), parts={"id": "placement"}),
    Row("enter:sides", 200, 405, sees="By letter to the council"),
    Row("enter:questions", 200, 405, sees="Who decides on water?"),
    Row("enter:evenness", 200, 405, sees="North"),
    Row("enter:norms", 200, 405, sees="Nobody is harmed for having come"),
    Row("enter:handover", 200, 405, sees="Who decides on water?"),
    Row("enter:add-card", 200, 302, parts={"kind": "=question"}, sent={"words": "Is it so?"}),
    Row("enter:add-card+fact", 200, 422, parts={"kind": "=question"}, sent={"words": "It is so."}),
    Row(
        "enter:edit-card",
        200,
        302,
        parts={"kind": "=question", "id": "team_question"},
        sent={"words": "Who decides?", "state": "answered", "version": "1"},
        sees="Who decides on water?",
    ),
    Row("enter:erase-card", 405, 302, parts={"kind": "=question", "id": "team_question"}),
]
