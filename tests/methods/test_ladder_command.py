"""A ladder in a file: what is read, what is refused, what is printed. The page's own example is run."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tracktwo.cli import main
from tracktwo.methods.reassurance import MAX_STEPS, InvalidInput, Ladder, Refusal, Side, read_toml

PAGE = Path(__file__).resolve().parents[2] / "docs" / "methods" / "reassurance.md"
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
EXAMPLE = next(text for kind, text in BLOCKS if kind == "toml")
OPENED = EXAMPLE.replace('after = ["guns"]', 'after = ["guns"]\nverifiable = true')
SIDES = 'tolerance = 5\n[[side]]\nkey = "A"\n[[side]]\nkey = "B"\n'


def step(key: str, side: str = "A", exposes: str = "1", reassures: str = "1", more: str = "") -> str:
    return f'[[step]]\nkey = "{key}"\nside = "{side}"\nexposes = {exposes}\nreassures = {reassures}\n{more}\n'


def run(folder: Path, text: str, *options: str) -> Result:
    file = folder / "ladder.toml"
    file.write_text(text, encoding="utf-8")
    return CliRunner().invoke(main, ["ladder", str(file), *options])


# The page's example


def test_the_example_of_the_page_says_what_the_page_says(tmp_path: Path) -> None:
    said = [text for kind, text in BLOCKS if kind == "text"]
    for text, expected in zip((EXAMPLE, OPENED), said, strict=True):
        done = run(tmp_path, text)
        assert (done.exit_code, done.stdout) == (0, expected)


def test_every_field_of_the_object_is_on_the_page(tmp_path: Path) -> None:
    content = json.loads(run(tmp_path, EXAMPLE, "--json").stdout)
    table = PAGE.read_text(encoding="utf-8").partition("## As JSON")[2].partition("\n## ")[0]
    assert re.findall(r"^\| `(\w+)`", table, re.MULTILINE) == list(content)


def test_the_object_without_an_order(tmp_path: Path) -> None:
    content = json.loads(run(tmp_path, EXAMPLE, "--json").stdout)
    assert (content["feasible"], content["order"], content["orders"], content["standing"]) == (False, [], 0, [])
    assert content["blocking"] == ["names", "schools"]
    assert content["cheapest_change"] == {
        "kind": "check",
        "side": "north",
        "step": "market",
        "amount": 0,
        "value": None,
    }
    assert content["minimal_tolerances"] == [{"north": 2, "south": 4}]
    (end,) = content["furthest"]
    assert end["breaks"] == [{"step": "schools", "side": "south", "exposure": 4, "over": 1}]


def test_the_object_with_an_order(tmp_path: Path) -> None:
    content = json.loads(run(tmp_path, OPENED.replace("exposes = 3", 'exposes = "5/2"'), "--json").stdout)
    assert content["order"] == ["guns", "names", "market", "schools"]
    assert content["standing"][2] == {"step": "names", "exposure": {"north": 0, "south": "-1/2"}, "day": 21}
    assert content["worst"]["north"] == {"exposure": 4, "step": "market"}
    assert (content["changes"], content["cheapest_change"], content["blocking"]) == ([], None, [])


def test_words_where_not_even_one_step_can_be_borne(tmp_path: Path) -> None:
    said = run(tmp_path, SIDES + step("a", exposes="6")).stdout
    assert "Not even a first step can be borne." in said
    assert "“a” would put A at 6, 1 too much" in said
    assert "A bears 1 more, 6 in all." in said


def test_words_where_no_single_change_helps(tmp_path: Path) -> None:
    said = run(tmp_path, SIDES + step("a", exposes="6") + step("b", "B", exposes="6")).stdout
    assert "No single change opens an order." in said
    assert said.endswith("at least:\n  A 6, B 6\n")


def test_words_where_orders_are_too_many_to_count(tmp_path: Path) -> None:
    text = SIDES + "".join(step(f"s{at}", exposes="0") for at in range(20))
    assert "There are too many of them to be counted in a moment" in run(tmp_path, text).stdout


# What cannot be read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("tolerance = ", "not TOML"),
        ("tolerance = 1e99999999", "no number of up to 18 digits"),
        ("tolerance = nan", "no number"),
        ("tolerance = " + "9" * 5000, "digits"),
        ("tolerance = " + "[" * 5000, "nests lists or tables too deeply"),
        (SIDES + step("a", exposes='"1/0"'), "line 6: field “exposes” is '1/0'; a number of up to 18 digits"),
        (SIDES + step("a", exposes="true"), "field “exposes” is True"),
        (SIDES + step("a", exposes='"many"'), "field “exposes” is 'many'"),
        (SIDES + step("a", more="costs = 3"), "line 6: field “costs” is not known here"),
        (SIDES + step("a", more="words = 3"), "field “words” is 3; text in quotes was expected"),
        (SIDES + step("a", more='verifiable = "yes"'), "field “verifiable” is 'yes'; true or false was expected"),
        (SIDES + step("a", more='after = "b"'), "field “after” is 'b'; a list of keys"),
        (SIDES + '[[step]]\nkey = "a"\nside = "A"\nexposes = 1\n', "field “reassures” is missing"),
        (SIDES + step("a") + step("a"), "line 12: key “a”: each step needs a key of its own"),
        (SIDES + step(""), "each step needs a key of its own"),
        (SIDES + step("a", "C"), "step “a”: side “C” is not one of the sides (A, B)"),
        (SIDES + step("a", more='after = ["z"]'), "“z” must come first, and there is no such step"),
        (SIDES + step("a", more='answers = "z"'), "“z” must come first, and there is no such step"),
        (SIDES + step("a") + step("b", more='answers = "a"'), "which is a step of its own side"),
        (SIDES + step("a", more='to = ["A"]'), "addressed to “A”, which is not another side"),
        (SIDES + step("a", more='to = ["C"]'), "addressed to “C”"),
        (SIDES + step("a", more="days = -1"), "days -1: a step takes zero days or more"),
        (SIDES + step("a", more='after = ["a"]'), "“a” needs “a”"),
        (
            SIDES
            + step("a", more='after = ["c"]')
            + step("b", "B", more='after = ["a"]')
            + step("c", more='after = ["b"]'),
            "these steps wait for each other: “a” needs “c” needs “b” needs “a”",
        ),
        (SIDES, "there is no step"),
        (SIDES + 'step = "a"', "line 4: field “step” is not known here"),
        ('tolerance = 1\nside = "A"\n', "“side” has to be a list of tables, each under [[side]]"),
        ('tolerance = 1\n[[side]]\nkey = "A"\n' + step("a"), "1 side: a ladder needs at least two"),
        (SIDES + '[[side]]\nkey = "A"\n' + step("a"), "line 6: key “A”: each side needs a key of its own"),
        (SIDES.replace("tolerance = 5", "tolerance = -1") + step("a"), "side “A”: tolerance -1; it is zero or more"),
        (SIDES.replace("tolerance = 5", "") + step("a"), "side “A” has no tolerance"),
        ("colour = 3\n" + SIDES + step("a"), "field “colour” is not known here"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    done = run(tmp_path, text)
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stdout == ""
    with pytest.raises(InvalidInput):
        read_toml(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SIDES + step("a", exposes="-1"), "step “a”: exposes -1: a ladder holds positive steps only"),
        (SIDES + step("a", reassures="-0.5"), "step “a”: reassures -1/2: a ladder holds positive steps only"),
        (
            SIDES + "".join(step(f"s{at}") for at in range(MAX_STEPS + 1)),
            f"{MAX_STEPS + 1} steps: up to {MAX_STEPS} are worked out",
        ),
        (SIDES + step("a", exposes="999999999999999999") + step("b", reassures='"1/7"'), "too wide"),
    ],
)
def test_what_is_refused_is_said_with_the_reason(tmp_path: Path, text: str, said: str) -> None:
    done = run(tmp_path, text)
    assert (done.exit_code, done.stdout) == (3, "")
    assert said in done.stderr
    with pytest.raises(Refusal):
        read_toml(text)


def test_files_that_are_none(tmp_path: Path) -> None:
    runner = CliRunner()
    assert runner.invoke(main, ["ladder", str(tmp_path / "none.toml")]).exit_code == 2
    assert runner.invoke(main, ["ladder", str(tmp_path)]).exit_code == 2
    file = tmp_path / "latin.toml"
    file.write_bytes(b'title = "caf\xe9"')
    done = runner.invoke(main, ["ladder", str(file)])
    assert done.exit_code == 2
    assert "byte 13 is not UTF-8 text" in done.stderr
    file.write_bytes(b"#" * (2**20 + 1))
    assert "found 1,048,577 bytes; expected 1 MB at most" in runner.invoke(main, ["ladder", str(file)]).stderr


def test_a_ladder_made_by_a_program_is_checked_like_one_from_a_file() -> None:
    with pytest.raises(InvalidInput, match="at least two"):
        Ladder((Side("A", read_toml(SIDES + step("a")).sides[0].tolerance),), ())


def test_numbers_are_exact() -> None:
    ladder = read_toml(SIDES + step("a", exposes="0.1", reassures='"1/3"'))
    assert [str(number) for number in (ladder.steps[0].exposes, ladder.steps[0].reassures)] == ["1/10", "1/3"]
    assert ladder.scale == 30
