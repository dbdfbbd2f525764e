"""A release is a vintage: a decision keeps the figures it saw, and a later release says what it changed."""

import json

import pytest
from conflict_files import Event, acled_csv, deaths_csv, ged_csv, read

from tracktwo.methods.conflict import (
    Choice,
    InvalidInput,
    Refusal,
    Series,
    conflict_series,
    differences,
    from_plain,
    to_plain,
)


def series(rows: list[tuple[int, int, object, object, object]], version: str = "25.1") -> Series:
    return conflict_series(read(deaths_csv(rows, version)), Choice(dyad=1))


BEFORE = series([(1, 2020, 90, 100, 120), (1, 2021, 30, 40, 50), (1, 2022, 60, 70, 80), (1, 2024, 900, 1000, 1200)])


def test_a_year_that_a_later_release_raised_by_seventeen_percent() -> None:
    after = series(
        [
            (1, 2020, 90, 100, 120),
            (1, 2021, 30, 40, 60),
            (1, 2023, 26, 26, 30),
            (1, 2024, 1000, 1170, 1400),
            (1, 2025, 200, 300, 400),
        ],
        "26.1",
    )
    told = differences(BEFORE, after)
    assert [(each.period, each.how, each.by, each.percent) for each in told.revisions] == [
        ("2021", "band", 0, 0.0),
        ("2022", "vanished", None, None),
        ("2023", "appeared", None, None),
        ("2024", "changed", 170, 17.0),
        ("2025", "added", None, None),
    ]
    assert [each.period for each in told.rewritten] == ["2021", "2022", "2023", "2024"]
    assert (told.sum_before, told.sum_after) == (1210, 1336)


def test_the_same_file_changes_nothing() -> None:
    assert differences(BEFORE, BEFORE).revisions == ()


def test_an_earlier_first_year_appeared() -> None:
    after = series([(1, 2018, 30, 30, 30), *[(1, 2020 + n, *f) for n, f in ((0, (90, 100, 120)), (1, (30, 40, 50)))]])
    assert [(each.period, each.how) for each in differences(BEFORE, after).revisions] == [
        ("2018", "appeared"),
        ("2022", "vanished"),
        ("2024", "vanished"),
    ]


def test_two_sources_are_no_two_releases() -> None:
    other = conflict_series(read(acled_csv("C", [Event("U1", "1 May 2020", 3)])))
    with pytest.raises(Refusal, match="two releases of one source"):
        differences(BEFORE, other)
    with pytest.raises(Refusal, match="two releases of one source"):
        differences(BEFORE, conflict_series(read(deaths_csv([(1, 2020, 1, 1, 1)]))))


def test_a_frozen_series_is_the_same_when_it_thaws() -> None:
    events = conflict_series(
        read(ged_csv([Event(1, "2020-01-30", 5, 5, 5, end="2020-02-02", precision=3)])), Choice(dyad=7), "month"
    )
    for each in (BEFORE, events):
        assert from_plain(json.loads(json.dumps(to_plain(each)))) == each


@pytest.mark.parametrize("damage", ["vintage", "by", "periods", "choice"])
def test_what_is_no_frozen_series_is_refused(damage: str) -> None:
    plain = to_plain(BEFORE)
    for broken in ({**plain, damage: None}, {name: value for name, value in plain.items() if name != damage}):
        with pytest.raises(InvalidInput):
            from_plain(broken)


def test_the_hash_is_of_the_bytes() -> None:
    text = deaths_csv([(1, 2020, 1, 1, 1)])
    assert read(text).vintage.digest == read(text).vintage.digest
    assert read(text).vintage.digest != read(text + "\n").vintage.digest
