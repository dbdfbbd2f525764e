"""Steps of reassurance: an order that every side can bear, and who has read a wording."""

import msgspec
import pytest

from cast import both
from solving import step
from tracktwo.methods import reassurance
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.safeguards import evaluate, safeguard
from tracktwo.rooms.solve.reassurance import acts, reads
from tracktwo.rooms.solve.reassurance.records import ReassuranceStep, Tolerance

pytestmark = both


def test_an_order_that_every_side_bears_or_what_blocks_it(free: OpenMeeting) -> None:
    """The check of the method: A 2/3, 4/4, 6/5 and B 3/2, 4/4, 5/6, each chain in order."""
    before: dict[str, str] = {}
    for side, steps in (("a", [(3, 2), (4, 4), (5, 5)]), ("b", [(2, 3), (4, 4), (5, 5)])):
        for reassures, exposes in steps:
            id = step(free, side, reassures, exposes)
            if side in before:
                acts.connect(free, id, [before[side]], "", [])
            before[side] = id
    assert reads.ladder_order(free).waiting, "nobody has said yet what they bear"
    for side in ("a", "b"):
        acts.set_tolerance(free, side, Tolerance(most=6))
    order = reads.ladder_order(free)
    assert order.feasible
    assert len(order.steps) == 6
    assert all(value <= 6 for ordered in order.steps for _side, value, _highest in ordered.exposures)
    acts.set_tolerance(free, "b", Tolerance(most=0))
    acts.set_tolerance(free, "a", Tolerance(most=0))
    order = reads.ladder_order(free)
    assert not order.feasible
    assert order.blocking
    assert order.changes or order.breaches


def test_two_changes_are_named_where_none_alone_opens_an_order(free: OpenMeeting) -> None:
    """Each side's first step exposes it more than it bears, and only the other's could pay for it."""
    for side in ("a", "b"):
        step(free, side, 1, 4)
        acts.set_tolerance(free, side, Tolerance(most=0))
    order = reads.ladder_order(free)
    assert order is not None
    assert not order.feasible
    assert order.changes == ()
    assert order.pairs
    assert all(first[0] != second[0] for first, second in order.pairs)


def test_what_a_side_bears_stands_in_its_caucus_alone(free: OpenMeeting) -> None:
    acts.set_tolerance(free, "a", Tolerance(most=7))
    assert free.room.folio().one(Tolerance) is None
    assert free.third.folio().one(Tolerance) is None
    assert free.caucus("b").folio().one(Tolerance) is None
    assert free.caucus("a").folio().one(Tolerance).body.most == 7


def test_steps_that_wait_for_each_other_are_refused(free: OpenMeeting) -> None:
    first, second = step(free, "a", 1, 1), step(free, "b", 1, 1)
    acts.connect(free, first, [], second, [])
    with pytest.raises(Refused):
        acts.connect(free, second, [first], "", [])
    with pytest.raises(Refused):
        acts.connect(free, first, [], step(free, "a", 2, 2), [])


def test_other_words_have_to_be_read_anew(free: OpenMeeting) -> None:
    id = step(free, "a", 1, 1)
    acts.keep_wording(free, id)
    assert evaluate(free.dialogue, safeguard("reassurance-read-first")).status == "advises"
    acts.mark_read(free, id, "b")
    assert evaluate(free.dialogue, safeguard("reassurance-read-first")).status == "met"
    with pytest.raises(Refused):
        acts.mark_read(free, id, "a")
    record = free.room.folio().get(ReassuranceStep, id)
    acts.edit(free, id, record.version, msgspec.structs.replace(record.body, words=MultilingualText("Harder words")))
    changed = free.room.folio().get(ReassuranceStep, id).body
    assert (changed.read_by, changed.kept) == ([], False)


def test_more_steps_than_can_be_ordered_are_refused(free: OpenMeeting) -> None:
    for _ in range(reassurance.MAX_STEPS):
        step(free, "a", 1, 1)
    with pytest.raises(Refused):
        step(free, "b", 1, 1)
