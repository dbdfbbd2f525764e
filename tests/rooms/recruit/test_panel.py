"""Serving officials on a roster of their own, young people, and a panel that is drawn by lot."""

import datetime
import html
import re
import shlex
from pathlib import Path

import msgspec
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cast import Cast, both, client_of, open_here
from method_codes import codes_raised, modules_called
from samples import raws
from tracktwo.common.lottery import running
from tracktwo.matter.seats import ROSTER, Seat, all_seats
from tracktwo.process import own_scopes, profile
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.need_to_know import card_of
from tracktwo.process.safeguards import evaluate
from tracktwo.process.sealed import change
from tracktwo.rooms.recruit import panel
from tracktwo.rooms.recruit.panel import lottery, roster, young
from tracktwo.rooms.recruit.panel.records import GuardianConsent, PanelLottery
from tracktwo.rooms.recruit.panel.words import TABLE_WORDS
from tracktwo.rooms.recruit.pool import acts as pool
from tracktwo.rooms.recruit.pool.records import Judgement, Prospect
from tracktwo.rooms.recruit.seats import acts as seats
from tracktwo.rooms.recruit.seats.safeguards import NO_SERVING_OFFICIAL, THREE_TO_SIX
from tracktwo.rooms.recruit.teams import acts as team_acts
from tracktwo.rooms.recruit.teams.records import SIDES
from tracktwo.rooms.recruit.teams.solving import setting

pytestmark = both

