"""The actor map: groups and ties are added in seconds, drawn and listed; differences come first; nothing is lost."""

import datetime
import re

import pytest
from django.test import Client

from cast import Cast, both, client_of, open_here
from pictured import DAY, group, seen, tie
from tracktwo.editing.undo import undo
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.rooms.enter.picture import acts, reads
from tracktwo.rooms.enter.picture.changes import changes
from tracktwo.rooms.enter.picture.differences import differences, questions
from tracktwo.rooms.enter.picture.reads import Chosen
from tracktwo.rooms.enter.picture.records import Group, GroupView, Tie

pytestmark = both

LATER = DAY + datetime.timedelta(days=10)


@pytest.fixture
def client(cast: Cast, dialogue: OpenDialogue) -> Client:
    return client_of(cast.convenor)


def at(dialogue: OpenDialogue, rest: str = "") -> str:
    return f"/d/{dialogue.id}/enter/picture{rest}"


def member(dialogue: OpenDialogue, name: str) -> str:
    """The record of a member, as a form names it."""
    return next(record.id for record in dialogue.members if record.body.name == name)


def typed(dialogue: OpenDialogue, **more: str) -> dict[str, str]:
    """What every form of a statement sends, with the convenor as holder."""
    holder = member(dialogue, "the convenor")
    return {"day": "2026-11-01", "until": "", "source": "judgement", "holder": holder} | more


def page(client: Client, address: str, status: int = 200, **query: str) -> str:
    answer = client.get(address, query)
    assert answer.status_code == status
    return answer.content.decode()


def drawing_on(shown: str) -> str:
    start = shown.index('class="drawn actor-map"')
    return shown[start : shown.index("</svg>", start)]


def test_a_person_adds_two_groups_and_a_tie_and_sees_the_map(client: Client, dialogue: OpenDialogue) -> None:
    assert "Name two or three groups" in page(client, at(dialogue))
    for name, side, level in (("Northern army", "a", "top"), ("Southern council", "b", "grassroots")):
        sent = typed(dialogue, name=name, side=side, level=level, power="large")
        assert client.post(at(dialogue, "/group"), sent).status_code == 302
    dialogue.third.forget()
    ids = {record.body.name.first: record.id for record in dialogue.third.folio().all(Group)}
    sent = typed(dialogue, start=ids["Northern army"], kind="tension", end=ids["Southern council"])
    assert client.post(at(dialogue, "/tie"), sent).status_code == 302
    shown = page(client, at(dialogue))
    drawing = drawing_on(shown)
    assert "Northern army and Southern council: tension" in drawing
    assert "Northern army – level: top; power: large" in drawing
    # The list says the same in words, for whoever cannot see the map.
    listed = re.sub(r"<[^>]*>|\s+", " ", shown.replace(drawing, ""))
    assert re.search(r"Northern army +– +Southern council *: +tension", listed)
    dialogue.third.forget()
    (drawn,) = dialogue.third.folio().all(Tie)
    assert drawn.body.holder == member(dialogue, "the convenor")
    home = page(client, f"/d/{dialogue.id}/enter/")
    assert "Northern army" in home
    assert "No way is open from side to side" in home


def test_the_same_form_sent_twice_writes_once(client: Client, dialogue: OpenDialogue) -> None:
    sent = typed(dialogue, name="Herders", side="a", level="", power="", key="a" * 32)
    for _time in range(2):
        assert client.post(at(dialogue, "/group"), sent).status_code == 302
    dialogue.third.forget()
    assert len(dialogue.third.folio().all(Group)) == len(dialogue.third.folio().all(GroupView)) == 1
    other = group(dialogue, "Traders", "b")
    sent = typed(dialogue, start="a" * 32, kind="channel", end=other, key="b" * 32)
    for _time in range(2):
        assert client.post(at(dialogue, "/tie"), sent).status_code == 302
    dialogue.third.forget()
    assert len(dialogue.third.folio().all(Tie)) == 1


