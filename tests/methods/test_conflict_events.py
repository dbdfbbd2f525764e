"""Events of UCDP and ACLED: every set of columns they have had, and the traps that were met in real files."""

import pytest
from conflict_files import Event, acled_csv, ged_csv, read

from tracktwo.methods.conflict import Choice, ConflictData, Period, Refusal, conflict_series


def codes(data: ConflictData) -> dict[str, int]:
    return dict(data.problem_counts)


def best_by(data: ConflictData, by: str = "month") -> dict[str, int | None]:
    series = conflict_series(data, by="month" if by == "month" else "year")
    return {period.period: period.best for period in series.periods}


# UCDP's events


def test_best_high_and_low_are_told_apart_by_their_headings() -> None:
    data = read(ged_csv([Event(1, "2020-05-17 00:00:00.000", 12, low=10, high=30)]), "GEDEvent_v24_1.csv")
    assert (data.kind, data.vintage.version) == ("ucdp-events", "24.1")
    assert conflict_series(data, Choice(dyad=7), "month").periods == (Period("2020-05", 10, 12, 30, 1, False),)


def test_a_month_without_an_event_has_none_and_is_not_missing() -> None:
    data = read(ged_csv([Event(1, "2020-01-02", 5, 5, 5), Event(2, "2020-03-02", 6, 6, 6)]))
    assert conflict_series(data, by="month").periods[1] == Period("2020-02", 0, 0, 0, 0, False)


def test_events_that_cross_months_count_by_start_and_by_end() -> None:
    data = read(ged_csv([Event(1, "2020-01-30", 5, 5, 5, end="2020-02-02"), Event(2, "2020-02-03", 6, 6, 6)]))
    series = conflict_series(data, by="month")
    assert [period.best for period in series.periods] == [5, 6]
    assert [period.best for period in series.by_end] == [0, 11]
    assert series.crossing == 1
    by_year = conflict_series(data)
    assert (by_year.crossing, by_year.by_end) == (0, ())


def test_imprecise_dates_are_counted_by_class() -> None:
    data = read(ged_csv([Event(number, "2020-01-01", 1, 1, 1, precision=min(number, 5)) for number in range(1, 8)]))
    assert conflict_series(data).precision == ((1, 1), (2, 1), (3, 1), (4, 1), (5, 3))


def test_a_release_without_a_heading() -> None:
    events = [Event(1, "2020-01-01", 3, 2, 4), Event(2, "2020-01-01", 4, 4, 4)]
    bare, headed = read(ged_csv(events, heading=False)), read(ged_csv(events))
    assert conflict_series(bare).periods == conflict_series(headed).periods
    assert [notice.code for notice in bare.notices] == ["no-heading"]


def test_of_a_repeated_number_the_later_row_counts_and_the_earlier_is_named() -> None:
    rows = [Event(number, "2020-01-01", best, best, best) for number, best in ((1, 3), (2, 4), (1, 9))]
    data = read(ged_csv(rows))
    assert best_by(data) == {"2020-01": 13}
    problem = data.problems[0]
    assert (problem.line, problem.column, problem.found) == (2, "id", "1")
    assert (problem.notice.code, problem.notice.details) == ("repeated-row", {"kept": 6})


def test_releases_that_were_joined_one_after_the_other() -> None:
    first = ged_csv([Event(1, "2020-01-01", 3, 3, 3), Event(2, "2020-01-01", 4, 4, 4)])
    data = read(first + "\ufeff" + ged_csv([Event(1, "2020-01-01", 9, 9, 9), Event(3, "2020-02-01", 1, 1, 1)]))
    assert best_by(data) == {"2020-01": 13, "2020-02": 1}
    assert codes(data) == {"repeated-row": 1, "heading-again": 1}


def test_of_three_the_last_counts() -> None:
    data = read(ged_csv([Event(1, "2020-01-01", best, best, best) for best in (3, 4, 9)]))
    assert best_by(data) == {"2020-01": 9}
    assert [(each.line, each.notice.details["kept"]) for each in data.problems] == [(2, 6), (4, 6)]


def test_an_end_before_the_start_is_named_and_the_event_counts() -> None:
    data = read(ged_csv([Event(1, "2020-03-01", 3, 3, 3, end="2020-02-01")]))
    assert best_by(data) == {"2020-03": 3}
    assert codes(data) == {"end-before-start": 1}


def test_violence_of_each_kind_is_counted() -> None:
    data = read(ged_csv([Event(1, "2020-01-01", 3), Event(2, "2020-01-01", 4, kind="3")]))
    kinds = conflict_series(data).kinds
    assert [(each.name, each.events, each.deaths) for each in kinds] == [
        ("One-sided violence", 1, 4),
        ("State-based conflict", 1, 3),
    ]


# ACLED's generations


@pytest.mark.parametrize(
    ("generation", "date", "version"),
    [
        ("A", "01-January-2020", "A"),
        ("B", "2020-01-09", "B"),
        ("B", "9-Jan-20", "B"),
        ("C", "28 January 2020", "C"),
        ("D", "2020-01-28", "D"),
    ],
)
def test_every_generation(generation: str, date: str, version: str) -> None:
    data = read(acled_csv(generation, [Event("UPL1", date, 3), Event("UPL2", date, 4)]))
    assert (data.kind, data.vintage.version, codes(data)) == ("acled", version, {})
    # One number only: a band would be ours.
    assert conflict_series(data, Choice(country="uplands"), "month").periods == (
        Period("2020-01", None, 7, None, 2, False),
    )


def test_acled_has_no_dyads() -> None:
    with pytest.raises(Refusal, match="no dyads"):
        conflict_series(read(acled_csv("C", [Event("UPL1", "28 January 2020", 3)])), Choice(dyad=7))


