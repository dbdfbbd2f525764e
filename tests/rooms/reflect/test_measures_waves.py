"""Waves: what is shown of them, what rests between them, and what a lost code costs."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cast import both
from measuring import HEADS, ITEMS, answer, plan, wave
from tracktwo.process import keepsakes
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import NoSlip, Refused
from tracktwo.rooms.reflect.measures import acts as plan_acts
from tracktwo.rooms.reflect.measures.items import ITEMS as ALL
from tracktwo.rooms.reflect.measures.records import MeasurePlan
from tracktwo.rooms.reflect.measures.waves import acts, reads
from tracktwo.rooms.reflect.measures.waves.figures import figures_of
from tracktwo.rooms.reflect.measures.waves.own import own_rows
from tracktwo.rooms.reflect.measures.waves.records import POOLED, Figure, History

BEFORE = {side: [(value, 3) for value in (2, 3, 3, 4, 2, 5)] for side in HEADS}
AFTER = {side: [(value, 4) for value in (4, 4, 5, 6, 5, 5)] for side in HEADS}


def figures(meeting: OpenMeeting) -> dict[tuple[str, str, int], tuple[int, int]]:
    return {
        (figure.item, figure.side, figure.wave): (figure.before, figure.now)
        for done in reads.waves_done(meeting.dialogue)
        for figure in done.figures
    }


@both
def test_two_waves_are_compared_for_the_same_people_and_the_first_alone_shows_nothing(meeting: OpenMeeting) -> None:
    plan(meeting.dialogue)
    codes = wave(meeting, "before", BEFORE)
    assert figures(meeting) == {}
    wave(meeting, "after", AFTER, codes)
    assert figures(meeting) == {
        ("trust-people", "a", 2): (3, 5),
        ("trust-people", "b", 2): (3, 5),
        ("trust-people", POOLED, 2): (3, 5),
        ("trust-group", "a", 2): (3, 4),
        ("trust-group", "b", 2): (3, 4),
        ("trust-group", POOLED, 2): (3, 4),
    }
    done = reads.waves_done(meeting.dialogue)[1]
    assert (done.handed_in, done.linked, done.unclaimed) == (12, 12, 0)


@both
def test_a_lost_code_loses_the_link_and_is_counted(meeting: OpenMeeting) -> None:
    plan(meeting.dialogue)
    codes = wave(meeting, "before", BEFORE)
    codes["a"][0] = ""
    wave(meeting, "after", AFTER, codes)
    done = reads.waves_done(meeting.dialogue)[1]
    assert (done.handed_in, done.linked, done.unclaimed) == (12, 11, 1)
    shown = figures(meeting)
    assert ("trust-people", "a", 2) in shown, "the five who are linked"
    assert ("trust-people", POOLED, 2) not in shown, "all together only from six of each"


@both
def test_somebody_who_leaves_between_the_second_and_the_third_wave_is_not_worked_out(meeting: OpenMeeting) -> None:
    plan(meeting.dialogue)
    codes = wave(meeting, "before", BEFORE)
    wave(meeting, "after", AFTER, codes)
    fewer = {"a": AFTER["a"][:5], "b": AFTER["b"]}
    wave(meeting, "30", fewer, {"a": codes["a"][:5], "b": codes["b"]})
    shown = figures(meeting)
    assert ("trust-people", "b", 3) in shown
    assert ("trust-people", "a", 3) not in shown
    assert ("trust-people", POOLED, 3) not in shown


@both
def test_skipping_an_item_leaves_its_figures_out_and_no_others(meeting: OpenMeeting) -> None:
    plan(meeting.dialogue)
    codes = wave(meeting, "before", BEFORE)
    wave(meeting, "after", AFTER, codes)
    later = {"a": [(4, 0), *AFTER["a"][1:]], "b": AFTER["b"]}
    wave(meeting, "30", later, codes)
    shown = figures(meeting)
    assert ("trust-people", "a", 3) in shown and ("trust-group", "a", 3) not in shown


@both
def test_four_of_a_side_show_nothing_and_a_blank_counts_as_an_answer(meeting: OpenMeeting) -> None:
    plan(meeting.dialogue, shows="first")
    wave(meeting, "before", {"a": [(3, 3)] * 4 + [(0, 0)], "b": [(3, 3)] * 5})
    shown = figures(meeting)
    assert {side for _item, side, _wave in shown} == {"b"}


@both
def test_other_people_in_the_second_wave_are_compared_with_nobody(meeting: OpenMeeting) -> None:
    plan(meeting.dialogue)
    wave(meeting, "before", BEFORE)
    wave(meeting, "after", AFTER)
    assert figures(meeting) == {}
    assert reads.waves_done(meeting.dialogue)[1].unclaimed == 12


@both
def test_everybody_sees_their_own_by_their_code_with_the_worse_first(meeting: OpenMeeting) -> None:
    plan(meeting.dialogue)
    codes = wave(meeting, "before", BEFORE)
    worse = {"a": [(1, 7), *AFTER["a"][1:]], "b": AFTER["b"]}
    wave(meeting, "after", worse, codes)
    handed = reads.handed_for(meeting.dialogue, None)
    _place, history = acts.open_own(handed, codes["a"][0].lower().replace("-", " "))
    rows = own_rows(handed, history, "en")
    assert [(row.item.name, row.values, row.worse) for row in rows] == [
        ("trust-people", [2, 1], True),
        ("trust-group", [3, 7], False),
    ]
    for wrong in ("", "AAAAA-AAAAA-AAAAA-A"):
        with pytest.raises(acts.WrongCode):
            acts.open_own(handed, wrong)


@both
def test_a_code_of_another_side_a_strangers_slip_and_a_second_use_are_refused(meeting: OpenMeeting) -> None:
    plan(meeting.dialogue)
    codes = wave(meeting, "before", BEFORE)
    slips = acts.begin(meeting, "after", HEADS)
    with pytest.raises(acts.WrongCode):
        answer(meeting, slips["a"][0], codes["b"][0], (1, 1))
    with pytest.raises(NoSlip):
        answer(meeting, codes["a"][0], codes["a"][0], (1, 1))
    for beyond in ((8, 1), (1, 1, 1)):
        with pytest.raises(Refused):
            answer(meeting, slips["a"][0], "", beyond)
    answer(meeting, slips["a"][0], codes["a"][0], (1, 1))
    with pytest.raises(NoSlip):
        answer(meeting, slips["a"][0], codes["a"][0], (1, 1))
    with pytest.raises(Refused, match="1 of 12"):
        acts.close(meeting)


@both
def test_one_code_given_twice_is_linked_to_nobody(meeting: OpenMeeting) -> None:
    plan(meeting.dialogue)
    codes = wave(meeting, "before", BEFORE)
    codes["a"][1] = codes["a"][0]
    wave(meeting, "after", AFTER, codes)
    done = reads.waves_done(meeting.dialogue)[1]
    assert (done.linked, done.unclaimed) == (10, 2)
    assert ("trust-people", "a", 2) not in figures(meeting)


@both
def test_a_wave_destroyed_unread_leaves_what_people_answered_before(meeting: OpenMeeting) -> None:
    plan(meeting.dialogue)
    codes = wave(meeting, "before", BEFORE)
    slips = acts.begin(meeting, "after", HEADS)
    answer(meeting, slips["a"][0], codes["a"][0], (1, 1))
    acts.destroy(meeting)
    assert reads.running(meeting) is None
    wave(meeting, "after", AFTER, codes)
    assert figures(meeting)["trust-people", "a", 2] == (3, 5)


@both
def test_the_plan_is_fixed_with_the_first_wave(meeting: OpenMeeting) -> None:
    plan(meeting.dialogue)
    acts.begin(meeting, "before", HEADS)
    meeting.dialogue.third.forget()
    with pytest.raises(Refused, match="can no longer change"):
        plan(meeting.dialogue)
    with pytest.raises(Refused, match="can no longer change"):
        plan_acts.set_scales(meeting.dialogue, [])
    with pytest.raises(Refused, match="open already"):
        acts.begin(meeting, "before", HEADS)


@both
@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"items": []}, "from one to 20"),
        ({"sides_see": "own", "outside": "pooled"}, "could subtract"),
        ({"destroy_on": datetime.date(2000, 1, 1)}, "eighteen months"),
        ({"destroy_on": datetime.date(2900, 1, 1)}, "eighteen months"),
    ],
)
def test_a_plan_that_cannot_be_stood_by_is_refused(meeting: OpenMeeting, fields: dict, says: str) -> None:
    with pytest.raises(Refused, match=says):
        plan(meeting.dialogue, **fields)


@both
def test_a_wave_without_a_plan_without_people_or_without_a_moment(meeting: OpenMeeting) -> None:
    with pytest.raises(Refused):
        acts.begin(meeting, "before", HEADS)
    plan(meeting.dialogue)
    for moment, heads in (("before", {"a": 6}), ("before", {"a": 6, "b": 99}), ("never", HEADS)):
        with pytest.raises(Refused):
            acts.begin(meeting, moment, heads)
    assert meeting.dialogue.third.folio().one(MeasurePlan).body.fixed is False


@both
def test_unclaimed_answers_go_on_their_day(meeting: OpenMeeting, monkeypatch: pytest.MonkeyPatch) -> None:
    plan(meeting.dialogue)
    codes = wave(meeting, "before", BEFORE)
    handed = reads.handed_for(meeting.dialogue, None)
    assert not keepsakes.destroy_due(meeting.dialogue)
    until = keepsakes.kept(meeting.dialogue).until
    monkeypatch.setattr("tracktwo.process.keepsakes.today", lambda folio: until)
    assert keepsakes.destroy_due(meeting.dialogue)
    assert keepsakes.kept(meeting.dialogue) is None
    with pytest.raises(acts.WrongCode):
        acts.open_own(handed, codes["a"][0])


def test_the_items_speak_of_these_people_and_of_their_group_apart() -> None:
    """Row 105; rows 96 and 97: trust first, humanity off unless switched on."""
    assert ALL[0].aspect == ALL[1].aspect == "trust"
    for aspect in {item.aspect for item in ALL} - {"hope"}:
        assert {item.of for item in ALL if item.aspect == aspect} == {"people", "group"}
    assert [item.aspect for item in ALL if not item.default] == ["human", "human"]
    assert set(ITEMS) <= {item.name for item in ALL}


ANSWERS = st.lists(
    st.tuples(st.integers(0, 1), st.lists(st.integers(0, 3), min_size=3, max_size=3)), min_size=0, max_size=20
)


@given(ANSWERS)
@settings(max_examples=300, deadline=None)
def test_no_two_figures_differ_by_fewer_than_five_whatever_was_answered(people: list) -> None:
    """Three waves, everybody linked: who is behind each figure is known here, and held against every other."""
    shown: list[Figure] = []
    behind: dict[Figure, set[int]] = {}
    for number in (1, 2, 3):
        present = {
            who: History(side, [(wave, bytes([values[wave - 1]])) for wave in range(1, number + 1)])
            for who, (side, values) in enumerate(people)
        }
        for figure in figures_of(["x"], ["a", "b"], list(present.values()), number, shown, alone=True):
            group = {
                who
                for who, history in present.items()
                if history.value(1, 0) and history.value(number, 0) and figure.side in ("ab"[history.side], POOLED)
            }
            assert len(group) == figure.people >= 5
            for other in behind.values():
                assert all(rest == 0 or rest >= 5 for rest in (len(group - other), len(other - group)))
            behind[figure] = group
            shown.append(figure)
