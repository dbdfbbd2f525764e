"""A map leaves only by a deliberate act that the journal notes, and says less than the map in here."""

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from django.test import Client

from cast import Cast, both, client_of
from pictured import group, seen, tie
from tracktwo.methods.conflict.kumu import read_kumu
from tracktwo.people import backup
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.rooms.enter.picture import acts
from tracktwo.vault.models import SealedRecord

pytestmark = both
SOURCES = ("judgement", "heard", "published", "our own")


@pytest.fixture
def client(cast: Cast, dialogue: OpenDialogue) -> Client:
    return client_of(cast.convenor)


@pytest.fixture
def mapped(dialogue: OpenDialogue) -> OpenDialogue:
    """Two sides, one between them; a quiet channel, a contested tie, a group seen in two ways."""
    guard, council = group(dialogue, "Guard"), group(dialogue, "Council", "b", power="small")
    herders, traders = group(dialogue, "Herders", "a", level="grassroots"), group(dialogue, "Traders", "")
    other = next(each.id for each in dialogue.members if each.body.name == "the facilitator")
    tie(dialogue, guard, council, "broken")
    tie(dialogue, guard, council, "tension", holder=other, source="heard")
    tie(dialogue, herders, council, "channel", back=True, source="published")
    tie(dialogue, guard, herders, "tension")
    tie(dialogue, traders, herders, "channel")
    tie(dialogue, traders, council, "channel")
    acts.see_group(dialogue, seen(dialogue, guard, "a", other, level="middle"))
    dialogue.third.forget()
    return dialogue


def at(dialogue: OpenDialogue, query: str = "") -> str:
    return f"/d/{dialogue.id}/enter/picture/leave{query}"


def taken(client: Client, dialogue: OpenDialogue, form: str, ties: int = 5, query: str = "", **more: str) -> bytes:
    answer = client.post(at(dialogue, query), {"form": form, "read": str(ties)} | more)
    assert answer.status_code == 200, answer.content.decode()
    assert answer["Content-Disposition"].startswith("attachment")
    return answer.content


def noted(dialogue: OpenDialogue) -> int:
    dialogue.third.forget()
    return sum(entry.act == "taken out" for entry in journal.chain(dialogue.third.folio()))


def test_nothing_leaves_before_the_notice_was_read(client: Client, mapped: OpenDialogue) -> None:
    assert client.get(at(mapped)).status_code == 200
    for sent in ({}, {"form": "svg"}, {"form": "svg", "read": "4"}, {"form": "pdf", "read": "5"}):
        answer = client.post(at(mapped), sent)
        assert answer.status_code == 422
        assert "Content-Disposition" not in answer
    assert noted(mapped) == 0
    taken(client, mapped, "svg")
    assert noted(mapped) == 1
    assert journal.broken_at(mapped.third.folio()) is None


def test_the_notice_says_what_exactly_this_map_gives_away(client: Client, mapped: OpenDialogue) -> None:
    shown = client.get(at(mapped)).content.decode()
    for learned in (
        "watches 4 groups",
        "That Guard and Herders, of one side, are at odds: where to drive a wedge.",
        "That Traders has ways to both sides: whom to cut off.",
        "Who is weak: Council.",
        "1 back-channel is left out.",
    ):
        assert learned in shown
    assert "are in touch" not in shown
    with_back = client.get(at(mapped, "?back=yes")).content.decode()
    assert "That Herders and Council are in touch: either can be called a traitor for it." in with_back
    assert "Every back-channel on it." in with_back
    # Of a part of the map, only that part is spoken of.
    part = client.get(at(mapped, "?side=b")).content.decode()
    assert "watches 1 group," in part
    assert "Traders" not in part