def test_a_row_of_tags_is_passed_over_and_said() -> None:
    heading, rest = acled_csv("C", [Event("UPL1", "28 January 2020", 3)]).split("\n", 1)
    tags = ",".join("#date" if "date" in name else "#x" for name in heading.split(","))
    data = read(f"{heading}\n{tags}\n{rest}")
    assert best_by(data) == {"2020-01": 3}
    assert [str(notice) for notice in data.notices] == ["line 2 has #tags; it was passed over"]


def test_na_is_nothing_and_the_event_still_counts() -> None:
    data = read(acled_csv("C", [Event("UPL1", "28 January 2020", "NA"), Event("UPL2", "28 January 2020", 2)]))
    assert conflict_series(data).periods == (Period("2020", None, 2, None, 2, False),)
    assert codes(data) == {"no-number": 1}


def test_a_year_without_its_century() -> None:
    data = read(acled_csv("C", [Event("UPL1", "0025-03-01", 3, year="0025")]))
    assert best_by(data) == {"2025-03": 3}
    assert [(each.line, each.column, each.found) for each in data.problems] == [
        (2, "event_date", "0025-03-01"),
        (2, "year", "0025"),
    ]


def test_events_without_a_number_are_never_taken_as_one() -> None:
    data = read(acled_csv("C", [Event("", "28 January 2020", 3), Event("NA", "28 January 2020", 4)]))
    assert best_by(data) == {"2020-01": 7}
    assert codes(data) == {"no-event-number": 2}


def test_of_a_repeated_event_the_newest_timestamp_counts_wherever_it_stands() -> None:
    events = [
        Event("UPL1", "28 January 2020", 9, timestamp=1_700_000_900),
        Event("upl1", "28 January 2020", 3, timestamp=1_600_000_000),
    ]
    for order in (events, events[::-1]):
        assert best_by(read(acled_csv("C", order))) == {"2020-01": 9}


def test_an_event_with_two_disorder_types_counts_once() -> None:
    event = Event("UPL1", "28 January 2020", 3)
    twice = acled_csv("C", [event]) + acled_csv("C", [event], "Demonstrations").split("\n", 1)[1]
    assert best_by(read(twice)) == {"2020-01": 3}
    assert best_by(read(acled_csv("C", [event], "Political violence; Demonstrations"))) == {"2020-01": 3}


def test_two_spellings_are_one_kind() -> None:
    kinds = ("Violence Against Civilians", "Violence against civilians", "Battles")
    data = read(acled_csv("C", [Event(f"U{n}", "28 January 2020", n, kind=kind) for n, kind in enumerate(kinds, 1)]))
    assert [(each.name, each.events) for each in conflict_series(data).kinds] == [
        ("Battles", 1),
        ("Violence Against Civilians", 2),
    ]
    assert codes(data) == {"two-spellings": 1}


def test_a_sea_is_found_as_what_the_file_calls_a_country() -> None:
    data = read(acled_csv("D", [Event("SEA1", "2026-01-28", 3, country="Upland Sea", year="2026")]))
    assert conflict_series(data, Choice(country="upland sea")).periods[0].best == 3


# Dates


def test_three_forms_of_dates_in_one_file_are_read_and_named_once_each() -> None:
    dates = ["2020-01-09", "9-Jan-20", "2020-01-10", "9 January 2020", "1/31/2020", "43860"]
    data = read(acled_csv("B", [Event(f"U{n}", date, 1) for n, date in enumerate(dates)]))
    assert best_by(data) == {"2020-01": 6}
    assert codes(data) == {"dates-in-two-forms": 3}
    assert [each.found for each in data.problems] == ["9-Jan-20", "1/31/2020", "43860"]


@pytest.mark.parametrize(
    ("telling", "months"), [("2/28/2020", ["2020-02", "2020-03"]), ("28/2/2020", ["2020-02", "2020-04"])]
)
def test_a_later_row_tells_day_from_month(telling: str, months: list[str]) -> None:
    data = read(acled_csv("B", [Event("U1", "3/4/2020", 1), Event("U2", telling, 1)]))
    assert [month for month, best in best_by(data).items() if best] == months
    assert codes(data) == {}


@pytest.mark.parametrize("others", [[], ["2/28/2020", "28/2/2020"]])
def test_where_nothing_tells_the_row_counts_in_its_year_only(others: list[str]) -> None:
    data = read(acled_csv("B", [Event(f"U{n}", date, 1) for n, date in enumerate(["3/4/2020", "5/5/2020", *others])]))
    assert best_by(data, "year") == {"2020": 2 + len(others)}
    series = conflict_series(data, by="month")
    assert (sum(period.best or 0 for period in series.periods), series.unplaced) == (1 + len(others), 1)
    assert codes(data) == {"day-or-month": 1}


@pytest.mark.parametrize("date", ["2020-13-01", "2020-02-30", "soon", "", "31-Abc-2020", "17:30", "1/31/20/2020"])
def test_what_is_no_date_is_named_and_left_out(date: str) -> None:
    data = read(acled_csv("B", [Event("U1", date, 1), Event("U2", "2020-02-01", 1)]))
    assert best_by(data) == {"2020-02": 1}
    assert (data.problems[0].line, data.problems[0].column, data.problems[0].found) == (2, "event_date", date)


def test_a_date_outside_its_year_is_named() -> None:
    data = read(acled_csv("B", [Event("U1", "2021-02-01", 1, year="2020")]))
    assert codes(data) == {"year-differs": 1}
    assert best_by(data) == {"2021-02": 1}
