"""The table after ASVS: every test it names is there, and every line says how it stands."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "asvs.md").read_text()
STATES = {"met", "in part", "not met", "does not apply"}


def lines() -> list[list[str]]:
    table = PAGE.split("|---|---|---|\n")[1]
    return [[cell.strip() for cell in line.strip("| \n").split("|")] for line in table.splitlines() if line]


def test_every_chapter_stands_in_it() -> None:
    chapters = {int(re.match(r"\d+", cells[0])[0]) for cells in lines()}
    assert chapters == set(range(1, 18))


def test_every_line_has_a_state_and_a_reason_or_a_test() -> None:
    for cells in lines():
        assert cells[1] in STATES, cells
        assert len(cells) == 3 or cells[1] == "does not apply", cells
        if cells[1] in ("in part", "not met"):
            assert len(cells[2]) > 8, cells


def test_every_test_it_names_is_there() -> None:
    named = set(re.findall(r"`(tests/[\w/.]+)`", PAGE))
    assert len(named) > 25
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []
