"""The board on paper overnight: numbered copies, when to destroy them, and what comes back in."""

import datetime
import re

import pytest

from cast import Cast, both, client_of
from tracktwo.editing.undo import undo
from tracktwo.matter import concerns
from tracktwo.matter.concerns import Concern
from tracktwo.process import meetings
from tracktwo.process.access import OpenMeeting
from tracktwo.process.fields import MultilingualText
from tracktwo.process.rooms import room
from tracktwo.rooms.convene import paper
from tracktwo.rooms.convene.loaded_words import LoadedWord
from tracktwo.rooms.convene.records import PaperCopies, Position

pytestmark = both

NEED = MultilingualText("Water for the schools", "ماء للمدارس")
FEAR = MultilingualText("That the road is closed", "أن يُغلق الطريق")
OTHER = MultilingualText("To be asked first", "أن نُسأل أولًا")
DAY = datetime.date(2027, 3, 2)


@pytest.fixture
def board(meeting: OpenMeeting) -> dict[str, str]:
    """Two cards of side a and one of side b, by name."""
    cards = {}
    for name, kind, owner, words in (
        ("need", "need", "a", NEED),
        ("fear", "fear", "a", FEAR),
        ("other", "need", "b", OTHER),
    ):
        cards[name] = concerns.add(meeting, Concern(kind=kind, owner=owner, words=words, nature="misperception")).id
    return cards


def words_of(meeting: OpenMeeting) -> list[str]:
    meeting.room.forget()
    return sorted(record.body.words.first for record in meeting.room.folio().all(Concern))


def drawn(meeting: OpenMeeting, side: str = "a", copies: int = 3) -> str:
    paper.draw(meeting, side, copies, DAY)
    return meeting.room.folio().all(PaperCopies)[-1].id


def test_every_copy_has_its_number_and_the_day_to_destroy_it(cast: Cast, meeting: OpenMeeting, board: dict) -> None:
    page = client_of(cast.convenor).get(f"/d/{meeting.dialogue.id}/convene/copies/{drawn(meeting)}").content.decode()
    sheets = page.split('<section class="page copy">')[1:]
    assert [re.findall(r"Copy (\d+) of (\d+)", sheet) for sheet in sheets] == [[(n, "3")] for n in "123"]
    for sheet in sheets:
        assert "destroy it by 2 March 2027." in sheet
        for words in (NEED, FEAR, OTHER):
            assert words.first in sheet
            assert words.second in sheet
        assert ">Need<" in sheet
        assert ">Fear<" in sheet
        assert "misperception" not in sheet, "a judgement of the third party is never in print"


@pytest.mark.parametrize("reader", ["en", "ar"])
def test_a_copy_says_everything_in_every_language_of_the_dialogue(
    cast: Cast, meeting: OpenMeeting, board: dict, reader: str
) -> None:
    client, address = client_of(cast.convenor), f"/d/{meeting.dialogue.id}/convene/copies/{drawn(meeting)}"
    page = client.get(address, headers={"Accept-Language": reader}).content.decode()
    sheet = page.split('<section class="page copy">')[1].partition("</section>")[0]
    bare = re.sub(r"<bdi[^>]*>.*?</bdi>|<p lang[^>]*>.*?</p>|<[^>]*>", "", sheet)
    assert not re.search(r"\w{2,}", bare), "every word stands in a language of its own"
    for english, arabic in (("Copy 1 of 3", "3"), ("destroy it by 2 March 2027", "مارس 2027"), ("Need", "حاجة")):
        assert f">{english}" in sheet or english in sheet
        assert arabic in sheet
    for name in ("North", "الشمال", "South", "الجنوب", "non-binding", "غير ملزم"):
        assert name in sheet


def test_numbers_go_on_and_never_begin_anew(meeting: OpenMeeting, board: dict) -> None:
    drawn(meeting)
    drawn(meeting, "b", 2)
    numbers = sorted(
        (each.body.first, each.body.copies, each.body.side) for each in meeting.room.folio().all(PaperCopies)
    )
    assert numbers == [(1, 3, "a"), (4, 2, "b")]


def test_a_card_taken_back_leaves_its_number_empty(meeting: OpenMeeting, board: dict) -> None:
    id = drawn(meeting)
    record = meeting.room.folio().get(PaperCopies, id).body
    before = {each.id: number for number, each in paper.numbered(meeting.room.folio(), record)}
    paper.take_in(meeting, [paper.CardChange(board["need"], 1, NEED, withdrawn=True)], [], [])
    after = {each.id: number for number, each in paper.numbered(meeting.room.folio(), record)}
    assert after == {id: number for id, number in before.items() if id != board["need"]}


