"""What holds for any file of conflict data: order changes nothing, months add up, and damage is read or refused."""

from datetime import date, timedelta
from io import BytesIO

from conflict_files import Event, acled_csv, deaths_csv, ged_csv, read
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.methods.conflict import InvalidInput, Series, conflict_series, read_conflict_data

ROWS = [(1, 2000, 90, 100, 120), (2, 2001, 40, 50, 60)]
counts = st.integers(0, 500)
deaths_rows = st.lists(
    st.tuples(st.integers(1, 5), st.integers(1990, 2000), counts, counts, counts),
    min_size=1,
    max_size=30,
    unique_by=lambda row: row[:2],
)
days = st.dates(date(1990, 1, 1), date(1999, 1, 1))
events = st.lists(st.tuples(days, st.integers(0, 40), counts, counts, counts), min_size=1, max_size=30)


def as_ged(rows: list) -> str:  # type: ignore[type-arg]
    return ged_csv(
        Event(number, str(day), best, low, high, end=str(day + timedelta(days=length)))
        for number, (day, length, low, best, high) in enumerate(rows)
    )


def without_vintage(series: Series) -> tuple:  # type: ignore[type-arg]
    return series.periods, series.by_end, series.crossing, series.kinds, series.precision


@given(deaths_rows, st.randoms())
def test_the_order_of_rows_changes_nothing(rows: list, random: object) -> None:  # type: ignore[type-arg]
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    given_order, other = read(deaths_csv(rows)), read(deaths_csv(shuffled))
    assert conflict_series(given_order).periods == conflict_series(other).periods
    assert given_order.problem_counts == other.problem_counts


@given(events, st.randoms())
def test_the_order_of_events_changes_nothing(rows: list, random: object) -> None:  # type: ignore[type-arg]
    lines = as_ged(rows).split("1,1\n")[:-1]
    shuffled = lines[1:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    heading, first = lines[0].split("\n", 1)
    text = "1,1\n".join([heading + "\n" + first, *shuffled, ""])
    for by in ("year", "month"):
        assert without_vintage(conflict_series(read(as_ged(rows)), by=by)) == without_vintage(  # type: ignore[arg-type]
            conflict_series(read(text), by=by)  # type: ignore[arg-type]
        )


@given(events)
def test_months_add_up_to_their_year_and_figures_stay_in_order(rows: list) -> None:  # type: ignore[type-arg]
    data = read(as_ged(rows))
    months, years = conflict_series(data, by="month"), conflict_series(data)
    for series in (months, years):
        for period in series.periods:
            if period.low is not None and period.best is not None and period.high is not None:
                assert period.low <= period.best <= period.high
    for year in years.periods:
        inside = [month for month in months.periods if month.period.startswith(year.period)]
        assert sum(month.best or 0 for month in inside) == (year.best or 0)
        assert sum(month.events or 0 for month in inside) == year.events
    for series in (months, years):
        if series.by_end:
            assert sum(each.best or 0 for each in series.by_end) == sum(each.best or 0 for each in series.periods)


@given(st.binary(max_size=300), st.sampled_from([deaths_csv(ROWS), acled_csv("C", [Event("U", "1 May 2020", 3)])]))
def test_damaged_files_are_read_or_refused(damage: bytes, text: str) -> None:
    raw = text.encode()
    for content in (damage, raw[: len(damage) * 3] + damage + raw[len(damage) * 3 :], raw + damage):
        try:
            conflict_series(read_conflict_data(BytesIO(content)))
        except InvalidInput as error:
            assert str(error)
