"""The lottery of a panel: its tables, the draw that anybody can repeat, and the process that it runs in."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook

from tracktwo.cli import main
from tracktwo.common import lottery as process
from tracktwo.common.lottery import running
from tracktwo.methods import lottery
from tracktwo.methods.errors import InvalidInput

PAGE = Path(__file__).resolve().parents[2] / "docs" / "methods" / "lottery.md"
PEOPLE, QUOTAS, *_ = re.findall(r"^```text\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
# All panels of three that meet the page's quotas are as likely as another; this answer stands for the process's.
ANSWER = {"panels": [[400, [0, 1, 2]], [600, [3, 4, 5]]], "versions": "1"}


def at_hand(people: str = PEOPLE, quotas: str = QUOTAS, seats: int = 3) -> lottery.Lottery:
    read = lottery.read_quotas(quotas.encode())
    return lottery.Lottery(lottery.read_people(people.encode(), read), read, seats)


def command(folder: Path, *options: str, people: str = PEOPLE, quotas: str = QUOTAS) -> Result:
    (folder / "people.csv").write_text(people)
    (folder / "quotas.csv").write_text(quotas)
    files = [str(folder / "people.csv"), str(folder / "quotas.csv")]
    return CliRunner().invoke(main, ["lottery", *files, *options])


def test_the_same_seed_picks_the_same_panel_whatever_the_order_of_rows() -> None:
    heading, *rows = PEOPLE.splitlines()
    turned = at_hand("\n".join([heading, *reversed(rows)]))
    assert turned.fingerprint == at_hand().fingerprint
    picked = {seed: lottery.outcome(at_hand(), ANSWER, seed).panel for seed in map(str, range(30))}
    assert picked == {seed: lottery.outcome(turned, ANSWER, f" {seed} ").panel for seed in picked}
    assert set(picked.values()) == {("K01", "K02", "K03"), ("K04", "K05", "K06")}


def test_every_change_of_the_tables_shows_in_the_fingerprint() -> None:
    others = [
        at_hand(PEOPLE.replace("K04,man", "K04,woman")),
        at_hand(PEOPLE.replace("K06", "K07")),
        at_hand(quotas=QUOTAS.replace("hills,1", "hills,0")),
        at_hand(seats=2),
    ]
    assert len({each.fingerprint for each in [*others, at_hand()]}) == 5


def test_chances_are_said_of_all_and_of_nobody() -> None:
    draw = lottery.outcome(at_hand(seats=3), {"panels": [[250, [0, 1, 2]], [750, [0, 3, 4]]]}, "x")
    assert (draw.least, draw.greatest, draw.never) == (0.25, 1.0, 1)
    assert [(filled.quota.value, filled.drawn) for filled in draw.filled][:2] == [("woman", 2), ("man", 1)]


def test_the_task_holds_numbers_alone() -> None:
    task = lottery.task_of(at_hand())
    assert set(json.dumps(task)) <= set('0123456789[]{}:, "seatpanlquo')
    assert task["quotas"] == [[0, 0, 1, 2], [0, 1, 1, 2], [1, 2, 1, 2], [1, 3, 1, 2]]
    assert task["people"][0] == [0, 2]


@pytest.mark.parametrize(
    ("quotas", "words"),
    [
        ("category,value,min\ngender,woman,1\n", "expected the columns category, value, min and max"),
        ("category,value,min,max\ngender,woman,3,2\n", "row 2: found at least 3 and at most 2"),
        ("category,value,min,max\ngender,woman,x,2\n", "row 2, column 3"),
        ("category,value,min,max\ngender,woman,1,2\nGender,Woman,1,2\n", "found two rows"),
        ("category,value,min,max\ngender,,1,2\n", "row 2: found an empty cell"),
        ("category,value,min,max\n", "found a heading alone"),
        ("", "found an empty file"),
    ],
)
def test_quotas_that_cannot_be_read(quotas: str, words: str) -> None:
    with pytest.raises(InvalidInput, match=re.escape(words)):
        lottery.read_quotas(quotas.encode())


@pytest.mark.parametrize(
    ("people", "words"),
    [
        ("code,gender\nK1,woman\n", "expected a column “region”"),
        ("gender,region\nwoman,coast\n", "expected a column “code”"),
        ("code,gender,region\nK1,woman,coast\nK1,man,coast\n", "row 3: found the code “K1” again"),
        ("code,gender,region\n,woman,coast\n", "row 2: found no code"),
        ("code,gender,region\nK1,woman,islands\n", "row 2: found “islands” for “region”; expected “coast”, “hills”"),
        ("code,gender,region\nK1,,coast\n", "row 2: found “” for “gender”"),
        ("code,gender,region\n", "found a heading alone"),
    ],
)
def test_people_that_cannot_be_read(people: str, words: str) -> None:
    with pytest.raises(InvalidInput, match=re.escape(words)):
        at_hand(people)
    with pytest.raises(InvalidInput, match="7 seats and 6 people"):
        at_hand(seats=7)


def test_older_tables_and_workbooks_are_read_and_other_columns_left_out() -> None:
    older = QUOTAS.replace("category,value,", "category,feature,")
    assert lottery.read_quotas(older.encode()) == lottery.read_quotas(QUOTAS.encode())
    book = Workbook()
    for row in PEOPLE.splitlines():
        book.active.append([*row.split(","), "0301 555 31 22"])
    book.active["D1"] = "phone"
    kept = io.BytesIO()
    book.save(kept)
    people = lottery.read_people(kept.getvalue(), at_hand().quotas)
    assert people.left_out == ("phone",)
    assert people.values == at_hand().people.values


def test_the_command_draws_and_says_what_it_rests_on(tmp_path: Path) -> None:
    drawn = command(tmp_path, "--seats", "3", "--seed", "4 2 6", "--json")
    assert drawn.exit_code == 0
    told = json.loads(drawn.stdout)
    assert len(told["panel"]) == 3
    assert told["fingerprint"] == at_hand().fingerprint
    assert all(quota["min"] <= quota["drawn"] <= quota["max"] for quota in told["quotas"])
    assert told["chance"] == {"least": 0.5, "greatest": 0.5, "never": 0}
    again = command(tmp_path, "--seats", "3", "--seed", "4 2 6")
    assert ", ".join(told["panel"]) in again.stdout
    assert "Chances in this pool are between 50.0% and 50.0%." in again.stdout


def test_where_no_panel_meets_the_quotas_it_says_the_smallest_change(tmp_path: Path) -> None:
    tight = QUOTAS.replace("woman,1,2", "woman,2,3").replace("man,1,2\nregion", "man,2,3\nregion")
    refused = command(tmp_path, "--seats", "3", "--seed", "1", quotas=tight)
    assert refused.exit_code == 3
    assert "No panel meets all quotas." in refused.stdout
    assert re.search(r"gender, (wo)?man: 1 to 3 in place of 2 to 3", refused.stdout)


def test_everybody_has_the_same_chance_where_the_simple_lottery_leaves_some_with_almost_none() -> None:
    """The smaller public pool of the replication material of Flanigan and others: 200 people, 20 seats, 10 % each."""
    kinds = {("woman", "left"): 99, ("woman", "right"): 1, ("man", "right"): 100}
    rows = [kind for kind, many in kinds.items() for _ in range(many)]
    people = "code,gender,leaning\n" + "".join(f"{number},{','.join(row)}\n" for number, row in enumerate(rows))
    quotas = "category,value,min,max\n" + "".join(
        f"{category},{value},9,20\n"
        for category, value in (("gender", "woman"), ("gender", "man"), ("leaning", "left"), ("leaning", "right"))
    )
    drawing = at_hand(people, quotas, 20)
    draw = lottery.outcome(drawing, process.run(lottery.task_of(drawing), 300), "7")
    assert draw.least == pytest.approx(0.1, abs=0.002)
    assert draw.greatest == pytest.approx(0.1, abs=0.002)
    assert draw.never == 0


PROBE = """
import importlib.util, json, os, socket, sys
spec = importlib.util.spec_from_file_location("worker", {worker!r})
worker = importlib.util.module_from_spec(spec)
spec.loader.exec_module(worker)
worker.cut_off()
refused = []
for attempt in (lambda: socket.socket(), lambda: socket.getaddrinfo("localhost", 80), lambda: os.system("true")):
    try:
        attempt()
    except PermissionError:
        refused.append(True)
