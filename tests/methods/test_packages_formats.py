"""Files: what is read, and a clear answer, with its place, for all that is not."""

import tomllib
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.methods.packages import InvalidInput, format_exact, frontier, parse_exact, read_domain, read_toml

DOMAIN = """<negotiation_template><utility_space><objective index="0" name="o">
<issue index="1" name="Price" type="discrete"><item index="1" value="low"/><item index="2" value="high"/></issue>
<issue index="2" name="Days" type="integer" lowerbound="1" upperbound="3"/>
</objective></utility_space></negotiation_template>"""
SIDE = """<utility_space><reservation value="0.4"/><objective index="0" name="o">
<weight index="1" value="0.25"/><weight index="2" value="0.75"/>
<issue index="1" name="Price" type="discrete"><item index="1" value="low" evaluation="1"/>
<item index="2" value="high" evaluation="12345678901234567890.5"/></issue>
<issue index="2" name="Days" type="integer"><range lowerbound="1" upperbound="3"/>
<evaluator ftype="linear" offset="0.5" slope="2e-1"/></issue>
</objective></utility_space>"""


def files(side: str = SIDE, template: str = DOMAIN) -> dict[str, str]:
    return {"z.xml": template, "b.xml": SIDE, "A.xml": side}


def test_weights_evaluations_ranges_and_order() -> None:
    domain = read_domain(files()).domain
    assert domain.sides == ("A", "b")
    assert [issue.options for issue in domain.space.issues] == [("low", "high"), ("1", "2", "3")]
    assert domain.values[0] == (
        (Fraction(1, 4), Fraction("12345678901234567890.5") / 4),
        tuple(Fraction(3, 4) * (Fraction(1, 2) + Fraction(1, 5) * day) for day in (1, 2, 3)),
    )
    # The reservation of the file is not the disagreement; the side's least is.
    assert frontier(domain).disagreement[0] == Fraction(1, 4) + Fraction(3, 4) * Fraction(7, 10)


def test_three_parties_no_template_and_a_later_double() -> None:
    double = SIDE.replace('<item index="2"', '<item index="1" value="low" evaluation="9"/><item index="2"')
    domain = read_domain({"c.xml": SIDE, "b.xml": SIDE, "a.xml": double}).domain
    assert domain.sides == ("a", "b", "c")
    assert domain.values[0][0][0] == Fraction(9, 4)


def test_real_ranges_need_a_step() -> None:
    stepped = {name: text.replace('"integer"', '"real" step="0.5"', 1) for name, text in files().items()}
    assert read_domain(stepped).domain.space.issues[1].options == ("1", "1.5", "2", "2.5", "3")
    with pytest.raises(InvalidInput, match=r"line 5.*any number from 1 to 3.*step"):
        read_domain({name: text.replace('"integer"', '"real"', 1) for name, text in files().items()})


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
    "<utility_space>&c;</utility_space>"
)


@pytest.mark.parametrize(
    ("side", "message"),
    [
        (LAUGHS, "A.xml: declares a document type or entities"),
        ('<!DOCTYPE x SYSTEM "file:///etc/hosts"><utility_space/>', "A.xml: declares a document type or entities"),
        (SIDE[:-5], "A.xml, line 7, column 13: not XML"),
        ("", "A.xml, line 1.*not XML"),
        (SIDE + " " * 5_000_000, "A.xml: larger than 4 MiB"),
        ("<domain/>", "found b.xml; skipped, as they hold none: A.xml"),
        (SIDE.replace('value="0.25"', 'value="nan"'), "A.xml, line 2, weight of index 1: expected a number.*“nan”"),
        (SIDE.replace('value="0.25"', 'value="1e999999999"'), "expected a number|exponent beyond 60"),
        (SIDE.replace('value="0.25"', 'value="1e900"'), "exponent beyond 60"),
        (SIDE.replace('evaluation="1"', 'evaluation="-inf"'), "line 3, evaluation of “low”: expected a number"),
        (SIDE.replace(' evaluation="1"', ""), "line 3: nobody valued “low” of issue “Price”"),
        (
            SIDE.replace('<item index="1" value="low" evaluation="1"/>', ""),
            "option “low” of issue “Price” is not valued",
        ),
        (SIDE.replace('value="low"', 'value="lower"'), "“lower” of issue “Price” is not an option in the domain"),
        (SIDE.replace('<weight index="2" value="0.75"/>', ""), 'issue “Days” has no <weight index="2">'),
        (SIDE.replace('<weight index="2"', '<weight index="1"'), "a second weight for index 1"),
        (SIDE.replace('name="Days"', 'name="Price"'), "issue “Price” is there twice"),
        (
            SIDE.replace('name="Days"', 'name="Nights"'),
            "A.xml: issue “Days” of the domain is missing; sides",
        ),
        (SIDE.replace('index="2" name', 'index="1" name'), "a second issue with index 1"),
        (SIDE.replace('upperbound="3"', 'upperbound="2"'), "option “3” of issue “Days” is not valued"),
        (SIDE.replace('upperbound="3"', 'upperbound="90000"'), "90,000 values; up to 10,000"),
        (SIDE.replace('upperbound="3"', 'upperbound="3.5"'), "integer, but its bounds"),
        (SIDE.replace('upperbound="3"', 'upperbound="0"'), "lower bound not above the upper"),
        (SIDE.replace('"linear"', '"triangular"'), "expected a linear evaluator, found “triangular”"),
        (SIDE.replace('slope="2e-1"', ""), "<evaluator> has no slope"),
        (SIDE.replace('type="integer"', 'type="fuzzy"'), "discrete, integer or real, found “fuzzy”"),
        (SIDE.replace("<issue", "<objective><issue", 1).replace("</issue>", "</issue></objective>", 1), "within"),
        ("<utility_space/>", "there is no <issue>"),
        (DOMAIN, "expected a profile for each of two sides or more; found b.xml"),
    ],
)
def test_a_file_that_cannot_be_used(side: str, message: str) -> None:
    with pytest.raises(InvalidInput, match=message):
        read_domain(files(side))


