"""The room of seats: it invents nothing about them, and whatever was typed can be changed and erased."""

import msgspec
import pytest

from cast import Cast, both, client_of
from tracktwo.matter.seats import Seat
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict, Refused
from tracktwo.process.safeguards import evaluate, override, require
from tracktwo.rooms.recruit.seats import acts
from tracktwo.rooms.recruit.seats.safeguards import NO_SERVING_OFFICIAL
from tracktwo.vault.payload import decode, encode

pytestmark = both


def seats(dialogue: OpenDialogue) -> list[Seat]:
    dialogue.third.forget()
    return [record.body for record in dialogue.third.folio().all(Seat)]


def test_coded_seats_say_nothing_about_who_sits_there(cast: Cast, dialogue: OpenDialogue) -> None:
    client_of(cast.convenor).post(f"/d/{dialogue.id}/recruit/several", {"number": "3"})
    added = seats(dialogue)
    assert sorted(seat.code for seat in added) == ["A1", "A2", "A3", "B1", "B2", "B3"]
    assert {(seat.office, seat.late) for seat in added} == {("", False)}


def test_coded_seats_pressed_twice_stand_once(cast: Cast, dialogue: OpenDialogue) -> None:
    acts.add_seat(dialogue, Seat(code="a2", side="a", office="former"))
    for _ in range(2):
        acts.add_coded_seats(dialogue, 2)
    assert sorted(seat.code for seat in seats(dialogue)) == ["A1", "B1", "B2", "a2"]


def test_whether_an_official_sits_there_is_not_known_until_every_seat_was_looked_at(dialogue: OpenDialogue) -> None:
    acts.add_coded_seats(dialogue, 1)
    for record in dialogue.third.folio().all(Seat):
        judged = evaluate(dialogue, NO_SERVING_OFFICIAL)
        assert judged.status == judged.shown == "unknown"
        require(dialogue, NO_SERVING_OFFICIAL)
        acts.change_seat(dialogue, record.id, record.version, msgspec.structs.replace(record.body, office="civil"))
    assert evaluate(dialogue, NO_SERVING_OFFICIAL).status == "met"


def test_one_serving_official_is_enough_to_know(dialogue: OpenDialogue) -> None:
    acts.add_coded_seats(dialogue, 2)
    acts.add_seat(dialogue, Seat(code="X", side="a", office="serving"))
    assert evaluate(dialogue, NO_SERVING_OFFICIAL).status == "advises"


def test_both_pages_say_not_known(cast: Cast, dialogue: OpenDialogue) -> None:
    client = client_of(cast.convenor)
    acts.add_coded_seats(dialogue, 1)
    for page in ("recruit/seats", "safeguards"):
        text = client.get(f"/d/{dialogue.id}/{page}").content.decode()
        assert '<span class="tag unknown">' in text
        assert "Whether 2 seats are held by officials has not been noted." in text


def test_a_rule_gone_on_without_is_shown_as_overridden(dialogue: OpenDialogue) -> None:
    acts.add_seat(dialogue, Seat(code="X", side="a", office="serving"))
    override(dialogue, NO_SERVING_OFFICIAL, "act")
    assert evaluate(dialogue, NO_SERVING_OFFICIAL).shown == "overridden"


def test_a_seat_of_an_older_version_is_read_with_its_standing() -> None:
    """Version 1 had the same fields under the same names; it knew no empty standing."""
    raw = msgspec.msgpack.encode({"code": "A1", "side": "a", "standing": "near", "late": True})
    assert decode(Seat, 1, raw) == Seat(code="A1", side="a", office="near", late=True)
    assert msgspec.msgpack.decode(encode(Seat(code="A1", side="a")))["standing"] == ""
    assert Seat.VERSION == 2


def test_a_seat_is_edited_and_keeps_what_was_not_changed(cast: Cast, dialogue: OpenDialogue) -> None:
    record = acts.add_seat(dialogue, Seat(code="A1", side="a", office="near", late=True))
    client, address = client_of(cast.convenor), f"/d/{dialogue.id}/recruit/{record.id}"
    shown = client.get(address).content.decode()
    for part in ('value="A1"', '<option value="near" selected>', 'name="version" value="1"', "checked"):
        assert part in shown
    sent = {"code": "A7", "side": "b", "office": "former", "version": "1"}
    assert client.post(address, sent).status_code == 302
    assert seats(dialogue) == [Seat(code="A7", side="b", office="former")]
    answer = client.post(address, sent | {"office": "serving"})
    assert answer.status_code == 422
    assert "What you typed is still here." in answer.content.decode()
    assert '<option value="serving" selected>' in answer.content.decode()
    assert seats(dialogue)[0].office == "former"


def test_a_seat_keeps_its_own_code_and_takes_no_other(dialogue: OpenDialogue) -> None:
    record = acts.add_seat(dialogue, Seat(code="A1", side="a"))
    acts.add_seat(dialogue, Seat(code="A2", side="a"))
    acts.change_seat(dialogue, record.id, 1, Seat(code="a1", side="a", office="civil"))
    with pytest.raises(Refused):
        acts.change_seat(dialogue, record.id, 2, Seat(code="a2", side="a"))
    with pytest.raises(Conflict):
        acts.change_seat(dialogue, record.id, 1, Seat(code="A9", side="a"))


def test_a_number_of_any_length_is_no_number(cast: Cast, dialogue: OpenDialogue) -> None:
    id = acts.add_seat(dialogue, Seat(code="A1", side="a")).id
    client, base = client_of(cast.convenor), f"/d/{dialogue.id}/recruit"
    assert client.post(f"{base}/several", {"number": "9" * 5_000}).status_code == 302
    sent = {"code": "A2", "side": "a", "office": "", "version": "9" * 5_000}
    assert client.post(f"{base}/{id}", sent).status_code == 422
