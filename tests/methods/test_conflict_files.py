"""Files as people have them: encodings, separators, workbooks, other kinds of files, and numbers that are none."""

from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from conflict_files import (
    ACLED_HEADINGS,
    DEATHS_HEADING,
    csv_text,
    deaths_csv,
    read,
)

from tracktwo.methods.conflict import Choice, InvalidInput, conflict_series, countries, units

ROWS = [(1, 2000, 90, 100, 120), (2, 2001, 40, 50, 60)]
PLAIN = deaths_csv(ROWS).replace("Front 2", "Frönt 2")


def whole(content: str | bytes) -> list[tuple[str, int | None, int | None, int | None]]:
    periods = conflict_series(read(content)).periods
    return [(period.period, period.low, period.best, period.high) for period in periods]


def workbook(text: str) -> bytes:
    book, out = openpyxl.Workbook(), BytesIO()
    for line in text.splitlines():
        book.worksheets[0].append([int(cell) if cell.isdigit() else cell for cell in line.split(",")])
    book.save(out)
    return out.getvalue()


# Encodings and separators


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_encoding_and_end_of_line(encoding: str, ending: str) -> None:
    data = read(PLAIN.replace("\n", ending).encode(encoding))
    assert [unit.name for unit in units(data, "front 2")] == ["Government of Uplands – Frönt 2"]
    assert conflict_series(data).periods == conflict_series(read(PLAIN)).periods
    if encoding == "cp1252":
        assert [(notice.code, notice.details["line"]) for notice in data.notices] == [("read-as-windows-1252", 3)]
    else:
        assert data.notices == ()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("first", ["", "sep={}\n"])
def test_every_separator(delimiter: str, first: str) -> None:
    rows = [line.split(",") for line in PLAIN.splitlines()]
    assert whole(first.format(delimiter) + csv_text(rows[0], rows[1:], delimiter)) == whole(PLAIN)


def test_the_line_counts_the_line_of_the_separator() -> None:
    rows = [line.split(",") for line in deaths_csv([(1, 2000, 9, 5, 9)]).splitlines()]
    assert read("sep=;\n" + csv_text(rows[0], rows[1:], ";")).problems[0].line == 3


def test_a_mark_before_the_line_of_the_separator() -> None:
    rows = [line.split(",") for line in PLAIN.splitlines()]
    assert whole(("sep=;\n" + csv_text(rows[0], rows[1:], ";")).encode("utf-8-sig")) == whole(PLAIN)


def test_a_workbook_is_read_by_its_rows() -> None:
    data = read(workbook(deaths_csv([(1, 2000, 90, 100, 120), (2, 2001, 60, 50, 60)])))
    assert [(each.line, each.column) for each in data.problems] == [(3, "bd_low")]
    assert conflict_series(data, Choice(dyad=1)).periods[0].best == 100


@pytest.mark.parametrize("limit", ["MAX_UNPACKED_BYTES", "MAX_SHARED_TEXT"])
def test_a_workbook_that_unpacks_to_too_much_is_refused(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content = BytesIO(workbook(deaths_csv(ROWS)))
    with ZipFile(content, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", "x" * 200)
    monkeypatch.setattr(f"tracktwo.methods.workbooks.{limit}", 100)
    with pytest.raises(InvalidInput, match="saved as CSV"):
        read(content.getvalue())


def test_dates_of_a_workbook() -> None:
    book, out = openpyxl.Workbook(), BytesIO()
    sheet = book.worksheets[0]
    sheet.append(["event_id_cnty", "event_date", "event_type", "country", "fatalities"])
    sheet.append(["U1", datetime(2020, 5, 17), "Battles", "Uplands", 3])
    book.save(out)
    series = conflict_series(read(out.getvalue()), by="month")
    assert [(each.period, each.best) for each in series.periods] == [("2020-05", 3)]


# A file of another kind


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("ActorId,NameData,NameOrig\n1,a,b\n", "this is UCDP's list of actors"),
        ("participant,group-id,0,1\n1,0,1,1\n", "this is a Polis export of votes"),
        ("comment-id,author-id,comment-body\n1,1,x\n", "this is a Polis export of statements"),
        ("Label,Type,Description,Tags\na,b,c,d\n", "this is a Kumu sheet of elements"),
        ("From,To,Type,Description\na,b,c,d\n", "this is a Kumu sheet of connections"),
        ("conflict_id,year,intensity_level\n1,2000,1\n", "which have an intensity and no deaths"),
        ("Country,Month,Year,Events,Fatalities\nU,May,2020,1,2\n", "ACLED's totals by week or month"),
        ("conflict_id,dyad_id,best_fatality_estimate,year\n1,1,2,2000\n", "UCDP's non-state conflicts"),
        ("a,b,c\n1,2,3\n", "found “a, b, c”"),
        (b"%PDF-1.7", "found a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Excel workbook of the old kind"),
        (b"\x1f\x8b\x08\x00", "compressed file"),
        (b'{"data": []}', "found JSON"),
        (b"<!doctype html>", "found a web page"),
        (b"", "an empty file"),
        (b"\xef\xbb\xbf \r\n\r\n", "an empty file"),
        (b"PK\x03\x04 but no archive", "begins like a workbook"),
        (",".join(DEATHS_HEADING), "no row after the heading"),
        ("\n".join([",".join(DEATHS_HEADING), "#"]), "no row that can be used"),
        (PLAIN.replace("bd_low", "lowest"), "without the column “bdlow”"),
        (PLAIN.replace("bd_low", "year"), "column 14: found “year” again, after column 12"),
        ('conflict_id,"bd_best\n' + "x" * 200_000, "not closed"),
    ],
)
def test_a_file_of_another_kind_says_what_it_is(content: str | bytes, said: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read(content)
    assert said in str(caught.value)


def test_a_line_without_an_end_is_not_read_to_its_end() -> None:
    with pytest.raises(InvalidInput, match="without an end of line"):
        read("x" * (30 << 20))


def test_a_file_with_more_rows_or_names_than_are_held_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(number, 2000, 1, 1, 1) for number in range(20_000)]
    monkeypatch.setattr("tracktwo.methods.conflict.collecting.MOST_ROWS", 16_000)
    with pytest.raises(InvalidInput, match="line 16385: found more than 16,000 rows"):
        read(deaths_csv(rows))
    monkeypatch.setattr("tracktwo.methods.conflict.collecting.MOST_NAMES", 100)
    with pytest.raises(InvalidInput, match="more than 100 different dyads or countries"):
        read(deaths_csv(rows))


