"""Cards moved, put under a heading of the room, and linked: seen on the board, the wall and on paper, and undone."""

import datetime
import re

import pytest

from cast import Cast, both, client_of
from tracktwo.editing import withdrawal
from tracktwo.editing.undo import undo
from tracktwo.matter import concerns
from tracktwo.matter.concerns import Concern, Kind
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import NotThere, Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.rooms.convene import acts, arrangement, paper, rearranging
from tracktwo.rooms.convene.records import BelongsWith, PaperCopies, Position

pytestmark = both

ROADS = MultilingualText("What the roads mean", "ماذا تعني الطرق")
WATER = MultilingualText("Water", "الماء")


def add(meeting: OpenMeeting, kind: Kind, owner: str, words: str) -> str:
    return concerns.add(meeting, Concern(kind=kind, owner=owner, words=MultilingualText(words, f"ع {words}"))).id


@pytest.fixture
def board(meeting: OpenMeeting) -> dict[str, str]:
    """Three needs and a fear of side a, and a need of side b, by their words."""
    kinds: list[tuple[str, Kind, str]] = [
        ("one", "need", "a"),
        ("two", "need", "a"),
        ("three", "need", "a"),
        ("dread", "fear", "a"),
        ("other", "need", "b"),
    ]
    return {words: add(meeting, kind, owner, words) for words, kind, owner in kinds}


def column(meeting: OpenMeeting, side: str = "a") -> list[str]:
    """The column as it is read: headings in capitals, then the cards below each."""
    meeting.room.forget()
    lines: list[str] = []
    for group in arrangement.groups_of(meeting.room.folio(), side):
        lines += [group.heading.body.words.first.upper()] if group.heading else []
        lines += [card.body.words.first for card in group.cards]
    return lines


def page(cast: Cast, meeting: OpenMeeting, path: str) -> str:
    return client_of(cast.convenor).get(f"/d/{meeting.dialogue.id}/convene/{path}").content.decode()


def test_a_card_moves_up_and_down_and_past_its_kind(meeting: OpenMeeting, board: dict[str, str]) -> None:
    assert column(meeting) == ["one", "two", "three", "dread"]
    arrangement.move(meeting, board["dread"], -1)
    assert column(meeting) == ["one", "two", "dread", "three"]
    arrangement.move(meeting, board["one"], -1)
    assert column(meeting) == ["one", "two", "dread", "three"], "there is no place above the first"
    arrangement.move(meeting, board["three"], +1)
    assert column(meeting) == ["one", "two", "dread", "three"], "nor below the last"
    arrangement.place(meeting, board["three"], board["one"], after=False)
    assert column(meeting) == ["three", "one", "two", "dread"]
    add(meeting, "need", "a", "new")
    assert column(meeting)[-1] == "new", "a new card does not push in between what was arranged"
    kind = meeting.room.folio().get(Concern, board["dread"]).body.kind
    assert kind == "fear", "a card keeps its kind wherever it stands"


def test_nothing_is_dragged_to_another_side(meeting: OpenMeeting, board: dict[str, str]) -> None:
    with pytest.raises(Refused):
        arrangement.place(meeting, board["one"], board["other"], after=True)
    with pytest.raises(NotThere):
        arrangement.place(meeting, board["one"], "0" * 32, after=True)
    assert column(meeting, "b") == ["other"]


def test_a_heading_stands_over_cards_of_every_side(meeting: OpenMeeting, board: dict[str, str]) -> None:
    arrangement.add_heading(meeting, ROADS, board["two"], "f" * 32)
    arrangement.put_under(meeting, board["other"], "f" * 32)
    assert column(meeting) == [ROADS.first.upper(), "two", "one", "three", "dread"]
    assert column(meeting, "b") == [ROADS.first.upper(), "other"]
    arrangement.add_heading(meeting, WATER, board["three"], "9" * 32)
    assert column(meeting) == [ROADS.first.upper(), "two", "WATER", "three", "one", "dread"]
    arrangement.move(meeting, "9" * 32, -1)
    assert column(meeting) == ["WATER", "three", ROADS.first.upper(), "two", "one", "dread"]


