"""A map from Kumu is looked at before anything of it comes in, and comes in as it was decided."""

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cast import Cast, both, client_of
from tracktwo.methods.conflict import kumu
from tracktwo.methods.conflict.kumu import Connection, Element
from tracktwo.methods.conflict.kumu_writing import write_kumu_json, write_kumu_workbook
from tracktwo.process.access import OpenDialogue
from tracktwo.rooms.enter.picture import reads
from tracktwo.rooms.enter.picture.records import Group, Tie
from tracktwo.rooms.enter.picture.said import MAP_WORDS
from tracktwo.rooms.enter.timing.evidence.words import FILE_WORDS

pytestmark = both
ELEMENTS = (
    Element("Guard", "North", tags=("top", "power: large")),
    Element("Council", "NGO", tags=("grassroots",)),
    Element("The envoy", "Person"),
)
CONNECTIONS = (
    Connection("Guard", "Council", "tension"),
    Connection("Council", "Guard", "friend of"),
    Connection("The envoy", "Guard", "channel"),
)


@pytest.fixture
def client(cast: Cast, dialogue: OpenDialogue) -> Client:
    return client_of(cast.convenor)


def at(dialogue: OpenDialogue) -> str:
    return f"/d/{dialogue.id}/enter/picture/kumu"


def look(client: Client, dialogue: OpenDialogue, raw: bytes, status: int = 200) -> str:
    """Send a file; the page that shows what would come in."""
    answer = client.post(at(dialogue), {"file": SimpleUploadedFile("map", raw)})
    assert answer.status_code == status
    dialogue.third.forget()
    assert dialogue.third.folio().all(Group) == []
    return answer.content.decode()


def sent_along(shown: str) -> str:
    """The map as the page sends it along with what is decided about it."""
    import html

    carried = re.search(r"<textarea name=\"map\"[^>]*>(.*?)</textarea>", shown, re.DOTALL)
    assert carried
    return html.unescape(carried.group(1))


@pytest.mark.parametrize("write", [write_kumu_workbook, write_kumu_json])
def test_it_is_looked_at_first_and_comes_in_as_decided(client: Client, dialogue: OpenDialogue, write: object) -> None:
    shown = look(client, dialogue, write(ELEMENTS, CONNECTIONS))  # type: ignore[operator]
    ticked = re.findall(r'name="element" value="(\d)"[^>]*?( checked)?>', shown.replace("\n", " "))
    # A person is not offered: only offices and groups stand on the map.
    assert ticked == [("0", " checked"), ("1", " checked"), ("2", "")]
    assert "friend of" in shown and "NGO" in shown
    sent = {"map": sent_along(shown), "element": ["0", "1"], "side-0": "b", "tie-0": "alliance", "key": "a" * 32}
    for _time in range(2):
        assert client.post(at(dialogue), sent).status_code == 302
    dialogue.third.forget()
    seen = {each.record.body.name.first: (each.side, each.level, each.power) for each in reads.actors(dialogue)}
    assert seen == {"Guard": ("a", "top", "large"), "Council": ("b", "grassroots", "")}
    assert {each.body.kind for each in dialogue.third.folio().all(Tie)} == {"tension", "alliance"}


def test_an_unknown_connection_stays_out_unless_it_is_said_what_it_is(client: Client, dialogue: OpenDialogue) -> None:
    shown = look(client, dialogue, write_kumu_json(ELEMENTS, CONNECTIONS))
    sent = {"map": sent_along(shown), "element": ["0", "1"], "key": "a" * 32}
    assert client.post(at(dialogue), sent).status_code == 302
    dialogue.third.forget()
    assert [each.body.kind for each in dialogue.third.folio().all(Tie)] == ["tension"]


def test_problems_are_listed_by_row_before_anything_comes_in(client: Client, dialogue: OpenDialogue) -> None:
    shown = look(client, dialogue, b"Label,Type,Budget\nA,North,1\n,North,2\na,South,3\n")
    rows = re.findall(r"<tr><td>(\d+)</td><td><bdi>(.*?)</bdi></td><td><bdi>(.*?)</bdi></td><td>(.*?)</td>", shown)
    assert rows == [
        ("3", "Label", "", "an element without a label; it was left out"),
        ("4", "Label", "a", "the same label as in row 2; it was left out"),
    ]
    assert "Columns that were passed over: Budget" in shown


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"country,year\nx,1\n", "This is no map of Kumu"),
        (b"%PDF-1.4", "This is a PDF. A table as CSV, or an Excel workbook (.xlsx), was expected."),
        (b"{", "This begins like JSON and cannot be read."),
        (b"PK\x03\x04 no archive", "This begins like a workbook and cannot be read."),
        (b"", "Choose a file first."),
    ],
)
def test_another_file_is_refused_in_words(client: Client, dialogue: OpenDialogue, raw: bytes, says: str) -> None:
    assert says in look(client, dialogue, raw, 422)
    assert "Nothing was changed." in look(client, dialogue, raw, 422)


def test_nothing_ticked_keeps_the_preview(client: Client, dialogue: OpenDialogue) -> None:
    shown = look(client, dialogue, write_kumu_json(ELEMENTS, CONNECTIONS))
    answer = client.post(at(dialogue), {"map": sent_along(shown), "key": "a" * 32})
    assert answer.status_code == 422
    assert "Tick at least one group." in answer.content.decode()
    assert sent_along(answer.content.decode()) == sent_along(shown)


def test_more_groups_than_a_picture_can_show_are_refused_as_a_whole(client: Client, dialogue: OpenDialogue) -> None:
    many = [Element(f"Group {number}") for number in range(201)]
    shown = look(client, dialogue, write_kumu_json(many, ()))
    sent = {"map": sent_along(shown), "element": [str(number) for number in range(201)], "key": "a" * 32}
    answer = client.post(at(dialogue), sent)
    assert answer.status_code == 422
    assert "more than 200 groups" in answer.content.decode()
    dialogue.third.forget()
    assert dialogue.third.folio().all(Group) == []


def test_every_code_of_the_reader_has_words_in_the_reader_s_language() -> None:
    source = Path(kumu.__file__).read_text()
    codes = set(re.findall(r'(?:Notice|InvalidInput)\(\s*"([a-z-]+)"', source))
    assert len(codes) > 8
    assert codes <= set(MAP_WORDS) | set(FILE_WORDS)
