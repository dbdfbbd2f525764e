"""Wrap the text of a statement into lines of a limited display width."""

from unicodedata import east_asian_width

__all__ = ["wrap_text"]


def wrap_text(text: str, columns: int, max_lines: int) -> list[str]:
    """Wrap `text` into at most `max_lines` lines of about `columns` columns; an ellipsis marks what was cut.

    A wide East Asian character takes two columns (Unicode Standard Annex 11) and may be followed by a line break;
    other text breaks between words.
    """
    lines, line, used = [], "", 0
    for piece in _breakable_pieces(" ".join(text.split())):
        width = _display_width(piece)
        if line and used + width > columns:
            lines.append(line.rstrip())
            line, used = "", 0
            piece = piece.lstrip()
            width = _display_width(piece)
        line += piece
        used += width
    if line.strip():
        lines.append(line.rstrip())
    if len(lines) > max_lines:
        lines = lines[:max_lines]
        lines[-1] = _truncated(lines[-1], columns - 1) + "…"
    return [_truncated(line, columns + 2) for line in lines]


def _breakable_pieces(text: str) -> list[str]:
    """Words, each with the space before it; every wide character is a piece of its own."""
    pieces: list[str] = []
    for character in text:
        if not pieces or character == " " or _display_width(character) == 2 or _display_width(pieces[-1][-1]) == 2:
            pieces.append(character)
        else:
            pieces[-1] += character
    return pieces


def _display_width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _truncated(text: str, columns: int) -> str:
    while _display_width(text) > columns:
        text = text[:-1]
    return text.rstrip()
