"""The chart: gaps and bands as what they are, marks at their dates, every word from the caller, both directions."""

import re
from dataclasses import fields, replace
from typing import Any

import pytest
from conflict_files import Event, acled_csv, deaths_csv, ged_csv, read
from defusedxml.ElementTree import fromstring

from tracktwo.common.png import png_of_svg
from tracktwo.methods.conflict import (
    ChartText,
    Choice,
    InvalidInput,
    Mark,
    Refusal,
    Series,
    chart_notes,
    chart_summary,
    chart_svg,
    chart_table,
    conflict_series,
    read_marks,
)

SVG = "{http://www.w3.org/2000/svg}"
YEARS = [(1, 2000, 90, 100, 120), (1, 2001, 300, 400, 500), (1, 2004, 60, 50, 70), (2, 2006, 30, 30, 30)]
# Texts that show whether a word was taken from the caller.
SHOUTED = ChartText(
    **{
        field.name: re.sub(r"(?<!{)\b[a-zA-Z]+\b(?!})", "Qq", value)
        for field in fields(ChartText)
        if isinstance(value := getattr(ChartText(), field.name), str) and field.name != "thousands"
    },  # type: ignore[arg-type]
    sources=dict.fromkeys(ChartText().sources, "Qq"),
    mark_kinds={"round": "Qq", "accord": "Qq", "event": "Qq"},
)


def deaths(rows: list[tuple[int, int, object, object, object]] = YEARS, version: str = "24.1") -> Series:  # type: ignore[assignment]
    return conflict_series(read(deaths_csv(rows, version)), Choice(dyad=1))


def nodes(svg: str, kind: str, **wanted: str) -> list[Any]:
    """The elements of a kind with these attributes."""
    attributes = {name.replace("_", "-"): value for name, value in wanted.items()}
    return [
        node
        for node in fromstring(svg).iter(SVG + kind)
        if all(node.get(name) == value for name, value in attributes.items())
    ]


def texts(svg: str) -> list[str]:
    return ["".join(node.itertext()).strip("\u2067\u2069") for node in nodes(svg, "text")]


def bars(svg: str, fill: str = "#1c5878") -> list[tuple[float, float, float, float]]:
    """(left, top, width, bottom) of the bars of a colour."""
    path = nodes(svg, "path", fill=fill)[0].get("d")
    return [
        tuple(map(float, numbers))  # type: ignore[misc]
        for numbers in re.findall(r"M([\d.]+) ([\d.]+)h([\d.]+)V([\d.]+)", path)
    ]


def gaps(svg: str) -> list[tuple[float, float, float]]:
    """(left, width, top) of the hatched stretches; the legend's sign is higher."""
    return [
        tuple(float(node.get(name)) for name in ("x", "width", "y"))  # type: ignore[misc]
        for node in nodes(svg, "rect", fill="url(#without-row)", height="8")
    ]


def test_bars_stand_in_proportion_and_the_shade_reaches_from_low_to_high() -> None:
    svg = chart_svg(deaths())
    best, shade = bars(svg), bars(svg, "#20242a")
    assert len(best) == 3
    # 2004 has a row that contradicts itself, and no shade.
    assert len(shade) == 2
    heights = [bottom - top for _, top, _, bottom in best]
    assert heights[1] == pytest.approx(4 * heights[0], abs=0.3)
    (_, top, _, bottom), (_, _, _, foot) = shade[1], best[1]
    assert (foot - top) / heights[1] == pytest.approx(500 / 400, abs=0.01)
    assert (foot - bottom) / heights[1] == pytest.approx(300 / 400, abs=0.01)


def test_missing_years_are_hatched_and_said_and_stand_between_their_neighbours() -> None:
    svg = chart_svg(deaths())
    (first, wide, _), (second, narrow, _) = gaps(svg)
    best = bars(svg)
    assert best[1][0] < first < best[2][0] < second
    assert wide == pytest.approx(narrow, abs=0.2)
    assert texts(svg).count("fewer than 25, or none recorded") == 3


def test_a_gap_has_no_height_among_the_deaths() -> None:
    svg = chart_svg(deaths())
    assert all(top > bars(svg)[0][3] for _, _, top in gaps(svg))


