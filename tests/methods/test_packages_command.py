"""`tracktwo packages`: words, JSON, exit codes."""

import json
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner, Result
from shared import data

from tracktwo.cli import main

ROOT = Path(__file__).resolve().parents[2]


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["packages", *map(str, words)])


EXAMPLE = """
[issues]
River = ["Joint board", "Fixed shares", "As now"]
Crossing = ["Open daily", "Closed"]
[sides.South]
said = [
  { of = "River", order = ["As now", "Joint board"] },
]
[sides.South.values]
River = { "Joint board" = 40, "Fixed shares" = 0, "As now" = 60 }
Crossing = { "Open daily" = 40, "Closed" = 0 }
[sides.North.values]
River = { "Joint board" = 70, "Fixed shares" = 50, "As now" = 0 }
Crossing = { "Open daily" = 0, "Closed" = 30 }
"""


@pytest.fixture
def question(tmp_path: Path) -> Path:
    path = tmp_path / "question.toml"
    path.write_text(EXAMPLE, encoding="utf-8")
    return path


def test_json_of_a_real_domain() -> None:
    done = run(data("negotiation", "Energy2011"), "--json")
    assert done.exit_code == 0, done.output
    content = json.loads(done.stdout)
    assert (content["outcomes"], content["points"], content["packages"]) == (390_625, 251, 278)
    assert content["sides"] == ["energy_consumer", "energy_distributor"]
    assert content["nash"] == [[5.45, 4.23]]
    assert content["kalai_smorodinsky"] == [[5.15, 4.48]]
    assert content["egalitarian"] == [[5.21, 4.43], [5.19, 4.45]]
    assert content["exact"]["egalitarian"] == [["5.21", "4.43"], ["5.19", "4.45"]]
    assert len(content["utilitarian"]) == 8
    assert content["same_budget"] is False
    assert [len(some) for some in content["options"]["egalitarian"]] == [2, 2]


def test_the_domain_file_stands_for_its_folder() -> None:
    folder = data("negotiation", "ItexvsCypress")
    by_file = run(folder / "ItexvsCypress_domain.xml", "--json")
    assert by_file.stdout == run(folder, "--json").stdout
    assert json.loads(by_file.stdout)["exact"]["nash"] == [["22.6995246347696518", "18.5184165652025735"]]


def test_words_say_the_package_first_and_the_numbers_after() -> None:
    done = run(data("negotiation", "EnglandZimbabwe"))
    assert done.exit_code == 0, done.output
    assert "23 of them nobody can improve without a cost to somebody" in done.stdout
    lines = done.stdout.splitlines()
    nash = next(n for n, line in enumerate(lines) if line.startswith("Nash: the largest product"))
    assert lines[nash + 1].startswith("  - Size of Fund: ")
    assert lines[nash + 2].startswith("      worth 8.2074944433373")
    assert "None is a recommendation" in done.stdout


def test_points_and_orders_are_told_beside_each_other(question: Path) -> None:
    words, content = run(question), json.loads(run(question, "--json").stdout)
    assert words.exit_code == 0
    assert "River: Joint board; Crossing: Open daily" in words.stdout
    assert "in orders and ranges, without points" in words.stdout
    assert set(content["weak"]) == {"surely", "possibly", "never"}
    assert content["same_budget"] is True


def test_orders_alone(question: Path) -> None:
    text = "\n".join(line for line in EXAMPLE.splitlines() if ".values" not in line and '= { "' not in line)
    text += "\n[sides.North]\n"
    question.write_text(text, encoding="utf-8")
    content = json.loads(run(question, "--json").stdout)
    assert (content["points"], content["packages"], content["nash"]) == (None, None, [])
    assert "gave no points" in content["reasons"]["nash"]
    assert sum(map(len, content["weak"].values())) == content["outcomes"]
    assert "gave no points" in run(question).stdout


