"""Text of somebody's file inside a message or a picture: shortened, and without what a terminal obeys."""

from unicodedata import category

__all__ = ["printable", "quoted", "with_formula", "without_formula"]

# No heading or cell that is meant is longer; messages repeat no more than this of what was found.
MAX_QUOTED = 40
# A spreadsheet takes a cell that begins with one of these for a formula, and evaluates it.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def printable(text: str, keep: str = "") -> str:
    """The text without control characters; those in `keep` stay, line breaks and tabs become spaces.

    A terminal obeys control characters in what it prints, and XML forbids most of them.
    """
    return "".join(
        character
        if character in keep or category(character) not in ("Cc", "Zl", "Zp", "Cs")
        else (" " if character.isspace() else "")
        for character in text
    )


def quoted(cell: str) -> str:
    """What was found, in quotation marks, shortened, fit to be printed."""
    shown = printable(cell[: MAX_QUOTED + 1])
    return f"“{shown[:MAX_QUOTED]}…”" if len(cell) > MAX_QUOTED else f"“{shown}”"


def without_formula(text: str) -> str:
    """The text of a cell that no spreadsheet runs: with an apostrophe in front where it looks like a formula."""
    return f"'{text}" if text.lstrip("'").startswith(FORMULA_STARTS) else text


def with_formula(cell: str) -> str:
    """The text of which `without_formula` made the cell."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA_STARTS) else cell
