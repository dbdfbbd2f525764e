"""Results: harm first, each side before all together, and to each audience what was fixed beforehand."""

import datetime
import re
from collections import defaultdict
from itertools import combinations_with_replacement

import pytest

from cast import Cast, both, client_of
from measuring import HEADS, ITEMS, plan, wave
from tracktwo.methods.perception import lower_median
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import NotThere
from tracktwo.process.safeguards import evaluate
from tracktwo.rooms.reflect.measures.waves.figures import FEWEST_TO_POOL
from tracktwo.rooms.reflect.results import acts, reads, summary
from tracktwo.rooms.reflect.results.drawing import small_pictures
from tracktwo.rooms.reflect.results.records import SideAsked
from tracktwo.rooms.reflect.results.safeguards import COST_ASKED

DAY = datetime.date(2026, 11, 26)


def asked_twice(meeting: OpenMeeting, **fields: object) -> None:
    """North comes to trust these people more and their group less; South does not move."""
    plan(meeting.dialogue, **fields)
    codes = wave(meeting, "before", {"a": [(3, 5)] * 6, "b": [(4, 4)] * 6})
    wave(meeting, "after", {"a": [(5, 3)] * 6, "b": [(4, 4)] * 6}, codes)


def shown(meeting: OpenMeeting, audience: str) -> list[str]:
    return [side.id if side else "pooled" for side, _lines in reads.seen_by(meeting.dialogue, audience).sides]


@both
def test_a_change_for_the_worse_stands_first(meeting: OpenMeeting, cast: Cast) -> None:
    asked_twice(meeting)
    seen = reads.seen_by(meeting.dialogue, "third")
    assert [(side.id if side else "", line.item.name, line.first, line.last) for side, line in reads.worse(seen)] == [
        ("a", "trust-group", 5, 3),
        ("", "trust-group", 4, 3),
    ]
    page = client_of(cast.facilitator).get(f"/d/{meeting.dialogue.id}/reflect/results").content.decode()
    assert page.index("For the worse") < page.index("Over time</h2>")
    assert any("for the worse" in str(told.words) for told in summary.sentences(meeting.dialogue))


@both
def test_each_side_comes_first_and_all_together_last(meeting: OpenMeeting) -> None:
    asked_twice(meeting)
    assert shown(meeting, "third") == ["a", "b", "pooled"]


@both
@pytest.mark.parametrize(
    ("fields", "side", "outside"),
    [
        ({"sides_see": "own", "outside": "nothing"}, ["a"], []),
        ({"sides_see": "each", "outside": "pooled"}, ["a", "b"], ["pooled"]),
        ({"sides_see": "pooled", "outside": "pooled"}, ["pooled"], ["pooled"]),
    ],
)
def test_each_audience_sees_what_was_fixed_before_the_first_wave(
    meeting: OpenMeeting, cast: Cast, fields: dict, side: list[str], outside: list[str]
) -> None:
    asked_twice(meeting, **fields)
    assert shown(meeting, "a") == side
    assert shown(meeting, "outside") == outside
    assert bool(reads.pooled_outside(meeting.dialogue)) is bool(outside)
    page = client_of(cast.facilitator).get(f"/d/{meeting.dialogue.id}/reflect/results/for/a").content.decode()
    names = {"South": "b" in side, "All sides together": "pooled" in side}
    for name, there in names.items():
        assert ("<h3>\n" in page) and (name in page.partition("<h1>")[2]) is there
    with pytest.raises(NotThere):
        reads.seen_by(meeting.dialogue, "third party")


@both
def test_no_page_says_that_it_worked_or_adds_anything_up(meeting: OpenMeeting, cast: Cast) -> None:
    asked_twice(meeting)
    client = client_of(cast.facilitator)
    for path in ("reflect/results", "reflect/results/for/a", "reflect/", "reflect/costs"):
        text = re.sub(r"<[^>]+>", " ", client.get(f"/d/{meeting.dialogue.id}/{path}").content.decode()).lower()
        for word in ("worked", "success", "score", "improvement", "on average", "mean "):
            assert word not in text.replace("network", "").replace("worked out", ""), (path, word)


@both
def test_the_smallest_p_and_the_detectable_change_are_printed_and_no_p_of_answers(meeting: OpenMeeting) -> None:
    asked_twice(meeting)
    reach = reads.reach(meeting.dialogue)
    assert (reach.people, reach.smallest_p) == (12, 2.0**-11)
    assert reach.detectable.d == pytest.approx(0.94, abs=0.03)


