"""`tracktwo groups`: files, words, objects and exit codes. The page's example is run."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tracktwo.cli import main

PAGE = Path(__file__).resolve().parents[2] / "docs" / "methods" / "grouping.md"
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
TEXTS = [text for kind, text in BLOCKS if kind == "text"]
SEATS = next(text for text in TEXTS if text.startswith("code,"))
RULES = next(text for kind, text in BLOCKS if kind == "toml")
SAID = [text for text in TEXTS if text != SEATS]


def groups(folder: Path, seats: str, rules: str, *options: str) -> Result:
    (folder / "seats.csv").write_text(seats, encoding="utf-8")
    (folder / "rules.toml").write_text(rules, encoding="utf-8")
    given = ["groups", str(folder / "seats.csv"), "--rules", str(folder / "rules.toml")]
    return CliRunner().invoke(main, [*given, *(options or ("--rounds", "3", "--size", "4"))])


def test_the_examples_of_the_page_say_what_the_page_says(tmp_path: Path) -> None:
    done = groups(tmp_path, SEATS, RULES)
    assert (done.exit_code, done.stdout) == (0, SAID[0])
    together = f'{RULES}\n[[rule]]\nname = "cousins"\ntogether = ["N1", "S1"]\n'
    refused = groups(tmp_path, SEATS, together)
    assert (refused.exit_code, refused.stdout) == (3, SAID[1])
    heading, *rows = SEATS.splitlines()
    turned = "\n".join([heading, *reversed(rows)]) + "\n"
    assert groups(tmp_path, turned, RULES).stdout == SAID[0]


def test_objects_for_other_programs(tmp_path: Path) -> None:
    options = ("--rounds", "2", "--size", "4", "--json")
    plain = "".join(line.rsplit(",", 1)[0] + "\n" for line in SEATS.splitlines())
    answer = json.loads(groups(tmp_path, plain, "", *options).stdout)
    assert list(answer) == ["rounds", "pairs_met", "bound", "broken", "status"]
    assert [len(each) for each in answer["rounds"]] == [2, 2]
    spoken = json.loads(groups(tmp_path, SEATS, 'sides = "even"', *options).stdout)
    assert len(spoken["interpreted"]) == 2
    assert set(spoken["broken"][0]) == {"round", "group", "rule"}
    done = groups(tmp_path, SEATS, '[[rule]]\napart = ["N1", "N2", "N3"]', *options)
    conflict = json.loads(done.stdout)
    assert (done.exit_code, conflict["status"], conflict["rounds"]) == (3, "conflict", [])
    assert conflict["conflict"] == ["rule 1"]


@pytest.mark.parametrize(
    ("seats", "words"),
    [
        ("name,side\nx,y\n", "row 1, column 1: found “name”; expected code, side or languages"),
        ("code,languages\nx,ar\n", "expected a column “side”"),
        ("code,side\nx,\n", "row 2, column 2: found nothing; expected a side"),
        ("code,side\nx,A\nx,B\n", "“x” stands there twice"),
        ("code,side\nx,A\n", "found 1 seats; expected 2 to 200"),
        ("code,side,side\nx,A,B\n", "again, after column 2"),
    ],
)
def test_seats_that_cannot_be_read(tmp_path: Path, seats: str, words: str) -> None:
    done = groups(tmp_path, seats, "")
    assert done.exit_code == 2
    assert words in done.stderr


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ("colour = 1", "field “colour” is not known"),
        ("sides = 'odd'", "sides: expected “spread”"),
        ("languages = 'even'", "languages: expected “spread”"),
        ("interpreters = ['ar']", "interpreters: expected the languages of each"),
        ("rule = 3", "rule: expected tables"),
        ('[[rule]]\nname = "x"\n', "exactly one of apart and together"),
        ('[[rule]]\nname = "x"\napart = ["N1"]\n', "x: apart: expected a list of two codes"),
        ('[[rule]]\nname = "x"\napart = ["N1", "Z9"]\n', "there is no seat “Z9”"),
        ('[[rule]]\nname = "x"\napart = ["N1", "N2"]\n' * 2, "two rules are called “x”"),
        ("not toml", "not TOML"),
    ],
)
def test_rules_that_cannot_be_read(tmp_path: Path, rules: str, words: str) -> None:
    done = groups(tmp_path, SEATS, rules)
    assert done.exit_code == 2
    assert words in done.stderr


@pytest.mark.parametrize(("rounds", "size"), [("0", "4"), ("21", "4"), ("2", "1"), ("2", "-3")])
def test_numbers_that_cannot_be(tmp_path: Path, rounds: str, size: str) -> None:
    done = groups(tmp_path, SEATS, "", "--rounds", rounds, "--size", size)
    assert done.exit_code == 2
    assert "expected" in done.stderr
