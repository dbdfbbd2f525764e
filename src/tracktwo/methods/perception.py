"""What each side thinks the other would answer, beside what it answers: medians, and only of five or more.

Before concerns are heard, every member predicts privately how the other side will answer: how important each need is
to them, which options they could live with, from 1 to 5. The true answers are each side's own.

What is shown of a group's answers to one question is one number, its lower median. That is what keeps a single
insider out: with five answers or more, somebody who knows one of them can rule out none of the five possible answers
of any other member, whatever the median. (Take the insider's answer and any answer of another member: the remaining
three or more may all be equal to the median, and then it is the median.) It takes five: of four answers with lower
median 5, one that is 1 gives away the other three. It takes the lower median: the two middle answers of an even
group, shown side by side, can tell that half of the group answered 1 and the other half 5. In general nobody is found
out by c members who put their answers together when c is at most half of the group, rounded up, less two. Beyond that
some medians give answers away, and against all but one of a side together nothing can be promised.

The same people may be asked again. A group that only partly changed may not: when a median of five moves from 2 to 1
because one more has answered, the new answer is 1. The same can be told of somebody who is known to be the only one of
a group to have changed an answer; nothing shown here can prevent that.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

__all__ = [
    "FEWEST",
    "HIGHEST",
    "LOWEST",
    "Again",
    "Answer",
    "Gap",
    "Prediction",
    "Reading",
    "Refused",
    "Unreadable",
    "again",
    "closed",
    "counts",
    "gaps",
    "lower_median",
    "reading",
]

FEWEST = 5
LOWEST, HIGHEST = 1, 5

# Item, predicting side, predicted side.
Key = tuple[str, str, str]


class Unreadable(ValueError):
    """A row that is no prediction or answer; says which row, and never what it holds."""


class Refused(ValueError):
    """A question that would give somebody's answer away."""


@dataclass(frozen=True)
class Prediction:
    """One member's guess: what a member of the side `of` would answer. Whose guess it is, is not kept."""

    item: str
    by: str
    of: str
    value: int


@dataclass(frozen=True)
class Answer:
    """One member's true answer, from 1 (not at all) to 5 (very much). Whose it is, is not kept."""

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
class Again:
    """A prediction asked a second time; `second` and `closed` are None where it cannot be shown."""

    item: str
    by: str
    of: str
    first: int | None
    second: int | None
    answer: int | None
    closed: bool | None


