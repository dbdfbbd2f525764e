"""What opens a ladder: single changes and pairs of them, against every order and every amount tried."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings
from ladders import Tried, ladders, with_steps

from tracktwo.methods.reassurance import Change, Ladder, Side, Step, explain


def by_hand(ladder: Ladder) -> set[tuple[str, str, str, Fraction]]:
    """Every single change that opens an order, found by trying every order with every amount."""
    unit, found = Fraction(1, 2), set()

    def least(kind: str, side: str, step: str, most: Fraction, change: object) -> None:
        amount = Fraction(0)
        while amount <= most:
            if Tried(change(amount)).count:  # type: ignore[operator]
                found.add((kind, side, step, amount))
                return
            amount += unit

    for at, side in enumerate(ladder.sides):

        def raised(amount: Fraction, at: int = at) -> Ladder:
            sides = list(ladder.sides)
            sides[at] = replace(sides[at], tolerance=sides[at].tolerance + amount)
            return replace(ladder, sides=tuple(sides))

        least("raise", side.key, "", Fraction(25), raised)
    for step in ladder.steps:

        def lowered(amount: Fraction, step: Step = step) -> Ladder:
            return with_steps(ladder, {step.key: replace(step, exposes=step.exposes - amount)})

        least("lower", step.side, step.key, step.exposes, lowered)
        kind = "check" if step.irreversible else "fix" if step.verifiable else "both"
        lasting = with_steps(ladder, {step.key: replace(step, irreversible=True, verifiable=True)})
        if Tried(lasting).count:
            found.add((kind, step.side, step.key, Fraction(0)))
        rest = tuple(one for one in ladder.steps if one != step)
        if not any(step.key in one.needs for one in rest):
            fewer = Tried(replace(ladder, steps=rest)) if rest else None
            if fewer is None or fewer.count:
                found.add(("drop", step.side, step.key, step.reassures))
    return found


@settings(max_examples=60)
@given(ladders(4))
def test_changes_are_all_that_open_an_order_and_each_the_least(ladder: Ladder) -> None:
    explanation = explain(ladder)
    if not explanation.feasible:
        assert {(one.kind, one.side, one.step, one.amount) for one in explanation.changes} == by_hand(ladder)
        groups = {"check": 0, "fix": 0, "both": 0, "lower": 1, "raise": 1, "drop": 2}
        ranks = [(groups[change.kind], change.amount) for change in explanation.changes]
        assert ranks == sorted(ranks)


@given(ladders(5))
def test_the_cheapest_changes_of_a_side_are_all_that_cost_it_least(ladder: Ladder) -> None:
    explanation = explain(ladder)
    if explanation.feasible:
        return
    for side, cheapest in zip(ladder.sides, explanation.cheapest, strict=True):
        own = [change for change in explanation.changes if change.side == side.key]
        amounts = [change.amount for change in own if change.kind in ("lower", "raise")]
        free = [change for change in own if change.kind in ("check", "fix", "both")]
        least = [change for change in own if change.kind in ("lower", "raise") and change.amount == min(amounts)]
        assert list(cheapest) == (free + least or own)
        # Lowering a step helps its side no more than bearing as much more: never is a cheaper change left out.
        assert not amounts or not least or least[0].amount <= min(amounts)


def applied(ladder: Ladder, change: Change) -> Ladder:
    """The ladder after a change."""
    if change.kind == "raise":
        sides = [replace(s, tolerance=change.value) if s.key == change.side else s for s in ladder.sides]
        return replace(ladder, sides=tuple(sides))
    if change.kind == "drop":
        return replace(ladder, steps=tuple(step for step in ladder.steps if step.key != change.step))
    step = ladder.steps[ladder.position(change.step)]
    if change.kind == "lower":
        return with_steps(ladder, {step.key: replace(step, exposes=change.value)})
    return with_steps(ladder, {step.key: replace(step, irreversible=True, verifiable=True)})


def opens(ladder: Ladder) -> bool:
    return Tried(ladder).count > 0


@settings(max_examples=150)
@given(ladders(4))
def test_pairs_are_those_that_open_an_order_where_no_single_change_does(ladder: Ladder) -> None:
    explanation = explain(ladder)
    if explanation.feasible or explanation.changes:
        assert explanation.pairs == ()
        return
    assert explanation.all_pairs
    for pair in explanation.pairs:
        both = [change for change in pair if change.kind != "drop"] + [c for c in pair if c.kind == "drop"]
        changed = ladder
        keys = {change.step for change in both if change.kind == "drop"}
        for change in both:
            if change.kind != "drop":
                changed = applied(changed, change)
        remaining = tuple(step for step in changed.steps if step.key not in keys)
        assert opens(replace(changed, steps=remaining))
        for change in pair:
            if change.kind == "raise":
                # A unit less is not enough.
                less = replace(change, value=change.value - Fraction(1, 2))
                other = next(one for one in pair if one is not change)
                if other.kind != "drop":
                    assert not opens(applied(applied(ladder, less), other))
    found = {frozenset((change.kind, change.side, change.step) for change in pair) for pair in explanation.pairs}
    assert found == pairs_by_hand(ladder)


def pairs_by_hand(ladder: Ladder) -> set[frozenset[tuple[str, str, str]]]:
    """Which two changes open an order if a side may bear any amount, except where it need not bear more at all."""
    lasting = [step for step in ladder.steps if not step.lasting and step.reassures]
    kinds = {step.key: "check" if step.irreversible else "fix" if step.verifiable else "both" for step in lasting}
    singles: list[tuple[tuple[str, str, str], object]] = []
    for step in lasting:
        fixed = replace(step, irreversible=True, verifiable=True)
        singles.append(((kinds[step.key], step.side, step.key), lambda other, s=fixed: with_steps(other, {s.key: s})))
    for side in ladder.sides:
        singles.append((("raise", side.key, ""), lambda other, s=side: raised(other, s)))
    for step in ladder.steps:
        singles.append((("drop", step.side, step.key), lambda other, s=step: dropped(other, s)))
    opened = set()
    for (name, change), (other, after) in combinations(singles, 2):
        if name[2] and name[2] == other[2]:
            continue
        # A step that another waits for can be left out after that one.
        for one, two in ((change, after), (after, change)):
            first = one(ladder)  # type: ignore[operator]
            second = two(first) if first is not None else None  # type: ignore[operator]
            if second is not None and (not second.steps or opens(second)):
                opened.add(frozenset((name, other)))
    return opened


def raised(ladder: Ladder, side: Side) -> Ladder:
    return replace(
        ladder, sides=tuple(replace(s, tolerance=Fraction(99)) if s.key == side.key else s for s in ladder.sides)
    )


def dropped(ladder: Ladder, step: Step) -> Ladder | None:
    rest = tuple(other for other in ladder.steps if other.key != step.key)
    if not rest or any(step.key in other.needs for other in rest):
        return None
    return replace(ladder, steps=rest)


def test_a_check_opens_an_order() -> None:
    """Nobody moves first where the other's step cannot be seen."""
    ladder = Ladder(
        (Side("A", Fraction(2)), Side("B", Fraction(1))),
        (
            Step("a", "A", Fraction(2), Fraction(3), irreversible=True),
            Step("b", "B", Fraction(2), Fraction(2), irreversible=True, verifiable=True),
        ),
    )
    cheapest = explain(ladder).changes[0]
    assert (cheapest.kind, cheapest.side, cheapest.step, cheapest.amount) == ("check", "A", "a", 0)


