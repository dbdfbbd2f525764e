"""Disagreement: what a side has without an agreement is used or said, and nothing below it is named without a word."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from packages_cases import domains

from tracktwo.cli import main
from tracktwo.methods.packages import Domain, Refusal, bargaining_solutions, frontier, read_domain, read_toml


def run(place: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["packages", str(place), *options])


FERRY = """
[issues]
ferry = ["daily", "never"]
[sides.Island.values]
ferry = { daily = 90, never = 10 }
[sides.Mainland.values]
ferry = { daily = 5, never = 85 }
[disagreement]
Island = 30
Mainland = 20
"""


def test_a_sum_below_disagreement_is_marked(tmp_path: Path) -> None:
    file = tmp_path / "ferry.toml"
    file.write_text(FERRY, encoding="utf-8")
    content = json.loads(run(file, "--json").stdout)
    # Either package leaves one side below what it has without an agreement.
    assert (content["nash"], content["kalai_smorodinsky"]) == ([], [])
    assert content["utilitarian"] == [[90.0, 5.0], [10.0, 85.0]]
    assert content["below_disagreement"]["utilitarian"] == [["Mainland"], ["Island"]]
    assert "below what they have without an agreement" in content["reasons"]["utilitarian"]
    words = run(file).stdout
    assert "below what Mainland would have without an agreement" in words
    assert "every package leaves some side below disagreement" in words


@given(domains(3, linked=True))
def test_no_solution_hides_a_side_that_it_leaves_below_disagreement(domain: Domain) -> None:
    front = frontier(domain)
    solutions = bargaining_solutions(front)
    for name in ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian"):
        solution = getattr(solutions, name)
        assert len(solution.below) == len(solution.points)
        for n, below in zip(solution.points, solution.below, strict=True):
            pairs = zip(domain.sides, front.utilities(n), front.disagreement, strict=True)
            assert list(below) == [side for side, worth, least in pairs if worth < least]
        if name in ("nash", "kalai_smorodinsky"):
            assert not any(solution.below)
        codes = {notice.code for notice in solution.notices}
        assert ("solution-below-disagreement" in codes) == any(solution.below)


def profile(
    reservation: str = "", extra: str = "", weights: str = "0.5 0.5", first: str = "2 0", root: str = ""
) -> str:
    """A profile of two issues; `first` are the evaluations of the first issue's options."""
    road, wells = weights.split()
    open_, shut = first.split()
    return (
        f'<utility_space {root}><objective index="0" name="all">'
        f'<issue index="1" name="Road" type="discrete"><item index="1" value="open" evaluation="{open_}"/>'
        f'<item index="2" value="shut" evaluation="{shut}"/></issue>'
        '<issue index="2" name="Wells" type="discrete"><item index="1" value="shared" evaluation="0"/>'
        '<item index="2" value="apart" evaluation="1"/></issue>'
        f'<weight index="1" value="{road}"/><weight index="2" value="{wells}"/></objective>{reservation}{extra}'
        "</utility_space>"
    )


def codes(**files: str) -> set[str]:
    imported = read_domain({f"{name}.xml": text for name, text in files.items()})
    return {notice.code for notice in imported.notices}


def test_a_reservation_value_that_was_not_used_is_said() -> None:
    plain = profile(first="0 2")
    assert codes(a=plain, b=plain) == set()
    assert codes(a=profile('<reservation value="0.3"/>'), b=plain) == {"reservations-not-used"}
    # At the least of the side it is what is used anyway.
    assert codes(a=profile('<reservation value="0"/>'), b=plain) == set()
    above = {"reservations-not-used", "reservation-above-maximum"}
    assert codes(a=profile('<reservation value="3"/>'), b=plain) == above


def test_reservation_values_are_used_on_the_files_own_scale(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(profile('<reservation value="0.6"/>'), encoding="utf-8")
    (tmp_path / "b.xml").write_text(profile(first="0 2"), encoding="utf-8")
    as_written = json.loads(run(tmp_path, "--json").stdout)
    used = json.loads(run(tmp_path, "--json", "--reservation-values").stdout)
    # As written, an evaluation of 2 counts twice as much as one of 1; on Genius' own scale the greatest counts as 1.
    assert as_written["nash"] == [[1.5, 0.5], [0.5, 1.5]]
    assert as_written["disagreement"] == [0, 0]
    assert used["disagreement"] == [0.6, 0]
    assert used["nash"] == [[1.0, 0.5]]
    assert [notice["code"] for notice in as_written["notices"]] == ["reservations-not-used"]
    assert [notice["code"] for notice in used["notices"]] == ["reservation-missing"]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        (profile(extra='<discount_factor value="0.8"/>'), "discount-not-used"),
        (profile(extra='<constraint index="1"/>'), "constraints-not-used"),
        (profile(weights="-0.5 1.5"), "weight-negative"),
        (profile(weights="0.5 0.6"), "weights-not-one"),
        (
            profile().replace("</issue>", '<item index="3" value="open" evaluation="1"/></issue>', 1),
            "option-listed-twice",
        ),
    ],
)
def test_what_a_file_says_and_the_method_does_not_use_is_said(changed: str, code: str) -> None:
    assert code in codes(a=changed, b=profile(first="0 2"))
    assert codes(a=profile(extra='<discount_factor value="1"/>'), b=profile(first="0 2")) == set()


