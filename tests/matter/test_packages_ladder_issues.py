"""Issues, packages and steps of reassurance, as the room holds them."""

import msgspec
import pytest

from cast import both
from tracktwo.editing.withdrawal import withdraw
from tracktwo.methods import packages as method
from tracktwo.methods import reassurance
from tracktwo.process import release
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.records import Released
from tracktwo.process.safeguards import evaluate, override, safeguard
from tracktwo.rooms.solve.issues import acts as issue_acts
from tracktwo.rooms.solve.issues.records import Issue, Stake
from tracktwo.rooms.solve.options import acts as option_acts
from tracktwo.rooms.solve.options.records import Option
from tracktwo.rooms.solve.packages import acts as package_acts
from tracktwo.rooms.solve.packages import comparison as comparing
from tracktwo.rooms.solve.packages.records import Likened, PackageLink, Valuation
from tracktwo.rooms.solve.reassurance import acts as reassurance_acts
from tracktwo.rooms.solve.reassurance import reads as climbing
from tracktwo.rooms.solve.reassurance.records import ReassuranceStep, Tolerance
from tracktwo.rooms.solve.text import acts as text_acts
from tracktwo.rooms.solve.text.records import Criticism
from tracktwo.ui import word_differences

pytestmark = both


@pytest.fixture
def free(meeting: OpenMeeting) -> OpenMeeting:
    override(meeting.dialogue, safeguard("ideas-after-acknowledgement"), "act", meeting.record.id)
    return meeting


def issue_with(meeting: OpenMeeting, name: str, choices: int = 2, nature: str = "interest") -> tuple[str, list[str]]:
    issue = issue_acts.add(meeting, Issue(MultilingualText(name), "", nature))  # type: ignore[arg-type]
    made = []
    for number in range(choices):
        idea = option_acts.add_idea(meeting, MultilingualText(f"{name} {number}"))
        for side in ("a", "b"):
            option_acts.keep(meeting, idea.id, side)
        option = next(one.id for one in meeting.room.folio().all(Option) if one.body.idea == idea.id)
        issue_acts.place(meeting, option, issue.id)
        made.append(option)
    return issue.id, made


def step(meeting: OpenMeeting, side: str, reassures: int, exposes: int, lasting: bool = True) -> str:
    body = ReassuranceStep(
        side=side,
        gesture="open",
        words=MultilingualText(f"{side} {reassures}"),
        reassures=reassures,
        exposes=exposes,
        lasting=lasting,
        check="seen",
    )
    return reassurance_acts.add(meeting, body).id


def test_only_interests_with_two_options_enter(free: OpenMeeting) -> None:
    issue_with(free, "identity", nature="identity")
    issue_with(free, "one option", choices=1)
    assert package_acts.package_issues(free) == []
    with pytest.raises(Refused):
        package_acts.ask(free, "a")
    entered, _ = issue_with(free, "interest")
    assert [one.issue.id for one in package_acts.package_issues(free)] == [entered]


def test_nothing_is_compared_before_every_side_asks_values_and_lets_it_be_used(free: OpenMeeting) -> None:
    issue_with(free, "road")
    found = package_acts.package_issues(free)
    about = package_acts.digest(found)
    usable = Valuation(about=about, usable=True)
    package_acts.ask(free, "a")
    package_acts.value(free, "a", usable)
    package_acts.value(free, "b", usable)
    assert package_acts.usable(free, found) is None, "one side has not asked"
    package_acts.ask(free, "b")
    assert package_acts.usable(free, found) is not None
    package_acts.value(free, "b", msgspec.structs.replace(usable, usable=False))
    assert package_acts.usable(free, found) is None, "one side does not let it be used"
    package_acts.value(free, "b", usable)
    package_acts.ask(free, "a", take_back=True)
    assert package_acts.usable(free, found) is None, "one side no longer asks"
    package_acts.ask(free, "a")
    issue_with(free, "another")
    assert package_acts.usable(free, package_acts.package_issues(free)) is None, (
        "it was another question that they asked"
    )