def test_moving_past_a_heading_changes_the_heading(meeting: OpenMeeting, board: dict[str, str]) -> None:
    arrangement.add_heading(meeting, ROADS, board["two"], "f" * 32)
    arrangement.move(meeting, board["one"], -1)
    assert column(meeting) == [ROADS.first.upper(), "two", "one", "three", "dread"]
    assert meeting.room.folio().get(arrangement.Heading, "f" * 32).body.cards == [board["two"], board["one"]]
    arrangement.move(meeting, board["one"], +1)
    assert meeting.room.folio().get(arrangement.Heading, "f" * 32).body.cards == [board["two"]]
    arrangement.move(meeting, board["two"], -1)
    assert column(meeting)[:2] == [ROADS.first.upper(), "two"], "a card does not climb over the first heading"
    arrangement.place(meeting, board["dread"], "f" * 32, after=True)
    assert column(meeting)[:3] == [ROADS.first.upper(), "dread", "two"]
    arrangement.place(meeting, board["dread"], "", after=True)
    assert column(meeting) == [ROADS.first.upper(), "two", "dread", "one", "three"]


def test_other_lists_are_ordered_too(meeting: OpenMeeting) -> None:
    for words in ("first", "second"):
        acts.add_card(meeting, Position("a", MultilingualText(words)))
    first, second = meeting.room.folio().all(Position)
    arrangement.place(meeting, second.id, first.id, after=False)
    folio = meeting.room.folio()
    assert [each.body.words.first for each in arrangement.in_order(folio, folio.all(Position))] == ["second", "first"]


def test_a_link_is_shown_on_both_cards_and_ends_with_either(
    cast: Cast, meeting: OpenMeeting, board: dict[str, str]
) -> None:
    arrangement.link(meeting, board["one"], board["other"])
    arrangement.link(meeting, board["other"], board["one"])
    assert len(meeting.room.folio().all(BelongsWith)) == 1
    cards = page(cast, meeting, "").split("<article")
    for mine, theirs in (("one", "other"), ("other", "one")):
        (card,) = [each for each in cards if f'id="c-{board[mine]}"' in each]
        assert f'data-go="{board[theirs]}"' in card
    with pytest.raises(Refused):
        arrangement.link(meeting, board["one"], board["one"])
    withdrawal.withdraw(meeting.room, board["other"])
    assert meeting.room.folio().all(BelongsWith) == []
    assert list(meeting.room.folio().dangling()) == []


def test_two_cards_put_together_keep_heading_and_link(meeting: OpenMeeting, board: dict[str, str]) -> None:
    arrangement.add_heading(meeting, ROADS, board["two"], "f" * 32)
    arrangement.link(meeting, board["two"], board["other"])
    arrangement.link(meeting, board["two"], board["one"])
    rearranging.merge(meeting, board["one"], board["two"])
    folio = meeting.room.folio()
    assert folio.get(arrangement.Heading, "f" * 32).body.cards == [board["one"]]
    assert [each.id for each in arrangement.linked(folio)[board["one"]]] == [board["other"]]
    assert list(folio.dangling()) == []


