"""Teams: every rule holds, goals are as good as enumeration says, and a conflict is what it claims to be."""

import random
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import combinations
from math import floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.methods import composition
from tracktwo.methods.composition import Answer, Candidate, InvalidInput, Pool, Problem, Rule, Stopped

Team = frozenset[str]


def person(code: str, standing: int = 0, listens: Answer = "no", named_by: str = "", **answers: Answer) -> Candidate:
    """Somebody on the side that their code begins with; `reach_court` is the question “reach: court”."""
    asked: dict[str, Answer] = {name.replace("_", ": "): answer for name, answer in answers.items()}
    return Candidate(code, code[0], standing, {"listens": listens, **asked}, (named_by,) if named_by else ())


def drawn_pool(draw: random.Random, each: int = 5) -> Pool:
    """A small pool with everything that goals look at."""
    people = []
    for side in "AB":
        codes = [f"{side}{number}" for number in range(each)]
        for number, code in enumerate(codes):
            answers: dict[str, Answer] = {
                question: draw.choices(("yes", "unsure", "no"), (3, 1, 3))[0]
                for question in ("reach: court", "reach: army", "constituency: port", "listens", "woman")
            }
            named_by = (draw.choice(codes[:number]),) if number else ()
            people.append(Candidate(code, side, draw.randint(0, 2), answers, named_by, not number))
    return Pool(people)


def problem(pool: Pool, rules: Iterable[Rule] = (), size: tuple[int, int] = (2, 3)) -> Problem:
    every = [composition.sizes(pool, side, *size) for side in pool.sides]
    every.append(composition.sizes_alike(pool, pool.sides, 1))
    return Problem(pool, (*every, *rules), pool.sides, dict.fromkeys(pool.sides, size[1]))


# --- An oracle: goals counted anew from codes, over every team. ---


def oracle_goals(pool: Pool, most: int) -> list[tuple[str, Callable[[Team], int], int]]:
    """Goals in their order as (name, value where more is better, range), from the definitions."""
    people = {each.code: each for each in pool.people}
    beside = {code: {other for other in people if _linked(people, code, other)} for code in people}

    def near(code: str) -> set[str]:
        reached = {code}
        for _ in range(2):
            reached |= {other for each in reached for other in beside[each]}
        return reached

    reach = {
        code: {
            question
            for other in near(code)
            for question, answer in people[other].answers.items()
            if question.startswith("reach") and answer == "yes"
        }
        for code in people
    }

    def side(team: Team, name: str) -> list[Candidate]:
        return [people[code] for code in team if code[0] == name]

    def mismatch(team: Team) -> int:
        levels = [[sum(each.standing == level for each in side(team, name)) for name in "AB"] for level in range(6)]
        return -sum(abs(first - second) for first, second in levels)

    def least(team: Team) -> int:
        return min(sum(each.says("constituency: port") == "yes" for each in side(team, name)) for name in "AB")

    def reached(team: Team, name: str) -> int:
        return len(set().union(*(reach[each.code] for each in side(team, name))))

    def replaced(team: Team) -> int:
        return sum(
            min(
                sum(each.standing == level for each in side(team, name)),
                sum(each.standing == level and each.side == name for each in pool.people)
                - sum(each.standing == level for each in side(team, name)),
            )
            for name in "AB"
            for level in range(6)
        )

    def listening(name: str) -> Callable[[Team], int]:
        return lambda team: sum(each.says("listens") == "yes" for each in side(team, name))

    def tied(team: Team) -> int:
        return -sum(_linked(people, first, second) for first, second in combinations(sorted(team), 2))

    possible = sum(len(set().union(*(reach[code] for code in people if code[0] == name))) for name in "AB")
    weaker = min(len(set().union(*(reach[code] for code in people if code[0] == name))) for name in "AB")
    has = {name: sum(each.says("listens") == "yes" for each in pool.people if each.side == name) for name in "AB"}
    edges = sum(_linked(people, first, second) for first, second in combinations(people, 2))
    return [
        ("standing", mismatch, 2 * most),
        ("constituencies", least, _least_ideal(pool, most)),
        ("reach-weaker", lambda team: min(reached(team, name) for name in "AB"), weaker),
        ("reach", lambda team: sum(reached(team, name) for name in "AB"), possible),
        *((f"openness {name}", listening(name), min(has[name], most)) for name in "AB"),
        ("replacements", replaced, 2 * most),
        ("ties", tied, min(edges, most * (most - 1))),
    ]


def _least_ideal(pool: Pool, most: int) -> int:
    counts = [sum(each.says("constituency: port") == "yes" for each in pool.people if each.side == s) for s in "AB"]
    return min(*counts, most)


def _linked(people: dict[str, Candidate], first: str, second: str) -> bool:
    same = people[first].side == people[second].side and first != second
    return same and (first in people[second].nominators or second in people[first].nominators)