def test_the_form_numbers_copies_once(cast: Cast, meeting: OpenMeeting, board: dict) -> None:
    client, address = client_of(cast.convenor), f"/d/{meeting.dialogue.id}/convene/copies"
    sent = {"side": "a", "copies": "2", "destroy": "2027-03-02", "key": "e" * 32}
    for _ in range(2):
        assert client.post(address, sent).status_code == 302
    meeting.room.forget()
    assert [each.body.copies for each in meeting.room.folio().all(PaperCopies)] == [2]
    assert client.post(address, sent | {"copies": "900"}).status_code == 422
    assert "1–2" in client.get(address).content.decode()


def typed(board: dict, **fields: str) -> dict[str, str]:
    """The entry page sent back as it was shown, with these fields typed over."""
    sent = {"key": "f" * 32}
    for name, words in (("need", NEED), ("fear", FEAR)):
        id = board[name]
        sent |= {f"{id}-words": words.first, f"{id}-words_second": words.second, f"{id}-version": "1"}
    return sent | fields


def test_changes_and_new_cards_come_in_as_one_step(cast: Cast, meeting: OpenMeeting, board: dict) -> None:
    client, address = client_of(cast.convenor), f"/d/{meeting.dialogue.id}/convene/copies/{drawn(meeting)}/enter"
    concerns.restated(meeting, board["need"])
    concerns.confirm(meeting, board["need"])
    shown = client.get(address).content.decode()
    assert NEED.first in shown
    assert OTHER.first not in shown, "only the side's own cards"
    sent = typed(board, **{f"{board['fear']}-words": "That it is closed at night", "a-priority": "Wells\n\nBuses"})
    sent[f"{board['need']}-version"] = "3"
    for _ in range(2):
        assert client.post(address, sent).status_code == 302
    assert words_of(meeting) == sorted([NEED.first, "That it is closed at night", OTHER.first, "Wells", "Buses"])
    folio = meeting.room.folio()
    assert folio.get(Concern, board["need"]).body.state == "acknowledged", "untouched words stay acknowledged"
    undo(meeting.room)
    assert words_of(meeting) == sorted([NEED.first, FEAR.first, OTHER.first])


def test_changed_words_have_not_been_restated(meeting: OpenMeeting, board: dict) -> None:
    concerns.restated(meeting, board["need"])
    version = meeting.room.folio().get(Concern, board["need"]).version
    paper.take_in(meeting, [paper.CardChange(board["need"], version, MultilingualText("Other"))], [], [])
    body = meeting.room.folio().get(Concern, board["need"]).body
    assert (body.words.first, body.state, body.restated_by) == ("Other", "", [])


def test_a_side_takes_a_card_back_on_paper(cast: Cast, meeting: OpenMeeting, board: dict) -> None:
    address = f"/d/{meeting.dialogue.id}/convene/copies/{drawn(meeting)}/enter"
    sent = typed(board, **{f"{board['fear']}-gone": "1"})
    assert client_of(cast.convenor).post(address, sent).status_code == 302
    assert words_of(meeting) == sorted([NEED.first, OTHER.first])


def test_a_card_changed_meanwhile_keeps_what_was_typed_and_takes_nothing_in(
    cast: Cast, meeting: OpenMeeting, board: dict
) -> None:
    client, address = client_of(cast.convenor), f"/d/{meeting.dialogue.id}/convene/copies/{drawn(meeting)}/enter"
    concerns.edit(meeting, board["need"], 1, MultilingualText("Changed on the board"), "need")
    sent = typed(board, **{f"{board['need']}-words": "Changed on paper", "a-fear": "A new fear"})
    answer = client.post(address, sent)
    assert answer.status_code == 409
    page = answer.content.decode()
    for part in ("Changed on paper", "Changed on the board", "A new fear", "What you typed is still here"):
        assert part in page
    assert "Changed on paper" not in words_of(meeting)
    assert "A new fear" not in words_of(meeting)
    shown = dict(re.findall(r'name="(\w+)-version" value="(\d+)"', page))
    assert client.post(address, sent | {f"{id}-version": number for id, number in shown.items()}).status_code == 302
    assert {"Changed on paper", "A new fear"} <= set(words_of(meeting))