def test_time_runs_from_the_right_for_readers_of_arabic() -> None:
    left, right = chart_svg(deaths()), chart_svg(deaths(), replace(ChartText(), right_to_left=True))
    assert [x for x, *_ in bars(left)] == sorted(x for x, *_ in bars(left))
    assert [x for x, *_ in bars(right)] == sorted((x for x, *_ in bars(right)), reverse=True)
    # Every text is an isolate of its own direction, and anchors do not depend on what a renderer makes of directions.
    assert fromstring(right).get("direction") == "ltr"
    written = [node.text for node in nodes(right, "text") if not node.text.isdigit()]
    assert all(text.startswith("\u2067") for text in written)


@pytest.mark.parametrize("right_to_left", [False, True])
def test_every_word_is_the_callers(right_to_left: bool) -> None:
    words = replace(SHOUTED, right_to_left=right_to_left)
    series = deaths([(1, 2000, 9, "x", 9), *YEARS[1:]])
    marks = [Mark("2001", "Qq", "round"), Mark("1990", "Qq", "accord"), Mark("2001-05", "Qq")]
    shown = texts(chart_svg(series, words, marks, deaths(version="23.1")))
    events = conflict_series(read(ged_csv([Event(1, "2020-01-30", 5, end="2020-02-02", precision=4)])), by="month")
    shown += texts(chart_svg(events, words))
    shown += texts(chart_svg(conflict_series(read(acled_csv("C", [Event("U", "1 May 2020", 3)]))), words))
    name = "Government of Uplands – Front 1"
    words_shown = " ".join(text for text in shown if text.strip("\u2068\u2069") != name)
    assert set(re.findall("[A-Za-z]{2,}", words_shown)) == {"Qq"}


def test_the_legend_names_only_what_is_drawn() -> None:
    plain = texts(chart_svg(deaths([(1, 2000, 9, 9, 9)])))
    for absent in ("fewer than 25, or none recorded", "a figure that cannot be read", "official round"):
        assert absent not in plain
    assert "a figure that cannot be read" in texts(chart_svg(deaths([(1, 2000, 9, "x", 9), (1, 2001, 9, 9, 9)])))
    assert "official round" in texts(chart_svg(deaths(), marks=[Mark("2001", "Talks", "round")]))
    acled = texts(chart_svg(conflict_series(read(acled_csv("C", [Event("U", "1 May 2020", 3)])))))
    assert "the one figure the source gives; no band" in acled
    assert "from the low to the high figure" not in acled


def test_schrodts_caution_stands_under_every_chart() -> None:
    assert "(Schrodt and others 2003)." in " ".join(texts(chart_svg(deaths())))
    assert "(Schrodt and others 2003)." in " ".join(texts(chart_svg(deaths(), width=320)))


def test_an_earlier_release_is_drawn_where_its_figure_was_another() -> None:
    after = deaths([(1, 2000, 90, 117, 120), *YEARS[1:]], "26.1")
    svg = chart_svg(after, before=deaths())
    # In the legend, and once in the plot.
    assert [node.get("d").count("M") for node in nodes(svg, "path", stroke_dasharray="4 3")] == [1, 1]
    assert "as known before, version 24.1" in texts(svg)
    with pytest.raises(Refusal):
        chart_svg(after, before=conflict_series(read(deaths_csv(YEARS)), Choice(dyad=2)))


def test_deaths_counted_by_the_end_of_events_are_a_line() -> None:
    data = read(ged_csv([Event(1, "2020-01-30", 5, end="2020-02-02"), Event(2, "2020-02-05", 7)]))
    svg = chart_svg(conflict_series(data, by="month"))
    assert "counted where events end: 1 end in a later step than they start" in texts(svg)
    assert [node.get("d").count("M") for node in nodes(svg, "path", stroke="#5b4a86")] == [1, 2]


# Marks


def test_marks_stand_at_their_dates_with_their_words_below() -> None:
    rows = ["2001-12-31,Late,accord", "2001-01-01,Early,round", "2003,Middle,", "1990-05-01,Before,event"]
    svg = chart_svg(deaths(), marks=read_marks("\n".join(["date,words,kind", *rows])))
    lines = nodes(svg, "path", stroke_dasharray="2 3")[0].get("d")
    places = [float(x) for x in re.findall(r"M([\d.]+) ", lines)]
    slot = bars(svg)[1][0] - bars(svg)[0][0]
    assert places[1] - places[0] == pytest.approx(slot, rel=0.01)
    assert places[2] - places[0] == pytest.approx(2.5 * slot, rel=0.01)
    assert [text for text in texts(svg) if text[:4].isdigit() and " " in text] == [
        "1990-05-01 Before (outside the time drawn)",
        "2001-01-01 Early",
        "2001-12-31 Late",
        "2003 Middle",
    ]


