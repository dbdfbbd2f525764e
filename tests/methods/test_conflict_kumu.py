"""Kumu's sheets and JSON: what is written is read again, what is wrong is named by row, no cell is run."""

import json
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.methods.conflict.kumu import Connection, Element, KumuMap
from tracktwo.methods.conflict.kumu_json import kumu_json, read_kumu_json
from tracktwo.methods.conflict.kumu_sheets import connections_csv, elements_csv, kumu_workbook, read_kumu_sheets
from tracktwo.methods.errors import InvalidInput

MAP = KumuMap(
    (
        Element("Lake Council", "middle range", "Elders, “of both” towns", ("lake", "elders"), (("Power", "3"),)),
        Element("=Front", "top"),
        Element("Herders"),
    ),
    (
        Connection(
            "Lake Council", "=Front", "channel", "on\ntwo lines", ("quiet",), "talks", "-2", (("Since", "1994"),)
        ),
        Connection("=Front", "Herders", "tension"),
        Connection("=Front", "Herders", "alliance"),
    ),
)


def sheets(*texts: str) -> KumuMap:
    return read_kumu_sheets(*(BytesIO(text.encode()) for text in texts))


def named(kumu: KumuMap) -> list[tuple[int, str, str, str]]:
    return [(each.line, each.column, each.found, each.notice.code) for each in kumu.problems]


def test_what_is_written_is_read_again() -> None:
    assert sheets(elements_csv(MAP), connections_csv(MAP)) == MAP
    assert sheets(connections_csv(MAP), elements_csv(MAP)) == MAP
    assert read_kumu_sheets(BytesIO(kumu_workbook(MAP))) == MAP
    assert read_kumu_json(kumu_json(MAP)) == MAP


words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="|"), max_size=8).map(
    str.strip
)
labels = words.filter(bool)


@st.composite
def maps(draw: st.DrawFn) -> KumuMap:
    names = draw(st.lists(labels, min_size=1, max_size=5, unique=True))
    tags = st.lists(labels, max_size=3).map(tuple)
    elements = tuple(Element(name, draw(words), draw(words), draw(tags)) for name in names)
    some = st.sampled_from(names)
    ties = draw(st.lists(st.tuples(some, some, words, words, tags, words, words), max_size=6))
    return KumuMap(elements, tuple(Connection(*tie) for tie in ties))


@given(maps())
def test_any_map_is_read_again_as_it_was(kumu: KumuMap) -> None:
    assert sheets(elements_csv(kumu), connections_csv(kumu)) == kumu
    assert read_kumu_json(kumu_json(kumu)) == kumu


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''=1"])
def test_a_cell_that_looks_like_a_formula_is_text(start: str) -> None:
    kumu = KumuMap((Element(start, start, start, (start,)),), ())
    cells = elements_csv(kumu).splitlines()[1].split(",")
    assert all(cell.startswith("'") for cell in cells)
    assert sheets(elements_csv(kumu), connections_csv(kumu)) == kumu
    sheet = openpyxl.load_workbook(BytesIO(kumu_workbook(kumu))).worksheets[0]
    assert [(cell.value, cell.data_type) for cell in sheet[2]] == [(start, "s")] * 4


def test_the_headings_are_kumus() -> None:
    plain = KumuMap((Element("A"), Element("B")), (Connection("A", "B"),))
    assert elements_csv(plain).splitlines()[0] == "Label,Type,Description,Tags"
    assert connections_csv(plain).splitlines()[0] == "From,To,Type,Description,Tags,Label,Strength"
    book = openpyxl.load_workbook(BytesIO(kumu_workbook(plain)))
    assert book.sheetnames == ["Elements", "Connections"]
    assert set(json.loads(kumu_json(plain))) == {"elements", "connections"}


def test_several_values_are_joined_by_a_bar() -> None:
    kumu = sheets("Label,Type,Description,Tags\nA,,,one | two||three\n")
    assert kumu.elements == (Element("A", tags=("one", "two", "three")),)
    with pytest.raises(InvalidInput, match=r"without “\|”"):
        elements_csv(KumuMap((Element("A", tags=("x|y",)),), ()))


def test_what_is_wrong_is_named_by_row() -> None:
    kumu = sheets(
        "Label,Type\nA,x\n,y\nA,z\n",
        "From,To,Type\nA,,t\n,A,t\nA,New,t\nA,A,u\n",
    )
    assert named(kumu) == [
        (2, "To", "", "connection-without-end"),
        (3, "Label", "", "element-without-label"),
        (3, "From", "", "connection-without-end"),
        (4, "Label", "A", "label-twice"),
        (4, "To", "New", "no-such-element"),
    ]
    assert [element.label for element in kumu.elements] == ["A", "New"]
    assert [(each.source, each.target) for each in kumu.connections] == [("A", "New"), ("A", "A")]
    assert kumu.elements[0].type == "x"


def test_a_blueprint_with_ids_and_attributes() -> None:
    text = json.dumps(
        {
            "elements": [
                {"_id": "el-1", "attributes": {"label": "A", "element type": "top", "tags": ["x", "y"], "Power": 2.0}},
                {"_id": "el-2", "attributes": {"label": "B"}},
            ],
            "connections": [
                {"_id": "c-1", "from": "el-1", "to": "el-2", "direction": "mutual", "attributes": {"strength": 3}}
            ],
        }
    )
    kumu = read_kumu_json(text)
    assert kumu.elements == (Element("A", "top", tags=("x", "y"), more=(("Power", "2"),)), Element("B"))
    assert kumu.connections == (Connection("A", "B", strength="3", more=(("direction", "mutual"),)),)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "null", '{"elements": 1}', '{"elements": [], "connections": {}}', "[" * 100_000, "{'a': 1}"],
)
def test_other_json_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        read_kumu_json(text)


def test_items_that_are_no_objects_are_named() -> None:
    kumu = read_kumu_json('{"elements": ["A", {"label": "B", "tags": [["x"], {"y": 1}, "z"]}], "connections": [3]}')
    assert kumu.elements == (Element("B", tags=("z",)),)
    assert named(kumu) == [(1, "", "A", "no-object"), (1, "", "3", "no-object")]


def test_other_sheets_and_too_large_maps_are_refused() -> None:
    with pytest.raises(InvalidInput, match="expected Label"):
        sheets("participant,vote\n1,1\n")
    with pytest.raises(InvalidInput, match="2001 elements"):
        sheets("Label\n" + "".join(f"g{n}\n" for n in range(2001)))


def test_a_workbook_says_nothing_of_who_made_it() -> None:
    assert openpyxl.load_workbook(BytesIO(kumu_workbook(MAP))).properties.creator in ("", None)
