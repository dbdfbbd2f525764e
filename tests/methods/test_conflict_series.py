"""Deaths by year from UCDP's real file, and what a gap, a broken row or a wrong number means."""

from collections.abc import Mapping

import pytest
from conflict_files import deaths_csv, read
from shared import data as shared_data

from tracktwo.methods.conflict import (
    Choice,
    ConflictData,
    Period,
    Refusal,
    Series,
    conflict_series,
    countries,
    read_conflict_data,
    units,
)


@pytest.fixture(scope="module")
def ucdp() -> ConflictData:
    path = shared_data("ucdp", "BattleDeaths_v24_1.csv")
    with path.open("rb") as stream:
        return read_conflict_data(stream, path.name)


def best(series: Series) -> Mapping[str, int | None]:
    return {period.period: period.best for period in series.periods}


def test_the_figures_of_a_dyad(ucdp: ConflictData) -> None:
    series = conflict_series(ucdp, Choice(dyad=842))
    assert series.about == "Government of Tajikistan – UTO"
    assert series.periods[0] == Period("1992", 2933, 2936, 3588, None, False)
    assert [best(series)[str(year)] for year in range(1992, 1999)] == [2936, 1395, 356, 368, 2790, None, 83]


def test_a_missing_year_is_no_zero_and_the_series_goes_on_to_the_end_of_the_file(ucdp: ConflictData) -> None:
    series = conflict_series(ucdp, Choice(dyad=842))
    assert series.periods[5] == Period("1997", None, None, None, None, True)
    assert series.periods[-1] == Period("2023", None, None, None, None, True)


def test_the_seven_rows_that_break_their_order_are_named(ucdp: ConflictData) -> None:
    named = {problem.line: (problem.column, problem.found) for problem in ucdp.problems}
    assert named == {
        485: ("bd_low", "198"),
        1223: ("bd_low", "38"),
        1301: ("bd_low", "32"),
        1336: ("bd_low", "3763"),
        1354: ("bd_high", "525"),
        1411: ("bd_high", "1295"),
        1425: ("bd_low", "387"),
    }


def test_such_a_row_is_left_out_of_the_band_only(ucdp: ConflictData) -> None:
    periods = {period.period: period for period in conflict_series(ucdp, Choice(dyad=776)).periods}
    assert periods["1998"] == Period("1998", None, 3762, None, None, False)


def test_the_vintage(ucdp: ConflictData) -> None:
    assert (ucdp.vintage.version, ucdp.vintage.rows, ucdp.kind) == ("24.1", 1920, "ucdp-dyads")
    assert ucdp.vintage.digest == "7d6e180845127fff39a52ce68e111b36384a341fded5d5091a3ab9902a2c9465"


def test_dyads_and_countries_are_listed_by_a_part_of_their_name(ucdp: ConflictData) -> None:
    assert 842 in [unit.number for unit in units(ucdp, "TAJIK")]
    assert [country.name for country in countries(ucdp, "tajik")] == ["Tajikistan"]
    chavez = units(ucdp, "chavez")
    assert [(unit.number, unit.first, unit.last) for unit in chavez] == [(575, 1992, 1992)]


def test_a_country_is_found_by_each_of_its_names(ucdp: ConflictData) -> None:
    whole = conflict_series(ucdp, Choice(country="Myanmar (Burma)"))
    for name in ("myanmar", "Burma"):
        assert conflict_series(ucdp, Choice(country=name)).periods == whole.periods


@pytest.mark.parametrize(
    ("choice", "code", "offered"),
    [
        (Choice(dyad=8420), "no-such-unit", "842 (Government of Tajikistan – UTO)"),
        (Choice(country="Tadjikistan"), "no-such-country", "Tajikistan"),
        (Choice(country="congo rep"), "no-such-country", "Congo"),
    ],
)
def test_what_is_not_there_is_refused_with_near_names(
    ucdp: ConflictData, choice: Choice, code: str, offered: str
) -> None:
    with pytest.raises(Refusal) as caught:
        conflict_series(ucdp, choice)
    assert caught.value.code == code
    assert offered in str(caught.value)


def test_a_file_of_years_has_no_months(ucdp: ConflictData) -> None:
    with pytest.raises(Refusal, match="years only"):
        conflict_series(ucdp, Choice(dyad=842), "month")


def test_sums_keep_their_order_where_a_row_has_no_band() -> None:
    data = read(deaths_csv([(1, 2000, 90, 100, 120), (2, 2000, 60, 50, 70), (3, 2001, 60, 50, 70)]))
    series = conflict_series(data, Choice(country="Uplands"))
    assert series.periods == (
        Period("2000", 140, 150, 170, None, False),
        Period("2001", None, 50, None, None, False),
    )
