"""What a printed sheet holds, whatever file it becomes: `ui.word` makes Word of it, `ui.sheets_pdf` a PDF.

A sheet has one language, which decides its direction, and its parts in their order:

    sheet = Sheet("ar", (Heading("الجدول"), Table((("09:00", "افتتاح"),), heading=("الوقت", "ما هو"), widths=(1, 4))))
    word([sheet], foot="")      # bytes of a .docx
    pdf([sheet], foot="")       # bytes of a .pdf

Each sheet begins on a page of its own. Neither file says when, by whom or with what it was made.
"""

from dataclasses import dataclass
from itertools import pairwise
from re import finditer, search

from tracktwo.common.writing import direction

__all__ = ["Bullets", "Card", "Heading", "Paragraph", "Part", "Sheet", "Table", "is_rtl", "pieces"]


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the title of a sheet, 2 and 3 stand below it."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Running text; line feeds begin new lines. `small` is for what explains."""

    text: str
    small: bool = False


@dataclass(frozen=True)
class Bullets:
    """A list, each item after a dot, or with `boxes` after an empty box to be ticked by hand."""

    items: tuple[str, ...]
    boxes: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of cells from the side on which its language begins, left or right.

    `widths` are shares of the page, one for each column; `tall` gives every row so many millimetres at least, as on a
    board that is filled by hand.
    """

    rows: tuple[tuple[str, ...], ...]
    heading: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    tall: int = 0


@dataclass(frozen=True)
class Card:
    """A card to be cut out and stood on a table: large words, and small ones below them."""

    text: str
    below: str = ""


Part = Heading | Paragraph | Bullets | Table | Card


@dataclass(frozen=True)
class Sheet:
    """One sheet of paper, or as many pages as its parts fill."""

    language: str
    parts: tuple[Part, ...]

    @property
    def rtl(self) -> bool:
        """Whether it is written from right to left."""
        return direction(self.language) == "rtl"


# Letters and signs of the scripts that are written from right to left.
RTL = r"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
# From a Latin letter or a digit to the last one before another script: codes, times, numbers and foreign words.
FOREIGN = rf"[A-Za-z0-9](?:[^{RTL}\n]*[A-Za-z0-9%])?"


def is_rtl(text: str) -> bool:
    """Whether anything in a text is written from right to left."""
    return bool(search(f"[{RTL}]", text))


def pieces(text: str) -> list[tuple[str, bool]]:
    """A text from right to left in its pieces; True for those that are read from left to right, such as `09:00–10:30`.

    Each is to be marked with its own direction: an unmarked time would stand with its end before its beginning. A text
    in a foreign language alone is one piece, whose full stop stands at its end.
    """
    if any(map(str.isalpha, text)) and not is_rtl(text):
        return [(text, True)]
    edges = sorted({0, len(text), *(edge for match in finditer(FOREIGN, text) for edge in match.span())})
    return [
        (text[start:end], text[start].isascii() and text[start].isalnum()) for start, end in pairwise(edges) if text
    ]