def every_team(problem: Problem) -> list[Team]:
    people = problem.pool.people
    places = {each.code: place for place, each in enumerate(people)}
    teams = []
    for size in range(len(people) + 1):
        for codes in combinations([each.code for each in people], size):
            seated = frozenset(places[code] for code in codes)
            if all(rule.holds(seated) for rule in problem.rules):
                teams.append(frozenset(codes))
    return teams


@pytest.mark.parametrize("number", range(12))
def test_goals_are_as_good_as_enumeration_says(number: int) -> None:
    pool = drawn_pool(random.Random(number))
    posed = problem(pool)
    left = every_team(posed)
    answer = composition.compose(posed, seed=number)
    reached = {goal.name: goal for goal in answer.goals}
    seated = frozenset(code for team in answer.teams.values() for code in team)
    for index, (name, value, span) in enumerate(oracle_goals(pool, 3)):
        if name not in reached:
            assert len({value(team) for team in left}) == 1, name
            continue
        best = max(value(team) for team in left)
        assert abs(best) == reached[name].bound, name
        assert abs(value(seated)) == reached[name].reached, name
        left = [team for team in left if value(team) >= best - floor((0.05 if index else 0) * span)]
    assert answer.status == "proven"
    assert seated in left


def test_the_order_of_the_rows_changes_nothing_and_the_seed_decides() -> None:
    pool = drawn_pool(random.Random(5), 8)
    turned = Pool(reversed(pool.people))
    first = composition.compose(problem(pool), seed=1)
    assert composition.compose(problem(turned), seed=1) == first
    assert len({tuple(composition.compose(problem(pool), seed=seed).teams.items()) for seed in range(12)}) > 1


@given(number=st.integers(0, 10_000), data=st.data())
@settings(max_examples=30, deadline=None)
def test_every_rule_holds_and_one_more_never_betters_the_first_goal(number: int, data: st.DataObject) -> None:
    pool = drawn_pool(random.Random(number), 6)
    codes = st.sampled_from([each.code for each in pool.people])
    some = st.lists(codes, min_size=2, max_size=3, unique=True)
    rules = [
        composition.apart("apart", pool, data.draw(some)),
        composition.from_questions("women", pool, "woman", "", 1, 4),
        composition.together("together", pool, data.draw(some)),
        composition.one_of("one of", pool, data.draw(some)),
    ]
    kept = rules[: data.draw(st.integers(0, 3))]
    before = composition.compose(problem(pool, kept))
    posed = problem(pool, rules)
    answer = composition.compose(posed)
    if answer.status == "conflict":
        assert not every_team(posed)
        return
    places = {each.code: place for place, each in enumerate(pool.people)}
    seated = frozenset(places[code] for team in answer.teams.values() for code in team)
    assert all(rule.holds(seated) for rule in posed.rules)
    for seat, alternate in answer.alternates.items():
        if alternate:
            swapped = seated - {places[seat]} | {places[alternate]}
            assert all(rule.holds(swapped) for rule in posed.rules)
    assert before.status != "conflict"
    assert answer.goals[0].reached >= before.goals[0].reached


@given(number=st.integers(0, 10_000), data=st.data())
@settings(max_examples=30, deadline=None)
def test_a_conflict_cannot_be_made_smaller_and_its_way_out_is_the_cheapest(number: int, data: st.DataObject) -> None:
    pool = drawn_pool(random.Random(number), 4)
    codes = st.sampled_from([each.code for each in pool.people])
    some = st.lists(codes, min_size=1, max_size=3, unique=True)
    kinds = (composition.apart, composition.together, composition.included, composition.excluded, composition.one_of)
    rules = [data.draw(st.sampled_from(kinds))(f"rule {index}", pool, data.draw(some)) for index in range(6)]
    posed = problem(pool, rules)
    answer = composition.compose(posed)
    if every_team(posed):
        assert answer.status != "conflict"
        return
    by_name = {rule.name: rule for rule in posed.rules}
    conflict = [by_name[name] for name in answer.conflict]
    assert not every_team(replace(posed, rules=tuple(conflict)))
    for rule in conflict:
        assert every_team(replace(posed, rules=tuple(each for each in conflict if each is not rule)))
    relaxable = [rule for rule in posed.rules if rule.relaxable]
    ways = [
        set_of
        for size in range(len(relaxable) + 1)
        for set_of in combinations(relaxable, size)
        if every_team(replace(posed, rules=tuple(rule for rule in posed.rules if rule not in set_of)))
    ]
    assert len(answer.relaxation) == (len(ways[0]) if ways else 0)
    if ways:
        left = [rule for rule in posed.rules if rule.name not in answer.relaxation]
        assert every_team(replace(posed, rules=tuple(left)))
        assert all(by_name[name].relaxable for name in answer.relaxation)


# --- Cases a recruiter knows. ---


def test_sides_match_in_standing_before_anything_else() -> None:
    pool = Pool(
        [
            *(person(f"A{number}", standing) for number, standing in enumerate((5, 5, 5, 2, 2, 2))),
            *(person(f"B{number}", 2, listens="yes") for number in range(4)),
        ]
    )
    answer = composition.compose(problem(pool, size=(3, 3)))
    assert answer.teams["A"] == ("A3", "A4", "A5")
    assert (answer.goals[0].reached, answer.goals[0].bound) == (0, 0)


