"""Numbers of people in one report after another: which may stand, so that none says something of fewer than five.

    withheld({"people": 12, "women": 7, "men": 5}, PEOPLE, [{"people": 11}])      # {"people": "earlier", ...}

A whole and its parts are given: whoever knows all of them but one knows that one, too. So the parts stand all together
or not at all, and only where the whole may stand. Every number is held against each earlier report: it is the same, or
differs by five at the least. Only the numbers decide.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

__all__ = ["FEWEST", "PEOPLE", "Reason", "Whole", "withheld"]

FEWEST: Final = 5

Reason = Literal["few", "earlier", "sum", "whole"]


@dataclass(frozen=True)
class Whole:
    """A number that is the sum of others; `rest` is the part that may be nobody without saying anything."""

    name: str
    parts: tuple[str, ...]
    rest: str


PEOPLE: Final = Whole("people", ("women", "men", "unsaid"), "unsaid")


def withheld(numbers: Mapping[str, int], whole: Whole, earlier: Iterable[Mapping[str, int]]) -> dict[str, Reason]:
    """Why a number may not stand, by its name; what is not in the answer may.

    `few`: it is of fewer than five; `earlier`: it differs from an earlier one by fewer than five; `whole`: a part of a
    number that may not stand, which could be summed up; `sum`: another part may not stand, so that it could be worked
    out. `earlier` are the numbers that stood in earlier reports.

    Raises:
        ValueError: a number is negative, or the parts are not the whole.
    """
    reports = list(earlier)
    if any(numbers[name] < 0 for name in (whole.name, *whole.parts)):
        raise ValueError("a number of people is negative")
    if sum(numbers[part] for part in whole.parts) != numbers[whole.name]:
        raise ValueError("the parts are not the whole")
    alone = {name: _alone(name, numbers[name], reports) for name in (whole.name, *whole.parts)}
    if numbers[whole.rest] == 0 and all(report.get(whole.rest, 0) == 0 for report in reports):
        alone[whole.rest] = None
    reasons: dict[str, Reason] = {name: reason for name, reason in alone.items() if reason}
    if any(part in reasons for part in whole.parts) or whole.name in reasons:
        other: Reason = "whole" if whole.name in reasons else "sum"
        reasons |= {part: other for part in whole.parts if part not in reasons}
    return reasons


def _alone(name: str, number: int, reports: list[Mapping[str, int]]) -> Reason | None:
    if number < FEWEST:
        return "few"
    before = [report[name] for report in reports if name in report]
    return "earlier" if any(0 < abs(number - each) < FEWEST for each in before) else None
