"""Packages: which issues enter, when they are compared, and what a comparison says."""

import msgspec
import pytest

from cast import both
from solving import issue_with
from tracktwo.methods import packages as method
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.rooms.solve.packages import acts, comparison, forms, reads
from tracktwo.rooms.solve.packages.records import ImportanceRatio, PackageIssue, PackageLink, Valuation

pytestmark = both


def test_only_interests_with_two_options_enter(free: OpenMeeting) -> None:
    issue_with(free, "identity", nature="identity")
    issue_with(free, "one option", choices=1)
    assert reads.package_issues(free) == []
    with pytest.raises(Refused):
        acts.ask(free, "a")
    entered, _ = issue_with(free, "interest")
    assert [each.issue.id for each in reads.package_issues(free)] == [entered]


def test_nothing_is_compared_before_every_side_asks_values_and_lets_it_be_used(free: OpenMeeting) -> None:
    issue_with(free, "road")
    issues = reads.package_issues(free)
    about = reads.digest(issues)
    usable = Valuation(about=about, usable=True)
    acts.ask(free, "a")
    acts.value(free, "a", usable)
    acts.value(free, "b", usable)
    assert reads.usable_valuations(free, issues) is None, "one side has not asked"
    acts.ask(free, "b")
    assert reads.usable_valuations(free, issues) is not None
    acts.value(free, "b", msgspec.structs.replace(usable, usable=False))
    assert reads.usable_valuations(free, issues) is None, "one side does not let it be used"
    acts.value(free, "b", usable)
    acts.ask(free, "a", take_back=True)
    assert reads.usable_valuations(free, issues) is None, "one side no longer asks"
    acts.ask(free, "a")
    issue_with(free, "another")
    assert reads.usable_valuations(free, reads.package_issues(free)) is None, "it was another question that they asked"


def test_orders_alone_are_judged_and_points_add_the_frontier(free: OpenMeeting) -> None:
    road, (by_day, by_night) = issue_with(free, "road")
    wells, (deep, shared) = issue_with(free, "wells")
    issues = reads.package_issues(free)
    about = reads.digest(issues)
    order = {road: {by_day: 1, by_night: 2}, wells: {deep: 1, shared: 2}}
    other = {road: {by_day: 2, by_night: 1}, wells: {deep: 2, shared: 1}}
    given = {"a": Valuation(about=about, choices=order), "b": Valuation(about=about, choices=other)}
    result = comparison.compare(free, issues, given)
    assert result.outcomes == 4
    assert result.counts[0] == 2, "each side's dream, and no more, as orders say little"
    assert result.points == ()
    worth = {road: {by_day: 100, by_night: 0}, wells: {deep: 100, shared: 0}}
    against = {road: {by_day: 0, by_night: 100}, wells: {deep: 0, shared: 100}}
    given = {
        "a": Valuation(about=about, points={road: 70, wells: 30}, worth=worth),
        "b": Valuation(about=about, points={road: 20, wells: 80}, worth=against),
    }
    result = comparison.compare(free, issues, given, (by_night, deep))
    assert result.counts == (3, 0, 1)
    assert len(result.points) == 3
    assert [package.key for package in result.improved or ()] == [(by_day, shared)]
    assert result.gains
    assert result.division is not None
    halves = {side.id: points for side, _gets, points in result.division.gets}
    assert halves["a"] == halves["b"]
    vetoed = given | {"b": msgspec.structs.replace(given["b"], vetoes=[(road, by_day), (road, by_night)])}
    assert comparison.compare(free, issues, vetoed).outcomes == 0


def opposed(free: OpenMeeting) -> tuple[list[PackageIssue], dict[str, Valuation], tuple[str, ...]]:
    """Two issues on which the sides put unequal points on opposite options, and the ids of options, issue by issue."""
    road, (by_day, by_night) = issue_with(free, "road")
    wells, (deep, shared) = issue_with(free, "wells")
    issues = reads.package_issues(free)
    worth = {road: {by_day: 100, by_night: 0}, wells: {deep: 100, shared: 0}}
    against = {road: {by_day: 0, by_night: 100}, wells: {deep: 0, shared: 100}}
    about = reads.digest(issues)
    given = {
        "a": Valuation(about=about, points={road: 70, wells: 30}, worth=worth, usable=True),
        "b": Valuation(about=about, points={road: 20, wells: 80}, worth=against, usable=True),
    }
    return issues, given, (by_day, by_night, deep, shared)