@pytest.mark.parametrize(
    ("form", "sent", "says"),
    [
        ("/group", {"name": ""}, "Write it in at least one of the languages."),
        ("/group", {"name": "guards"}, "A group of this name stands on the map already."),
        ("/group", {"name": "New", "day": "yesterday"}, "Enter a valid date."),
        ("/group", {"name": "New", "side": "nobody"}, "nobody is not one of the available choices."),
        ("/group", {"name": "New", "until": "2026-10-01"}, "It cannot have ended before it began."),
        ("/tie", {"start": "*", "end": "*"}, "A tie is between two groups: choose another one."),
        ("/tie", {"start": "*", "end": "0" * 32}, "is not one of the available choices."),
    ],
)
def test_bad_input_is_said_and_what_was_typed_stays(
    client: Client, dialogue: OpenDialogue, form: str, sent: dict[str, str], says: str
) -> None:
    id = group(dialogue, "Guards")
    fields = {"side": "a", "level": "", "power": "", "kind": "tension"} | {
        name: value.replace("*", id) for name, value in sent.items()
    }
    head = dialogue.third.folio().head
    answer = client.post(at(dialogue, form), typed(dialogue, **fields))
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert says in shown
    if sent.get("name"):
        assert f'value="{sent["name"]}"' in shown
    dialogue.third.forget()
    assert dialogue.third.folio().head == head


def test_where_analysts_differ_comes_first(cast: Cast, client: Client, dialogue: OpenDialogue) -> None:
    guard, council = group(dialogue, "Guard"), group(dialogue, "Council", "b")
    other = member(dialogue, "the facilitator")
    tie(dialogue, guard, council, "broken")
    tie(dialogue, council, guard, "tension", holder=other)
    acts.see_group(dialogue, seen(dialogue, guard, "a", other, level="middle"))
    dialogue.third.forget()
    found = {each.about: dict(each.held) for each in differences(dialogue)}
    assert found == {
        "Guard, its level": {"top": ["the convenor"], "middle range": ["the facilitator"]},
        "Guard and Council": {"broken": ["the convenor"], "tension": ["the facilitator"]},
    }
    shown = page(client, at(dialogue))
    assert shown.index("Where we differ") < shown.index("<svg")
    assert drawing_on(shown).count(">≠<") == 3
    home = page(client, f"/d/{dialogue.id}/enter/")
    assert "Guard and Council – the convenor: broken; the facilitator: tension" in home


def test_who_holds_the_same_too_does_not_differ(cast: Cast, client: Client, dialogue: OpenDialogue) -> None:
    guard, council = group(dialogue, "Guard"), group(dialogue, "Council", "b")
    held = tie(dialogue, guard, council, "alliance")
    other = client_of(cast.facilitator)
    for _time in range(2):
        assert other.post(at(dialogue, f"/tie/{held}/hold")).status_code == 302
    # Somebody who holds more than a colleague does not contradict them.
    tie(dialogue, guard, council, "tension")
    dialogue.third.forget()
    assert differences(dialogue) == []
    (alliance, tension) = reads.ties(dialogue, [guard, council])
    assert [len(each.records) for each in (alliance, tension)] == [2, 1]
    assert {record.body.holder for record in alliance.records} == {
        member(dialogue, "the convenor"),
        member(dialogue, "the facilitator"),
    }
    assert client.get(at(dialogue)).content.decode().count("the facilitator</bdi>, ") == 1


def test_a_group_keeps_its_place_when_others_come_and_go(dialogue: OpenDialogue) -> None:
    first, second = group(dialogue, "First"), group(dialogue, "Second")

    def places() -> dict[str, dict[str, int]]:
        dialogue.third.forget()
        return {each.id: each.body.places for each in dialogue.third.folio().all(Group)}

    before = places()
    assert before == {first: {"a:top": 0}, second: {"a:top": 1}}
    third = group(dialogue, "Third")
    acts.erase(dialogue, Group, first)
    assert places() == {second: {"a:top": 1}, third: {"a:top": 2}}
    # Seen on the other side it stands there; seen here again it has its old place.
    acts.see_group(dialogue, seen(dialogue, second, "b", day=LATER))
    assert places()[second] == {"a:top": 1, "b:top": 0}
    fourth = group(dialogue, "Fourth")
    assert places()[fourth] == {"a:top": 0}