def test_domains_that_cannot_be_used() -> None:
    empty = DOMAIN.replace('<item index="1" value="low"/><item index="2" value="high"/>', "")
    with pytest.raises(InvalidInput, match=r"z.xml, line 2: issue “Price” is empty"):
        read_domain(files(template=empty))
    with pytest.raises(InvalidInput, match=r"each of two sides or more; found b.xml"):
        read_domain({"z.xml": DOMAIN, "b.xml": SIDE})
    with pytest.raises(InvalidInput, match=r"A.xml: issue “Days” of the domain is missing"):
        cut = SIDE[: SIDE.index('<issue index="2"')] + SIDE[SIDE.index("</objective>") :]
        read_domain(files(cut))
    with pytest.raises(InvalidInput, match="encoding"):
        read_domain({"a.xml": b'<?xml version="1.0" encoding="none-such"?><utility_space/>'})


# Our own format.

OWN = """
needs = [[["River", "board"], ["Road", "open"]]]
excludes = [[["River", "shares"], ["Road", "shut"]]]
[issues]
River = ["board", "shares"]
Road = ["open", "shut"]
[sides.South.values]
River = { board = 0.1, shares = "1/3" }
Road = { open = 1e-2, shut = 12345678901234567890 }
[sides.North]
values = { River = { board = 1, shares = 2 }, Road = { open = 1, shut = 0 } }
said = [
  { of = "River", order = ["board", "shares"] },
  { order = [["River", "Road"]] },
  { between = ["River", 0.25, 0.75] },
  { ratio = ["River", "Road", "1/2", 2] },
]
[vetoes]
South = [["Road", "shut"]]
[disagreement]
North = 0
South = 0.05
"""


def test_own_format() -> None:
    problem = read_toml("q.toml", OWN)
    assert problem.sides == ("North", "South")
    assert problem.domain is not None
    assert problem.domain.disagreement == (0, Fraction(1, 20))
    assert problem.domain.values[1] == (
        (Fraction(1, 10), Fraction(1, 3)),
        (Fraction(1, 100), Fraction(12345678901234567890)),
    )
    assert [str(statement) for statement in problem.statements["North"]] == [
        "River: board > shares",
        "issues: River = Road",
        "issues: River from 0.25 to 0.75",
        "issues: River is 0.5 to 2 times Road",
    ]
    assert frontier(problem.domain).outcomes == 2
    assert len(problem.feasible_valuations()) == 2


