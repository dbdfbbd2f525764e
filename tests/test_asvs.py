"""The table after ASVS: it has every requirement of levels 1 and 2, and whatever is called met names a test."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "asvs.md").read_text()
STATES = {"met", "in part", "not met", "does not apply"}
# Requirements of levels 1 and 2 by section, in release 5.0.0: how many, or which where those of level 3 lie between.
REQUIREMENTS: dict[str, int | list[int]] = {
    "1.1": 2,
    "1.2": 9,
    "1.3": 11,
    "1.4": 3,
    "1.5": 2,
    "2.1": 3,
    "2.2": 3,
    "2.3": 4,
    "2.4": 1,
    "3.2": 2,
    "3.3": 4,
    "3.4": 6,
    "3.5": 5,
    "3.7": 2,
    "4.1": 3,
    "4.2": 1,
    "4.3": 2,
    "4.4": 4,
    "5.1": 1,
    "5.2": 3,
    "5.3": 2,
    "5.4": 3,
    "6.1": 3,
    "6.2": 12,
    "6.3": 4,
    "6.4": 4,
    "6.5": 5,
    "6.6": 3,
    "6.8": 4,
    "7.1": 3,
    "7.2": 4,
    "7.3": 2,
    "7.4": 5,
    "7.5": 2,
    "7.6": 2,
    "8.1": 2,
    "8.2": 3,
    "8.3": 1,
    "8.4": 1,
    "9.1": 3,
    "9.2": 4,
    "10.1": 2,
    "10.2": 2,
    "10.3": 4,
    "10.4": 11,
    "10.5": 5,
    "10.6": 2,
    "10.7": 3,
    "11.1": 2,
    "11.2": 3,
    "11.3": 3,
    "11.4": 4,
    "11.5": 1,
    "11.6": 1,
    "12.1": 3,
    "12.2": 2,
    "12.3": 4,
    "13.1": 1,
    "13.2": 5,
    "13.3": 2,
    "13.4": 5,
    "14.1": 2,
    "14.2": 4,
    "14.3": 3,
    "15.1": 3,
    "15.2": 3,
    "15.3": 7,
    "16.1": 1,
    "16.2": 5,
    "16.3": 4,
    "16.4": 3,
    "16.5": 3,
    "17.1": 1,
    "17.2": 4,
    "17.3": 2,
}


def lines() -> list[list[str]]:
    table = PAGE.split("|---|---|---|\n")[1]
    return [[cell.strip() for cell in line.strip("| \n").split("|")] for line in table.splitlines() if line]


def numbers(section: str) -> list[str]:
    known = REQUIREMENTS[section]
    return [f"{section}.{number}" for number in (range(1, known + 1) if isinstance(known, int) else known)]


def meant(label: str) -> list[str]:
    """The requirements that a line is about: a chapter, a section, a number, or the first and last of several."""
    first, _, last = label.partition("–")
    if last:
        section = first.rpartition(".")[0]
        every = numbers(section)
        return every[every.index(first) : every.index(last) + 1]
    sections = [section for section in REQUIREMENTS if section == label or section.split(".")[0] == label]
    return [number for section in sections for number in numbers(section)] or [label]


def test_every_requirement_of_levels_one_and_two_stands_in_it_once() -> None:
    told = [number for cells in lines() for label in cells[0].split(", ") for number in meant(label)]
    wanted = [number for section in REQUIREMENTS for number in numbers(section)]
    assert sorted(told) == sorted(wanted)
    assert len(wanted) == 253


def test_every_line_has_a_state_and_a_reason() -> None:
    for cells in lines():
        assert cells[1] in STATES, cells
        assert len(cells) == 3, cells
        assert len(cells[2]) > 5, cells


def test_whatever_is_called_met_names_a_test_that_is_there() -> None:
    named = set(re.findall(r"`((?:consultation_)?tests/[\w/.]+)`", PAGE))
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []
    for cells in lines():
        if cells[1] == "met":
            assert re.search(r"`(consultation_)?tests/", cells[2]), cells