@pytest.mark.parametrize(
    "changed",
    [
        profile(root='type="nonlinear"'),
        profile(extra='<utility><ufun type="PlainUfun"><hyperRectangle utility="9"/></ufun></utility>'),
    ],
)
def test_non_linear_utilities_are_refused_by_name(changed: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"b\.xml: its utilities are not linear"):
        read_domain({"a.xml": profile(), "b.xml": changed})
    for name, text in (("a.xml", profile()), ("b.xml", changed)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = run(tmp_path)
    assert (done.exit_code, done.stdout) == (3, "")
    assert "b.xml" in done.stderr


def test_unequal_budgets_withhold_what_compares_points_across_sides(tmp_path: Path) -> None:
    file = tmp_path / "unequal.toml"
    file.write_text(FERRY.replace("never = 85", "never = 45").split("[disagreement]")[0], encoding="utf-8")
    content = json.loads(run(file, "--json").stdout)
    assert content["withheld"] == ["egalitarian", "utilitarian"]
    assert content["utilitarian"], "the arithmetic is given all the same, for programs"
    words = run(file).stdout
    for title in ("Egalitarian", "Largest sum"):
        block = words.partition(f"{title}: ")[2].partition("\n\n")[0]
        assert "No package is named." in block
        assert "ferry" not in block
    same = json.loads(run_text(tmp_path, FERRY).stdout)
    assert same["withheld"] == []


def run_text(folder: Path, text: str) -> Result:
    file = folder / "problem.toml"
    file.write_text(text, encoding="utf-8")
    return run(file, "--json")


def test_a_zero_sum_says_so_beside_what_it_concerns(tmp_path: Path) -> None:
    text = """
[issues]
river = ["low", "middle", "high"]
toll = ["none", "half", "full"]
[sides.East.values]
river = { low = 0, middle = 20, high = 40 }
toll = { none = 60, half = 30, full = 0 }
[sides.West.values]
river = { low = 40, middle = 20, high = 0 }
toll = { none = 0, half = 30, full = 60 }
"""
    content = json.loads(run_text(tmp_path, text).stdout)
    assert [notice["code"] for notice in content["notices"]] == ["everything-efficient"]
    assert "does not tell the packages apart" in content["reasons"]["utilitarian"]
    assert "nash" not in content["reasons"]
    words = run(tmp_path / "problem.toml").stdout
    largest = words.partition("Largest sum: ")[2].partition("\n\n")[0].splitlines()
    assert "every point of the frontier attains it" in largest[1]


def test_points_that_contradict_a_sides_own_order_are_said() -> None:
    text = FERRY.replace(
        "[sides.Island.values]",
        "[sides.Island]\nsaid = [{ of = 'ferry', order = ['never', 'daily'] }]\n[sides.Island.values]",
    )
    (notice,) = read_toml("x", text).notices
    assert notice.code == "points-contradict-statement"
    assert notice.details["side"] == "Island"
    assert read_toml("x", text.replace("['never', 'daily']", "['daily', 'never']")).notices == ()


@pytest.mark.parametrize(
    ("statement", "holds"),
    [
        ("{ order = ['road', 'wells'] }", True),
        ("{ order = ['wells', 'road'] }", False),
        ("{ order = [['road', 'wells']] }", False),
        ("{ ratio = ['road', 'wells', 2, 4] }", True),
        ("{ ratio = ['road', 'wells', 4, 5] }", False),
        ("{ between = ['wells', '0.25', '0.25'] }", True),
        ("{ between = ['wells', '0.3', '0.5'] }", False),
        ("{ of = 'road', between = ['stewards', '0.4', '0.6'] }", True),
        ("{ of = 'road', between = ['stewards', '0.6', '0.7'] }", False),
    ],
)
def test_every_kind_of_statement_is_held_against_points(statement: str, holds: bool) -> None:
    text = f"""
[issues]
road = ["patrols", "stewards", "nobody"]
wells = ["shared", "apart"]
[sides.a]
said = [{statement}]
[sides.a.values]
road = {{ patrols = 40, stewards = 25, nobody = 10 }}
wells = {{ shared = 0, apart = 10 }}
[sides.b.values]
road = {{ patrols = 0, stewards = 2, nobody = 3 }}
wells = {{ shared = 1, apart = 0 }}
"""
    assert (read_toml("x", text).notices == ()) == holds


def test_an_equal_disagreement_is_no_gain() -> None:
    problem = read_toml("x", FERRY.replace("Island = 30", "Island = 90").replace("Mainland = 20", "Mainland = 5"))
    assert problem.domain is not None
    solutions = bargaining_solutions(frontier(problem.domain))
    assert [notice.code for notice in solutions.nash.notices] == ["no-gain-for-all"]
    assert problem.domain.disagreement == (Fraction(90), Fraction(5))
