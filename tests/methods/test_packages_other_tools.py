"""Files of other tools: GeniusWeb and NegoLog JSON, other spellings of Genius, tables, and choosing among them."""

import json
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook

from tracktwo.cli import main
from tracktwo.methods.packages import (
    Domain,
    InvalidInput,
    Refusal,
    frontier,
    read_domain,
    read_table,
    rows_of_csv,
    rows_of_workbook,
)


def run(place: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["packages", str(place), *options])


def negolog(first: float = 1.0, reservation: float = 0.0) -> dict[str, Any]:
    return {
        "reservationValue": reservation,
        "issueWeights": {"Pasture": 0.75, "Fence": 0.25},
        "issues": {"Pasture": {"ours": first, "shared": 0.5}, "Fence": {"stone": 0.1, "none": 1.0}},
    }


def geniusweb(**changes: Any) -> dict[str, Any]:
    space = {
        "domain": {
            "name": "grazing",
            "issuesValues": {"Pasture": {"values": ["ours", "shared"]}, "Herd": {"range": ["10", "30", "10"]}},
        },
        "issueUtilities": {
            "Pasture": {"DiscreteValueSetUtilities": {"valueUtilities": {"ours": 1, "shared": 0.25}}},
            "Herd": {
                "NumberValueSetUtilities": {
                    "lowValue": "10",
                    "lowUtility": "0",
                    "highValue": "30",
                    "highUtility": "1",
                }
            },
        },
        "issueWeights": {"Pasture": 0.4, "Herd": 0.6},
        "reservationBid": {"issuevalues": {"Pasture": "shared", "Herd": "20"}},
    }
    return {"LinearAdditiveUtilitySpace": space | changes}


def texts(**contents: Any) -> dict[str, str]:
    return {f"{name}.json": json.dumps(content) for name, content in contents.items()}


def test_negolog() -> None:
    imported = read_domain(texts(profileA=negolog(), profileB=negolog(0.1), specs={"size": 4}))
    domain = imported.domain
    assert domain.sides == ("profileA", "profileB")
    assert domain.utilities(("ours", "stone")) == (Fraction("0.775"), Fraction("0.1"))
    assert [notice.code for notice in imported.notices] == ["reservations-not-used", "files-skipped"]
    assert "specs.json" in str(imported.notices[1])


def test_negolog_reservation_values() -> None:
    files = texts(a=negolog(reservation=0.6), b=negolog(0.1, reservation=0.45))
    imported = read_domain(files, use_reservations=True)
    assert imported.domain.disagreement == (Fraction("0.6"), Fraction("0.45"))
    assert imported.notices == ()


