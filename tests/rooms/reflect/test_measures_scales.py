"""Licensed scales: a table whose columns the team names, and what is refused by row and column."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cast import Cast, both, client_of
from measuring import plan
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.rooms.reflect.measures.reads import plan_of
from tracktwo.rooms.reflect.measures.scales.reading import heading_of, items_of, proposal

TABLE = """code,wording one,wording two,min,max,better,alpha,sd
A1,I feel close,أشعر بالقرب,0,4,high,0.8,1.2
A2,I feel far,أشعر بالبعد,0,4,low,,
"""
CHOSEN = {
    "code": "0",
    "words-en": "1",
    "words-ar": "2",
    "low": "3",
    "high": "4",
    "better": "5",
    "reliability": "6",
    "sd": "7",
}


def test_columns_are_proposed_and_the_items_are_read() -> None:
    heading = heading_of(TABLE.encode())
    proposed = proposal(heading, ["en", "ar"])
    assert (proposed["code"], proposed["low"], proposed["reliability"], proposed["words-en"]) == ("0", "3", "6", "")
    items = items_of(heading, CHOSEN, ["en", "ar"], "A scale")
    assert [(item.code, item.low, item.high, item.better, item.reliability, item.sd) for item in items] == [
        ("A1", 0, 4, "high", 0.8, 1.2),
        ("A2", 0, 4, "low", 0.0, 0.0),
    ]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("أشعر بالبعد", "", "Row 3, column 3: every item needs its wording in every language"),
        ("0,4,high", "4,0,high", "Row 2, column 5"),
        ("0,4,high", "x,4,high", "Row 2, column 4"),
        ("0,4,high", "0,4,best", "Row 2, column 6"),
        ("0.8", "1.8", "Row 2, column 7"),
        ("A2", "A1", "a code of its own"),
        ("A2", "trust-people", "a code of its own"),
        ("A1,I feel close,", "A1,", "more or fewer cells"),
    ],
)
def test_what_cannot_be_used_is_named(old: str, new: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        items_of(heading_of(TABLE.replace(old, new).encode()), CHOSEN, ["en", "ar"], "A scale")


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"code,code\n1,2\n"])
def test_what_is_no_table_is_said(content: bytes) -> None:
    with pytest.raises(Refused, match="no table"):
        heading_of(content)


def test_a_column_that_is_needed_has_to_be_chosen() -> None:
    with pytest.raises(Refused, match="Choose a column"):
        items_of(heading_of(TABLE.encode()), CHOSEN | {"words-ar": ""}, ["en", "ar"], "A scale")


@both
def test_from_the_file_to_the_items_on_the_page(meeting: OpenMeeting, cast: Cast) -> None:
    plan(meeting.dialogue)
    client, page = client_of(cast.facilitator), f"/d/{meeting.dialogue.id}/reflect/scales"
    first = client.post(page, {"file": SimpleUploadedFile("scale.csv", TABLE.encode())})
    assert "Which column is what?" in first.content.decode()
    sent = CHOSEN | {"mapped": "1", "content": TABLE, "scale": ""}
    refused = client.post(page, sent)
    assert refused.status_code == 422 and "أشعر بالبعد" in refused.content.decode(), "nothing that was sent is lost"
    assert client.post(page, sent | {"scale": "Closeness, by licence"}).status_code == 302
    meeting.dialogue.third.forget()
    assert [item.code for item in plan_of(meeting.dialogue).body.scales] == ["A1", "A2"]
    assert "I feel close" in client.get(page).content.decode()
    assert client.post(page, {"remove": "1"}).status_code == 302