def test_orders_alone_are_judged_and_points_add_the_frontier(free: OpenMeeting) -> None:
    road, (by_day, by_night) = issue_with(free, "road")
    wells, (deep, shared) = issue_with(free, "wells")
    found = package_acts.package_issues(free)
    about = package_acts.digest(found)
    order = {road: {by_day: 1, by_night: 2}, wells: {deep: 1, shared: 2}}
    other = {road: {by_day: 2, by_night: 1}, wells: {deep: 2, shared: 1}}
    given = {"a": Valuation(about=about, choices=order), "b": Valuation(about=about, choices=other)}
    told = comparing.compare(free, found, given)
    assert told.outcomes == 4
    assert told.counts[0] == 2, "each side's dream, and no more, as orders say little"
    assert told.dots == ()
    worth = {road: {by_day: 100, by_night: 0}, wells: {deep: 100, shared: 0}}
    against = {road: {by_day: 0, by_night: 100}, wells: {deep: 0, shared: 100}}
    given = {
        "a": Valuation(about=about, points={road: 70, wells: 30}, worth=worth),
        "b": Valuation(about=about, points={road: 20, wells: 80}, worth=against),
    }
    told = comparing.compare(free, found, given, (by_night, deep))
    assert told.counts == (3, 0, 1)
    assert len(told.dots) == 3
    assert [one.key for one in told.improved or ()] == [(by_day, shared)]
    assert told.gains
    assert told.split is not None
    halves = {side.id: points for side, _gets, points in told.split.gets}
    assert halves["a"] == halves["b"]
    vetoed = given | {"b": msgspec.structs.replace(given["b"], vetoes=[(road, by_day), (road, by_night)])}
    assert comparing.compare(free, found, vetoed).outcomes == 0


def test_a_contradiction_names_its_two_statements_and_nothing_is_saved(free: OpenMeeting) -> None:
    road, _ = issue_with(free, "road")
    wells, _ = issue_with(free, "wells")
    found = package_acts.package_issues(free)
    said = Valuation(
        about=package_acts.digest(found),
        ranks={road: 1, wells: 2},
        likened=[Likened(wells, "twice", road)],
    )
    with pytest.raises(method.InconsistentStatements) as caught:
        package_acts.value(free, "a", said)
    assert len(caught.value.statements) == 2
    assert package_acts.valuation_of(free, "a", found) is None


@pytest.mark.parametrize("points", [{"road": 60}, {"road": 60, "wells": 41}])
def test_points_that_do_not_add_up_are_refused(free: OpenMeeting, points: dict[str, int]) -> None:
    road, by_road = issue_with(free, "road")
    wells, by_wells = issue_with(free, "wells")
    ids = {"road": road, "wells": wells}
    said = Valuation(
        about=package_acts.digest(package_acts.package_issues(free)),
        points={ids[name]: given for name, given in points.items()},
        worth={road: dict(zip(by_road, (0, 100), strict=True)), wells: dict(zip(by_wells, (0, 100), strict=True))},
    )
    with pytest.raises(method.InvalidInput):
        package_acts.value(free, "a", said)


def test_a_link_is_between_options_of_two_issues(free: OpenMeeting) -> None:
    _, (one, other) = issue_with(free, "road")
    _, (third, _fourth) = issue_with(free, "wells")
    with pytest.raises(Refused):
        package_acts.add_link(free, PackageLink("needs", one, other))
    package_acts.add_link(free, PackageLink("excludes", one, third))
    package_acts.add_link(free, PackageLink("excludes", one, third))
    assert len(free.room.folio().all(PackageLink)) == 1
    found = package_acts.package_issues(free)
    plain = Valuation(about=package_acts.digest(found))
    assert comparing.compare(free, found, {"a": plain, "b": plain}).outcomes == 3


def test_an_order_that_every_side_bears_or_what_blocks_it(free: OpenMeeting) -> None:
    """The check of the method: A 2/3, 4/4, 6/5 and B 3/2, 4/4, 5/6, each chain in order."""
    before: dict[str, str] = {}
    for side, steps in (("a", [(3, 2), (4, 4), (5, 5)]), ("b", [(2, 3), (4, 4), (5, 5)])):
        for reassures, exposes in steps:
            id = step(free, side, reassures, exposes)
            if side in before:
                reassurance_acts.pair(free, id, [before[side]], "", [])
            before[side] = id
    assert climbing.climb(free).waiting, "nobody has said yet what they bear"
    for side in ("a", "b"):
        reassurance_acts.bear(free, side, Tolerance(most=6))
    found = climbing.climb(free)
    assert found.feasible
    assert len(found.rungs) == 6
    assert all(value <= 6 for rung in found.rungs for _side, value, _worst in rung.standing)
    reassurance_acts.bear(free, "b", Tolerance(most=0))
    reassurance_acts.bear(free, "a", Tolerance(most=0))
    found = climbing.climb(free)
    assert not found.feasible
    assert found.blocking
    assert found.changes or found.breaks