def test_geniusweb_with_a_range_and_a_reservation_bid() -> None:
    imported = read_domain(texts(north=geniusweb(), south=geniusweb(reservationBid=None)), use_reservations=True)
    domain = imported.domain
    assert [issue.options for issue in domain.space.issues] == [("ours", "shared"), ("10", "20", "30")]
    assert domain.utilities(("ours", "20")) == (Fraction("0.7"), Fraction("0.7"))
    assert domain.disagreement == (Fraction("0.4"), Fraction(0))
    assert [notice.code for notice in imported.notices] == ["reservation-missing"]


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        ({"SumOfGroupsUtilitySpace": {"domain": {}}}, Refusal, "its type is “SumOfGroupsUtilitySpace”"),
        (geniusweb(issueWeights={"Pasture": 1}), InvalidInput, "“Herd” has no weight"),
        (geniusweb(issueUtilities={"Pasture": {"x": {"curve": 1}}}), Refusal, "of type “x”, which is not read"),
        (geniusweb(issueUtilities={"Pasture": 3}), InvalidInput, "b.json, Pasture: expected a table"),
        (geniusweb(domain={"issuesValues": {"Herd": {"range": ["1", "9", "0"]}}}), InvalidInput, "a step above 0"),
        (geniusweb(domain={"issuesValues": {"Herd": {"range": ["1", "9e9", "1"]}}}), InvalidInput, "10,000 values"),
        (geniusweb(reservationBid={"issuevalues": {"Herd": "11"}}), InvalidInput, "reservationBid: expected known"),
        ({"issueWeights": {"Pasture": True}, "issues": {"Pasture": {"ours": 1}}}, InvalidInput, "expected a number"),
        (negolog(float("nan")), InvalidInput, "expected a number"),
    ],
)
def test_json_profiles_that_cannot_be_used(content: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        read_domain(texts(a=geniusweb(), b=content))


@pytest.mark.parametrize("text", ["{", "[" * 100_000, '{"a": ' + "9" * 5000])
def test_json_that_is_none(text: str) -> None:
    with pytest.raises(InvalidInput, match=r"bad\.json: not JSON"):
        read_domain({"bad.json": text})


def evaluator(**attributes: str) -> str:
    given = " ".join(f'{name}="{value}"' for name, value in attributes.items())
    return (
        '<utility_space><objective index="0" name="r"><issue index="1" name="Toll" type="integer" vtype="integer">'
        f'<range lowerbound="0" upperbound="4"/><evaluator {given}/></issue><weight index="1" value="1"/>'
        "</objective></utility_space>"
    )


def toll(**attributes: str) -> Domain:
    return read_domain(
        {"a.xml": evaluator(**attributes), "b.xml": evaluator(ftype="linear", offset="0", slope="1")}
    ).domain


def test_genius_spells_a_linear_evaluator_in_two_ways() -> None:
    domain = toll(ftype="linear", parameter0="1", parameter1="-0.25")
    same = toll(ftype="linear", offset="1", slope="-0.25")
    assert domain.values == same.values
    assert domain.values[0] == ((1, Fraction("0.75"), Fraction("0.5"), Fraction("0.25"), 0),)
    assert toll(ftype="constant", parameter0="2").values[0] == ((2,) * 5,)
    with pytest.raises(InvalidInput, match="found “triangular”"):
        toll(ftype="triangular", parameter0="1", parameter1="2")


def test_real_numbers_take_a_step_that_is_given(tmp_path: Path) -> None:
    for name in ("a", "b"):
        text = evaluator(ftype="linear", offset="0", slope="1").replace("integer", "real")
        (tmp_path / f"{name}.xml").write_text(text, encoding="utf-8")
    refused = run(tmp_path)
    assert (refused.exit_code, "--step Toll=…" in refused.stderr) == (2, True)
    content = json.loads(run(tmp_path, "--json", "--step", "Toll=0.5").stdout)
    assert content["outcomes"] == 9
    assert "expected ISSUE=NUMBER" in run(tmp_path, "--step", "Toll").stderr
    assert "a step above 0" in run(tmp_path, "--step", "Toll=0").stderr


def written(folder: Path, **contents: Any) -> Path:
    for name, text in texts(**contents).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_profiles_are_chosen_by_name(tmp_path: Path) -> None:
    folder = written(tmp_path, **{f"p{n}": negolog(n / 10) for n in range(10)})
    many = run(folder)
    assert (many.exit_code, "10 profiles are too many" in many.stderr, "p9.json" in many.stderr) == (3, True, True)
    content = json.loads(run(folder, "--json", "--profile", "p7", "--profile", "p2.json").stdout)
    assert content["sides"] == ["p7", "p2"]
    missing = run(folder, "--profile", "p7", "--profile", "p77")
    assert (missing.exit_code, "there is no profile “p77”" in missing.stderr) == (2, True)


def test_variants_of_a_domain_are_chosen_by_its_file_or_by_their_profiles(tmp_path: Path) -> None:
    small = {"issuesValues": {"Pasture": {"values": ["ours", "shared"]}, "Fence": {"values": ["stone", "none"]}}}
    large = {"issuesValues": {"Pasture": {"values": ["ours", "shared"]}, "Herd": {"range": ["10", "30", "10"]}}}
    profiles = {"a1": negolog(), "b1": negolog(0.1), "a2": geniusweb(), "b2": geniusweb()}
    folder = written(tmp_path, small=small, large=large, **profiles)
    assert "expected one domain, found large.json and small.json" in run(folder).stderr
    chosen = json.loads(run(folder, "--json", "--profile", "a2", "--profile", "b2").stdout)
    assert chosen["outcomes"] == 6
    by_file = run(folder / "small.json", "--json", "--profile", "a1", "--profile", "b1")
    assert json.loads(by_file.stdout)["outcomes"] == 4
    fitting = json.loads(run(folder / "small.json", "--json").stdout)
    assert (fitting["sides"], fitting["outcomes"]) == (["a1", "b1"], 4)


def test_a_damaged_profile_that_was_not_asked_for_does_no_harm(tmp_path: Path) -> None:
    folder = written(tmp_path, a=negolog(), b=negolog(0.1))
    (folder / "broken.json").write_text("{", encoding="utf-8")
    assert "broken.json: not JSON" in run(folder).stderr
    assert run(folder, "--profile", "a", "--profile", "b").exit_code == 0


TABLE = "Issue;Option;Valley;Ridge\nMill;stays;60;0\n;moves;0;70\n\nPath;paved;40;30\n;left;0;0\n"


@pytest.mark.parametrize("text", [TABLE, "\ufeff" + TABLE, TABLE.replace(";", ","), TABLE.replace(";", "\t")])
def test_a_plain_table(text: str, tmp_path: Path) -> None:
    file = tmp_path / "points.csv"
    file.write_text(text, encoding="utf-8")
    done = run(file, "--json")
    assert done.exit_code == 0, done.stderr
    content = json.loads(done.stdout)
    assert (content["sides"], content["outcomes"]) == (["Valley", "Ridge"], 4)
    assert content["exact"]["nash"] == [["40", "100"]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the table is empty"),
        ("Issue,Choice,A,B\n", "row 1: expected “issue”, “option”"),
        ("issue,option,A\nx,y,1\n", "a column for each of two sides"),
        ("issue,option,A,A\nx,y,1,1\n", "a name of its own"),
        ("issue,option,A,B\n,y,1,1\n", "row 2: expected an issue and an option"),
        ("issue,option,A,B\nx,y,1\n", "row 2, B: expected a number"),
        ("issue,option,A,B\nx,y,1,many\n", "row 2, B: expected a number like"),
        ("issue,option,A,B\nx,y,1,1\nx,y,2,2\n", "names its option “y” twice"),
    ],
)
def test_tables_that_cannot_be_used(text: str, message: str) -> None:
    with pytest.raises(InvalidInput, match=message):
        read_table("t.csv", rows_of_csv("t.csv", text))