def written(path: Path, issues: int, options: int, values: list[list[int]]) -> Path:
    """A file in which every issue has the same values."""
    names = [f"o{o}" for o in range(options)]
    lines = ["[issues]", *(f"i{i} = {json.dumps(names)}" for i in range(issues))]
    for side, row in zip("AB", values, strict=True):
        worth = ", ".join(f"{name} = {value}" for name, value in zip(names, row, strict=True))
        lines += [f"[sides.{side}.values]", *(f"i{i} = {{ {worth} }}" for i in range(issues))]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_ten_to_the_thirty_packages_are_answered_when_few_points_remain(tmp_path: Path) -> None:
    done = run(written(tmp_path / "q.toml", 30, 10, [list(range(10)), list(range(9, -1, -1))]), "--json")
    content = json.loads(done.stdout)
    assert (content["outcomes"], content["points"], content["packages"]) == (10**30, 271, 10**30)
    assert content["egalitarian"] == [[135.0, 135.0]]
    # Every point has the same sum: all are named, and the packages of the first few are listed.
    assert (len(content["utilitarian"]), len(content["options"]["utilitarian"])) == (271, 20)


def test_counts_longer_than_python_writes_by_itself(tmp_path: Path) -> None:
    done = run(written(tmp_path / "q.toml", 500, 100, [[0] * 100] * 2), "--json")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["outcomes"] == 100**500


def test_a_near_zero_sum_question_is_refused(tmp_path: Path) -> None:
    lines = ["[issues]", *(f'i{i} = ["x", "y"]' for i in range(18))]
    for side, row in (("A", (0, 1)), ("B", (1, 0))):
        lines += [f"[sides.{side}.values]"]
        lines += [f"i{i} = {{ x = {row[0] * 3**i}, y = {row[1] * 3**i} }}" for i in range(18)]
    path = tmp_path / "q.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    done = run(path)
    assert done.exit_code == 3
    assert "100,000 packages" in done.stderr


def test_what_cannot_be_read(tmp_path: Path, question: Path) -> None:
    assert run(tmp_path / "none.toml").exit_code == 2
    assert run(tmp_path / "none").exit_code == 2
    empty = tmp_path / "empty"
    empty.mkdir()
    done = run(empty)
    assert (done.exit_code, "no XML or JSON file" in done.stderr) == (2, True)
    question.write_bytes(b"\xff\xfe")
    assert (run(question).exit_code, "byte 1 is not UTF-8" in run(question).stderr) == (2, True)
    question.write_text("[issues]")
    assert "question.toml" in run(question).stderr


def test_contradictions_are_named(question: Path) -> None:
    said = '{ of = "River", order = ["As now", "Joint board"] },'
    back = '{ of = "River", order = ["Joint board", "As now"] },'
    question.write_text(EXAMPLE.replace(said, f"{said}\n  {back}"), encoding="utf-8")
    done = run(question)
    assert done.exit_code == 2
    assert "cannot both hold" in done.stderr


def test_the_installed_command(question: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tracktwo", "packages", str(question), "--json"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["sides"] == ["North", "South"]


def test_solutions_are_found_where_the_frontier_is_too_long_to_list(tmp_path: Path) -> None:
    chance = Random(3)
    names = [f"o{o}" for o in range(6)]
    lines = ["[issues]", *(f"i{i} = {json.dumps(names)}" for i in range(14))]
    for side in "ABCDE":
        lines.append(f"[sides.{side}.values]")
        for i in range(14):
            worth = ", ".join(f"{name} = {chance.randint(0, 50)}" for name in names)
            lines.append(f"i{i} = {{ {worth} }}")
    path = tmp_path / "q.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    refused = run(path)
    assert (refused.exit_code, "--solutions looks for" in refused.stderr) == (3, True)
    content = json.loads(run(path, "--solutions", "--json").stdout)
    assert content["outcomes"] == 6**14
    for name in ("nash", "kalai_smorodinsky"):
        assert len(content[name]) == len(content["options"][name]) == 1
        (package,) = content["options"][name][0]
        about = run(path, "--json", *(word for choice in package.items() for word in ("--package", "=".join(choice))))
        assert json.loads(about.stdout)["exact"] == content["exact"][name][0]
    assert "worth " + ", ".join(f"{v} to {s}" for v, s in zip(content["exact"]["nash"][0], "ABCDE", strict=True)) in (
        run(path, "--solutions").stdout
    )


def test_solutions_alone_are_those_beside_the_frontier(question: Path) -> None:
    whole, alone = json.loads(run(question, "--json").stdout), json.loads(run(question, "--solutions", "--json").stdout)
    for name in ("nash", "kalai_smorodinsky"):
        assert sorted(alone["exact"][name]) == sorted(whole["exact"][name])
    silent = question.with_name("silent.toml")
    silent.write_text("[issues]\na = ['x']\n[sides.A]\n[sides.B]\n", encoding="utf-8")
    assert run(silent, "--solutions").exit_code == 3