@dataclass(frozen=True)
class Reading:
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
    group five answers. This is decided by those counts alone. Each member gives one row per question; that nobody gives
    two, the hand-round has to see to. No spread, no interval, no mean and no count comes out: on a scale of five points
    mean and spread of a small group give every answer away to an outsider.

    It misleads by a point where groups of odd and of even size meet: the lower median of an even group is the smaller
    of its two middle answers. It says nothing of how far members differ. A correct prediction by a whole side may hide
    that half of it was wrong by two points either way.

    Raises:
        Unreadable: a side or item that is not listed, a side that predicts itself, a value that is none of 1 to 5.
    """
    predicted: dict[Key, list[int]] = defaultdict(list)
    for row, one in enumerate(predictions, 1):
        _check(f"prediction {row}", one.item, items, (one.by, one.of), sides, one.value)
        predicted[one.item, one.by, one.of].append(one.value)
    answered: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row, true in enumerate(answers, 1):
        _check(f"answer {row}", true.item, items, (true.side,), sides, true.value)
        answered[true.item, true.side].append(true.value)
    return tuple(
        _gap((item, by, of), predicted[item, by, of], answered[item, of])
        for item in items
        for by in sides
        for of in sides
        if by != of
    )


def counts(predictions: Iterable[Prediction]) -> dict[Key, int]:
    """How many predictions there are of each kind: for `again`, to be sealed and never shown."""
    return dict(Counter((one.item, one.by, one.of) for one in predictions))


def again(
    first: Sequence[Gap], before: Mapping[Key, int], predictions: Iterable[Prediction], *, same_people: bool
) -> tuple[Again, ...]:
    """The same predictions asked a second time, after the true answers were shown.

    They are set against the first true answers; those are not asked or shown again. A number is shown where the first
    one was, and where there are as many predictions as before. That the same people gave them, item by item, only
    those in the room can know: they say so with `same_people`.

    Raises:
        Refused: others answered, or it is not known who did. Two medians of groups that differ by one person can give
            that person's answer to everybody.
        Unreadable: a prediction of something that was not asked the first time, or a value that is none of 1 to 5.
    """
    if not same_people:
        raise Refused(
            "a second median is shown only of the same people: between two medians, one who came or left stands alone. "
            "Ask the same people, or an entirely new group as a first round of its own"
        )
    keys = [(one.item, one.by, one.of) for one in first]
    found: dict[Key, list[int]] = defaultdict(list)
    for row, one in enumerate(predictions, 1):
        if (one.item, one.by, one.of) not in keys:
            raise Unreadable(f"prediction {row}: this was not asked the first time")
        _check_value(f"prediction {row}", one.value)
        found[one.item, one.by, one.of].append(one.value)
    return tuple(_again(gap, found[key], before.get(key, 0)) for gap, key in zip(first, keys, strict=True))


def closed(first_prediction: int, second_prediction: int, first_true: int) -> bool:
    """Whether a gap closed: there was one, and the prediction is now strictly nearer to the first true answer.

    Measured against the true answer of the second time, a gap would also close when those who were predicted give in.

    It misleads where predictions are noisy: what was far off by chance is nearer the second time without anybody having
    learned (regression to the mean), the more so on the items picked because they were far off. One closed gap is an
    occasion to ask, no effect of the workshop.
    """
    return abs(second_prediction - first_true) < abs(first_prediction - first_true)


def reading(first_prediction: int, second_prediction: int, first_true: int, *, incompatible: bool) -> Reading:
    """A misperception, a clash, both or neither.

    `incompatible` is what the sides say: that this need of the one and the need of the other cannot both be met. While
    the second prediction is still off, it is open whether they clash.
    """
    right = second_prediction == first_true
    return Reading(closed(first_prediction, second_prediction, first_true), incompatible and right)


def lower_median(values: Collection[int]) -> int:
    """The middle answer, or the smaller of the two middle ones: always an answer that was given."""
    return sorted(values)[(len(values) - 1) // 2]


def _gap(key: Key, predicted: Collection[int], answered: Collection[int]) -> Gap:
    if min(len(predicted), len(answered)) < FEWEST:
        return Gap(*key, None, None, None)
    prediction, answer = lower_median(predicted), lower_median(answered)
    return Gap(*key, prediction, answer, prediction - answer)


def _again(gap: Gap, values: Collection[int], before: int) -> Again:
    key = (gap.item, gap.by, gap.of)
    if gap.prediction is None or gap.answer is None or len(values) < FEWEST or len(values) != before:
        return Again(*key, gap.prediction, None, gap.answer, None)
    second = lower_median(values)
    return Again(*key, gap.prediction, second, gap.answer, closed(gap.prediction, second, gap.answer))


def _check(
    where: str, item: str, items: Sequence[str], named: tuple[str, ...], sides: Sequence[str], value: int
) -> None:
    if item not in items:
        raise Unreadable(f"{where}: its item is not one of the {len(items)} that were asked")
    if any(side not in sides for side in named):
        raise Unreadable(f"{where}: its side is not one of {', '.join(sides)}")
    if len(set(named)) != len(named):
        raise Unreadable(f"{where}: a side predicts another side, not itself")
    _check_value(where, value)


def _check_value(where: str, value: int) -> None:
    # True counts as 1 in Python, and is no answer.
    if type(value) is not int or not LOWEST <= value <= HIGHEST:
        raise Unreadable(f"{where}: an answer is a whole number from {LOWEST} to {HIGHEST}")