def test_a_table_and_a_toml_file_give_the_same_frontier() -> None:
    domain = read_table("t", rows_of_csv("t", TABLE))
    front = frontier(domain)
    assert [tuple(map(int, front.utilities(n))) for n in range(len(front))] == [(100, 30), (40, 100)]


def workbook(rows: list[list[object]]) -> bytes:
    """A workbook with these rows on its first sheet."""
    book, out = Workbook(), BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(out)
    return out.getvalue()


def test_a_workbook_is_the_plain_table_it_shows(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["issue", "option", "North", "South"],
        ["Road", "open", 60, 0],
        [None, "closed", 0, 12.5],
        ["Wells", "shared", 40, 87.5],
        [None, "split", 0, 0],
    ]
    domain = read_table("t", rows_of_workbook("t", workbook(rows)))
    assert (domain.sides, domain.values[1][0]) == (("North", "South"), (0, Fraction(25, 2)))
    path = tmp_path / "t.xlsx"
    path.write_bytes(workbook(rows))
    answered = run(path, "--json")
    assert answered.exit_code == 0, answered.output
    assert "closed" in answered.output
    path.write_bytes(b"PK\x03\x04 but no archive")
    assert (run(path).exit_code, "begins like a workbook" in run(path).output) == (2, True)
    path.write_bytes(b"issue,option,North,South\n")
    assert "expected an Excel workbook" in run(path).output