def test_colleagues_who_agree_by_halves_have_a_place_for_every_mixture(client: Client, dialogue: OpenDialogue) -> None:
    id = group(dialogue, "Mixed", "a", level="top")
    # One knows the level and the other has looked at the side again: nobody ever saw it as it is drawn.
    acts.see_group(dialogue, seen(dialogue, id, "b", member(dialogue, "the facilitator"), level=""))
    dialogue.third.forget()
    (actor,) = reads.actors(dialogue)
    assert (actor.side, actor.level) == ("b", "top")
    assert "Mixed" in drawing_on(page(client, at(dialogue)))


def test_what_changes_is_ended_and_the_earlier_day_can_be_seen(client: Client, dialogue: OpenDialogue) -> None:
    guard, council = group(dialogue, "Guard"), group(dialogue, "Council", "b")
    held = tie(dialogue, guard, council, "conflict")
    answer = client.post(at(dialogue, f"/tie/{held}/end"), {"until": LATER.isoformat()})
    assert answer.status_code == 302
    tie(dialogue, guard, council, "channel", day=LATER)
    acts.see_group(dialogue, seen(dialogue, guard, "a", level="middle", day=LATER))
    dialogue.third.forget()
    now, then = (drawing_on(page(client, at(dialogue), day=day.isoformat())) for day in (LATER, DAY))
    assert "Guard and Council: channel" in now
    assert "Guard – level: middle range; power: large" in now
    assert "Guard and Council: open conflict" in then
    assert "Guard – level: top; power: large" in then
    assert changes(dialogue, DAY, LATER) == [
        "11 November 2026, no longer: Guard – North; top; large (the convenor)",
        "11 November 2026, no longer: Guard and Council: open conflict (the convenor)",
        "11 November 2026, new: Guard – North; middle range; large (the convenor)",
        "11 November 2026, new: Guard and Council: channel (the convenor)",
    ]
    assert changes(dialogue, LATER) == []
    shown = page(client, at(dialogue), since=DAY.isoformat())
    assert "11 November 2026, new: Guard and Council: channel" in shown
    assert drawing_on(shown).count('stroke="#e9d9b8"') == 1
    assert client.post(at(dialogue, f"/tie/{held}/end"), {"until": "2026-10-01"}).status_code == 422
    assert client.post(at(dialogue, f"/tie/{held}/end"), {"until": "soon"}).status_code == 422


def test_a_slip_of_the_pen_on_the_same_day_leaves_no_trace(dialogue: OpenDialogue) -> None:
    id = group(dialogue, "Guard")
    acts.see_group(dialogue, seen(dialogue, id, "b"))
    dialogue.third.forget()
    (view,) = dialogue.third.folio().all(GroupView)
    assert (view.body.side, view.body.until) == ("b", None)


def test_parts_of_the_map_are_chosen(client: Client, dialogue: OpenDialogue) -> None:
    guard, council = group(dialogue, "Guard"), group(dialogue, "Council", "b", level="grassroots")
    traders = group(dialogue, "Traders", "")
    tie(dialogue, guard, council, "conflict")
    tie(dialogue, guard, traders, "channel")

    def names(**query: str) -> set[str]:
        drawing = drawing_on(page(client, at(dialogue), **query))
        return {name for name in ("Guard", "Council", "Traders", "open conflict", "channel") if f"{name}</t" in drawing}

    assert names() == {"Guard", "Council", "Traders", "open conflict", "channel"}
    assert names(side="a") == {"Guard"}
    assert names(side="") == {"Traders"}
    assert names(level="grassroots") == {"Council"}
    assert names(kind="channel") == {"Guard", "Council", "Traders", "channel"}
    assert "Nothing is left with this choice." in page(client, at(dialogue), level="middle")
    assert "Write a day as year, month and day." in page(client, at(dialogue), day="1.1.2026")


def test_what_nobody_knows_stands_as_a_question(client: Client, dialogue: OpenDialogue) -> None:
    group(dialogue, "Guard", "?", level="", power="")
    sent = typed(dialogue, words="Who pays the guard?")
    assert client.post(at(dialogue, "/add/question"), sent).status_code == 302
    dialogue.third.forget()
    assert [question.words for question in questions(dialogue)] == [
        "Who pays the guard?",
        "To which side does Guard belong?",
        "At which level does Guard act?",
        "How much can Guard move?",
    ]
    assert "Who pays the guard?" in page(client, f"/d/{dialogue.id}/enter/")
    assert client.post(at(dialogue, "/add/question"), typed(dialogue, words="")).status_code == 422


