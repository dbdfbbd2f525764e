"""Packages from files: the check values on the real domains, what cannot be read, and the command."""

import json
import sys
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner
from shared import data

from tracktwo.cli import main
from tracktwo.methods.packages import (
    InconsistentStatements,
    InvalidInput,
    Refusal,
    adjusted_winner,
    bargaining_solutions,
    format_exact,
    frontier,
    make_domain,
    make_space,
    read_domain,
    read_toml,
)

NAMED = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")
# Folder: outcomes, points, packages, and each named solution as a list of points in the order of the files.
CHECKED: dict[str, tuple[int, int, int, dict[str, list[list[float]]]]] = {
    "Energy2011": (390625, 251, 278, {
        "nash": [[5.45, 4.23]],
        "kalai_smorodinsky": [[5.15, 4.48]],
        "egalitarian": [[5.19, 4.45], [5.21, 4.43]],
    }),
    "AMPOvsCity": (1944000, 193, 284, {
        "nash": [[70.6, 78.3]],
        "kalai_smorodinsky": [[74.068, 73.114]],
        "egalitarian": [[75.23, 71.841]],
        "utilitarian": [[70.6, 78.3]],
    }),
    "EnglandZimbabwe": (576, 23, 23, {
        "nash": [[8.207494443337346, 8.544396576863491]],
        "egalitarian": [[8.207494443337346, 8.544396576863491]],
        "utilitarian": [[8.207494443337346, 8.544396576863491]],
        "kalai_smorodinsky": [[7.60080076366628, 8.947081953187693]],
    }),
    "ItexvsCypress": (180, 17, 17, {
        "nash": [[22.699524634769652, 18.518416565202575]],
        "kalai_smorodinsky": [[22.699524634769652, 18.518416565202575]],
        "utilitarian": [[22.699524634769652, 18.518416565202575]],
        "egalitarian": [[19.409408031194523, 19.670921966297534]],
    }),
}  # fmt: skip