def test_sides_without_points_have_no_domain() -> None:
    bare = OWN[: OWN.index("[sides.South")] + "[sides.South]\n[sides.North]\n"
    problem = read_toml("q.toml", bare)
    assert (problem.domain, problem.values) == (None, {})


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[issues]", "[issues", "not TOML.*line 4"),
        ("[issues]", "[matters]", "the file has “matters”"),
        ('River = ["board", "shares"]', "River = []", "issue “River” is empty"),
        ('River = ["board", "shares"]', 'River = ["board", "board", "shares"]', "names its option “board” twice"),
        ('River = ["board", "shares"]', 'River = "board"', "expected a list"),
        ('River = ["board", "shares"]', "River = [1, 2]", "expected text in quotes"),
        ("board = 0.1,", "", "South has not valued option “board” of issue “River”"),
        ("board = 0.1,", "board = 0.1, boat = 1,", "South values “boat” of issue “River”"),
        ("board = 0.1", "board = nan", "South, issue “River”, option “board”: expected a number"),
        ("board = 0.1", "board = true", "expected a number, found True"),
        ("board = 0.1", 'board = "1/0"', "divides by zero"),
        ("board = 0.1", f"board = 0.{'1' * 70}", "more than 60 digits"),
        ("Road = { open = 1e-2, shut = 12345678901234567890 }", "", "South has no values for issue “Road”"),
        ("Road = { open = 1e-2,", "Rail = { open = 1 }\nRoad = { open = 1e-2,", "South values issue “Rail”"),
        ("Road = { open = 1e-2, shut = 12345678901234567890 }", "Road = 3", "“Road” should be a table"),
        ("[sides.South.values]", "[sides.South.worth]", "sides.South has “worth”"),
        ('["Road", "open"]]]', '["Road", "ajar"]]]', "needs.*“ajar” of issue “Road”"),
        ('[["River", "shares"], ["Road", "shut"]]', '["River"]', "expected pairs"),
        ('["Road", "open"]]]', '["Road"]]]', "an issue and one of its options"),
        ("South = [[", "East = [[", "side “East”"),
        ("South = 0.05", "East = 1", "disagreement names each side once"),
        ('order = ["board", "shares"]', 'order = ["board", "boat"]', "“boat” does not exist"),
        ("between = [", "amid = [", "one of order, between, ratio"),
        ('between = ["River", 0.25, 0.75]', 'between = ["River", 0.25]', "between is a list of what, from, to"),
        ('ratio = ["River", "Road", "1/2", 2]', 'ratio = ["River", "Road", 2]', "ratio is a list"),
        ('{ of = "River", order', "{ of = 3, order", "of names an issue"),
        ("{ between", "3, { between", "statement 3: expected a table"),
        ("[vetoes]", "[sides.East]\nsaid = 3\n[vetoes]", "expected a list"),
    ],
)
def test_own_files_that_cannot_be_used(old: str, new: str, message: str) -> None:
    assert old in OWN
    with pytest.raises(InvalidInput, match=rf"(?s)^q\.toml: .*{message}"):
        read_toml("q.toml", OWN.replace(old, new, 1))


def test_own_files_that_are_too_large_or_too_deep() -> None:
    with pytest.raises(InvalidInput, match="larger"):
        read_toml("q.toml", "#" * 5_000_000)
    with pytest.raises(InvalidInput, match=r"nests lists or tables too deeply"):
        read_toml("q.toml", "x = " + "[" * 100_000)
    many = "[issues]\n" + "".join(f'i{n} = ["x"]\n' for n in range(501)) + "[sides.a]\n[sides.b]\n"
    with pytest.raises(InvalidInput, match="501 issues are too many"):
        read_toml("q.toml", many)
    with pytest.raises(InvalidInput, match="at least two sides"):
        read_toml("q.toml", '[issues]\na = ["x"]\n[sides.a]\n')
    with pytest.raises(InvalidInput, match="no issue"):
        read_toml("q.toml", "[issues]\n[sides.a]\n[sides.b]\n")


# Numbers.


@given(st.decimals(allow_nan=False, allow_infinity=False, places=12, min_value=-(10**20), max_value=10**20))
def test_decimals_come_back_exactly(value: Decimal) -> None:
    number = parse_exact(str(value), "here")
    assert number == Fraction(value)
    assert parse_exact(format_exact(number), "here") == number


@given(st.fractions(max_denominator=10**9))
def test_fractions_come_back_exactly(value: Fraction) -> None:
    assert parse_exact(format_exact(value), "here") == value


@pytest.mark.parametrize("value", ["", ".", "e5", "1e", "1_000", "٣", "0x1", "inf", "1/", 0.1, None, True])
def test_what_is_no_number(value: object) -> None:
    with pytest.raises(InvalidInput, match="here: expected a number"):
        parse_exact(value, "here")  # type: ignore[arg-type]


def test_toml_is_read_without_binary_floats() -> None:
    assert tomllib.loads("x = 0.1", parse_float=str) == {"x": "0.1"}
