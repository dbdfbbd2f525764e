"""Files of answers: what is read, what is refused, what is withheld; and no two figures about fewer than five."""

import json
import re
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.cli import main
from tracktwo.methods.evaluation import (
    InvalidInput,
    Overlap,
    evaluate,
    is_apart,
    may_stand,
    plain_code,
    read_answers,
    signed_rank,
)
from tracktwo.methods.evaluation.report import POOLED, _bases

Answer = tuple[str, str, str, str, object]


def table(answers: Iterable[Answer]) -> bytes:
    rows = [",".join(map(str, answer)) for answer in answers]
    return ("code,side,wave,item,value\n" + "\n".join(rows) + "\n").encode()


def wave(name: str, values: dict[str, list[object]], item: str = "trust") -> list[Answer]:
    """One wave: by side, each person's value; their codes are the side and their place."""
    return [
        (f"{side}{place}", side, name, item, value)
        for side, given in values.items()
        for place, value in enumerate(given)
        if value is not None
    ]


def rows_of(answers: Iterable[Answer], **options: object) -> dict[tuple[str, str], object]:
    result = evaluate(read_answers(table(answers)), **options)
    return {(row.side, row.wave): row for row in result.rows}


def run(folder: Path, content: bytes, *options: str) -> Result:
    file = folder / "answers.csv"
    file.write_bytes(content)
    return CliRunner().invoke(main, ["evaluate", str(file), *options])


BOTH = [
    *wave("before", {"N": [2, 3, 3, 4, 2, 3], "S": [4, 4, 3, 2, 5, 4]}),
    *wave("after", {"N": [3, 5, 6, 3, 6, 5], "S": [3, 3, 2, 2, 4, 3]}),
]


def test_each_side_comes_first_and_all_together_second() -> None:
    result = evaluate(read_answers(table(BOTH)))
    assert [row.side for row in result.rows] == ["N", "N", "S", "S", POOLED, POOLED]
    rows = rows_of(BOTH)
    north = rows["N", "after"]
    changes = [1, 2, 3, -1, 4, 2]
    assert (north.n, north.paired, north.median_before, north.median) == (6, 6, 3.0, 5.0)
    assert (north.p_sign_flip, north.p, north.smallest_p, north.by_n) == (
        0.09375,
        signed_rank(changes).p,
        0.03125,
        0.03125,
    )
    assert north.interval == (-1.0, 4.0) and north.extremes
    assert rows["S", "after"].worse == 5
    assert rows["N", "after"].worse is None, "one changed for the worse, and nobody is told so"
    assert rows[POOLED, "after"].paired == 12


def test_worse_is_lower_unless_it_is_said_otherwise_and_never_below_five() -> None:
    turned = rows_of(BOTH, lower_is_better=["trust"])
    assert turned["N", "after"].worse == 5
    assert turned["S", "after"].worse is None


def test_one_wave_only() -> None:
    result = evaluate(read_answers(table(wave("before", {"N": [1, 2, 3, 4, 5], "S": [1, 2, 3, 4, 5]}))))
    assert all(row.paired is None and row.p is None and row.estimate is None for row in result.rows)
    assert "nothing can be said of a change" in " ".join(map(str, result.notices))


def test_everybody_from_one_side() -> None:
    result = evaluate(read_answers(table(a for a in BOTH if a[1] == "N")))
    assert [(row.side, str(row.suppressed or "")[:13]) for row in result.rows] == [
        ("N", ""),
        ("N", ""),
        (POOLED, "only one side"),
        (POOLED, "only one side"),
    ]
    assert "everybody is of one side" in " ".join(map(str, result.notices))


def test_all_values_equal() -> None:
    rows = rows_of([*wave("1", {"N": [4] * 7, "S": [4] * 7}), *wave("2", {"N": [4] * 7, "S": [4] * 7})])
    for row in (rows["N", "2"], rows[POOLED, "2"]):
        assert (row.estimate, row.interval, row.p, row.smallest_p) == (0.0, (0.0, 0.0), 1.0, 1.0)


def test_ties_everywhere() -> None:
    rows = rows_of([*wave("1", {"N": [4] * 7}), *wave("2", {"N": [5, 5, 5, 5, 5, 5, 3]})])
    assert rows["N", "2"].p == pytest.approx(signed_rank([1, 1, 1, 1, 1, 1, -1]).p) == 0.125
    assert rows["N", "2"].smallest_p == 2.0**-6


