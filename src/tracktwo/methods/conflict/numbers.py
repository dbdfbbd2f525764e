"""Numbers of deaths as files write them."""

import re

from tracktwo.methods.errors import Notice

__all__ = ["LARGEST", "death_count", "is_empty", "whole_number"]

# No war of this kind has had so many deaths in a month; more is a slip, or another column.
LARGEST = 100_000_000
# R writes NA into an empty cell.
EMPTY = {"", "na", "n/a", "nan", "null", "none", "-", "."}
DECIMAL = re.compile(r"[+-]?\d+\.0*")
COMMA = re.compile(r"[+-]?\d+,\d+")


def is_empty(cell: str) -> bool:
    """Whether a cell holds nothing, or what a tool wrote for nothing."""
    return cell.strip().lower() in EMPTY


def whole_number(cell: str) -> int | None:
    """The whole number in a cell, written in ASCII digits, or with `.0` as some tools do; None for anything else."""
    if cell.isdigit() and cell.isascii() and len(cell) <= 18:
        return int(cell)
    text = cell.strip()
    if text.isascii() and text.isdigit() and len(text) <= 18:
        return int(text)
    if len(text) <= 18 and DECIMAL.fullmatch(text):
        return int(text.split(".")[0])
    return None


def death_count(cell: str) -> tuple[int | None, Notice | None]:
    """The number of deaths in a cell, with what is wrong with it. Either may be missing, and both may be there."""
    number = whole_number(cell)
    if number is not None and 0 <= number <= LARGEST:
        return number, None
    text = cell.strip()
    if is_empty(text):
        return None, Notice("no-number", "nothing stands there; expected a number of deaths")
    if number is not None and number > LARGEST:
        return None, Notice("too-many-deaths", "no such number of deaths; expected {most} at most", {"most": LARGEST})
    if text.startswith("-") and text[1:].replace(".", "", 1).replace(",", "", 1).isdigit():
        return None, Notice("negative-deaths", "a negative number of deaths; it is not counted")
    if COMMA.fullmatch(text):
        digits, decimals = text.split(",")
        if not decimals.strip("0") and len(decimals) != 3:
            return int(digits), Notice("decimal-comma", "a decimal comma; it was read as {number}", {"number": digits})
        return None, Notice(
            "comma-in-number", "a decimal comma or a comma between thousands; expected a whole number without one"
        )
    return None, Notice("not-a-number", "no whole number; expected a number of deaths")