def test_a_package_that_is_asked_about_has_its_verdict_the_reason_and_its_changes(free: OpenMeeting) -> None:
    issues, given, (by_day, by_night, deep, shared) = opposed(free)
    asked = comparison.compare(free, issues, given, (by_night, deep)).asked
    assert asked is not None
    assert asked.never
    assert asked.package.better is not None
    assert asked.package.better.key == (by_day, shared)
    effects = {
        (change.new.option.id, side.id): str(effect) for change in asked.changes for side, effect in change.effects
    }
    assert effects == {(by_day, "a"): "better", (by_day, "b"): "worse", (shared, "a"): "worse", (shared, "b"): "better"}
    assert not any(change.harmless for change in asked.changes)
    assert comparison.compare(free, issues, given).asked is None


def test_orders_alone_say_of_a_change_only_whether_it_harms_nobody(free: OpenMeeting) -> None:
    """An effect on a side would tell the other which option it ranks higher."""
    issues, given, (by_day, by_night, deep, shared) = opposed(free)
    road, wells = (each.issue.id for each in issues)
    order = {road: {by_day: 1, by_night: 2}, wells: {deep: 1, shared: 2}}
    orders = {side: Valuation(about=given[side].about, choices=order, usable=True) for side in ("a", "b")}
    asked = comparison.compare(free, issues, orders, (by_night, deep)).asked
    assert asked is not None
    assert [(change.new.option.id, change.harmless, change.effects) for change in asked.changes] == [
        (by_day, True, []),
        (shared, False, []),
    ]


def test_points_that_contradict_a_sides_own_words_are_said_to_that_side_alone(free: OpenMeeting) -> None:
    issues, given, (_by_day, _by_night, _deep, _shared) = opposed(free)
    road, wells = (each.issue.id for each in issues)
    acts.value(free, "a", msgspec.structs.replace(given["a"], ranks={road: 2, wells: 1}))
    acts.value(free, "b", given["b"])
    assert [str(each) for each in forms.points_against_words(free, issues, reads.contradicted(free, issues, "a"))] == [
        "in this order: wells > road"
    ]
    assert reads.contradicted(free, issues, "b") == []


def test_a_contradiction_names_its_two_statements_and_nothing_is_saved(free: OpenMeeting) -> None:
    road, _ = issue_with(free, "road")
    wells, _ = issue_with(free, "wells")
    issues = reads.package_issues(free)
    valuation = Valuation(
        about=reads.digest(issues),
        ranks={road: 1, wells: 2},
        likened=[ImportanceRatio(wells, "twice", road)],
    )
    with pytest.raises(method.InconsistentStatements) as caught:
        acts.value(free, "a", valuation)
    assert len(caught.value.statements) == 2
    assert reads.valuation_of(free, "a", issues) is None


@pytest.mark.parametrize("points", [{"road": 60}, {"road": 60, "wells": 41}])
def test_points_that_do_not_add_up_are_refused(free: OpenMeeting, points: dict[str, int]) -> None:
    road, by_road = issue_with(free, "road")
    wells, by_wells = issue_with(free, "wells")
    ids = {"road": road, "wells": wells}
    valuation = Valuation(
        about=reads.digest(reads.package_issues(free)),
        points={ids[name]: given for name, given in points.items()},
        worth={road: dict(zip(by_road, (0, 100), strict=True)), wells: dict(zip(by_wells, (0, 100), strict=True))},
    )
    with pytest.raises(method.InvalidInput):
        acts.value(free, "a", valuation)


def test_a_link_is_between_options_of_two_issues(free: OpenMeeting) -> None:
    _, (one, other) = issue_with(free, "road")
    _, (third, _fourth) = issue_with(free, "wells")
    with pytest.raises(Refused):
        acts.add_link(free, PackageLink("needs", one, other))
    acts.add_link(free, PackageLink("excludes", one, third))
    acts.add_link(free, PackageLink("excludes", one, third))
    assert len(free.room.folio().all(PackageLink)) == 1
    issues = reads.package_issues(free)
    plain = Valuation(about=reads.digest(issues))
    assert comparison.compare(free, issues, {"a": plain, "b": plain}).outcomes == 3