def answer_of(place: Path) -> dict[str, object]:
    done = CliRunner().invoke(main, ["packages", str(place), "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.output)


@pytest.mark.parametrize("folder", CHECKED)
def test_check_values_on_real_domains(folder: str) -> None:
    outcomes, points, packages, named = CHECKED[folder]
    content = answer_of(data("negotiation", folder))
    assert (content["outcomes"], content["points"], content["packages"]) == (outcomes, points, packages)
    for name, expected in named.items():
        assert sorted(content[name]) == expected  # type: ignore[call-overload]
        assert [[float(value) for value in point] for point in content["exact"][name]] == content[name]  # type: ignore[index]


def test_the_largest_sum_of_energy_is_a_tie_of_eight() -> None:
    content = sorted(answer_of(data("negotiation", "Energy2011"))["utilitarian"])  # type: ignore[call-overload]
    assert len(content) == 8
    assert (content[0], content[-1]) == ([4.89, 4.79], [5.54, 4.14])


def test_the_domain_is_known_by_its_root_element_and_not_by_its_name(tmp_path: Path) -> None:
    for number, file in enumerate(sorted(data("negotiation", "EnglandZimbabwe").iterdir())):
        (tmp_path / f"{number}.xml").write_bytes(file.read_bytes())
    assert answer_of(tmp_path)["points"] == 23


def test_the_synthetic_domain() -> None:
    chance = Random(20260101)
    values: dict[str, dict[str, dict[str, str]]] = {}
    for side in ("a", "b"):
        weights = [chance.randint(1, 20) for _ in range(10)]
        rows = [[chance.randint(0, 100) for _ in range(5)] for _ in range(10)]
        values[side] = {
            str(i): {str(o): written_of(weight * value) for o, value in enumerate(row)}
            for i, (weight, row) in enumerate(zip(weights, rows, strict=True))
        }
    front = frontier(make_domain(make_space({str(i): [str(o) for o in range(5)] for i in range(10)}), values))
    named = bargaining_solutions(front)
    assert len(front) == 38

    def points(name: str) -> list[tuple[str, ...]]:
        return [tuple(map(format_exact, front.utilities(n))) for n in getattr(named, name).points]

    for name in ("nash", "kalai_smorodinsky", "utilitarian"):
        assert points(name) == [("47.85", "62.9")]
    assert points("egalitarian") == [("50.16", "50.14")]


def written_of(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def test_camp_david_gives_each_side_395_sixths() -> None:
    issues = ("Sinai", "recognition", "West Bank and Gaza", "linkage", "rights", "Jerusalem")
    points = {
        "Israel": dict(zip(issues, (35, 10, 20, 10, 5, 20), strict=True)),
        "Egypt": dict(zip(issues, (55, 5, 10, 5, 20, 5), strict=True)),
    }
    division = adjusted_winner(points)
    assert {side: str(total) for side, total in division.points.items()} == {"Israel": "395/6", "Egypt": "395/6"}
    assert division.split == "Sinai"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("unequal", "Adjusted Winner needs equal totals"),
        ("three", "two sides"),
    ],
)
def test_adjusted_winner_is_refused_where_it_does_not_apply(change: str, says: str) -> None:
    points = {"a": {"x": 60, "y": 40}, "b": {"x": 50, "y": 50}}
    if change == "unequal":
        points["b"]["y"] = 49
    else:
        points["c"] = {"x": 50, "y": 50}
    with pytest.raises(Refusal, match=says):
        adjusted_winner(points)


def genius(issue: str = "", weight: str = "1", root: str = "utility_space", head: str = "") -> bytes:
    inside = issue or (
        '<issue index="1" name="Road" type="discrete"><item index="1" value="open" evaluation="3"/>'
        '<item index="2" value="shut" evaluation="1"/></issue>'
    )
    return (
        f'<?xml version="1.0"?>{head}<{root}><objective index="0" name="all" type="objective">'
        f'{inside}<weight index="1" value="{weight}"/></objective></{root}>'
    ).encode()


def files(**changes: bytes) -> dict[str, bytes]:
    contents = {"domain.xml": genius(root="negotiation_template"), "one.xml": genius(), "two.xml": genius()}
    return contents | {name.replace("_", "."): content for name, content in changes.items()}


BAD: dict[str, dict[str, bytes]] = {
    "not XML": {"one_xml": b"<utility_space>"},
    "an empty issue": {
        name: genius('<issue index="1" name="Road" type="discrete"></issue>', root=root)
        for name, root in (("domain_xml", "negotiation_template"), ("one_xml", "utility_space"))
    },
    "an option nobody valued": {
        "one_xml": genius(
            '<issue index="1" name="Road" type="discrete"><item index="1" value="open" evaluation="3"/></issue>'
        )
    },
    "another issue": {
        "one_xml": genius(
            '<issue index="1" name="Wells" type="discrete"><item index="1" value="open" evaluation="3"/></issue>'
        )
    },
    "no number": {"one_xml": genius(weight="NaN")},
    "a real range without a step": {
        name: genius(
            '<issue index="1" name="Road" type="real"><range lowerbound="0" upperbound="1"/></issue>', root=root
        )
        for name, root in (("domain_xml", "negotiation_template"), ("one_xml", "utility_space"))
    },
    "entities": {"one_xml": genius(head='<!DOCTYPE x [<!ENTITY a "b">]>')},
    "a billion laughs": {
        "one_xml": genius(head='<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>')
    },
    "a file from elsewhere": {"one_xml": genius(head='<!DOCTYPE x SYSTEM "file:///etc/hostname">')},
}


@pytest.mark.parametrize("what", BAD)
def test_what_cannot_be_read_says_what_and_where(what: str) -> None:
    assert read_domain(files()).domain.sides == ("one", "two")
    with pytest.raises(InvalidInput, match=r"\.xml"):
        read_domain(files(**BAD[what]))


def test_twenty_digits_are_kept() -> None:
    many = genius().replace(b'evaluation="3"', b'evaluation="0.12345678901234567891"')
    front = frontier(read_domain(files(one_xml=many, two_xml=genius())).domain)
    assert format_exact(max(front.utilities(0)[0], front.utilities(len(front) - 1)[0])) == "1"
    zero = genius().replace(b'evaluation="1"', b'evaluation="0.12345678901234567890"')
    low = many.replace(b'evaluation="1"', b'evaluation="0"')
    front = frontier(read_domain(files(one_xml=low, two_xml=zero)).domain)
    assert format_exact(front.utilities(0)[0]) == "0.12345678901234567891"


EXAMPLE = """
[issues]
road = ["open", "shut"]
wells = ["shared", "apart"]
[sides.a]
said = [{said}]
[sides.b]
said = []
"""


def test_a_contradiction_names_its_two_statements() -> None:
    both = (
        '{ order = ["road", "wells"] }, { ratio = ["wells", "road", 2, 3] }, { of = "road", order = ["open", "shut"] }'
    )
    question = read_toml("x.toml", EXAMPLE.replace("{said}", both))
    with pytest.raises(InconsistentStatements) as caught:
        question.feasible_valuations()
    assert len(caught.value.statements) == 2
    assert "road > wells" in str(caught.value)
    assert "2 to 3 times" in str(caught.value)


TOML = {
    "not TOML": "[issues",
    "no side": '[issues]\nroad = ["open"]\n[sides]',
    "a stranger": EXAMPLE.replace("{said}", "") + "\n[colour]\n",
    "an unknown option": EXAMPLE.replace("{said}", '{ of = "road", order = ["open", "closed"] }'),
    "an empty issue": EXAMPLE.replace("{said}", "").replace('["open", "shut"]', "[]"),
    "a range upside down": EXAMPLE.replace("{said}", '{ between = ["road", 0.9, 0.1] }'),
    "nan": '[issues]\nr = ["x"]\n[sides.a.values]\nr = { x = nan }\n[sides.b.values]\nr = { x = 1 }',
}


@pytest.mark.parametrize("what", TOML)
def test_the_command_returns_2_for_what_it_cannot_read(what: str, tmp_path: Path) -> None:
    file = tmp_path / "question.toml"
    file.write_text(TOML[what], encoding="utf-8")
    done = CliRunner().invoke(main, ["packages", str(file), "--json"])
    assert done.exit_code == 2
    assert "Traceback" not in done.output


def test_the_command_returns_2_for_no_file_and_3_for_a_question_refused(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["packages", str(tmp_path / "none")]).exit_code == 2
    assert CliRunner().invoke(main, ["packages", str(tmp_path)]).exit_code == 2
    issues = "\n".join(f'i{n} = ["x", "y"]' for n in range(30))
    sides = ""
    for side, sign in (("a", 1), ("b", -1)):
        rows = "\n".join(f"i{n} = {{ x = {sign * (2**n)}, y = 0 }}" for n in range(30))
        sides += f"\n[sides.{side}.values]\n{rows}\n"
    (tmp_path / "zero.toml").write_text(f"[issues]\n{issues}\n{sides}", encoding="utf-8")
    done = CliRunner().invoke(main, ["packages", str(tmp_path / "zero.toml")])
    assert done.exit_code == 3
    assert "100,000" in done.output


def test_ten_to_the_thirty_packages_are_answered_where_few_are_efficient(tmp_path: Path) -> None:
    issues = "\n".join(f'i{n} = ["x", "y"]' for n in range(100))
    rows = "\n".join(f"i{n} = {{ x = {n % 3}, y = {(n + 1) % 2} }}" for n in range(100))
    text = f"[issues]\n{issues}\n[sides.a.values]\n{rows}\n[sides.b.values]\n{rows}\n"
    (tmp_path / "many.toml").write_text(text, encoding="utf-8")
    content = answer_of(tmp_path / "many.toml")
    assert content["outcomes"] == 2**100
    assert content["points"] == 1


def test_three_parties_in_the_order_of_their_files() -> None:
    more = files() | {"a third.xml": genius(weight="2")}
    assert read_domain(more).domain.sides == ("a third", "one", "two")


def test_the_pages_examples_run() -> None:
    sys.path.insert(0, str(Path(__file__).parents[2] / "docs"))
    try:
        import draw_packages
    finally:
        sys.path.pop(0)
    first, second = draw_packages.examples()
    assert first.domain is not None
    assert len(frontier(first.domain)) == 3
    assert second.domain is None
    assert len(second.feasible_valuations()) == 2
