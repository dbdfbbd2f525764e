"""Ideas, the options that come of them, and the bank of released options."""

import time

import msgspec
import pytest

from cast import Cast, both
from solving import issue_with, several
from tracktwo.matter import concerns
from tracktwo.matter.concerns import Concern
from tracktwo.process import release
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.records import Released
from tracktwo.rooms.solve.options import acts, reads
from tracktwo.rooms.solve.options.records import Idea, Option
from tracktwo.vault.errors import NotThere

pytestmark = both


def test_while_the_round_runs_nothing_is_judged(free: OpenMeeting) -> None:
    acts.start_round(free, 10)
    idea = acts.add_idea(free, MultilingualText("an idea")).id
    assert reads.is_running(free.room.folio())
    with pytest.raises(Refused):
        acts.keep(free, idea, "a")
    acts.end_round(free)
    assert not reads.is_running(free.room.folio())
    acts.keep(free, idea, "a")


def test_a_round_ends_by_itself(free: OpenMeeting) -> None:
    acts.start_round(free, 10)
    assert reads.is_running(free.room.folio(), time.time() + 599)
    assert not reads.is_running(free.room.folio(), time.time() + 601)


@pytest.mark.parametrize("sides", [2, 3, 4])
def test_kept_by_every_side_an_idea_becomes_an_option(cast: Cast, sides: int) -> None:
    meeting = several(cast, sides)
    idea = acts.add_idea(meeting, MultilingualText("an idea")).id
    for side in meeting.dialogue.sides:
        assert meeting.room.folio().all(Option) == []
        acts.keep(meeting, idea, side.id)
    (option,) = meeting.room.folio().all(Option)
    assert (option.body.idea, option.body.words) == (idea, MultilingualText("an idea"))
    with pytest.raises(Refused):
        acts.keep(meeting, idea, "a")
    assert len(meeting.room.folio().all(Option)) == 1


def test_keeping_is_taken_back_by_the_same_act(free: OpenMeeting) -> None:
    idea = acts.add_idea(free, MultilingualText("an idea")).id
    for _ in range(2):
        acts.keep(free, idea, "a")
    acts.keep(free, idea, "b")
    assert free.room.folio().all(Option) == []
    with pytest.raises(NotThere):
        acts.keep(free, idea, "c")


@pytest.mark.parametrize("sides", [2, 3, 4])
def test_sides_served(cast: Cast, sides: int) -> None:
    meeting = several(cast, sides)
    idea = acts.add_idea(meeting, MultilingualText("an idea")).id
    for side in meeting.dialogue.sides:
        acts.keep(meeting, idea, side.id)
    (option,) = meeting.room.folio().all(Option)
    served = set()
    for side in meeting.dialogue.sides:
        for kind in ("constraint", "priority", "fear"):
            card = concerns.add(meeting, Concern(kind=kind, owner=side.id, words=MultilingualText("x"))).id
            acts.link(meeting, option.id, card)
        served.add(side.id)
        folio = meeting.room.folio()
        assert reads.sides_served(folio, folio.get(Option, option.id).body) == served
    acts.make_joint(meeting, option.id)
    acts.link(meeting, option.id, card)
    folio = meeting.room.folio()
    assert reads.sides_served(folio, folio.get(Option, option.id).body) == served - {side.id}


def test_an_option_is_linked_to_what_is_there(free: OpenMeeting) -> None:
    idea = acts.add_idea(free, MultilingualText("an idea")).id
    for side in ("a", "b"):
        acts.keep(free, idea, side)
    (option,) = free.room.folio().all(Option)
    for wrong in ("0" * 32, idea):
        with pytest.raises(NotThere):
            acts.link(free, option.id, wrong)
    with pytest.raises(NotThere):
        acts.make_joint(free, idea)


def test_an_idea_has_no_owner(free: OpenMeeting) -> None:
    assert {field.name for field in msgspec.structs.fields(Idea)} == {"words", "kept_by"}
    assert free.room.folio().all(Idea) == []


def test_the_bank_holds_words_and_no_origin(free: OpenMeeting) -> None:
    _, (one, _other) = issue_with(free, "road")
    words = free.room.folio().get(Option, one).body.words
    assert not release.release(free, "a", "option", MultilingualText(""), words)
    assert not [x for x in free.dialogue.joint.folio().all(Released) if x.body.kind == "option"]
    assert release.release(free, "b", "option", MultilingualText(""), words)
    (banked,) = [x.body for x in free.dialogue.joint.folio().all(Released) if x.body.kind == "option"]
    assert (banked.day, banked.number, banked.title) == (None, 0, MultilingualText(""))
    with pytest.raises(Refused):
        acts.bring_from_bank(free, words)
