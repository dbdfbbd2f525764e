"""What each side thinks the other would answer, beside what it answers: medians, and only of five or more.

Before concerns are heard, every member predicts privately how the other side will answer: how important each need is
to them, which options they could live with, from 1 to 5. The true answers are each side's own.

What is shown of a group's answers to one question is one number, its lower median. That protects against a single
insider: with five answers or more, somebody who knows one of them can rule out none of the five possible answers of
any other member, whatever the median. (Take the insider's answer and any answer of another member: the remaining
three or more may all be equal to the median, and then it is the median.) It takes five: of four answers with lower
median 5, one that is 1 gives away the other three. It takes the lower median: the two middle answers of an even
group, shown side by side, can tell that half of the group answered 1 and the other half 5. In general no member is
exposed by c members who put their answers together when c is at most half of the group, rounded up, less two. Beyond
that some medians give answers away, and against all but one of a side together nothing can be promised.

The same people may be asked again. A group that only partly changed may not: when a median of five moves from 2 to 1
because one more person has answered, the new answer is 1. The same can be told of somebody who is known to be the
only one of a group to have changed an answer; nothing shown here can prevent that.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from .errors import InvalidInput, Refusal

__all__ = [
    "MIN_GROUP",
    "SCALE_MAX",
    "SCALE_MIN",
    "Answer",
    "Gap",
    "Interpretation",
    "InvalidInput",
    "Prediction",
    "Refusal",
    "SecondPrediction",
    "count_predictions",
    "gap_closed",
    "gaps",
    "interpret",
    "lower_median",
    "second_predictions",
]

MIN_GROUP = 5
SCALE_MIN, SCALE_MAX = 1, 5

# Item, predicting side, predicted side.
Key = tuple[str, str, str]


@dataclass(frozen=True)
class Prediction:
    """One member's guess: what a member of the side `of` would answer. It does not say whose guess it is."""

    item: str
    by: str
    of: str
    value: int


@dataclass(frozen=True)
class Answer:
    """One member's true answer, from 1 (not at all) to 5 (very much). It does not say whose answer it is."""

    item: str
    side: str
    value: int


@dataclass(frozen=True)
class Gap:
    """How one side sees another on one item; all three numbers are None where either group has fewer than five.

    Attributes:
        prediction: lower median of what `by` expects of `of`, on the scale from 1 to 5.
        answer: lower median of what `of` answers.
        difference: prediction less answer; above zero where the other is thought to care more than it does.
    """

    item: str
    by: str
    of: str
    prediction: int | None
    answer: int | None
    difference: int | None

    @property
    def shown(self) -> bool:
        """Whether both groups had five answers or more."""
        return self.difference is not None


@dataclass(frozen=True)
class SecondPrediction:
    """A prediction asked a second time; `second` and `closed` are None where it cannot be shown."""

    item: str
    by: str
    of: str
    first: int | None
    second: int | None
    answer: int | None
    closed: bool | None


@dataclass(frozen=True)
class Interpretation:
    """What an item turned out to be.

    Attributes:
        misperception: there was a gap, and it closed once the true answer was known.
        clash: the needs cannot both be met, although the perception is right. It goes to the packages.
    """

    misperception: bool
    clash: bool


def gaps(
    items: Sequence[str], sides: Sequence[str], predictions: Iterable[Prediction], answers: Iterable[Answer]
) -> tuple[Gap, ...]:
    """Prediction beside true answer, for every item and every side's view of every other, in the given order.

    A number is shown only where the predicting group has five predictions for this item or more, and the predicted
    group five answers. Those counts alone decide. Each member gives one row per question; the hand-round has to make
    sure that nobody gives two. No spread, no interval, no mean and no count comes out: on a scale of five points
    mean and spread of a small group give every answer away to an outsider.

    It misleads by a point where groups of odd and of even size meet: the lower median of an even group is the smaller
    of its two middle answers. It says nothing of how far members differ. A correct prediction by a whole side may hide
    that half of it was wrong by two points either way.

    Raises:
        InvalidInput: a side or item that is not listed, a side that predicts itself, a value other than 1 to 5. The
            message says which row, and never what it holds.
    """
    predicted: dict[Key, list[int]] = defaultdict(list)
    for row, prediction in enumerate(predictions, 1):
        sides_named = (prediction.by, prediction.of)
        _check("prediction", row, prediction.item, items, sides_named, sides, prediction.value)
        predicted[prediction.item, prediction.by, prediction.of].append(prediction.value)
    answered: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row, answer in enumerate(answers, 1):
        _check("answer", row, answer.item, items, (answer.side,), sides, answer.value)
        answered[answer.item, answer.side].append(answer.value)
    return tuple(
        _gap((item, by, of), predicted[item, by, of], answered[item, of])
        for item in items
        for by in sides
        for of in sides
        if by != of
    )


