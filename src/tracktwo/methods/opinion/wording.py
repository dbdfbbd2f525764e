"""Lines of a statement, cut where a reader would cut them."""

from unicodedata import east_asian_width

__all__ = ["wrapped"]


def wrapped(text: str, letters: int, lines: int) -> list[str]:
    """The text in at most so many lines of about so many letters; what does not fit is cut with an ellipsis.

    Wide letters count twice, and may be parted anywhere; others between words.
    """
    found, line, used = [], "", 0
    pieces = _pieces(" ".join(text.split()))
    for piece in pieces:
        wide = _width(piece)
        if line and used + wide > letters:
            found.append(line.rstrip())
            line, used = "", 0
            piece = piece.lstrip()
            wide = _width(piece)
        line += piece
        used += wide
    if line.strip():
        found.append(line.rstrip())
    if len(found) > lines:
        found = found[:lines]
        found[-1] = _cut(found[-1], letters - 1) + "…"
    return [_cut(one, letters + 2) for one in found]


def _pieces(text: str) -> list[str]:
    """Words with the space before them; each wide letter by itself."""
    pieces: list[str] = []
    for letter in text:
        if not pieces or letter == " " or _width(letter) == 2 or _width(pieces[-1][-1]) == 2:
            pieces.append(letter)
        else:
            pieces[-1] += letter
    return pieces


def _width(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _cut(text: str, letters: int) -> str:
    while _width(text) > letters:
        text = text[:-1]
    return text.rstrip()