told = {{"refused": len(refused), "environment": dict(os.environ), "told": sys.stdin.read(), "arguments": sys.argv[1:]}}
print(json.dumps(told))
"""


def test_the_process_has_no_network_and_learns_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    probe = tmp_path / "probe.py"
    probe.write_text(PROBE.format(worker=str(running.WORKER)))
    monkeypatch.setattr(running, "WORKER", probe)
    monkeypatch.setenv("DATABASE_URL", "postgres://somebody:secret@localhost/x")
    told: dict[str, Any] = running.run({"seats": 3}, 60)
    assert told["refused"] == 3
    assert told["environment"].items() <= {**running.ENVIRONMENT, "LC_CTYPE": "C.UTF-8"}.items()
    assert told["arguments"] == []
    assert json.loads(told["told"]) == {"seats": 3}


def test_without_the_package_it_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    probe = tmp_path / "probe.py"
    probe.write_text('print(\'{"missing": "sortition_algorithms"}\')')
    monkeypatch.setattr(running, "WORKER", probe)
    refused = command(tmp_path, "--seats", "3", "--seed", "1")
    assert refused.exit_code == 2
    assert "make lottery" in refused.stderr


def test_it_is_stopped_when_its_time_is_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    probe = tmp_path / "probe.py"
    probe.write_text("import time; time.sleep(60)")
    monkeypatch.setattr(running, "WORKER", probe)
    refused = command(tmp_path, "--seats", "3", "--seed", "1", "--seconds", "1")
    assert refused.exit_code == 2
    assert "Stopped after 1 s." in refused.stderr