def count_predictions(predictions: Iterable[Prediction]) -> dict[Key, int]:
    """How many predictions there are of each kind: for `second_predictions`, to be sealed and never shown."""
    return dict(Counter((prediction.item, prediction.by, prediction.of) for prediction in predictions))


def second_predictions(
    first: Sequence[Gap], first_counts: Mapping[Key, int], predictions: Iterable[Prediction], *, same_people: bool
) -> tuple[SecondPrediction, ...]:
    """The same predictions asked a second time, after the true answers were shown.

    They are set against the first true answers; those are not asked or shown again. A number is shown where the first
    one was, and where there are as many predictions as before. That the same people gave them, item by item, only
    those in the room can know: they say so with `same_people`.

    Raises:
        Refusal: others answered, or it is not known who did. Two medians of groups that differ by one person can give
            that person's answer to everybody.
        InvalidInput: a prediction of something that was not asked the first time, or a value other than 1 to 5.
    """
    if not same_people:
        raise Refusal(
            "not-the-same-people",
            "a second median is shown only of the same people: the difference of two medians can give away a person "
            "who came or left. Ask the same people, or an entirely new group as a first round of its own",
        )
    keys = [(gap.item, gap.by, gap.of) for gap in first]
    predicted: dict[Key, list[int]] = defaultdict(list)
    for row, prediction in enumerate(predictions, 1):
        key = (prediction.item, prediction.by, prediction.of)
        if key not in keys:
            raise InvalidInput(
                "prediction-not-asked-first", "prediction {row}: this was not asked the first time", row=row
            )
        _check_value("prediction", row, prediction.value)
        predicted[key].append(prediction.value)
    return tuple(_second(gap, predicted[key], first_counts.get(key, 0)) for gap, key in zip(first, keys, strict=True))


def gap_closed(first_prediction: int, second_prediction: int, first_true: int) -> bool:
    """Whether a gap closed: there was one, and the prediction is now strictly nearer to the first true answer.

    Measured against the true answer of the second time, a gap would also close when those who were predicted give in.

    It misleads where predictions are noisy: what was far off by chance is nearer the second time without anybody having
    learned (regression to the mean), the more so on the items picked because they were far off. One closed gap is an
    occasion to ask, not an effect of the workshop.
    """
    return abs(second_prediction - first_true) < abs(first_prediction - first_true)


def interpret(first_prediction: int, second_prediction: int, first_true: int, *, incompatible: bool) -> Interpretation:
    """A misperception, a clash, both or neither.

    `incompatible` is what the sides say: that a need of each cannot be met together with that of the other. While the
    second prediction is still off, it is open whether they clash.
    """
    right = second_prediction == first_true
    return Interpretation(gap_closed(first_prediction, second_prediction, first_true), incompatible and right)


def lower_median(values: Collection[int]) -> int:
    """The middle answer, or the smaller of the two middle ones: always an answer that was given."""
    return sorted(values)[(len(values) - 1) // 2]


def _gap(key: Key, predicted: Collection[int], answered: Collection[int]) -> Gap:
    if min(len(predicted), len(answered)) < MIN_GROUP:
        return Gap(*key, None, None, None)
    prediction, answer = lower_median(predicted), lower_median(answered)
    return Gap(*key, prediction, answer, prediction - answer)


def _second(gap: Gap, values: Collection[int], first_count: int) -> SecondPrediction:
    key = (gap.item, gap.by, gap.of)
    if gap.prediction is None or gap.answer is None or len(values) < MIN_GROUP or len(values) != first_count:
        return SecondPrediction(*key, gap.prediction, None, gap.answer, None)
    second = lower_median(values)
    return SecondPrediction(*key, gap.prediction, second, gap.answer, gap_closed(gap.prediction, second, gap.answer))


def _check(
    kind: str, row: int, item: str, items: Sequence[str], named: tuple[str, ...], sides: Sequence[str], value: int
) -> None:
    if item not in items:
        raise InvalidInput(
            f"{kind}-item-unknown",
            "{kind} {row}: its item is not one of the {items} that were asked",
            kind=kind,
            row=row,
            items=len(items),
        )
    if any(side not in sides for side in named):
        raise InvalidInput(
            f"{kind}-side-unknown",
            "{kind} {row}: its side is not one of {sides}",
            kind=kind,
            row=row,
            sides=", ".join(sides),
        )
    if len(set(named)) != len(named):
        raise InvalidInput(
            f"{kind}-of-own-side", "{kind} {row}: a side predicts another side, not itself", kind=kind, row=row
        )
    _check_value(kind, row, value)


def _check_value(kind: str, row: int, value: int) -> None:
    # True counts as 1 in Python, and is no answer.
    if type(value) is not int or not SCALE_MIN <= value <= SCALE_MAX:
        raise InvalidInput(
            f"{kind}-value",
            "{kind} {row}: an answer is a whole number from {low} to {high}",
            kind=kind,
            row=row,
            low=SCALE_MIN,
            high=SCALE_MAX,
        )
