"""Pages of a dialogue as a whole: what each role gets at every address. `matrix.py` says how a row is read."""

from matrix import Row, every

# What an interpreter's browser gets at an address of theirs, where any other one is asked for a code.
TEXT = {"card": "other_card", "part": "=words"}


def theirs(name: str, get: int, post: int, **more: object) -> Row:
    """An interpreter's own page."""
    statuses = ({**every(302), "interpreter": status} for status in (get, post))
    return Row(f"overview:interpreter-{name}", *statuses, of_a_dialogue=False, **more)  # type: ignore[arg-type]


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
    Row("overview:interpreter", 200, 405, sees="قلق"),
    Row("overview:interpreter-waiting", 200, 405, sees="قلق"),
    Row("overview:interpreter-sheet", 405, 200),
    Row("overview:interpreter-take", 405, 302, sent={"take": "*wording", "wording": "*wording_shown"}),
    Row("overview:interpreter-take+aside", 405, 302, sent={"aside": "*wording", "wording": "*wording_shown"}),
    Row("overview:interpreter-take+stale", 405, 409, sent={"take": "*wording", "wording": "*wording"}),
    Row("overview:interpreter-out", 405, 302, sent={"sure": "1"}),
    Row("overview:interpreter-out+unasked", 405, 409),
    theirs("board", 200, 405, sees="A need of the north"),
    theirs("texts", 200, 405, sees="A need of the north"),
    theirs("text", 200, 302, parts=TEXT, sent={"words": "Other words", "seen": "*seen", "key": "9" * 32}, sees="خوف"),
    theirs("text+stale", 200, 409, parts=TEXT, sent={"words": "Other words", "seen": "old"}),
    theirs("text+gone", 404, 404, parts={"card": "=" + "0" * 32, "part": "=words"}),
    theirs("now", 405, 200, parts=TEXT),
    theirs("keep", 405, 204, parts=TEXT, sent={"words": "Half", "key": "9" * 32}),
    Row(
        "overview:interpreter-code",
        {**every(409), "stranger": 200, "interpreter": 200},
        {**every(409), "stranger": 422, "interpreter": 422},
        sent={"code": "wrong"},
        of_a_dialogue=False,
    ),
    Row("overview:interpreter-leave", every(405), every(302), of_a_dialogue=False),
]
