"""Numbers of people over several reports, against what somebody learns who lays all of them side by side."""

from itertools import pairwise, product

import pytest

from tracktwo.methods.reporting import FEWEST, PEOPLE, withheld


def of(women: int, men: int, unsaid: int = 0) -> dict[str, int]:
    return {"people": women + men + unsaid, "women": women, "men": men, "unsaid": unsaid}


def shown(numbers: dict[str, int], earlier: list[dict[str, int]]) -> dict[str, int]:
    kept_back = withheld(numbers, PEOPLE, earlier)
    return {name: number for name, number in numbers.items() if name not in kept_back}


def test_eleven_and_then_twelve_exposes_one() -> None:
    first = shown(of(11, 9), [])
    assert first == of(11, 9)
    assert withheld(of(12, 9), PEOPLE, [first])["women"] == "earlier"
    assert "women" not in shown(of(12, 9), [first])


def test_what_could_be_worked_out_is_withheld_with_it() -> None:
    reasons = withheld(of(3, 9), PEOPLE, [])
    assert reasons == {"women": "few", "men": "sum", "unsaid": "sum"}
    assert shown(of(3, 9), []) == {"people": 12}
    assert withheld(of(12, 9), PEOPLE, [of(11, 9)]) == {
        "people": "earlier",
        "women": "earlier",
        "men": "whole",
        "unsaid": "whole",
    }


def test_nobody_unsaid_is_nothing_to_hide_and_two_are() -> None:
    assert withheld(of(6, 6, 0), PEOPLE, []) == {}
    assert withheld(of(6, 6, 2), PEOPLE, [])["unsaid"] == "few"
    assert shown(of(6, 6, 2), []) == {"people": 14}
    assert withheld(of(11, 11, 0), PEOPLE, [of(6, 6, 5)])["unsaid"] == "few"


def test_no_woman_is_a_group_of_fewer_than_five() -> None:
    assert shown(of(0, 9), []) == {"people": 9}


@pytest.mark.parametrize("numbers", [of(6, 6) | {"people": 13}, of(-1, 6), of(6, 6) | {"people": 0}])
def test_numbers_that_cannot_be_are_refused(numbers: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"negative|whole"):
        withheld(numbers, PEOPLE, [])


def known(reports: list[dict[str, int]]) -> list[dict[str, int]]:
    """What a reader works out of each report: a whole from its parts, and the last part from the whole."""
    learnt = []
    for report in reports:
        facts = dict(report)
        while True:
            open_ones = [name for name in ("people", *PEOPLE.parts) if name not in facts]
            if len(open_ones) != 1:
                break
            (name,) = open_ones
            parts = sum(facts.get(part, 0) for part in PEOPLE.parts)
            facts[name] = parts if name == "people" else facts["people"] - parts
        learnt.append(facts)
    return learnt


def test_no_three_reports_together_say_something_of_fewer_than_five() -> None:
    """Every course of three reports with up to eleven of each group, as one reads it who sums and subtracts."""
    sizes = (0, 1, 4, 5, 6, 10, 11)
    for course in product(product(sizes, sizes, (0, 2)), repeat=2):
        reports: list[dict[str, int]] = []
        for women, men, unsaid in (*course, course[0]):
            reports.append(shown(of(women, men, unsaid), reports))
        for name in ("people", "women", "men"):
            numbers = sorted({facts[name] for facts in known(reports) if name in facts})
            assert all(number >= FEWEST for number in numbers), (course, reports)
            assert all(later - sooner >= FEWEST for sooner, later in pairwise(numbers)), course