def test_undo_takes_back_the_act_that_was_named_and_no_other(client: Client, dialogue: OpenDialogue) -> None:
    guard, council = group(dialogue, "Guard"), group(dialogue, "Council", "b")
    tie(dialogue, guard, council)

    def step() -> str:
        found = re.search(r'name="step" value="(\w+)"', page(client, at(dialogue)))
        assert found
        return found.group(1)

    shown = step()
    answer = client.post(f"/d/{dialogue.id}/enter/picture/group/{council}/erase")
    assert answer.status_code == 302
    dialogue.third.forget()
    assert dialogue.third.folio().all(Tie) == []
    assert client.post(f"/d/{dialogue.id}/undo", {"step": shown}).status_code == 409
    undo(dialogue.third)
    dialogue.third.forget()
    assert len(dialogue.third.folio().all(Tie)) == 1
    assert client.post(f"/d/{dialogue.id}/undo", {"step": step()}).status_code == 302
    dialogue.third.forget()
    assert dialogue.third.folio().all(Tie) == []


def test_two_colleagues_rename_a_group_and_both_wordings_are_shown(client: Client, dialogue: OpenDialogue) -> None:
    id = group(dialogue, "Guard")
    acts.rename(dialogue, id, 1, MultilingualText("Guard command"))
    sent = {"form": "name", "version": "1", "name": "The guards"}
    answer = client.post(at(dialogue, f"/group/{id}"), sent)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Guard command" in shown
    assert 'value="The guards"' in shown
    assert client.post(at(dialogue, f"/group/{id}"), sent | {"version": "2"}).status_code == 302


def test_a_tie_that_was_changed_meanwhile_shows_both(client: Client, dialogue: OpenDialogue) -> None:
    guard, council = group(dialogue, "Guard"), group(dialogue, "Council", "b")
    id = tie(dialogue, guard, council, "tension")
    body = dialogue.third.folio().get(Tie, id).body
    sent = typed(dialogue, start=guard, end=council, kind="alliance", version="1")
    acts.change(dialogue, id, 1, Tie(start=guard, end=council, kind="broken", holder=body.holder, day=DAY))
    answer = client.post(at(dialogue, f"/tie/{id}"), sent)
    assert answer.status_code == 409
    assert "Guard and Council: broken" in answer.content.decode()
    assert client.post(at(dialogue, f"/tie/{id}"), sent | {"version": "2"}).status_code == 302
    dialogue.third.forget()
    assert dialogue.third.folio().get(Tie, id).body.kind == "alliance"


def test_a_picture_has_an_end(dialogue: OpenDialogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts, "MOST_GROUPS", 2)
    group(dialogue, "First")
    group(dialogue, "Second")
    with pytest.raises(Refused, match="more than 2 groups"):
        group(dialogue, "Third")


def test_a_statement_stays_when_its_holder_has_left(cast: Cast, client: Client, dialogue: OpenDialogue) -> None:
    guard, council = group(dialogue, "Guard"), group(dialogue, "Council", "b")
    tie(dialogue, guard, council, "tension", holder="0" * 32)
    assert "a former colleague" in page(client, at(dialogue))


def test_a_chosen_day_before_everything_shows_nothing(dialogue: OpenDialogue) -> None:
    group(dialogue, "Guard")
    assert reads.actors(dialogue, Chosen(day=DAY - datetime.timedelta(days=1))) == []


def test_no_source_and_no_holder_is_a_person(cast: Cast, dialogue: OpenDialogue) -> None:
    """Members are named by the code they have here, and a source is one of three kinds."""
    shown = page(client_of(cast.convenor), at(dialogue))
    sources = re.search(r'<select name="source".*?</select>', shown, re.DOTALL)
    assert sources
    assert re.findall(r'value="(\w+)"', sources.group(0)) == ["judgement", "heard", "published"]
    assert open_here(cast.facilitator, dialogue.id).members