@pytest.mark.parametrize("form", ["svg", "json", "csv", "xlsx"])
def test_no_file_holds_a_holder_a_source_a_day_or_who_differs(client: Client, mapped: OpenDialogue, form: str) -> None:
    raw = taken(client, mapped, form)
    text = raw.decode(errors="replace")
    if form in ("csv", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            text = "".join(archive.read(name).decode() for name in archive.namelist())
            assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
    assert "Guard" in text and "Traders" in text
    ids = [each.id for each in mapped.members]
    for word in (
        "convenor",
        "facilitator",
        "≠",
        "2026",
        mapped.card.code_name,
        "back-channel",
        mapped.id,
        *ids,
        *SOURCES,
    ):
        assert word not in text, word


def test_back_channels_leave_only_where_that_was_ticked(client: Client, mapped: OpenDialogue) -> None:
    without = json.loads(taken(client, mapped, "json"))
    assert len(without["connections"]) == 5
    assert {"Herders", "Council"} not in [{each["from"], each["to"]} for each in without["connections"]]
    # What was read has another number of ties: the tick of one map does not take out another.
    assert client.post(at(mapped), {"form": "json", "read": "5", "back": "yes"}).status_code == 422
    quiet = json.loads(taken(client, mapped, "json", 6, back="yes"))
    assert "back-channel" in [each["type"] for each in quiet["connections"]]


def test_what_leaves_as_kumu_comes_back_as_the_same_map(client: Client, mapped: OpenDialogue) -> None:
    maps = [read_kumu(io.BytesIO(taken(client, mapped, form))) for form in ("json", "xlsx")]
    for read in maps:
        assert {(each.label, each.type, each.tags) for each in read.elements} == {
            ("Guard", "North", ("middle range", "power: large")),
            ("Council", "South", ("top", "power: small")),
            ("Herders", "North", ("grassroots", "power: large")),
            ("Traders", "none of the sides", ("top", "power: large")),
        }
        assert sorted(each.type for each in read.connections) == ["broken", "channel", "channel", "tension", "tension"]


def test_a_part_of_the_map_leaves_alone(client: Client, mapped: OpenDialogue) -> None:
    content = json.loads(taken(client, mapped, "json", 1, "?side=a"))
    assert {each["label"] for each in content["elements"]} == {"Guard", "Herders"}


def test_the_image_is_a_picture_in_either_language(client: Client, mapped: OpenDialogue) -> None:
    from PIL import Image

    image = Image.open(io.BytesIO(taken(client, mapped, "png")))
    assert image.format == "PNG"
    assert image.width > 1500
    colours = image.convert("RGB").getcolors(1 << 24)
    assert colours is not None and len(colours) > 50
    arabic = client.post(at(mapped), {"form": "svg", "read": "5"}, headers={"accept-language": "ar"}).content.decode()
    assert "بين الأطراف" in arabic


def test_the_drawing_that_leaves_leads_nowhere(client: Client, mapped: OpenDialogue) -> None:
    drawing = taken(client, mapped, "svg").decode()
    assert "<a " not in drawing
    assert "href" not in drawing
    assert re.findall(r"https?://[^\"]*", drawing) == ["http://www.w3.org/2000/svg"]


def test_what_each_line_means_stands_in_the_drawing(client: Client, mapped: OpenDialogue) -> None:
    plain, quiet = taken(client, mapped, "svg").decode(), taken(client, mapped, "svg", 6, back="yes").decode()
    keys = [re.findall(r">([^<>]+)</text>", drawing[drawing.rindex("<rect") :]) for drawing in (plain, quiet)]
    assert keys == [["channel", "tension", "broken"], ["channel", "tension", "broken", "back-channel"]]


def test_an_empty_map_does_not_leave(client: Client, dialogue: OpenDialogue) -> None:
    assert "There is no map to take out." in client.get(at(dialogue)).content.decode()
    assert client.post(at(dialogue), {"form": "svg", "read": "0"}).status_code == 422
    assert noted(dialogue) == 0


def test_nothing_of_the_picture_stands_in_a_backup_in_clear(
    cast: Cast, client: Client, mapped: OpenDialogue, tmp_path: Path
) -> None:
    file = tmp_path / "all.backup"
    file.write_bytes(client.post("/backup", {"how": "download"}).content)
    assert backup.verify(file, cast.convenor.passphrase) > 0
    rows = [bytes(body) for body in SealedRecord.objects.values_list("body", flat=True)]
    assert len(rows) > 20
    for word in (b"Guard", b"Herders", b"tension", b"broken", b"enter.tie", b"enter.group"):
        assert word not in file.read_bytes()
        assert not any(word in row for row in rows)
