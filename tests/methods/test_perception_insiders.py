"""What somebody in a group could work out of the others' answers, by trying every group."""

from itertools import combinations_with_replacement, product

import pytest

from tracktwo.methods.perception import lower_median

SCALE = range(1, 6)


def left_over(size: int, insiders: int, told: object = lower_median) -> int:
    """The fewest answers that any other member may still have given, over all groups and everything told of them.

    Answers of others are alike to the insiders, so that it is enough to look at groups without order.
    """
    possible: dict[object, set[int]] = {}
    for known in combinations_with_replacement(SCALE, insiders):
        for rest in combinations_with_replacement(SCALE, size - insiders):
            possible.setdefault((known, told(known + rest)), set()).update(rest)  # type: ignore[operator]
    return min(map(len, possible.values()))


@pytest.mark.parametrize("size", [5, 6, 7, 8])
def test_one_insider_can_rule_out_no_answer_of_another(size: int) -> None:
    assert left_over(size, 1) == len(SCALE)


@pytest.mark.parametrize("size", [3, 4])
def test_fewer_than_five_would_give_answers_away(size: int) -> None:
    assert left_over(size, 1) == 1


@pytest.mark.parametrize(("size", "most"), [(5, 1), (6, 1), (7, 2), (8, 2), (9, 3)])
def test_how_many_insiders_it_takes(size: int, most: int) -> None:
    """Up to half of the group, rounded up, less two, learn nothing of any one member; one more may learn it all."""
    assert most == (size + 1) // 2 - 2
    assert left_over(size, most) == len(SCALE)
    assert left_over(size, most + 1) == 1


@pytest.mark.parametrize("size", [5, 6, 7])
def test_all_but_one_together_may_learn_the_last(size: int) -> None:
    assert left_over(size, size - 1) == 1


def test_both_middle_answers_of_six_would_say_more() -> None:
    def middles(group: tuple[int, ...]) -> tuple[int, int]:
        return sorted(group)[2], sorted(group)[3]

    assert left_over(6, 1, middles) == 2


def test_two_items_of_one_group_do_not_help_an_insider() -> None:
    """Two medians and both own answers: every pair of answers of another member is still possible.

    The same holds of two rounds, as everybody is free to answer otherwise the second time.
    """
    scale = (1, 3, 5)
    members = list(product(scale, repeat=2))
    possible: dict[object, set[tuple[int, int]]] = {}
    for own in members:
        for rest in combinations_with_replacement(members, 4):
            told = tuple(lower_median(column) for column in zip(own, *rest, strict=True))
            possible.setdefault((own, told), set()).update(rest)
    assert len(possible) == len(members) ** 2
    assert all(len(values) == len(members) for values in possible.values())


def test_who_alone_is_known_to_have_changed_stands_alone() -> None:
    """The same people twice, and it is known that nobody but the fifth has thought again."""
    told: dict[tuple[int, int], set[int]] = {}
    for rest in combinations_with_replacement(SCALE, 4):
        for before, after in product(SCALE, repeat=2):
            told.setdefault((lower_median((*rest, before)), lower_median((*rest, after))), set()).add(after)
    assert told[2, 1] == {1}


def test_mean_and_spread_would_give_three_away() -> None:
    """Why there is no mean and no spread: how many groups are the only one with theirs."""
    groups = list(combinations_with_replacement(SCALE, 3))
    seen: dict[tuple[float, float], int] = {}
    for group in groups:
        key = (sum(group), sum(value * value for value in group))
        seen[key] = seen.get(key, 0) + 1
    assert sum(count == 1 for count in seen.values()) / len(groups) > 0.8


def test_a_newcomer_would_stand_alone_between_two_medians() -> None:
    """Why the same people are to be asked: here everybody can tell what the sixth has answered."""
    told: dict[tuple[int, int], set[int]] = {}
    for group in combinations_with_replacement(SCALE, 5):
        for sixth in SCALE:
            told.setdefault((lower_median(group), lower_median((*group, sixth))), set()).add(sixth)
    assert told[2, 1] == {1}


def test_the_table_of_the_method_page_is_what_was_enumerated() -> None:
    from pathlib import Path

    page = (Path(__file__).parents[2] / "docs" / "methods" / "perception.md").read_text()
    rows = {size: left_over_sizes(size) for size in range(5, 10)}
    for size, (nothing, everything) in rows.items():
        assert f"| {size} | {nothing} | {everything} |" in page


def left_over_sizes(size: int) -> tuple[int, int]:
    """The most insiders who learn nothing, and the fewest who may learn everything."""
    left = {insiders: left_over(size, insiders) for insiders in range(1, (size + 1) // 2)}
    return max(one for one in left if left[one] == len(SCALE)), min(one for one in left if left[one] == 1)