@both
def test_a_gap_is_drawn_where_nothing_may_be_shown(meeting: OpenMeeting) -> None:
    plan(meeting.dialogue)
    codes = wave(meeting, "before", {side: [(3, 3)] * 6 for side in HEADS})
    wave(meeting, "after", {"a": [(4, 4)] * 5 + [(0, 4)], "b": [(4, 4)] * 6}, codes)
    wave(meeting, "30", {side: [(5, 5)] * 6 for side in HEADS}, codes)
    (line,) = [line for line in reads.lines_of(meeting.dialogue, "a") if line.item.name == ITEMS[0]]
    assert line.values == [3, 4, None], "six who answered now, of whom five are in the figure before"
    pictures = {
        side.id if side else "": drawn for side, drawn in small_pictures(reads.seen_by(meeting.dialogue, "third"))
    }
    assert str(pictures["a"][0][1]).count("<circle") == 5


@both
def test_each_side_is_asked_again_after_each_meeting(meeting: OpenMeeting, cast: Cast) -> None:
    from tracktwo.process import meetings

    dialogue = meeting.dialogue
    assert evaluate(dialogue, COST_ASKED).status == "waits"
    meetings.close_meeting(meeting)
    assert evaluate(dialogue, COST_ASKED).status == "advises"
    today = dialogue.third.folio()
    day = max(record.body.closed for record in today.all(type(meeting.record.body)))
    for side in ("a", "b"):
        acts.note(dialogue, SideAsked(side=side, day=day, cost="somebody", course="pause" if side == "a" else "on"))
    assert evaluate(dialogue, COST_ASKED).status == "met"
    told = [str(sentence.words) for sentence in summary.sentences(dialogue)]
    assert "North wants to pause." in told and "South wants to pause." not in told
    assert [step.address for step in summary.next_steps(dialogue)] == ["reflect:costs"]
    with pytest.raises(NotThere):
        acts.note(dialogue, SideAsked(side="z", day=DAY, cost="nobody", course="on"))


def test_what_a_side_answered_holds_no_words() -> None:
    assert set(SideAsked.__struct_fields__) == {"side", "day", "cost", "course"}


def pinned(points: int, ours: int, theirs: int) -> bool:
    """Whether somebody who knows their own answer and the three medians can rule out any answer of anybody else."""
    near: defaultdict[tuple[tuple[int, int, int], int], set[int]] = defaultdict(set)
    far: defaultdict[tuple[tuple[int, int, int], int], set[int]] = defaultdict(set)
    for mine in combinations_with_replacement(range(points), ours):
        for other in combinations_with_replacement(range(points), theirs):
            medians = (lower_median(mine), lower_median(other), lower_median(mine + other))
            for own in set(mine):
                rest = list(mine)
                rest.remove(own)
                near[medians, own] |= set(rest)
                far[medians, own] |= set(other)
    return any(len(open_) < points for known in (near, far) for open_ in known.values())


@pytest.mark.parametrize(("ours", "theirs"), [(5, 5), (5, 6), (5, 9)])
def test_with_five_of_a_side_all_together_beside_the_sides_gives_answers_away(ours: int, theirs: int) -> None:
    assert pinned(3, ours, theirs) or pinned(3, theirs, ours) or pinned(4, ours, theirs)


@pytest.mark.parametrize(
    ("points", "ours", "theirs"), [(4, 6, 6), (4, 6, 7), (4, 7, 7), (3, 6, 9), (3, 8, 8), (3, 9, 9)]
)
def test_from_six_it_does_not(points: int, ours: int, theirs: int) -> None:
    assert min(ours, theirs) >= FEWEST_TO_POOL
    assert not pinned(points, ours, theirs) and not pinned(points, theirs, ours)


def test_two_waves_of_the_same_five_give_nothing_away() -> None:
    """The medians of both waves: whatever one of five answered twice, everything is open for each of the others."""
    points, pairs = 3, [(b, n) for b in range(3) for n in range(3)]
    possible: defaultdict[tuple[tuple[int, int], tuple[int, int]], set[tuple[int, int]]] = defaultdict(set)
    for people in combinations_with_replacement(pairs, 5):
        medians = (lower_median([b for b, _n in people]), lower_median([n for _b, n in people]))
        for own in set(people):
            rest = list(people)
            rest.remove(own)
            possible[medians, own] |= set(rest)
    assert all(len(open_) == points**2 for open_ in possible.values())
