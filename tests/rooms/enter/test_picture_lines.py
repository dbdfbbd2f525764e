"""A page drawn on paper is entered in a minute: one group and one tie on a line; and the paper itself."""

import pytest
from django.test import Client

from cast import Cast, both, client_of
from pictured import group
from tracktwo.editing.undo import undo
from tracktwo.process.access import OpenDialogue
from tracktwo.rooms.enter.picture import reads
from tracktwo.rooms.enter.picture.records import Group, Tie

pytestmark = both
GROUPS = (
    "Guard; North; top; large\nHerders; north ; middle range\nCouncil;South;Grassroots;small\nTraders\nOthers;?;?;?"
)
TIES = "Guard; open conflict; Council\nHerders; back-channel; Traders"


@pytest.fixture
def client(cast: Cast, dialogue: OpenDialogue) -> Client:
    return client_of(cast.convenor)


def at(dialogue: OpenDialogue, rest: str = "/lines") -> str:
    return f"/d/{dialogue.id}/enter/picture{rest}"


def drawn(dialogue: OpenDialogue) -> tuple[dict[str, tuple[str, str, str]], set[tuple[str, bool]]]:
    dialogue.third.forget()
    groups = {
        each.record.body.name.first or each.record.body.name.second: (each.side, each.level, each.power)
        for each in reads.actors(dialogue)
    }
    return groups, {(record.body.kind, record.body.back) for record in dialogue.third.folio().all(Tie)}


def test_lines_become_groups_and_ties_in_one_act(client: Client, dialogue: OpenDialogue) -> None:
    sent = {"groups": GROUPS, "ties": TIES, "key": "a" * 32}
    for _time in range(2):
        assert client.post(at(dialogue), sent).status_code == 302
    groups, ties = drawn(dialogue)
    assert groups == {
        "Guard": ("a", "top", "large"),
        "Herders": ("a", "middle", ""),
        "Council": ("b", "grassroots", "small"),
        "Traders": ("", "", ""),
        "Others": ("?", "", ""),
    }
    assert ties == {("conflict", False), ("channel", True)}
    undo(dialogue.third)
    assert drawn(dialogue) == ({}, set())


def test_lines_in_arabic(client: Client, dialogue: OpenDialogue) -> None:
    sent = {"groups": "حرس؛ الشمال؛ القمة؛ كبيرة\nمجلس؛ الجنوب", "ties": "حرس؛ قناة خلفية؛ مجلس", "key": "a" * 32}
    assert client.post(at(dialogue), sent, headers={"accept-language": "ar"}).status_code == 302
    groups, ties = drawn(dialogue)
    assert groups == {"حرس": ("a", "top", "large"), "مجلس": ("b", "", "")}
    assert ties == {("channel", True)}
    assert [each.body.name.second for each in dialogue.third.folio().all(Group)] == ["حرس", "مجلس"]


def test_what_stands_there_already_is_not_doubled(client: Client, dialogue: OpenDialogue) -> None:
    group(dialogue, "Guard", "b")
    for key in ("a" * 32, "b" * 32):
        assert client.post(at(dialogue), {"groups": GROUPS, "ties": TIES, "key": key}).status_code == 302
    groups, _ties = drawn(dialogue)
    assert len(groups) == 5
    assert groups["Guard"][0] == "b"
    assert len(dialogue.third.folio().all(Tie)) == 2


@pytest.mark.parametrize(
    ("groups", "ties", "says"),
    [
        ("Guard; West", "", "Groups, line 1: “West” is none of these: North, South."),
        ("\nGuard; North; high", "", "Groups, line 2: “high” is none of these: top, middle range, grassroots."),
        ("Guard; North; top; huge", "", "Groups, line 1: “huge” is none of these: small, middling, large."),
        ("; North", "", "Groups, line 1: write a name"),
        ("a;b;c;d;e", "", "Groups, line 1: write a name"),
        ("x" * 81, "", "Groups, line 1: the name is longer than 80 letters."),
        ("A\nB", "A; B", "Ties, line 1: write a group, a tie and another group"),
        ("A\nB", "A; likes; B", "Ties, line 1: “likes” is none of these: alliance"),
        ("A\nB", "A; channel; C", "Ties, line 1: “C” does not stand on the map"),
        ("A\nB", "A; channel; a", "Ties, line 1: a tie is between two groups."),
        ("", "", "Write at least one line."),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_lost(
    client: Client, dialogue: OpenDialogue, groups: str, ties: str, says: str
) -> None:
    head = dialogue.third.folio().head
    answer = client.post(at(dialogue), {"groups": groups, "ties": ties, "key": "a" * 32})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert says in shown
    assert "Nothing was changed." in shown
    for typed in filter(None, (groups, ties)):
        assert typed in shown
    dialogue.third.forget()
    assert dialogue.third.folio().head == head


def test_what_was_typed_is_kept_while_it_is_typed(client: Client, dialogue: OpenDialogue) -> None:
    kept = client.post(f"/d/{dialogue.id}/autosave/picture", {"groups": "Half a li", "ties": "", "key": "a" * 32})
    assert kept.status_code == 204
    assert "Half a li" in client.get(at(dialogue)).content.decode()
    assert client.post(at(dialogue), {"groups": "Guard", "ties": "", "key": "a" * 32}).status_code == 302
    assert "Half a li" not in client.get(at(dialogue)).content.decode()


def test_the_empty_sheets_hold_the_sides_and_no_word_of_the_picture(client: Client, dialogue: OpenDialogue) -> None:
    group(dialogue, "Guard")
    shown = client.get(at(dialogue, "/blank")).content.decode()
    assert shown.count('<section class="page">') == 4
    for words in ("North", "South", "grassroots", "What is it afraid of?", "Core problem"):
        assert words in shown
    assert "Guard" not in shown
