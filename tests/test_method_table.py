"""The table of rows of the method says what the program has: each place it names exists, and no row gets lost."""

import re
import sys
from pathlib import Path

import pytest
from django.urls import get_resolver

from tracktwo.cli import main
from tracktwo.process.rooms import walk
from tracktwo.process.safeguards import safeguards

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "docs"))

import method_rows  # noqa: E402
from method_rows import Line, lines, open_rows, placed, practice  # noqa: E402

# Rows that this version does not meet. A row leaves this list when a line of the table names it, and never returns.
NOT_MET: frozenset[int] = frozenset()
SOURCES_OF_PRACTICE = 17
LINES = lines()


def addresses() -> set[str]:
    """The name of every page."""
    names = {page.address for room in walk() for page in room.pages}
    for namespace, (_prefix, resolver) in get_resolver().namespace_dict.items():
        names |= {f"{namespace}:{name}" for name in resolver.reverse_dict if isinstance(name, str)}
    return names


def faults(line: Line) -> list[str]:
    """What a line names that the program does not have."""
    rules = {rule.name for rule in safeguards()}
    known = addresses()
    missing = []
    for place in line.places:
        if place.startswith("rule:"):
            there = place.removeprefix("rule:") in rules
        elif place.startswith("tracktwo "):
            there = place.removeprefix("tracktwo ") in main.commands
        elif place.endswith(".md"):
            there = (ROOT / "docs" / place).exists()
        elif place.endswith(".py"):
            there = (ROOT / place).exists()
        else:
            there = place in known
        missing += [] if there else [place]
    return missing


@pytest.mark.parametrize("line", [*LINES, *practice()], ids=lambda line: f"{line.rows or ''} {line.concept}")
def test_what_a_line_names_is_there(line: Line) -> None:
    assert faults(line) == []


@pytest.mark.parametrize("line", [each for each in LINES if not each.places], ids=lambda line: str(line.rows))
def test_a_line_in_words_alone_names_a_room(line: Line) -> None:
    rooms = {str(room.title) for room in walk()} | {"same"}
    assert rooms & set(re.findall(r"\w+", line.words)), f"name a room in the words, or give row {line.rows} a place"


def test_a_place_that_is_gone_is_found() -> None:
    gone = ("enter:nowhere", "rule:no-such-rule", "tracktwo nothing", "nothing.md", "tests/nothing.py")
    assert faults(Line((1,), "", "", gone)) == list(gone)
    assert faults(Line((1,), "", "", ("enter:decision", "rule:word-restated", "tracktwo conflict"))) == []


def test_rows_are_named_once() -> None:
    rows = [row for line in LINES for row in line.rows]
    assert len(rows) == len(set(rows))
    assert set(rows) <= set(range(1, method_rows.LAST + 1))


def test_a_place_belongs_to_a_row() -> None:
    rows = [", ".join(map(str, line.rows)) for line in LINES]
    assert [row for row in placed() if row not in rows] == []


def test_no_row_gets_lost() -> None:
    assert set(open_rows()) <= NOT_MET


def test_the_rules_of_a_line_are_of_its_rows() -> None:
    """A safeguard that a line names has that row among its sources."""
    sources = {rule.name: set(rule.rows) for rule in safeguards()}
    for line in LINES:
        for name in (place.removeprefix("rule:") for place in line.places if place.startswith("rule:")):
            assert sources[name] & set(line.rows), (line.rows, name)


def test_every_source_of_practice_has_a_place() -> None:
    assert len(practice()) == SOURCES_OF_PRACTICE
    assert all(line.places for line in practice())


def test_the_handbook_lists_what_is_not_met() -> None:
    words = (ROOT / "docs" / "method-open.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| (\d+) \|", words, re.MULTILINE) == [str(row) for row in open_rows()]