PAGE = Path(__file__).resolve().parents[3] / "docs" / "methods" / "lottery.md"
PEOPLE, QUOTAS, *_ = re.findall(r"^```text\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def official(dialogue: OpenDialogue, code: str = "A9-heron") -> str:
    id = seats.add_seat(dialogue, Seat(code=code, side="a", office="serving")).id
    dialogue.third.forget()
    return id


def page(cast: Cast, dialogue: OpenDialogue, name: str) -> str:
    return client_of(cast.convenor).get(f"/d/{dialogue.id}/recruit/{name}").content.decode()


def test_a_seat_moves_to_the_roster_and_whoever_lacks_its_key_reads_it_nowhere(
    cast: Cast, dialogue: OpenDialogue
) -> None:
    roster.move_to_roster(dialogue, official(dialogue))
    assert [seat.body.code for seat in all_seats(dialogue)] == ["A9-heron"]
    other = open_here(cast.facilitator, dialogue.id)
    assert all_seats(other) == []
    assert b"A9-heron" not in raws(other.third, other.joint)
    client = client_of(cast.facilitator)
    for name in ("seats", "officials", ""):
        assert "A9-heron" not in client.get(f"/d/{dialogue.id}/recruit/{name}").content.decode()
    assert profile.is_stricter(other)
    assert evaluate(other, NO_SERVING_OFFICIAL).status == "advises"
    assert evaluate(other, THREE_TO_SIX).status == "unknown"


def test_whoever_is_let_in_reads_it_and_whoever_left_office_stands_among_the_others(
    cast: Cast, dialogue: OpenDialogue
) -> None:
    id = official(dialogue)
    client = client_of(cast.convenor)
    base = f"/d/{dialogue.id}/recruit/officials"
    assert client.post(f"{base}/{id}/move").status_code == 302
    member = next(each.id for each in dialogue.members if each.body.account == cast.facilitator.id)
    assert client.post(f"{base}/holders/{member}").status_code == 302
    assert [seat.body.code for seat in all_seats(open_here(cast.facilitator, dialogue.id))] == ["A9-heron"]
    assert client.post(f"{base}/holders/{member}", {"out": "1"}).status_code == 302
    assert all_seats(open_here(cast.facilitator, dialogue.id)) == []
    (moved,) = all_seats(open_here(cast.convenor, dialogue.id))
    assert client.post(f"{base}/{moved.id}/move", {"left": "1"}).status_code == 302
    dialogue = open_here(cast.convenor, dialogue.id)
    assert [(seat.body.code, seat.body.office) for seat in all_seats(dialogue)] == [("A9-heron", "former")]
    assert card_of(dialogue, ROSTER) is None
    assert not profile.is_stricter(dialogue)


def test_only_a_serving_officials_seat_stands_on_the_roster(dialogue: OpenDialogue) -> None:
    id = seats.add_seat(dialogue, Seat(code="A1", side="a", office="civil")).id
    with pytest.raises(Refused):
        roster.move_to_roster(dialogue, id)
    assert card_of(dialogue, ROSTER) is None


def test_the_page_says_what_changed(cast: Cast, dialogue: OpenDialogue) -> None:
    assert "What would change" in page(cast, dialogue, "officials")
    official(dialogue)
    shown = page(cast, dialogue, "officials")
    assert "What changed" in shown
    assert "locks itself after 10 minutes, in an open meeting after 45" in shown
    assert "the stricter profile is in force." in page(cast, dialogue, "")


def person(dialogue: OpenDialogue) -> str:
    id = pool.add_person(dialogue, pool.NewPerson("Somebody invented", "a", "the council"))
    pool.judge(dialogue, id, {"reach-top": "yes", "listens": "yes"}, 4)
    dialogue.third.forget()
    return id


def test_of_young_people_nobody_asks_whom_they_influence(cast: Cast, dialogue: OpenDialogue) -> None:
    id = person(dialogue)
    client_of(cast.convenor).post(f"/d/{dialogue.id}/recruit/youth/set", {"on": "1"})
    dialogue.third.forget()
    folio = dialogue.third.folio()
    (judged,) = folio.all(Judgement)
    assert (set(judged.body.answers), judged.body.standing) == ({"listens"}, 0)
    assert folio.get(Prospect, id).body.reach == ""
    with pytest.raises(Exception):  # noqa: B017
        pool.judge(dialogue, id, {"reach-top": "yes"})
    with pytest.raises(Refused):
        pool.judge(dialogue, id, {}, 3)
    here = setting(dialogue, SIDES)
    assert all(question.kind != "reach" for question in here.asked)
    assert all(each.standing == 0 for each in here.composed)


def test_guardians_consent_is_kept_as_a_day(cast: Cast, dialogue: OpenDialogue) -> None:
    seat = seats.add_seat(dialogue, Seat(code="A1", side="a")).id
    client, base = client_of(cast.convenor), f"/d/{dialogue.id}/recruit/youth"
    assert evaluate(dialogue, young.GUARDIANS).status == "waits"
    client.post(f"{base}/set", {"on": "1"})
    dialogue.third.forget()
    assert evaluate(dialogue, young.GUARDIANS).status == "holds"
    assert evaluate(dialogue, young.GUARDIANS, seat).status == "holds"
    # Whoever has a seat by code alone was not asked on the way to it: it is said before a meeting is opened.
    before = f"/d/{dialogue.id}/convene/open"
    assert base in client.get(before).content.decode()
    client.post(f"{base}/{seat}/consent", {"given": "1"})
    client.post(f"{base}/{seat}/consent", {"given": "1"})
    dialogue.third.forget()
    assert base not in client.get(before).content.decode()
    ((_id, code, given),) = young.consents(dialogue)
    assert (code, given and given.day) == ("A1", datetime.date.today())
    assert evaluate(dialogue, young.GUARDIANS, seat).status == "met"
    client.post(f"{base}/{seat}/consent")
    dialogue.third.forget()
    assert evaluate(dialogue, young.GUARDIANS).status == "holds"


def take(cast: Cast, dialogue: OpenDialogue, people: str = PEOPLE, quotas: str = QUOTAS, number: str = "3") -> int:
    sent = {
        "people": SimpleUploadedFile("people.csv", people.encode()),
        "quotas": SimpleUploadedFile("quotas.csv", quotas.encode()),
        "seats": number,
    }
    return client_of(cast.convenor).post(f"/d/{dialogue.id}/recruit/lottery/take", sent).status_code


def kept(dialogue: OpenDialogue) -> PanelLottery | None:
    dialogue.third.forget()
    return lottery.of_dialogue(dialogue)


def test_tables_are_shown_before_anything_is_drawn(cast: Cast, dialogue: OpenDialogue) -> None:
    with_phones = PEOPLE.replace("region\n", "region,phone\n")
    for place in ("coast", "hills"):
        with_phones = with_phones.replace(f"{place}\n", f"{place},030-555\n")
    assert take(cast, dialogue, with_phones) == 302
    now = kept(dialogue)
    assert now is not None
    assert (now.people, now.left_out, [quota.pool for quota in now.quotas]) == (6, ["phone"], [3, 3, 3, 3])
    assert b"030-555" not in raws(dialogue.third)
    shown = page(cast, dialogue, "lottery")
    assert "Columns that no quota asks for were not read:" in shown
    assert now.fingerprint in shown


def test_a_panel_is_drawn_and_of_all_others_nothing_is_kept(
    cast: Cast, dialogue: OpenDialogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(cast, dialogue)
    monkeypatch.setattr(lottery, "run", lambda task, seconds: {"panels": [[1000, [0, 1, 2]]], "versions": "x 1"})
    client = client_of(cast.convenor)
    assert client.post(f"/d/{dialogue.id}/recruit/lottery/draw", {"seed": " 4  2 6 "}).status_code == 302
    now = kept(dialogue)
    assert now is not None
    assert now.drawn is not None
    assert (now.drawn.panel, now.drawn.seed, now.codes, now.values) == (["K01", "K02", "K03"], "4 2 6", [], [])
    assert b"K04" not in raws(dialogue.third)
    shown = page(cast, dialogue, "lottery")
    assert "tracktwo lottery people.csv quotas.csv --seats 3 --seed &#x27;4 2 6&#x27;" in shown
    assert "3 people are in no panel that meets the quotas." in shown
    assert client.post(f"/d/{dialogue.id}/recruit/lottery/draw", {"seed": "5"}).status_code == 409
    client.post(f"/d/{dialogue.id}/recruit/lottery/erase")
    assert kept(dialogue) is None


def test_where_none_can_be_drawn_the_smallest_change_is_said(
    cast: Cast, dialogue: OpenDialogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(cast, dialogue)
    monkeypatch.setattr(lottery, "run", lambda task, seconds: {"relaxed": [[0, 0, 2]], "versions": "x 1"})
    client_of(cast.convenor).post(f"/d/{dialogue.id}/recruit/lottery/draw", {"seed": "1"})
    shown = page(cast, dialogue, "lottery")
    assert "The smallest change with which one does:" in shown
    assert "0 to 2 in place of 1 to 2" in shown
    now = kept(dialogue)
    assert now is not None
    assert len(now.codes) == 6


def test_a_table_that_cannot_be_read_changes_nothing(cast: Cast, dialogue: OpenDialogue) -> None:
    take(cast, dialogue)
    before = kept(dialogue)
    assert take(cast, dialogue, quotas="category,value\n") == 422
    assert take(cast, dialogue, number="70") == 422
    assert take(cast, dialogue, people=PEOPLE.replace("K02", "K01")) == 422
    assert kept(dialogue) == before


def test_without_the_package_the_page_says_exactly_how_it_is_installed(
    cast: Cast, dialogue: OpenDialogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "make lottery" not in page(cast, dialogue, "lottery")
    monkeypatch.setattr(running, "find_spec", lambda name: None)
    assert "make lottery" in page(cast, dialogue, "lottery")


def test_every_code_that_a_table_can_meet_has_words() -> None:
    modules = [name for name in modules_called(Path(panel.__file__).parent) if "lottery" in name or ".table" in name]
    codes = {code for module in [*modules, "tracktwo.methods.workbooks"] for code in codes_raised(module)}
    assert codes == set(TABLE_WORDS)


def test_composition_goes_on_without_influence(dialogue: OpenDialogue) -> None:
    person(dialogue)
    young.begin_youth(dialogue, {"reach-top"})
    team_acts.propose(dialogue, SIDES)
    assert msgspec.to_builtins(setting(dialogue, SIDES).composed[0].standing) == 0


def test_a_seed_in_the_command_runs_nothing(
    cast: Cast, dialogue: OpenDialogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever checks the draw pastes what a colleague typed into a shell."""
    take(cast, dialogue)
    monkeypatch.setattr(lottery, "run", lambda task, seconds: {"panels": [[1000, [0, 1, 2]]], "versions": "x 1"})
    seed = "4 $(id) `id` \" 'x"
    client_of(cast.convenor).post(f"/d/{dialogue.id}/recruit/lottery/draw", {"seed": seed})
    shown = html.unescape(page(cast, dialogue, "lottery"))
    (command,) = re.findall(r'<code dir="ltr">(tracktwo lottery .*?)</code>', shown)
    assert shlex.split(command)[-1] == seed
    assert "$(id)" in command.rpartition("--seed ")[2].split("'")[1]


def planned(dialogue: OpenDialogue, place: str) -> None:
    own_scopes.begin(dialogue, place, with_code=False)
    dialogue.third.forget()


def test_the_plan_follows_a_seat_to_the_roster_and_back_and_to_it_again(cast: Cast, dialogue: OpenDialogue) -> None:
    planned(dialogue, official(dialogue))
    for act in (roster.move_to_roster, roster.left_office):
        (seat,) = all_seats(dialogue)
        act(dialogue, seat.id)
        dialogue = open_here(cast.convenor, dialogue.id)
        (seat,) = all_seats(dialogue)
        assert [card.body.place for card in own_scopes.cards(dialogue)] == [seat.id]
    seats.change_seat(dialogue, seat.id, seat.version, msgspec.structs.replace(seat.body, office="serving"))
    dialogue.third.forget()
    roster.move_to_roster(dialogue, seat.id)
    (seat,) = all_seats(open_here(cast.convenor, dialogue.id))
    client = client_of(cast.convenor)
    assert "A9-heron" in client.get(f"/d/{dialogue.id}/transfer/people").content.decode()
    assert client.get(f"/d/{dialogue.id}/transfer/people/{seat.id}").status_code == 200
    out = f"/d/{dialogue.id}/transfer/people/{seat.id}/out"
    assert "A9-heron" in client.get(out).content.decode()
    assert client.post(out).status_code == 302
    dialogue = open_here(cast.convenor, dialogue.id)
    assert (all_seats(dialogue), own_scopes.cards(dialogue), card_of(dialogue, ROSTER)) == ([], [], None)


def test_a_seat_on_the_roster_is_erased_with_its_plan_alone(cast: Cast, dialogue: OpenDialogue) -> None:
    first, second = official(dialogue), official(dialogue, "A8")
    planned(dialogue, first)
    planned(dialogue, second)
    roster.move_to_roster(dialogue, first)
    roster.move_to_roster(dialogue, second)
    gone = next(seat.id for seat in all_seats(dialogue) if seat.body.code == "A9-heron")
    assert (
        client_of(cast.convenor).post(f"/d/{dialogue.id}/recruit/officials/{gone}/move", {"erase": "1"}).status_code
        == 302
    )
    dialogue = open_here(cast.convenor, dialogue.id)
    (stays,) = all_seats(dialogue)
    assert stays.body.code == "A8"
    assert [card.body.place for card in own_scopes.cards(dialogue)] == [stays.id]


def test_whoever_lacks_the_key_erases_the_plan_or_the_whole_roster(cast: Cast, dialogue: OpenDialogue) -> None:
    first, second = official(dialogue), official(dialogue, "A8")
    sees = seats.add_seat(dialogue, Seat(code="A1", side="a")).id
    for place in (first, second, sees):
        planned(dialogue, place)
    roster.move_to_roster(dialogue, first)
    roster.move_to_roster(dialogue, second)
    client = client_of(cast.facilitator)
    shown = client.get(f"/d/{dialogue.id}/transfer/people").content.decode()
    assert "A9-heron" not in shown
    assert "stands on the roster of officials" in shown
    hidden = next(seat.id for seat in all_seats(dialogue) if seat.body.code == "A9-heron")
    assert "it stays there" in client.get(f"/d/{dialogue.id}/transfer/people/{hidden}/out").content.decode()
    assert client.post(f"/d/{dialogue.id}/transfer/people/{hidden}/out").status_code == 302
    dialogue = open_here(cast.convenor, dialogue.id)
    assert len(all_seats(dialogue)) == 3
    assert len(own_scopes.cards(dialogue)) == 2
    address = f"/d/{dialogue.id}/recruit/officials/erase"
    assert client.post(address).status_code == 409
    assert client.post(address, {"sure": "1"}).status_code == 302
    dialogue = open_here(cast.convenor, dialogue.id)
    assert [seat.id for seat in all_seats(dialogue)] == [sees]
    assert [card.body.place for card in own_scopes.cards(dialogue)] == [sees]
    assert card_of(dialogue, ROSTER) is None


def test_the_move_takes_the_officials_name_out_of_the_pool(cast: Cast, dialogue: OpenDialogue) -> None:
    id = official(dialogue)
    theirs, other = pool.add_people(
        dialogue, [pool.NewPerson("Cedar of the wells", "a"), pool.NewPerson("Maple of the ferry", "a")]
    )
    with change(dialogue.third) as changing:
        record = changing.folio.get(Prospect, theirs)
        changing.replace(record, msgspec.structs.replace(record.body, step="seated", chair="A9-heron"))
        changing.add(GuardianConsent(day=datetime.date.today(), chair=id))
    roster.move_to_roster(dialogue, id)
    seen = open_here(cast.facilitator, dialogue.id)
    assert [record.id for record in seen.third.folio().all(Prospect)] == [other]
    assert not seen.third.folio().all(GuardianConsent)
    assert not any(word in raws(seen.third) for word in (b"A9-heron", b"Cedar"))
    assert "Cedar" not in client_of(cast.facilitator).get(f"/d/{dialogue.id}/recruit/approach").content.decode()


def test_nobody_of_that_id_is_shut_out(cast: Cast, dialogue: OpenDialogue) -> None:
    roster.move_to_roster(dialogue, official(dialogue))
    address = f"/d/{dialogue.id}/recruit/officials/holders/{'0' * 32}"
    assert client_of(cast.convenor).post(address, {"out": "1"}).status_code == 404
