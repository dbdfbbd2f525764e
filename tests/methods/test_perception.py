"""Medians of perceptions: what is shown, what is withheld, and what a second round may say."""

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.methods.perception import (
    MIN_GROUP,
    Answer,
    Gap,
    Interpretation,
    InvalidInput,
    Prediction,
    Refusal,
    count_predictions,
    gap_closed,
    gaps,
    interpret,
    lower_median,
    second_predictions,
)

PAGE = Path(__file__).resolve().parents[2] / "docs" / "methods" / "perception.md"
values = st.lists(st.integers(1, 5), max_size=8)


def asked(predicted: list[int], answered: list[int]) -> Gap:
    """What A thinks of B on one item."""
    both = gaps(
        ["land"],
        ["A", "B"],
        [Prediction("land", "A", "B", value) for value in predicted],
        [Answer("land", "B", value) for value in answered],
    )
    assert [(gap.by, gap.of) for gap in both] == [("A", "B"), ("B", "A")]
    return both[0]


# What is shown


def test_medians_and_their_difference() -> None:
    gap = asked([1, 2, 2, 5, 5], [5, 4, 4, 1, 3, 5])
    assert (gap.prediction, gap.answer, gap.difference, gap.shown) == (2, 4, -2, True)


@given(values.filter(bool))
def test_the_lower_median_is_an_answer_with_half_on_either_side(given_: list[int]) -> None:
    median = lower_median(given_)
    assert median in given_
    assert 2 * sum(value <= median for value in given_) >= len(given_)
    assert 2 * sum(value >= median for value in given_) >= len(given_)
    assert median == min(m for m in given_ if 2 * sum(value <= m for value in given_) >= len(given_))


@given(st.integers(0, 8), st.integers(0, 8), st.data())
def test_the_refusal_depends_on_the_counts_alone(ours: int, theirs: int, data: st.DataObject) -> None:
    of = st.integers(1, 5)
    predicted = data.draw(st.lists(of, min_size=ours, max_size=ours))
    answered = data.draw(st.lists(of, min_size=theirs, max_size=theirs))
    gap = asked(predicted, answered)
    assert gap.shown == (ours >= MIN_GROUP and theirs >= MIN_GROUP)
    if not gap.shown:
        assert (gap.prediction, gap.answer, gap.difference) == (None, None, None)


@given(values, values)
def test_nothing_but_medians_comes_out(predicted: list[int], answered: list[int]) -> None:
    """Groups of the same sizes with the same medians give the same result, whatever else is in them."""
    flat = [lower_median(value)] * len(value) if (value := predicted) else []
    level = [lower_median(value)] * len(value) if (value := answered) else []
    assert asked(predicted, answered) == asked(flat, level)


def test_counts_are_of_the_item_and_not_of_the_group() -> None:
    predictions = [Prediction("land", "A", "B", 3)] * 5 + [Prediction("water", "A", "B", 3)] * 5
    answers = [Answer("land", "B", 3)] * 5 + [Answer("water", "B", 3)] * 4
    views = gaps(["land", "water"], ["A", "B"], predictions, answers)
    assert [(gap.item, gap.by, gap.shown) for gap in views] == [
        ("land", "A", True),
        ("land", "B", False),
        ("water", "A", False),
        ("water", "B", False),
    ]


def test_three_sides_see_each_other() -> None:
    sides = ["A", "B", "C"]
    predictions = [Prediction("land", by, of, 2) for by in sides for of in sides if by != of for _ in range(5)]
    answers = [Answer("land", side, 4) for side in sides for _ in range(5)]
    views = gaps(["land"], sides, predictions, answers)
    assert len(views) == 6
    assert all(gap.difference == -2 for gap in views)


# Asked again


def first_round(predicted: list[int], answered: list[int]) -> tuple[list[Gap], dict[tuple[str, str, str], int]]:
    rows = [Prediction("land", "A", "B", value) for value in predicted]
    return list(
        gaps(["land"], ["A", "B"], rows, [Answer("land", "B", value) for value in answered])
    ), count_predictions(rows)


def test_a_second_prediction_is_set_against_the_first_true_answer() -> None:
    first, before = first_round([1, 1, 2, 2, 2], [5, 5, 4, 4, 4])
    again = second_predictions(
        first, before, [Prediction("land", "A", "B", value) for value in (3, 3, 3, 2, 4)], same_people=True
    )
    assert (again[0].first, again[0].second, again[0].answer, again[0].closed) == (2, 3, 4, True)
    assert (again[1].first, again[1].second, again[1].closed) == (None, None, None)


@given(values, values, values)
def test_a_second_median_depends_on_counts_alone(predicted: list[int], answered: list[int], later: list[int]) -> None:
    first, before = first_round(predicted, answered)
    second = second_predictions(
        first, before, [Prediction("land", "A", "B", value) for value in later], same_people=True
    )[0]
    shown = len(answered) >= MIN_GROUP and len(predicted) == len(later) >= MIN_GROUP
    assert (second.second is not None, second.closed is not None) == (shown, shown)


def test_other_people_are_refused() -> None:
    first, before = first_round([3] * 5, [3] * 5)
    with pytest.raises(Refusal, match="only of the same people"):
        second_predictions(first, before, [Prediction("land", "A", "B", 3)] * 5, same_people=False)