def test_what_a_side_bears_stands_in_its_caucus_alone(free: OpenMeeting) -> None:
    reassurance_acts.bear(free, "a", Tolerance(most=7))
    assert free.room.folio().one(Tolerance) is None
    assert free.third.folio().one(Tolerance) is None
    assert free.caucus("b").folio().one(Tolerance) is None
    assert free.caucus("a").folio().one(Tolerance).body.most == 7


def test_steps_that_wait_for_each_other_are_refused(free: OpenMeeting) -> None:
    one, other = step(free, "a", 1, 1), step(free, "b", 1, 1)
    reassurance_acts.pair(free, one, [], other, [])
    with pytest.raises(Refused):
        reassurance_acts.pair(free, other, [one], "", [])
    with pytest.raises(Refused):
        reassurance_acts.pair(free, one, [], step(free, "a", 2, 2), [])


def test_other_words_have_to_be_read_anew(free: OpenMeeting) -> None:
    id = step(free, "a", 1, 1)
    reassurance_acts.keep_wording(free, id)
    assert evaluate(free.dialogue, safeguard("reassurance-read-first")).status == "advises"
    reassurance_acts.read_by(free, id, "b")
    assert evaluate(free.dialogue, safeguard("reassurance-read-first")).status == "met"
    with pytest.raises(Refused):
        reassurance_acts.read_by(free, id, "a")
    record = free.room.folio().get(ReassuranceStep, id)
    reassurance_acts.edit(
        free, id, record.version, msgspec.structs.replace(record.body, words=MultilingualText("Harder words"))
    )
    changed = free.room.folio().get(ReassuranceStep, id).body
    assert (changed.read_by, changed.kept) == ([], False)


def test_more_steps_than_can_be_ordered_are_refused(free: OpenMeeting) -> None:
    for _ in range(reassurance.MAX_STEPS):
        step(free, "a", 1, 1)
    with pytest.raises(Refused):
        step(free, "b", 1, 1)


def test_taking_an_issue_back_leaves_its_options(free: OpenMeeting) -> None:
    issue, (one, _other) = issue_with(free, "road")
    issue_acts.add_stake(free, Stake(issue, "interest", MultilingualText("To sleep"), "a"))
    with pytest.raises(Refused):
        issue_acts.add_stake(free, Stake(issue, "position", MultilingualText("Closed")))
    withdraw(free.room, issue)
    folio = free.room.folio()
    assert folio.get(Option, one).body.issues == []
    assert folio.all(Stake) == []


def test_the_bank_holds_words_and_no_origin(free: OpenMeeting) -> None:
    _, (one, _other) = issue_with(free, "road")
    words = free.room.folio().get(Option, one).body.words
    assert not release.release(free, "a", "option", MultilingualText(""), words)
    assert not [x for x in free.dialogue.joint.folio().all(Released) if x.body.kind == "option"]
    assert release.release(free, "b", "option", MultilingualText(""), words)
    (banked,) = [x.body for x in free.dialogue.joint.folio().all(Released) if x.body.kind == "option"]
    assert (banked.day, banked.number, banked.title) == (None, 0, MultilingualText(""))
    with pytest.raises(Refused):
        option_acts.bring_from_bank(free, words)


def test_what_changed_between_drafts_is_told_word_by_word() -> None:
    found = list(word_differences.changes("Both sides meet in spring.", "All sides meet in early spring."))
    assert found == [
        ("out", "Both "),
        ("in", "All "),
        ("same", "sides meet in "),
        ("in", "early "),
        ("same", "spring."),
    ]
    assert "".join(part for kind, part in found if kind != "in") == "Both sides meet in spring."


def test_criticism_is_of_the_newest_draft(free: OpenMeeting) -> None:
    first = text_acts.write(free, 0, MultilingualText("T"), MultilingualText("One"), "vision", ["a", "b"])
    text_acts.add_criticism(free, Criticism(first.id, "b", "", MultilingualText("Too short")))
    assert evaluate(free.dialogue, safeguard("text-by-a-mixed-pair")).status == "met"
    text_acts.write(free, 1, MultilingualText("T"), MultilingualText("Two"), "vision", ["a"])
    assert evaluate(free.dialogue, safeguard("text-by-a-mixed-pair")).status == "advises"
    with pytest.raises(Refused):
        text_acts.add_criticism(free, Criticism(first.id, "b", "", MultilingualText("Late")))
