"""`tracktwo compose` and `tracktwo referrals`: files, words, objects and exit codes. The page's example is run."""

import io
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook

from tracktwo.cli import main
from tracktwo.cli.compose_report import in_words
from tracktwo.methods.composition import Composition, GoalReached, read_pool

PAGE = Path(__file__).resolve().parents[2] / "docs" / "methods" / "composition.md"
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
TEXTS = [text for kind, text in BLOCKS if kind == "text"]
POOL, NOMINATIONS = (text for text in TEXTS if text.startswith(("code,", "nominator,")))
RULES = next(text for kind, text in BLOCKS if kind == "toml")
SAID = [text for text in TEXTS if text not in (POOL, NOMINATIONS)]


def compose(folder: Path, pool: str | bytes, rules: str, *options: str) -> Result:
    (folder / "pool.csv").write_bytes(pool.encode() if isinstance(pool, str) else pool)
    (folder / "rules.toml").write_text(rules, encoding="utf-8")
    return CliRunner().invoke(main, ["compose", str(folder / "pool.csv"), str(folder / "rules.toml"), *options])


def test_the_examples_of_the_page_say_what_the_page_says(tmp_path: Path) -> None:
    done = compose(tmp_path, POOL, RULES)
    assert (done.exit_code, done.stdout) == (0, SAID[0])
    refused = compose(tmp_path, POOL, RULES, "--refused", "N2,N5")
    assert (refused.exit_code, refused.stdout) == (3, SAID[1])
    (tmp_path / "nominations.csv").write_text(NOMINATIONS)
    told = CliRunner().invoke(main, ["referrals", str(tmp_path / "nominations.csv")])
    assert (told.exit_code, told.stdout) == (0, SAID[2])


def test_objects_for_other_programs(tmp_path: Path) -> None:
    done = compose(tmp_path, POOL, RULES, "--json")
    answer = json.loads(done.stdout)
    assert list(answer) == ["status", "teams", "goals", "alternates", "conflict", "relaxation"]
    assert answer["status"] == "proven"
    assert set(answer["goals"][0]) == {"name", "reached", "bound"}
    assert sorted(answer["alternates"]) == sorted(code for team in answer["teams"].values() for code in team)
    conflict = json.loads(compose(tmp_path, POOL, RULES, "--json", "--refused", "N2, N5").stdout)
    assert (conflict["status"], conflict["teams"]) == ("conflict", {})
    assert set(conflict["relaxation"]) <= set(conflict["conflict"])
    (tmp_path / "nominations.csv").write_text(NOMINATIONS)
    told = CliRunner().invoke(main, ["referrals", str(tmp_path / "nominations.csv"), "--json"])
    assert json.loads(told.stdout)["largest_root"]["code"] == "N1"


def test_which_unsure_answers_would_change_who_sits(tmp_path: Path) -> None:
    people = ["code,side,reach: court", *(f"N{n},north,{'unsure' if n == 1 else ''}" for n in range(1, 5))]
    people += [f"S{n},south,yes" for n in range(1, 4)]
    seated = [
        json.loads(compose(tmp_path, "\n".join(people) + "\n", "size = [3, 3]", "--json", "--seed", str(seed)).stdout)
        for seed in range(12)
    ]
    without = next(seed for seed, answer in enumerate(seated) if "N1" not in answer["teams"]["north"])
    told = compose(tmp_path, "\n".join(people) + "\n", "size = [3, 3]", "--unsure", "--seed", str(without))
    assert told.stdout.endswith("if every unsure answer were yes to:\n  reach: court\n")
    assert "hangs_on" not in seated[0]
    certain = compose(tmp_path, "\n".join(people).replace("unsure", "no") + "\n", "size = [3, 3]", "--unsure")
    assert certain.stdout.endswith("No unsure answer, taken as yes, would change who sits.\n")


def test_rows_in_another_order_give_the_same_teams(tmp_path: Path) -> None:
    heading, *rows = POOL.splitlines()
    turned = "\n".join([heading, *reversed(rows)]) + "\n"
    assert compose(tmp_path, turned, RULES).stdout == SAID[0]


def test_a_workbook_is_read_as_the_table_it_holds(tmp_path: Path) -> None:
    book = Workbook()
    for row in POOL.splitlines():
        book.active.append([int(cell) if cell.isdecimal() else cell or None for cell in row.split(",")])
    saved = io.BytesIO()
    book.save(saved)
    assert compose(tmp_path, saved.getvalue(), RULES).stdout == SAID[0]


