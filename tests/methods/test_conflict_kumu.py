"""Kumu's sheets and JSON: what is read comes back as it was written, and what cannot be taken is named by its row."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from tracktwo.methods.conflict.kumu import (
    Connection,
    Element,
    KumuMap,
    read_kumu,
)
from tracktwo.methods.conflict.kumu_writing import write_kumu_json, write_kumu_sheets, write_kumu_workbook
from tracktwo.methods.errors import InvalidInput

ELEMENTS = (
    Element("Herders' union", "Uplands", "", ("middle", "power: small")),
    Element("اتحاد", "Coast", "a, b\nc"),
)
CONNECTIONS = (Connection("Herders' union", "اتحاد", "channel", strength="2"),)


def read(raw: bytes | str) -> KumuMap:
    return read_kumu(io.BytesIO(raw.encode() if isinstance(raw, str) else raw))


def bare(found: KumuMap) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """Elements and connections without their rows."""
    elements = [(each.label, each.type, each.description, each.tags) for each in found.elements]
    connections = [(each.start, each.end, each.type, each.tags, each.strength) for each in found.connections]
    return elements, connections


WRITTEN = bare(KumuMap(ELEMENTS, CONNECTIONS))


def test_a_workbook_comes_back_as_it_was_written() -> None:
    assert bare(read(write_kumu_workbook(ELEMENTS, CONNECTIONS))) == WRITTEN


def test_json_comes_back_as_it_was_written() -> None:
    assert bare(read(write_kumu_json(ELEMENTS, CONNECTIONS))) == WRITTEN


def test_two_sheets_as_csv_come_back_as_they_were_written() -> None:
    elements, connections = map(read, write_kumu_sheets(ELEMENTS, CONNECTIONS))
    assert bare(elements)[0] == WRITTEN[0]
    assert bare(connections)[1] == WRITTEN[1]
    # A sheet of connections alone makes its elements, as Kumu does.
    assert [each.label for each in connections.elements] == ["Herders' union", "اتحاد"]


LABELS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)


@given(st.lists(LABELS, min_size=2, max_size=6, unique_by=lambda label: " ".join(label.split()).casefold()))
def test_any_labels_come_back(labels: list[str]) -> None:
    elements = [Element(label) for label in labels]
    ties = [Connection(labels[0], label, "channel") for label in labels[1:]]
    again = read(write_kumu_json(elements, ties))
    assert bare(again) == bare(KumuMap(tuple(elements), tuple(ties)))
    assert again.problems == ()


def test_the_long_form_that_kumu_exports_names_ends_by_id() -> None:
    exported = {
        "elements": [
            {"_id": "el1", "attributes": {"label": "A", "element type": "Office", "tags": ["x", "y"]}},
            {"_id": "el2", "attributes": {"label": "B"}},
        ],
        "connections": [{"_id": "c", "from": "el1", "to": "el2", "attributes": {"connection type": "ally"}}],
    }
    found = read(json.dumps(exported))
    assert bare(found) == ([("A", "Office", "", ("x", "y")), ("B", "", "", ())], [("A", "B", "ally", (), "")])


@pytest.mark.parametrize(
    ("text", "line", "column", "code"),
    [
        ("Label,Type\nA,x\n,y\n", 3, "Label", "no-label"),
        ("Label\nA\nB\na\n", 4, "Label", "label-twice"),
        ("From,To\nA,\n", 2, "To", "no-end"),
        ("From;To\nA;B\nB; b\n", 3, "To", "to-itself"),
    ],
)
def test_what_cannot_be_taken_is_named_by_row_and_column(text: str, line: int, column: str, code: str) -> None:
    (problem,) = read(text).problems
    assert (problem.line, problem.column, problem.notice.code) == (line, column, code)


def test_a_connection_to_nobody_is_named_and_the_others_stay() -> None:
    content = {
        "elements": [{"label": "A"}, {"label": "B"}],
        "connections": [{"from": "A", "to": "C"}, {"from": "B", "to": "A"}],
    }
    found = read(json.dumps(content))
    (problem,) = found.problems
    assert (problem.line, problem.column, problem.found, problem.notice.code) == (1, "To", "C", "no-such-element")
    assert [(each.start, each.end) for each in found.connections] == [("B", "A")]


def test_what_is_passed_over_is_said() -> None:
    found = read("Label,Type,Budget\nA,x,3\n")
    assert [str(notice) for notice in found.notices] == ["columns that were passed over: Budget"]
    workbook = Workbook()
    workbook.active.append(["Label"])
    workbook.active.append(["A"])
    workbook.create_sheet("Notes").append(["Remark"])
    out = io.BytesIO()
    workbook.save(out)
    assert [notice.code for notice in read(out.getvalue()).notices] == ["sheets-passed"]


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "{}", "[1]", '{"elements": 3}', "{", "", "%PDF-1.4", "PK\x03\x04rest"])
def test_another_file_says_what_it_is_not(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read(text)
    assert str(caught.value)


def test_what_is_too_long_is_cut_and_said_or_refused() -> None:
    for text in (
        "Label,Description\nA," + "x" * 4001,
        json.dumps({"elements": [{"label": "A", "description": "x" * 4001}]}),
    ):
        cut = read(text)
        assert len(cut.elements[0].description) == 4000
        assert [(each.column.lower(), each.notice.code) for each in cut.problems] == [("description", "text-cut")]
    with pytest.raises(InvalidInput, match="more than 20000 rows"):
        read(json.dumps({"elements": [{"label": str(number)} for number in range(20_001)]}))


def test_a_spreadsheet_calculates_nothing_of_it() -> None:
    wicked = [Element('=HYPERLINK("http://x")'), Element("+1")]
    sheet, _none = write_kumu_sheets(wicked, [])
    assert b"\n'=HYPERLINK" in sheet.replace(b'"', b"").replace(b"\r", b"")
    book = load_workbook(io.BytesIO(write_kumu_workbook(wicked, [])))
    assert [cell.data_type for cell in book["Elements"]["A"][1:]] == ["s", "s"]


@pytest.mark.parametrize("label", ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''=1", "Herders'", "'so'"])
def test_what_looks_like_a_formula_comes_back(label: str) -> None:
    elements = [Element(label, label, label, (label,))]
    sheet, _ties = write_kumu_sheets(elements, [])
    for written in (sheet, write_kumu_workbook(elements, [])):
        assert bare(read(written))[0] == [(label, label, label, (label,))]


def test_a_written_workbook_says_neither_who_nor_when() -> None:
    first, second = (write_kumu_workbook(ELEMENTS, CONNECTIONS) for _time in range(2))
    properties = load_workbook(io.BytesIO(first)).properties
    assert not properties.creator
    assert properties.created.year == properties.modified.year == 2000
    assert first == second