def test_a_line_that_is_too_long_keeps_the_rest(cast: Cast, meeting: OpenMeeting, board: dict) -> None:
    address = f"/d/{meeting.dialogue.id}/convene/copies/{drawn(meeting)}/enter"
    answer = client_of(cast.convenor).post(address, typed(board, **{"a-fear": "x" * 2001, "a-need": "kept"}))
    assert answer.status_code == 422
    assert "kept" in answer.content.decode()
    assert words_of(meeting) == sorted([NEED.first, FEAR.first, OTHER.first])


def test_closing_asks_for_the_copies_and_they_are_gone_after_it(meeting: OpenMeeting, board: dict) -> None:
    def asked() -> list[str]:
        return [str(each.words) for each in room("convene").before_closing(meeting)]

    assert "Numbered copies of the board are on paper." not in asked()
    drawn(meeting)
    assert "Numbered copies of the board are on paper." in asked()
    meetings.close_meeting(meeting)
    assert meeting.dialogue.meeting is None


EVERYTHING = {
    "a-need": "Water\nRoads",
    "b-fear": "To be forgotten",
    "a-position": "No talks before the road is open",
    "all-shared": "The schools open in autumn",
    "all-word": "respect",
}


def entered(meeting: OpenMeeting) -> dict[str, list[str]]:
    """What stands in the room, by kind of payload."""
    meeting.room.forget()
    folio = meeting.room.folio()
    kinds = {"concerns": Concern, "positions": Position, "shared": concerns.Shared}
    found = {name: [each.body.words.first for each in folio.all(kind)] for name, kind in kinds.items()}
    return found | {"words": [each.body.term.first for each in folio.all(LoadedWord)]}


def test_all_that_the_paper_prints_is_entered_in_one_act(cast: Cast, meeting: OpenMeeting) -> None:
    address = f"/d/{meeting.dialogue.id}/convene/from-paper"
    client = client_of(cast.convenor)
    for _ in range(2):
        assert client.post(address, EVERYTHING | {"key": "7" * 32}).status_code == 302
    assert entered(meeting) == {
        "concerns": ["Water", "Roads", "To be forgotten"],
        "positions": ["No talks before the road is open"],
        "shared": ["The schools open in autumn"],
        "words": ["respect"],
    }
    assert [each.body.said_by for each in meeting.room.folio().all(concerns.Shared)] == [[]], "nobody has said so yet"
    undo(meeting.room)
    assert entered(meeting) == {"concerns": [], "positions": [], "shared": [], "words": []}


@pytest.mark.parametrize(("answer", "seen"), [("", False), ("no", False), ("yes", True)])
def test_cards_from_paper_stay_off_the_wall_unless_that_was_asked_and_confirmed(
    cast: Cast, meeting: OpenMeeting, answer: str, seen: bool
) -> None:
    address = f"/d/{meeting.dialogue.id}/convene/from-paper"
    client = client_of(cast.convenor)
    sent = {"a-need": "Water for the schools", "key": "7" * 32}
    if answer:
        page = client.post(address, sent | {"on_wall": "1"}).content.decode()
        assert "<blockquote" in page
        assert "Water for the schools" in page.partition("<blockquote")[2].partition("</blockquote>")[0]
        assert entered(meeting)["concerns"] == [], "nothing is done before it was confirmed"
        sent |= {"on_wall": "1", "wall": answer}
    client.post(address, sent)
    assert entered(meeting)["concerns"] == ["Water for the schools"]
    wall = client.get(f"/d/{meeting.dialogue.id}/convene/wall/board").content.decode()
    assert ("Water for the schools" in wall) is seen


def test_new_cards_on_copies_stay_off_the_wall(cast: Cast, meeting: OpenMeeting, board: dict) -> None:
    address = f"/d/{meeting.dialogue.id}/convene/copies/{drawn(meeting)}/enter"
    client = client_of(cast.convenor)
    form = {f"{board[name]}-words": words.first for name, words in (("need", NEED), ("fear", FEAR))}
    form |= {f"{board[name]}-words_second": words.second for name, words in (("need", NEED), ("fear", FEAR))}
    assert client.post(address, form | {"a-need": "Written overnight", "key": "8" * 32}).status_code == 302
    wall = client.get(f"/d/{meeting.dialogue.id}/convene/wall/board").content.decode()
    assert "Written overnight" not in wall
    assert NEED.first in wall
    confirmed = form | {"a-need": "For the room", "on_wall": "1", "key": "9" * 32}
    assert "<blockquote" in client.post(address, confirmed).content.decode()
    assert client.post(address, confirmed | {"wall": "yes"}).status_code == 302
    assert "For the room" in client.get(f"/d/{meeting.dialogue.id}/convene/wall/board").content.decode()
