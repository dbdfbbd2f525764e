"""The table of rows of the method, read as data: which rows are met, where, and which are not.

The first table says in words where a row is met; the last one, where a test looks for it: the address of a page
(`enter:decision`), a safeguard (`rule:word-restated`), a command (`tracktwo conflict`), a page of this handbook
(`security.md`), or a test of something that is not there (`tests/test_glossary.py`). A row without a line in the last
table is checked by its words, which name a room.

    python docs/method_rows.py        prints the rows that no line names
"""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

__all__ = ["CONCEPTS", "LAST", "Line", "lines", "open_rows", "placed", "practice"]

DOCS = Path(__file__).resolve().parent
LAST = 149
# What the rows are called that a version may still lack.
CONCEPTS = {
    2: "Profile of track one and a half",
    5: "Linked initiatives by nine tracks",
    6: "Orbits that drift apart",
    18: "Perceptions before and after",
    19: "New channels",
    21: "Ideas carried over",
    22: "Working relations",
    24: "Cumulative results",
    54: "Snowball",
    60: "A team credible at home",
    61: "Mainstream of the community",
    63: "Near power, not in it",
    65: "Young people",
    73: "Norms of the venue",
    75: "No publicity",
    76: "Quiet",
    88: "Time that nobody leads",
    89: "Equal status",
    90: "A favourable climate",
    91: "Intimate contact",
    92: "Pleasant and rewarding",
    93: "Common goals",
    94: "Contact that makes it worse",
    96: "Humanisation",
    97: "Trust",
    98: "Less salient boundaries",
    101: "Informal networks",
    105: "These people and their group",
    106: "Coming home",
    107: "Pressure of the group",
    108: "Reactions of communities",
    109: "Feedback and correction",
    110: "Fed back into policy",
    114: "Words for the other",
    115: "Exchange over a connection",
    116: "Keeping contact over a connection",
    117: "Drafting over a connection",
    119: "Hours in person",
    132: "Thanks",
    134: "Effects with lags",
    136: "Claims with their evidence",
    137: "Reach into societies",
    146: "Elements of reconciliation",
    147: "An agenda of the participants",
}
PRACTICE, PLACES = "## What practice adds", "## Looked up as"
_TOKEN = re.compile(r"`([^`]+)`")


@dataclass(frozen=True)
class Line:
    """One line: its rows (none in the second table), its concept, its words, and what it is looked up as."""

    rows: tuple[int, ...]
    concept: str
    words: str
    places: tuple[str, ...]


def _cells(text: str) -> list[list[str]]:
    rows = [line.strip().strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in cells] for cells in rows if not set("".join(cells)) <= set("-: ")]


def _tables() -> tuple[str, str, str]:
    text = (DOCS / "method-rows.md").read_text(encoding="utf-8")
    words, _heading, rest = text.partition(PRACTICE)
    second, _heading, places = rest.partition(PLACES)
    return words, second, places


def lines() -> list[Line]:
    """The lines of the numbered rows."""
    words, _practice, places = _tables()
    looked_up = {cells[0]: tuple(_TOKEN.findall(cells[1])) for cells in _cells(places)[1:]}
    return [
        Line(tuple(map(int, cells[0].split(","))), cells[1], cells[2], looked_up.get(cells[0], ()))
        for cells in _cells(words)[1:]
    ]


def placed() -> list[str]:
    """The first cells of the table of places: rows, as the first table writes them."""
    return [cells[0] for cells in _cells(_tables()[2])[1:]]


def practice() -> list[Line]:
    """The lines of what practice adds."""
    return [Line((), cells[0], cells[1], tuple(_TOKEN.findall(cells[2]))) for cells in _cells(_tables()[1])[1:]]


def open_rows() -> list[int]:
    """Rows of the method that no line names."""
    met = {row for line in lines() for row in line.rows}
    return [row for row in range(1, LAST + 1) if row not in met]


if __name__ == "__main__":
    sys.stdout.write((", ".join(map(str, open_rows())) or "every row is met") + "\n")