@pytest.mark.parametrize("other", ["N 0", "n-0", "N\u0660", "N\u06f0", "\uff2e0", "N\u200f0"])
def test_codes_that_differ_by_a_space_or_a_digit_in_another_script(tmp_path: Path, other: str) -> None:
    """The same person in two waves; and in one wave nobody can tell, so the file is refused by its rows."""
    assert plain_code(other) == plain_code("N0")
    later = [(other if code == "N0" else code, *rest) for code, *rest in BOTH if rest[1] == "after"]
    answers = read_answers(table([*(a for a in BOTH if a[2] == "before"), *later]))
    assert evaluate(answers).rows[1].paired == 6
    assert "1 codes are written in more than one way" in str(answers.notices[0])
    twice = [*wave("before", {"N": [1, 2, 3, 4, 5]}), (other, "N", "before", "trust", 2)]
    done = run(tmp_path, table(twice))
    assert done.exit_code == 2
    assert "row 7, column 1" in done.stderr and "after row 2" in done.stderr


@pytest.mark.parametrize(
    ("answer", "options", "says"),
    [
        (("N1", "N", "1", "trust", 9), ("--low", "1", "--high", "7"), "found “9”; expected a number from 1 to 7"),
        (("N1", "N", "1", "trust", 0), ("--low", "1"), "expected a number within the range given"),
        (("N1", "N", "1", "trust", "high"), (), "row 2, column 5: found “high”; expected a number"),
        (("N1", "N", "1", "trust", "nan"), (), "expected a number"),
        (("N1", "N", "1", "trust", "1_0"), (), "expected a number"),
        (("--", "N", "1", "trust", 1), (), "row 2, column 1"),
        (("N1", "", "1", "trust", 1), (), "row 2, column 2: found nothing; expected a side"),
        (("N1", "N", "1", "trust", ""), (), "found no answer"),
    ],
)
def test_values_out_of_range_and_cells_that_say_nothing(
    tmp_path: Path, answer: Answer, options: tuple[str, ...], says: str
) -> None:
    done = run(tmp_path, table([answer]), *options)
    assert done.exit_code == 2 and says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_code_of_two_sides_is_refused(tmp_path: Path) -> None:
    done = run(tmp_path, table([("1", "N", "1", "trust", 1), ("1", "S", "2", "trust", 1)]))
    assert done.exit_code == 2 and "found “S” for a code of “N” in row 2" in done.stderr


def test_a_column_that_is_missing_is_named(tmp_path: Path) -> None:
    assert "found no column “wave”" in run(tmp_path, b"code,side,item,value\n1,N,trust,1\n").stderr


def test_an_item_asked_in_one_language_only_is_not_pooled() -> None:
    rows = ["code,side,wave,item,value,language"]
    for item, languages in (("trust", ("en", "ar")), ("hope", ("ar", "ar"))):
        for side, language in zip("NS", languages, strict=True):
            rows += [f"{side}{n},{side},1,{item},{n},{language}" for n in range(5)]
    result = evaluate(read_answers("\n".join(rows).encode()))
    shown = {(row.item, row.side): row.suppressed for row in result.rows}
    assert shown["trust", POOLED] is None
    assert "one language" in str(shown["hope", POOLED])
    assert shown["hope", "S"] is None
    assert any("was answered in ar alone" in str(notice) for notice in result.notices)


def test_a_second_wave_with_other_people_is_compared_as_other_people() -> None:
    others = [(f"new{code}", *rest) for code, *rest in BOTH if rest[1] == "after"]
    rows = rows_of([*(a for a in BOTH if a[2] == "before"), *others])
    north = rows["N", "after"]
    assert (north.paired, north.test, north.worse) == (0, "independent", None)
    assert north.by_n == pytest.approx(2 / 924)
    few = [
        (code if place % 6 < 4 else f"new{code}", *rest)
        for place, (code, *rest) in enumerate(a for a in BOTH if a[2] == "after")
    ]
    mixed = rows_of([*(a for a in BOTH if a[2] == "before"), *few])
    assert mixed["N", "after"].suppressed is not None
    assert mixed["N", "after"].median is None


def test_three_people(tmp_path: Path) -> None:
    content = table([*wave("1", {"N": [1, 2, 3]}), *wave("2", {"N": [2, 3, 4]})])
    rows = json.loads(run(tmp_path, content, "--json").stdout)["rows"]
    figures = ("median", "estimate", "interval", "p", "smallest_p", "worse")
    assert all(row["suppressed"] and not any(row[name] is not None for name in figures) for row in rows)
    assert rows[0]["suppressed"] == "fewer than five people answered"


def test_four_of_one_side_are_not_to_be_had_by_subtracting() -> None:
    """North has four: nothing of North, and nothing of all together, from which the South could be taken."""
    rows = rows_of([*wave("1", {"N": [1, 2, 3, 4], "S": [4, 4, 3, 2, 5, 4]})])
    assert rows["S", "1"].median == 4
    assert "could be worked out from the rest" in str(rows[POOLED, "1"].suppressed)


