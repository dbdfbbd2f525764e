"""The orbits: who drifts away in days, of what passed and never between whom."""

import datetime

import msgspec
import pytest

from cast import Cast, both, client_of
from tracktwo.matter.liaison import LiaisonTask, add_task, tasks
from tracktwo.matter.official import Milestone
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict, NotThere, Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.holders import my_record
from tracktwo.process.safeguards import evaluate, safeguard
from tracktwo.process.sealed import change, new_id
from tracktwo.rooms.transfer.tracks import orbits
from tracktwo.rooms.transfer.tracks.drawing import orbits_drawing
from tracktwo.rooms.transfer.tracks.records import NINE, LinkedInitiative, Passed
from transferring import initiative

pytestmark = both
TODAY = datetime.date.today()


def ago(days: int) -> datetime.date:
    return TODAY - datetime.timedelta(days=days)


def added(dialogue: OpenDialogue, name: str, track: str = "business") -> str:
    id = new_id()
    orbits.register(dialogue, initiative(dialogue, name, track), id)
    return id


def test_days_since_anything_passed(dialogue: OpenDialogue) -> None:
    first, second = added(dialogue, "Traders"), added(dialogue, "Elders", "religion")
    orbits.note(dialogue, Passed(first, "contact", ago(40)))
    orbits.note(dialogue, Passed(first, "handoff", ago(200)))
    shown = {orbit.record.id: orbit for orbit in orbits.orbits(dialogue)}
    assert (shown[first].contact, shown[first].handoff, shown[first].days) == (40, 200, 40)
    assert (shown[second].days, shown[second].drifts) == (None, True)
    assert evaluate(dialogue, safeguard("orbits-in-touch")).status == "advises"
    orbits.note(dialogue, Passed(second, "contact", ago(3)))
    assert evaluate(dialogue, safeguard("orbits-in-touch")).status == "met"


def test_only_the_last_day_is_kept_and_never_between_whom(dialogue: OpenDialogue) -> None:
    first, second = added(dialogue, "Traders"), added(dialogue, "Elders", "religion")
    for passed in (
        Passed(first, "contact", ago(400), second),
        Passed(second, "contact", ago(250), first),
        Passed(first, "contact", ago(300), second),
    ):
        orbits.note(dialogue, passed)
    assert [record.body.day for record in dialogue.third.folio().all(Passed)] == [ago(250)]
    (gap,) = orbits.gaps(dialogue, orbits.orbits(dialogue))
    assert (gap.days, gap.drifts) == (250, True)
    assert {field.name for field in msgspec.structs.fields(Passed)} == {"of", "other", "kind", "day"}


def test_what_cannot_be_is_refused(dialogue: OpenDialogue) -> None:
    first = added(dialogue, "Traders")
    with pytest.raises(Refused, match="ahead"):
        orbits.note(dialogue, Passed(first, "contact", TODAY + datetime.timedelta(days=1)))
    with pytest.raises(Refused):
        orbits.note(dialogue, Passed(first, "contact", TODAY, first))
    with pytest.raises(NotThere):
        orbits.note(dialogue, Passed(new_id(), "contact", TODAY))
    with pytest.raises(Conflict):
        orbits.change(dialogue, first, 7, initiative(dialogue, "Other"))


def test_erasing_one_takes_what_passed_along(dialogue: OpenDialogue) -> None:
    first, second = added(dialogue, "Traders"), added(dialogue, "Elders")
    orbits.note(dialogue, Passed(first, "contact", TODAY, second))
    orbits.erase(dialogue, second)
    assert not dialogue.third.folio().all(Passed)
    assert [record.id for record in dialogue.third.folio().all(LinkedInitiative)] == [first]


def test_farther_out_the_longer_nothing_passed_and_no_two_on_each_other(dialogue: OpenDialogue) -> None:
    for number in range(60):
        id = added(dialogue, f"Initiative {number}", list(NINE)[number % 9])
        if number % 3:
            orbits.note(dialogue, Passed(id, "contact", ago(number * 8)))
    from tracktwo.rooms.transfer.tracks.drawing import CENTRE, _places

    shown = orbits.orbits(dialogue)
    places = _places(shown)
    reach = {
        orbit.record.id: ((places[orbit.record.id][0] - CENTRE[0]) ** 2 + (places[orbit.record.id][1] - CENTRE[1]) ** 2)
        for orbit in shown
    }
    known = sorted((orbit for orbit in shown if orbit.days is not None), key=lambda orbit: orbit.days or 0)
    distances = [round(reach[orbit.record.id]) for orbit in known]
    assert distances == sorted(distances)
    assert len({(round(x), round(y)) for x, y in places.values()}) == 60
    assert orbits_drawing(dialogue, shown, []).count("<title>") == 60


def test_liaison_tasks_of_consult_are_the_same_here(cast: Cast, dialogue: OpenDialogue) -> None:
    add_task(dialogue, LiaisonTask("one", "Say that we met", ago(2)))
    page = client_of(cast.convenor).get(f"/d/{dialogue.id}/transfer/tracks").content.decode()
    assert "Say that we met" in page
    assert "overdue since" in page
    ((task, late),) = tasks(dialogue)
    assert late
    client_of(cast.convenor).post(f"/d/{dialogue.id}/transfer/tracks/liaison/{task.id}/done")
    dialogue.third.forget()
    assert not tasks(dialogue)[0][1]
    assert "overdue" not in client_of(cast.convenor).get(f"/d/{dialogue.id}/consult/").content.decode()


def test_the_official_process_is_the_one_of_enter(cast: Cast, dialogue: OpenDialogue) -> None:
    held = {"holder": my_record(dialogue).id, "day": ago(30)}
    with change(dialogue.third) as changing:
        changing.add(Milestone(kind="round", words=MultilingualText("Third round"), **held))  # type: ignore[arg-type]
    page = client_of(cast.convenor).get(f"/d/{dialogue.id}/transfer/tracks/official").content.decode()
    assert "Third round" in page
    assert "<svg" in page