def test_somebody_reaches_through_two_steps_of_referrals_what_a_third_reaches() -> None:
    chain = [person("A0"), person("A1", named_by="A0"), person("A2", named_by="A1", reach_court="yes")]
    pool = Pool([*chain, person("B0", reach_court="yes"), person("B1")])
    rules = [composition.included("wanted", pool, ["A0"])]
    one_each = replace(problem(pool, rules, size=(1, 1)), steps=2)
    near = composition.compose(one_each)
    assert {goal.name: goal.reached for goal in near.goals}["reach"] == 2
    far = composition.compose(replace(one_each, steps=1))
    assert {goal.name: goal.reached for goal in far.goals}["reach"] == 1


def test_contradictory_pins_are_named_together() -> None:
    pool = drawn_pool(random.Random(1))
    rules = [composition.included("A1 has said yes", pool, ["A1"]), composition.excluded("veto", pool, ["A1"])]
    answer = composition.compose(problem(pool, rules))
    assert answer.status == "conflict"
    assert set(answer.conflict) == {"A1 has said yes", "veto"}
    assert answer.relaxation == ("A1 has said yes",)


def test_a_pool_too_small_says_which_size_it_cannot_have() -> None:
    pool = Pool([person("A0"), person("A1"), person("B0"), person("B1"), person("B2")])
    answer = composition.compose(problem(pool, size=(3, 6)))
    assert (answer.conflict, answer.relaxation) == (("3 to 6 on A",), ("3 to 6 on A",))


def test_a_panel_is_composed_by_the_rules_alone_and_not_matched() -> None:
    pool = Pool([*drawn_pool(random.Random(2)).people, *(person(f"T{n}", 5, woman="yes") for n in range(3))])
    posed = replace(problem(Pool(pool.people[:10])), pool=pool, sides=("A", "B"))
    rules = [composition.sizes(pool, side, 2, 3) for side in "AB"] + [composition.sizes(pool, "T", 2, 2)]
    answer = composition.compose(replace(posed, rules=tuple(rules), most={"A": 3, "B": 3}))
    assert len(answer.teams["T"]) == 2
    assert answer.goals[0].reached == answer.goals[0].bound


def test_nobody_is_an_alternate_for_two_seats_and_one_seat_has_none() -> None:
    pool = Pool([person("A0", 1), person("A1", 1), person("A2", 1), person("A3", 4), person("B0", 1), person("B1", 4)])
    rules = [composition.included("wanted", pool, ["A0", "A3"])]
    answer = composition.compose(problem(pool, rules, size=(2, 2)))
    assert answer.alternates == {"A0": "A1", "A3": None, "B0": None, "B1": None}


def test_which_unsure_answers_the_teams_hang_on() -> None:
    people = [person("A0", reach_court="unsure", woman="unsure"), person("A1"), person("A2"), person("A3")]
    pool = Pool([*people, *(person(f"B{number}", reach_court="yes") for number in range(3))])
    rules = [composition.included("wanted", pool, ["A1", "A2"])]

    def rebuilt(changed: Pool) -> Problem:
        return problem(changed, rules, size=(3, 3))

    base = composition.compose(rebuilt(pool), seed=3)
    changed = composition.hangs_on(rebuilt, pool, base, seed=3)
    assert changed == ([] if "A0" in base.teams["A"] else ["reach: court"])
    seed = next(seed for seed in range(40) if "A0" not in composition.compose(rebuilt(pool), seed).teams["A"])
    assert composition.hangs_on(rebuilt, pool, composition.compose(rebuilt(pool), seed), seed) == ["reach: court"]


def test_a_change_says_which_questions_it_opens_and_closes() -> None:
    pool = Pool([person("A0", woman="yes"), person("A1", woman="unsure"), person("A2")])
    before, after = ({"A": ("A0", "A2")}, {"A": ("A1", "A2")})
    pairs = composition.differences(composition.coverage(pool, before), composition.coverage(pool, after))
    assert [(old.question, old.state, new.state) for old, new in pairs] == [("woman", "met", "unsure")]


def test_who_asked_can_stop_it() -> None:
    with pytest.raises(Stopped):
        composition.compose(problem(drawn_pool(random.Random(1))), progress=lambda goal: goal != "reach")


@pytest.mark.parametrize(
    ("people", "code"),
    [
        ([], "pool-empty"),
        ([person("A0"), person("A0")], "person-twice"),
        ([person("A0"), Candidate("A0", "B")], "person-on-two-sides"),
        ([person("A0", 6)], "standing-unknown"),
    ],
)
def test_a_pool_that_cannot_be(people: list[Candidate], code: str) -> None:
    with pytest.raises(InvalidInput) as raised:
        Pool(people)
    assert raised.value.code == code