def test_all_figures_of_an_item_rest_on_the_same_people_when_one_leaves() -> None:
    left = [a for a in BOTH if a[:3] != ("N5", "N", "after")]
    rows = rows_of(left)
    assert (rows["N", "before"].n, rows["N", "after"].paired) == (6, 5)
    assert rows["N", "before"].median == rows["N", "after"].median_before
    assert rows[POOLED, "after"].paired == 11


PEOPLE = st.lists(st.frozensets(st.integers(0, 17), max_size=18), min_size=1, max_size=5)


@given(PEOPLE)
@settings(max_examples=300)
def test_no_two_waves_differ_by_fewer_than_five(waves: list[frozenset[int]]) -> None:
    by_wave = {str(number): {str(person): 1.0 for person in people} for number, people in enumerate(waves)}
    bases = _bases(by_wave)
    assert all(len(base) >= 5 and base <= by_wave[name].keys() for name, base in bases.items())
    for one, other in combinations(bases.values(), 2):
        assert all(rest == 0 or rest >= 5 for rest in (len(one - other), len(other - one)))


SIDES = st.fixed_dictionaries({"N": PEOPLE, "S": PEOPLE})


@given(SIDES, st.integers(1, 7), st.integers(1, 7))
@settings(max_examples=150, deadline=None)
def test_whether_a_row_is_withheld_depends_on_numbers_of_people_alone(
    sides: dict[str, list[frozenset[int]]], low: int, high: int
) -> None:
    def shape(value: int, other: int) -> list[object]:
        answers = [
            (f"{side}{person}", side, str(number), "trust", value if person % 2 else other)
            for side, waves in sides.items()
            for number, people in enumerate(waves)
            for person in people
        ]
        try:
            return [
                (row.side, row.wave, row.n, row.paired, str(row.suppressed))
                for row in evaluate(read_answers(table(answers))).rows
            ]
        except InvalidInput as error:
            return [error.code]

    assert shape(low, high) == shape(high, low) == shape(4, 4)


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_two_figures_by_their_numbers(new: int, earlier: int, both: int) -> None:
    if both > min(new, earlier):
        with pytest.raises(ValueError):
            is_apart(Overlap(new, earlier, both))
        return
    overlap = Overlap(new, earlier, both)
    assert is_apart(overlap) == (new - both not in (1, 2, 3, 4) and earlier - both not in (1, 2, 3, 4))
    assert may_stand(new, [overlap]) == (new >= 5 and is_apart(overlap))


def test_the_command_in_words_and_as_an_object(tmp_path: Path) -> None:
    done = run(tmp_path, table(BOTH))
    assert done.exit_code == 0
    assert "the smallest possible here 0.03125 (by number alone 0.03125)" in done.stdout
    assert "which is the lowest and the highest change" in done.stdout
    assert "Nothing here says what caused a change" in done.stdout
    content = json.loads(run(tmp_path, table(BOTH), "--json").stdout)
    assert {"n", "paired", "median", "estimate", "interval", "p", "smallest_p", "worse", "suppressed"} <= set(
        content["rows"][0]
    )
    assert content["detectable"]["6"] == pytest.approx(1.8, abs=0.02)


def test_an_item_that_nobody_answered_is_named(tmp_path: Path) -> None:
    done = run(tmp_path, table(BOTH), "--lower-is-better", "threat")
    assert done.exit_code == 2 and "no item is called “threat”" in done.stderr


def test_a_name_in_a_file_moves_no_cursor(tmp_path: Path) -> None:
    done = run(tmp_path, table([("1", "N", "1", "tr\x1b[2Just", value) for value in [1]]))
    assert "\x1b" not in done.stdout


PAGE = Path(__file__).resolve().parents[2] / "docs" / "methods" / "evaluation.md"


def test_the_example_of_the_page_says_what_the_page_says(tmp_path: Path) -> None:
    blocks = re.findall(r"^```text\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    answers, said = blocks[0], blocks[-1]
    done = run(tmp_path, answers.encode())
    assert (done.exit_code, done.stdout) == (0, said)


def test_every_field_of_the_object_is_on_the_page(tmp_path: Path) -> None:
    content = json.loads(run(tmp_path, table(BOTH), "--json").stdout)
    part = PAGE.read_text(encoding="utf-8").partition("## As JSON")[2].partition("\n## ")[0]
    named = [
        name for cell in re.findall(r"^\| (`[^|]+`) \|", part, re.MULTILINE) for name in re.findall(r"`(\w+)`", cell)
    ]
    assert sorted(named) == sorted([*content, *content["rows"][0]])
