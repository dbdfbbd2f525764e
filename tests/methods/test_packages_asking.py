"""`tracktwo packages`: one package asked about, Adjusted Winner, pages and tables."""

import csv
import io
import json
from pathlib import Path

import pytest
from test_packages_command import EXAMPLE, question, run, written

__all__ = ["question"]

CHOICES = ["--package", "River=Fixed shares", "--package", "Crossing=Closed"]


def test_one_package_is_asked_about(question: Path) -> None:
    content = json.loads(run(question, "--json", *CHOICES).stdout)
    assert (content["allowed"], content["efficient"], content["exact"]) == (True, False, ["80", "0"])
    better = content["better_for_all"]
    assert (better["total"], better["smallest_gain"]) == (1, "20")
    assert better["points"][0]["packages"] == [{"River": "Joint board", "Crossing": "Closed"}]
    river = [change for change in content["changes"] if change["issue"] == "River"]
    assert [(change["new"], change["effects"]) for change in river] == [
        ("Joint board", {"North": "better", "South": "better"}),
        ("As now", {"North": "worse", "South": "better"}),
    ]
    # South also said which of two it prefers: by that alone nothing is sure.
    assert content["verdict"] in ("possibly", "never")
    words = run(question, *CHOICES).stdout
    assert "It can be improved without a cost to anybody: packages of one other value are better" in words
    assert "River: Joint board in place of Fixed shares: North +20, South +40" in words


def test_a_package_that_cannot_be_improved(question: Path) -> None:
    choices = ["--package", "River=Joint board", "--package", "Crossing=Closed"]
    content = json.loads(run(question, "--json", *choices).stdout)
    assert (content["efficient"], content["better_for_all"]["total"]) == (True, 0)
    assert "Nobody can improve it without a cost to somebody" in run(question, *choices).stdout


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        (["River=Joint board"], "missing are Crossing"),
        (["River=Sideways", "Crossing=Closed"], "expected ISSUE=OPTION, of River: Joint board, Fixed shares, As now"),
        (["River", "Crossing=Closed"], "expected ISSUE=OPTION"),
    ],
)
def test_packages_that_are_none(question: Path, choices: list[str], message: str) -> None:
    done = run(question, *(word for choice in choices for word in ("--package", choice)))
    assert (done.exit_code, message in done.stderr) == (2, True), done.stderr


def test_one_package_by_orders_alone_with_what_challenges_it(tmp_path: Path) -> None:
    names = [f"o{o}" for o in range(5)]
    lines = ["[issues]", *(f"i{i} = {json.dumps(names)}" for i in range(6))]
    for side, turn in (("A", 1), ("B", -1)):
        said = [f'{{ of = "i{i}", order = {json.dumps(names[::turn])} }}' for i in range(6)]
        lines += [f"[sides.{side}]", f"said = [{', '.join(said)}]"]
    path = tmp_path / "q.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    whole = run(path)
    assert (whole.exit_code, "ask about one package" in whole.stderr) == (3, True)
    dream = json.loads(run(path, "--json", *(w for i in range(6) for w in ("--package", f"i{i}=o0"))).stdout)
    assert (dream["verdict"], dream["challenger"], dream["efficient"]) == ("surely", None, None)
    middle = json.loads(run(path, "--json", *(w for i in range(6) for w in ("--package", f"i{i}=o2"))).stdout)
    assert middle["verdict"] == "possibly"
    assert set(middle["challenger"]) == {f"i{i}" for i in range(6)}
    effects = {change["new"]: change["effects"] for change in middle["changes"] if change["issue"] == "i0"}
    assert effects["o0"] == {"A": "better", "B": "worse"}


def test_a_package_that_links_forbid(question: Path) -> None:
    question.write_text('excludes = [[["River", "As now"], ["Crossing", "Closed"]]]\n' + EXAMPLE, encoding="utf-8")
    choices = ["--package", "River=As now", "--package", "Crossing=Closed"]
    content = json.loads(run(question, "--json", *choices).stdout)
    assert (content["allowed"], content["efficient"], content["verdict"]) == (False, None, None)
    assert "Links or vetoes do not allow this package." in run(question, *choices).stdout