def test_signs_of_marks_that_lie_close_stand_in_rows() -> None:
    marks = [Mark(f"2001-0{month}", "Talks", "round") for month in range(1, 6)]
    svg = chart_svg(deaths(), marks=marks)
    circles = [(float(node.get("cx")), float(node.get("cy"))) for node in nodes(svg, "circle", r="9.0")][:5]
    for at, (x, y) in enumerate(circles):
        assert all(abs(x - a) >= 18 or abs(y - b) >= 18 for a, b in circles[:at])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: found no column “date”"),
        ("date,kind\n2001,round\n", "line 1: found no column “words”"),
        ("date,words\nsoon,x\n", "line 2, date: found “soon”"),
        ("date,words\n2001-13,x\n", "line 2, date: found “2001-13”"),
        ("date,words\n2001-02-30,x\n", "line 2, date: found “2001-02-30”"),
        ("date,words\n2001,x\n2002,\n", "line 3, words: found nothing"),
        ("date,words,kind\n2001,x,treaty\n", "line 2, kind: found “treaty”; expected round, accord, event"),
        ("date,words\n" + "2001,x\n" * 61, "line 62: found more than 60 marks"),
    ],
)
def test_a_wrong_mark_is_named_by_line_and_column(text: str, said: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_marks(text)
    assert said in str(caught.value)


# Beyond pictures


def test_the_table_says_what_the_picture_says() -> None:
    table = chart_table(deaths())
    assert table.headings == ("Period", "Low", "Best", "High")
    assert table.rows == (
        ("2000", "90", "100", "120"),
        ("2001", "300", "400", "500"),
        ("2002–2003", "", "fewer than 25, or none recorded", ""),
        ("2004", "–", "50", "–"),
        ("2005–2006", "", "fewer than 25, or none recorded", ""),
    )
    acled = chart_table(conflict_series(read(acled_csv("C", [Event("U", "1 May 2020", 3000)]))))
    assert (acled.headings, acled.rows) == (("Period", "Best", "Events"), (("2020", "3,000", "1"),))


def test_title_and_description_are_read_aloud() -> None:
    root = fromstring(chart_svg(deaths()))
    assert root.findtext(f"{SVG}title") == "Government of Uplands – Front 1"
    assert root.findtext(f"{SVG}desc") == chart_summary(deaths())
    assert chart_summary(deaths()) == "Most in 2001: 400. Fewer than 25, or none recorded: 2002–2003; 2005–2006."


def test_notes_name_what_is_imprecise_and_what_has_no_band() -> None:
    assert chart_notes(deaths())[1:] == [
        "Without a shade, since the figures of the source contradict each other: 2004."
    ]
    events = [Event(number, "2020-01-01", 1, 1, 1, precision=number) for number in range(1, 4)]
    assert chart_notes(conflict_series(read(ged_csv(events))))[1:] == [
        "Events whose date is not known to the day: 2 of 3."
    ]


def test_names_from_a_file_cannot_break_the_picture() -> None:
    text = deaths_csv([(1, 2000, 1, 1, 1)]).replace("Front 1", "<b>&'\u202eX\x07")
    assert texts(chart_svg(conflict_series(read(text), Choice(dyad=1))))[0] == "Government of Uplands – <b>&'X"


@pytest.mark.parametrize("width", [320, 390, 768, 1120, 1600])
def test_nothing_leaves_the_sheet(width: int) -> None:
    marks = [Mark(str(year), "A rather long sentence of what happened then", "event") for year in range(1999, 2007)]
    for words in (ChartText(), replace(ChartText(), right_to_left=True)):
        root = fromstring(chart_svg(deaths(), words, marks, width=width))
        assert root.get("width") == str(width)
        for node in root.iter(f"{SVG}text"):
            assert 0 <= float(node.get("x", "")) <= width
            assert 0 <= float(node.get("y", "")) <= float(root.get("height", ""))
    with pytest.raises(InvalidInput, match="320 or more"):
        chart_svg(deaths(), width=319)


def test_a_png_is_made_of_it() -> None:
    assert png_of_svg(chart_svg(deaths())).startswith(b"\x89PNG")