@pytest.mark.parametrize(
    ("pool", "words"),
    [
        ("name,side\nx,y\n", "expected a column “code”"),
        ("code,side\nx,\n", "row 2, column 2: found nothing; expected a side"),
        ("code,side,woman\nx,A,perhaps\n", "row 2, column 3: found “perhaps”"),
        ("code,side,standing\nx,A,9\n", "row 2, column 3: found “9”"),
        ("code,side\nx,A\nx,B\n", "“x” stands on two sides"),
        ("code,side\nx,A\nx,A\n", "“x” stands there twice"),
        ("code,side,woman,woman\nx,A,yes,no\n", "again, after column 3"),
        ("code,side\n", "nobody is in the pool"),
        ("code,side\n" + "".join(f"p{n},A\n" for n in range(50_000)), "50000 people; 5000 at most"),
    ],
)
def test_a_pool_that_cannot_be_read(tmp_path: Path, pool: str, words: str) -> None:
    done = compose(tmp_path, pool, "")
    assert done.exit_code == 2
    assert words in done.stderr


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ("sides = 3", "sides: expected a list"),
        ('sides = ["Z"]', "nobody in the pool is on the side “Z”"),
        ("size = [6, 3]", "size: expected the fewest and the most"),
        ("colour = 1", "field “colour” is not known"),
        ('[[rule]]\nname = "x"\n', "exactly one of"),
        ('[[rule]]\nname = "x"\napart = ["nobody"]\n', "nobody has the code “nobody”"),
        ('[[rule]]\nname = "x"\nquestion = "rich"\nat_least = 1\n', "nobody in the pool was asked “rich”"),
        ('[[rule]]\nname = "x"\nin = ["N1"]\n[[rule]]\nname = "x"\nin = ["N1"]\n', "two rules are called “x”"),
        ('language = "Latin"', "whether they speak “Latin”"),
        ("not toml", "not TOML"),
        ("[tolerances]\nreach = 7", "tolerances.reach: expected a share"),
    ],
)
def test_rules_that_cannot_be_read(tmp_path: Path, rules: str, words: str) -> None:
    done = compose(tmp_path, POOL, rules)
    assert done.exit_code == 2
    assert words in done.stderr


def test_rules_of_every_kind_hold(tmp_path: Path) -> None:
    rules = """
size = [2, 4]
difference = 0
language = "French"
nominators = 1
[panel]
side = "panel"
size = [1, 2]
[[rule]]
name = "the two of the north"
together = ["N1", "N2"]
[[rule]]
name = "one of the port"
one_of = ["S1", "S3"]
[[rule]]
name = "not these"
apart = ["S1", "S2"]
[[rule]]
name = "women"
question = "woman"
at_least = 1
per_side = true
[[rule]]
name = "gone"
out = ["S4"]
"""
    people = [
        "code,side,nominators,key,available,woman,language: French",
        *("N1,north,,yes,,yes,yes", "N2,north,N1,,,no,yes", "N3,north,N2,,,no,yes", "N4,north,N2,,,yes,no"),
        *("S1,south,,yes,,no,yes", "S2,south,S1,,,yes,yes", "S3,south,S2,,,yes,yes", "S4,south,S2,,no,yes,yes"),
        *("P1,panel,,,,yes,no", "P2,panel,,,no,no,no"),
    ]
    done = compose(tmp_path, "\n".join(people) + "\n", rules, "--json")
    answer = json.loads(done.stdout)
    assert done.exit_code == 0, answer
    assert answer["teams"]["panel"] == ["P1"]
    assert set(answer["teams"]["north"]) in ({"N1", "N2"}, {"N1", "N2", "N3"})
    assert "S4" not in answer["teams"]["south"]
    assert not {"S1", "S2"} <= set(answer["teams"]["south"])


def test_an_answer_far_from_its_bound_asks_for_more_time() -> None:
    pool = read_pool(POOL.encode())
    near = GoalReached("reach", "more", 99, 100, proven=False)
    far = GoalReached("reach", "more", 9, 10, proven=False)
    teams = {"north": ("N1",), "south": ("S1",)}
    asked = [
        any("--seconds" in line for line in in_words(pool, Composition("gap", teams, (goal,)))) for goal in (near, far)
    ]
    assert asked == [False, True]