# Other sets of columns


def test_headings_of_earlier_releases() -> None:
    names = {"bd_best": "BdBest", "bd_low": "BdLow", "bd_high": "BdHigh", "dyad_id": "DyadId", "year": "Year"}
    text = PLAIN
    for new, old in names.items():
        text = text.replace(new, old, 1)
    assert whole(text) == whole(PLAIN)
    assert read(deaths_csv([(1, 2000, 9, 5, 9)]).replace("bd_low", "BdLow")).problems[0].column == "BdLow"


def test_a_dyad_without_names_goes_by_its_number() -> None:
    data = read("dyad_id,year,bd_best,bd_low,bd_high\n842,1992,5,4,6\n")
    assert [(unit.number, unit.name) for unit in units(data)] == [(842, "842")]
    assert conflict_series(data, Choice(dyad=842)).periods[0].best == 5
    assert countries(data) == []


def test_a_file_of_conflicts_without_dyads() -> None:
    rows = [line.split(",") for line in deaths_csv([(1, 2000, 90, 100, 120), (2, 2001, 4, 5, 6)]).splitlines()]
    for number, row in enumerate(rows):
        row[0] = f"{number + 300}" if number else row[0]
        del row[1]
    data = read(csv_text(rows[0], rows[1:]))
    assert data.kind == "ucdp-conflicts"
    assert [unit.number for unit in units(data)] == [301, 302]
    assert conflict_series(data, Choice(conflict=302)).periods[0].best == 5


# Cells


@pytest.mark.parametrize(
    ("cell", "code", "best"),
    [
        ("-5", "negative-deaths", None),
        ("-5,0", "negative-deaths", None),
        ("some", "not-a-number", None),
        ("12.5", "not-a-number", None),
        ("12,5", "comma-in-number", None),
        ("1,234", "comma-in-number", None),
        ("12,0", "decimal-comma", 12),
        ("NA", "no-number", None),
        ("", "no-number", None),
        ("999999999", "too-many-deaths", None),
        ("1_0", "not-a-number", None),
        ("٣", "not-a-number", None),
        ("1e3", "not-a-number", None),
        ("12.0", None, 12),
        (" 12 ", None, 12),
    ],
)
def test_a_number_that_is_none_is_named_and_the_row_is_not_missing(
    cell: str, code: str | None, best: int | None
) -> None:
    data = read(deaths_csv([(1, 2000, 10, cell, 20)]))
    assert [(each.line, each.column, each.found) for each in data.problems] == ([(2, "bd_best", cell)] if code else [])
    assert list(data.problem_counts) == ([code] if code else [])
    period = conflict_series(data).periods[0]
    assert (period.best, period.missing) == (best, False)


@pytest.mark.parametrize("cell", ["-5", "some", ""])
def test_without_a_low_figure_the_row_has_no_band(cell: str) -> None:
    period = conflict_series(read(deaths_csv([(1, 2000, cell, 15, 20)]))).periods[0]
    assert (period.low, period.best, period.high) == (None, 15, None)


def test_blank_rows_and_rows_of_another_width_are_named() -> None:
    heading, row = deaths_csv([(1, 2000, 10, 10, 10)]).splitlines()
    short, long = row.rsplit(",", 1)[0], row + ",,"
    data = read(
        "\n".join([heading, "", ",,,", row, short, row.replace("2000", "2001") + ",7", long.replace("2000", "2003")])
    )
    assert [(each.line, each.notice.code) for each in data.problems] == [
        (2, "blank-rows"),
        (5, "row-width"),
        (6, "row-width"),
    ]
    assert [period.period for period in conflict_series(data).periods if not period.missing] == ["2000", "2003"]


def test_a_thousand_problems_are_kept_and_all_are_counted() -> None:
    data = read(deaths_csv([(1, 2000 + n % 50, "x", 30, 40) for n in range(1200)]))
    assert (len(data.problems), data.problem_counts["not-a-number"]) == (1000, 1200)


def test_two_versions_in_one_file_are_named_and_the_newest_counts() -> None:
    old, new = (
        deaths_csv([(1, 2000, 100, 100, 100), (1, 2001, 50, 50, 50)], "24.1"),
        deaths_csv([(1, 2000, 117, 117, 117)], "26.1"),
    )
    for first, second in ((old, new), (new, old)):
        data = read(first + second.split("\n", 1)[1])
        assert conflict_series(data).periods[0].best == 117
        assert data.vintage.version == "24.1, 26.1"
        assert set(data.problem_counts) == {"two-versions", "repeated-row"}


def test_headings_of_acled_are_told_apart() -> None:
    assert len({tuple(heading.split(",")) for heading in ACLED_HEADINGS.values()}) == 4