def test_the_cheapest_is_the_least_amount_whatever_its_kind() -> None:
    """North bears 1 more, or the road exposes it by 1 less; that the river exposes it by 2 less would do, too."""
    lasting = {"irreversible": True, "verifiable": True}
    ladder = Ladder(
        (Side("north", Fraction(0)), Side("south", Fraction(1))),
        (
            Step("road", "north", Fraction(1), Fraction(3), **lasting),
            Step("river", "north", Fraction(2), Fraction(2), **lasting),
            Step("market", "south", Fraction(2), Fraction(4), **lasting),
        ),
    )
    explanation = explain(ladder)
    north, south = explanation.cheapest
    assert [(change.kind, change.step, change.amount) for change in north] == [("lower", "road", 1), ("raise", "", 1)]
    assert [(change.kind, change.step, change.amount) for change in south] == [("lower", "market", 1), ("raise", "", 1)]
    dearer = [change for change in explanation.changes if change not in (*north, *south)]
    assert [(change.kind, change.step, change.amount) for change in dearer] == [("lower", "river", 2)]


def test_an_amount_is_the_cheapest_of_its_own_side_alone() -> None:
    step = {"irreversible": True, "verifiable": True}
    ladder = Ladder(
        (Side("north", Fraction(0)), Side("south", Fraction(0))),
        (
            Step("road", "north", Fraction(1), Fraction(6), **step),
            Step("river", "north", Fraction(4), Fraction(0), **step),
            Step("market", "south", Fraction(3), Fraction(5), **step),
        ),
    )
    explanation = explain(ladder)
    north, south = explanation.cheapest
    assert [(change.kind, change.step, change.amount) for change in north] == [
        ("lower", "road", Fraction(1)),
        ("raise", "", Fraction(1)),
    ]
    # South needs more of its own units, and is not passed over for it.
    assert [(change.kind, change.step, change.amount) for change in south] == [
        ("lower", "market", Fraction(3)),
        ("raise", "", Fraction(3)),
    ]