def test_adjusted_winner(tmp_path: Path) -> None:
    path = tmp_path / "division.toml"
    path.write_text(
        """
[issues]
Mill = ["Valley", "Ridge"]
Path = ["Valley", "Ridge"]
Barn = ["Valley", "Ridge"]
[sides.Ridge.values]
Mill = { Valley = 0, Ridge = 30 }
Path = { Valley = 0, Ridge = 30 }
Barn = { Valley = 0, Ridge = 40 }
[sides.Valley.values]
Mill = { Valley = 70, Ridge = 0 }
Path = { Valley = 20, Ridge = 0 }
Barn = { Valley = 10, Ridge = 0 }
""",
        encoding="utf-8",
    )
    content = json.loads(run(path, "--adjusted-winner", "--json").stdout)
    assert content["points"]["Ridge"] == content["points"]["Valley"]
    assert content["split"] is None or content["split"] in ("Mill", "Path", "Barn")
    assert "It is a procedure, not a recommendation" in run(path, "--adjusted-winner").stdout


def test_adjusted_winner_is_refused_where_an_issue_is_not_won(question: Path) -> None:
    refused = run(question, "--adjusted-winner")
    assert (refused.exit_code, "issue “River” needs two options" in refused.stderr) == (3, True)


def test_the_frontier_comes_page_by_page(tmp_path: Path) -> None:
    path = written(tmp_path / "q.toml", 5, 10, [list(range(10)), list(range(9, -1, -1))])
    whole = json.loads(run(path, "--json", "--limit", "1000").stdout)["frontier"]
    assert (whole["total"], len(whole["points"])) == (46, 46)
    paged = []
    for start in range(0, 46, 20):
        page = json.loads(run(path, "--json", "--from", str(start), "--limit", "20").stdout)["frontier"]
        assert page["from"] == start
        paged += page["points"]
    assert paged == whole["points"]
    assert sum(point["count"] for point in paged) == json.loads(run(path, "--json").stdout)["packages"]
    assert "And 34 more values: --table or --json list all" in run(path).stdout


def test_the_table_has_a_row_for_each_package(tmp_path: Path) -> None:
    path = written(tmp_path / "q.toml", 3, 3, [[0, 1, 2], [2, 1, 0]])
    rows = list(csv.DictReader(io.StringIO(run(path, "--table").stdout)))
    assert len(rows) == 27
    assert len({(row["i0"], row["i1"], row["i2"]) for row in rows}) == 27
    pages = [
        list(csv.reader(io.StringIO(run(path, "--table", "--from", str(n), "--limit", "10").stdout)))
        for n in (0, 10, 20)
    ]
    assert [row for page in pages for row in page[1:]] == [list(row.values()) for row in rows]


def test_the_table_of_assessments_names_what_challenges_them(question: Path) -> None:
    text = "\n".join(line for line in EXAMPLE.splitlines() if ".values" not in line and '= { "' not in line)
    question.write_text(text + "\n[sides.North]\n", encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(run(question, "--table").stdout)))
    content = json.loads(run(question, "--json").stdout)
    assert len(rows) == content["outcomes"]
    for word in ("possibly", "never"):
        challengers = [row["challenger: River"] for row in rows if row["known"] == word]
        assert challengers == [other["River"] for other in content["challengers"][word]]
        assert len(content["challengers"][word]) == len(content["weak"][word])


def test_the_table_holds_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "q.toml"
    path.write_text(
        "[issues]\n'=1+1' = ['@x', '-y']\n[sides.'+A'.values]\n'=1+1' = { '@x' = 1, '-y' = 0 }\n"
        "[sides.B.values]\n'=1+1' = { '@x' = 0, '-y' = 1 }\n",
        encoding="utf-8",
    )
    for row in csv.reader(io.StringIO(run(path, "--table").stdout)):
        assert not any(cell.startswith(("=", "+", "@", "-y")) for cell in row)