def test_every_act_of_arranging_is_undone(meeting: OpenMeeting, board: dict[str, str]) -> None:
    before = column(meeting)
    arrangement.move(meeting, board["dread"], -1)
    arrangement.add_heading(meeting, ROADS, board["two"], "f" * 32)
    version = meeting.room.folio().get(arrangement.Heading, "f" * 32).version
    arrangement.reword(meeting, "f" * 32, version, WATER)
    arrangement.put_under(meeting, board["one"], "f" * 32)
    arrangement.link(meeting, board["one"], board["other"])
    arrangement.unlink(meeting, board["one"], board["other"])
    withdrawal.take_back(meeting.room, "f" * 32)
    assert column(meeting) == ["one", "two", "dread", "three"]
    undo(meeting.room)
    assert column(meeting) == ["WATER", "one", "two", "dread", "three"]
    undo(meeting.room)
    assert board["one"] in arrangement.linked(meeting.room.folio())
    undo(meeting.room)
    assert arrangement.linked(meeting.room.folio()) == {}
    undo(meeting.room)
    assert column(meeting) == ["WATER", "two", "one", "dread", "three"]
    undo(meeting.room)
    assert column(meeting)[0] == ROADS.first.upper()
    undo(meeting.room)
    undo(meeting.room)
    assert column(meeting) == before


def test_undo_says_which_card_was_moved_or_linked(cast: Cast, meeting: OpenMeeting, board: dict[str, str]) -> None:
    arrangement.move(meeting, board["dread"], -1)
    assert "takes back: card moved, “dread”" in page(cast, meeting, "board")
    arrangement.link(meeting, board["one"], board["other"])
    assert "takes back: cards that belong together, “one”" in page(cast, meeting, "board")
    arrangement.unlink(meeting, board["one"], board["other"])
    assert "takes back: cards apart again, “one”" in page(cast, meeting, "board")


def test_headings_and_order_stand_on_the_wall_and_on_paper(
    cast: Cast, meeting: OpenMeeting, board: dict[str, str]
) -> None:
    arrangement.add_heading(meeting, ROADS, board["dread"], "f" * 32)
    arrangement.link(meeting, board["dread"], board["other"])
    wall = page(cast, meeting, "wall/board")
    heading = re.search(r'<h3 class="wall-heading">(.*?)</h3>', wall, re.DOTALL)
    assert heading
    assert ROADS.first in heading.group(1)
    assert ROADS.second in heading.group(1)
    assert re.findall(r'id="w-(\w+)"', wall) == [board[each] for each in ("dread", "one", "two", "three", "other")]
    paper.draw(meeting, "a", 1, datetime.date(2027, 3, 2))
    (drawn,) = meeting.room.folio().all(PaperCopies)
    sheet = page(cast, meeting, f"copies/{drawn.id}")
    assert ROADS.first in sheet
    assert ROADS.second in sheet
    assert re.search(r"belongs with</bdi> · .*</bdi> 5<", sheet), "by its number on the sheet"
    acts.show(meeting, showing=f"card:{board['dread']}")
    assert "other" in page(cast, meeting, "wall/board")
    acts.toggle_off_wall(meeting, board["other"])
    assert "other" not in page(cast, meeting, "wall/board"), "what is off the wall is on it by no other way"


def test_a_heading_is_worded_over_nobody(cast: Cast, meeting: OpenMeeting, board: dict[str, str]) -> None:
    arrangement.add_heading(meeting, ROADS, board["one"], "f" * 32)
    address = f"/d/{meeting.dialogue.id}/convene/heading/{'f' * 32}"
    client = client_of(cast.convenor)
    assert client.post(address, {"version": "1", "words": "Mine"}).status_code == 200
    answer = client.post(address, {"version": "1", "words": "Theirs, typed meanwhile"})
    assert answer.status_code == 409
    assert "Mine" in answer.content.decode()
    assert "Theirs, typed meanwhile" in answer.content.decode()
    assert client.post(address, {"version": "2", "words": "", "words_second": ""}).status_code == 422
    assert column(meeting)[0] == "MINE"


def test_what_was_arranged_is_no_content_of_its_own(meeting: OpenMeeting) -> None:
    from tracktwo.rooms.convene import reads

    id = add(meeting, "need", "a", "one")
    add(meeting, "need", "a", "two")
    arrangement.move(meeting, id, +1)
    for record in meeting.room.folio().all(Concern):
        withdrawal.take_back(meeting.room, record.id)
    withdrawal.make_final(meeting.room)
    meeting.room.forget()
    assert reads.is_empty(meeting)
