"""`tracktwo conflict`: what it prints, the object it gives to programs, and how it ends."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conflict_files import Event, deaths_csv, ged_csv
from shared import data as shared_data

from tracktwo.cli import main


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["conflict", *map(str, arguments)])


@pytest.fixture
def deaths(tmp_path: Path) -> Path:
    path = tmp_path / "BattleDeaths_v24_1.csv"
    rows = [(1, 2000, 90, 100, 120), (1, 2002, 60, 50, 70), (22, 2003, 30, 30, 30)]
    path.write_text(deaths_csv(rows), encoding="utf-8")
    return path


@pytest.fixture
def events(tmp_path: Path) -> Path:
    path = tmp_path / "GEDEvent_v24_1.csv"
    rows = [Event(1, "2020-01-30", 1500, 5, 1600, end="2020-02-02"), Event(2, "2020-02-03", 6, 6, 6, precision=4)]
    path.write_text(ged_csv(rows), encoding="utf-8")
    return path


def test_the_list_of_the_real_file() -> None:
    done = run(shared_data("ucdp", "BattleDeaths_v24_1.csv"), "--list", "tajik")
    assert done.exit_code == 0
    assert "842  1992–1998  Government of Tajikistan – UTO (Tajikistan)" in done.output
    assert "country  1992–2022  Tajikistan" in done.output


def test_the_object_of_the_real_file() -> None:
    done = run(shared_data("ucdp", "BattleDeaths_v24_1.csv"), "--dyad", 842, "--json")
    answer = json.loads(done.stdout)
    assert answer["version"] == "24.1"
    assert {period["period"]: period["best"] for period in answer["series"]}["1992"] == 2936
    assert answer["series"][5] == {
        "period": "1997",
        "low": None,
        "best": None,
        "high": None,
        "events": None,
        "missing": True,
    }
    assert len(answer["problems"]) == 7
    assert set(answer["problems"][0]) == {"line", "column", "found", "reason"}
    assert answer["problems"][0]["line"] == 485


def test_in_words(deaths: Path) -> None:
    lines = run(deaths, "--dyad", 1).output.splitlines()
    assert lines[1:7] == [
        "Government of Uplands – Front 1, by year:",
        "  Period   Low   Best   High",
        "  2000      90    100    120",
        "  2001     fewer than 25, or none recorded",
        "  2002       –     50      –",
        "  2003     fewer than 25, or none recorded",
    ]
    assert "1 problem in the file, 1 in rows that are counted here:" in lines
    assert "  line 3, bd_low: found “60”: above the best figure, 50; the row was left out of the band only" in lines
    assert lines[-1].endswith("(Schrodt and others 2003).")
    assert "1 problem in the file, 0 in rows that are counted here:" in run(deaths, "--dyad", 22).output


def test_events_by_month_by_start_and_by_end(events: Path) -> None:
    done = run(events, "--dyad", 7, "--by", "month")
    assert "1 event ends in a later month. Counted by their ends:" in done.output
    assert "  2020-02   1,506 in place of 6" in done.output
    answer = json.loads(run(events, "--country", "uplands", "--by", "month", "--json").stdout)
    assert [(each["period"], each["events"]) for each in answer["series"]] == [("2020-01", 1), ("2020-02", 1)]
    assert (answer["crossing"], answer["precision"]) == (1, {"1": 1, "4": 1})
    assert [each["best"] for each in answer["by_end"]] == [0, 1506]


@pytest.mark.parametrize("name", ["chart.svg", "chart.png"])
def test_a_chart_is_written(deaths: Path, tmp_path: Path, name: str) -> None:
    marks = tmp_path / "marks.csv"
    marks.write_text("date,words,kind\n2001-05,Talks at the bridge,round\n", encoding="utf-8")
    assert run(deaths, "--dyad", 1, "--svg", tmp_path / name, "--marks", marks).exit_code == 0
    content = (tmp_path / name).read_bytes()
    if name.endswith("svg"):
        assert b"2001-05 Talks at the bridge" in content
    else:
        assert content.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--dyad", "2"], 3, "no 2 in this file; near numbers: 22 (Government of Uplands – Front 22)"),
        (["--dyad", "uplands"], 3, "a dyad is chosen by its number; near to uplands: 1 (Government of Uplands"),
        (["--country", "Upland"], 3, "no country “Upland” in this file; near names: Uplands"),
        (["--by", "month"], 3, "this file has years only"),
        (["--by", "week"], 2, "is not one of"),
        (["--dyad", "1", "--country", "Uplands"], 2, "not both"),
    ],
)
def test_a_question_that_cannot_be_answered(deaths: Path, arguments: list[str], code: int, said: str) -> None:
    done = run(deaths, *arguments)
    assert (done.exit_code, done.stdout) == (code, "")
    assert said in done.stderr


def test_a_wrong_file_is_named_with_what_it_is(tmp_path: Path, deaths: Path) -> None:
    actors = tmp_path / "actors.csv"
    actors.write_text("ActorId,NameData\n1,a\n", encoding="utf-8")
    done = run(actors)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(
        f"{actors}: line 1: this is UCDP's list of actors; expected UCDP battle-related deaths"
    )
    marks = tmp_path / "marks.csv"
    marks.write_text("date,words\nsoon,x\n", encoding="utf-8")
    done = run(deaths, "--marks", marks)
    assert (done.exit_code, done.stderr.startswith(f"{marks}: line 2, date: found “soon”")) == (2, True)
    assert run(tmp_path / "absent.csv").exit_code == 2


def test_a_file_is_measured_before_it_is_read(tmp_path: Path) -> None:
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(2**31)
    done = run(large)
    assert (done.exit_code, "2,147,483,648 bytes; expected 1024 MB at most" in done.stderr) == (2, True)


def test_progress_with_a_large_file_is_said_beside_the_answer(
    deaths: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert run(deaths, "--json").stderr == ""
    # The package names the command as its module is named.
    monkeypatch.setattr(sys.modules["tracktwo.cli.conflict"], "WORTH_PROGRESS", 100)
    done = run(deaths, "--json")
    assert done.stderr == "100 % of 0 MB read\n"
    assert json.loads(done.stdout)["rows"] == 3


def test_names_of_a_file_do_not_reach_the_terminal_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(deaths_csv([(1, 2000, 1, 1, 1)]).replace("Front", "\x1b[31mFront"), encoding="utf-8")
    assert "\x1b" not in run(path, "--dyad", 1).output + run(path, "--list", "front").output
