"""A form made from a payload takes what the payload can hold, and nothing else."""

import datetime
from typing import Annotated

import msgspec
import pytest

from tracktwo.process.fields import Field
from tracktwo.ui.forms import form_for


class Reminder(msgspec.Struct):
    """A day that may stay open, and one that may not."""

    look: Annotated[datetime.date | None, Field("Look at it again on")] = None
    day: Annotated[datetime.date, Field("Day")] = datetime.date(2026, 1, 1)


@pytest.mark.parametrize(
    ("look", "day", "kept"),
    [
        ("", "2026-11-26", (None, datetime.date(2026, 11, 26))),
        ("2026-12-01", "2026-11-26", (datetime.date(2026, 12, 1), datetime.date(2026, 11, 26))),
        ("next week", "2026-11-26", None),
        ("", "", None),
    ],
)
def test_a_day_that_may_stay_open_is_a_day_or_nothing(look: str, day: str, kept: tuple[object, object] | None) -> None:
    form = form_for(Reminder, ["look", "day"], ["en"])({"look": look, "day": day})
    assert form.is_valid() == (kept is not None)
    if kept:
        assert (form.values()["look"], form.values()["day"]) == kept