def test_what_was_not_asked_before_is_unreadable() -> None:
    first, before = first_round([3] * 5, [3] * 5)
    with pytest.raises(InvalidInput, match="prediction 1: this was not asked"):
        second_predictions(first, before, [Prediction("water", "A", "B", 3)], same_people=True)
    with pytest.raises(InvalidInput, match="prediction 1: an answer is a whole number"):
        second_predictions(first, before, [Prediction("land", "A", "B", 6)], same_people=True)


@given(st.integers(1, 5), st.integers(1, 5), st.integers(1, 5))
def test_closed_is_strictly_nearer(before: int, after: int, true: int) -> None:
    assert gap_closed(before, after, true) == (abs(after - true) < abs(before - true))
    assert not gap_closed(true, after, true)
    assert not gap_closed(before, before, true)


def test_far_off_by_chance_seems_closed_without_learning() -> None:
    """Nobody learns here: the same lasting opinion, reported twice with a slip of a point now and then."""
    chance = np.random.default_rng(7)
    size = 4000
    opinion = np.clip(np.rint(chance.normal(3, 1, (size, 1)) + chance.normal(0, 0.7, (size, 5))), 1, 5)
    true = chance.integers(1, 6, size)
    rounds = [np.clip(opinion + chance.choice([-1, 0, 1], (size, 5), p=[0.25, 0.5, 0.25]), 1, 5) for _ in range(2)]
    first, second = (np.sort(value, axis=1)[:, 2].astype(int) for value in rounds)
    far = np.abs(first - true) >= 2
    seeming = [gap_closed(int(a), int(b), int(c)) for a, b, c in zip(first[far], second[far], true[far], strict=True)]
    assert 0.28 < np.mean(seeming) < 0.34


@pytest.mark.parametrize(
    ("first", "second", "true", "incompatible", "expected"),
    [
        (2, 4, 4, False, Interpretation(misperception=True, clash=False)),
        (2, 4, 4, True, Interpretation(misperception=True, clash=True)),
        (4, 4, 4, True, Interpretation(misperception=False, clash=True)),
        (2, 3, 4, True, Interpretation(misperception=True, clash=False)),
        (2, 2, 4, True, Interpretation(misperception=False, clash=False)),
        (4, 4, 4, False, Interpretation(misperception=False, clash=False)),
        (4, 2, 4, True, Interpretation(misperception=False, clash=False)),
    ],
)
def test_readings(first: int, second: int, true: int, incompatible: bool, expected: Interpretation) -> None:
    assert interpret(first, second, true, incompatible=incompatible) == expected


# Bad rows


@pytest.mark.parametrize(
    ("prediction", "said"),
    [
        (Prediction("sky", "A", "B", 3), "prediction 2: its item is not one of the 1"),
        (Prediction("land", "C", "B", 3), "prediction 2: its side is not one of A, B"),
        (Prediction("land", "A", "C", 3), "prediction 2: its side"),
        (Prediction("land", "A", "A", 3), "prediction 2: a side predicts another side"),
        (Prediction("land", "A", "B", 0), "prediction 2: an answer is a whole number from 1 to 5"),
        (Prediction("land", "A", "B", 6), "prediction 2: an answer"),
        (Prediction("land", "A", "B", True), "prediction 2: an answer"),
        (Prediction("land", "A", "B", 3.0), "prediction 2: an answer"),  # type: ignore[arg-type]
    ],
)
def test_bad_predictions(prediction: Prediction, said: str) -> None:
    with pytest.raises(InvalidInput, match=said):
        gaps(["land"], ["A", "B"], [Prediction("land", "A", "B", 3), prediction], [])


@pytest.mark.parametrize("answer", [Answer("sky", "A", 3), Answer("land", "C", 3), Answer("land", "A", 77)])
def test_bad_answers_are_named_by_their_row_and_not_by_what_they_hold(answer: Answer) -> None:
    with pytest.raises(InvalidInput, match="answer 1: ") as caught:
        gaps(["land"], ["A", "B"], [], [answer])
    assert "77" not in str(caught.value)


# The page


def cells(head: str) -> list[list[str]]:
    table = PAGE.read_text(encoding="utf-8").partition(f"| {head}")[2].partition("\n\n")[0]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table.splitlines()[2:]]


def test_the_example_of_the_page() -> None:
    rows = cells("Item | North’s own answers")
    sides, items = ["North", "South"], [row[0] for row in rows]
    predictions, answers = [], []
    for item, north, of_north, south, of_south in rows:
        answers += [Answer(item, "North", int(digit)) for digit in north.split()]
        answers += [Answer(item, "South", int(digit)) for digit in south.split()]
        predictions += [Prediction(item, "South", "North", int(digit)) for digit in of_north.split()]
        predictions += [Prediction(item, "North", "South", int(digit)) for digit in of_south.split()]
    shown = [
        [gap.item, f"{gap.by} of {gap.of}", *("–" if v is None else str(v) for v in (gap.prediction, gap.answer))]
        for gap in gaps(items, sides, predictions, answers)
    ]
    assert shown == [row[:4] for row in cells("Item | Who of whom")]
    assert re.search(r"\| – \| – \|", PAGE.read_text(encoding="utf-8"))
