"""Bytes to text: by the mark at the beginning, then UTF-8, then what the file or a person says."""

import codecs

from ..errors import InvalidInput

__all__ = ["CODE_PAGES", "decoded"]

# What old mail programs write without saying so, by the alphabet a person sees.
CODE_PAGES: dict[str, str] = {
    "cp1252": "western",
    "cp1256": "arabic",
    "cp1255": "hebrew",
    "cp1251": "cyrillic",
    "cp1253": "greek",
    "cp1254": "turkish",
    "cp1250": "central-european",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(raw: bytes, declared: str = "", code_page: str = "") -> str:
    """The text of a file.

    Args:
        raw: its bytes.
        declared: the character set that the file itself names; an unknown one is passed over.
        code_page: what a person chose, one of `CODE_PAGES`; used only where nothing else fits.

    Raises:
        InvalidInput: `which-alphabet` where a person has to say; `zero-byte` where it is no text at all.
    """
    text = _by_mark(raw)
    if text is None:
        text = _tried(raw, "utf-8")
    if text is None and declared:
        text = _tried(raw, declared)
    if text is None and code_page in CODE_PAGES:
        text = raw.decode(code_page, errors="replace")
    if text is None:
        place = _first_foreign(raw)
        raise InvalidInput(
            "which-alphabet", "row {row}: found a letter that is not UTF-8; say which alphabet it is", row=place
        )
    if "\0" in text:
        raise InvalidInput("zero-byte", "found zero bytes; expected text, an Excel workbook or vCards")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _by_mark(raw: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _tried(raw, encoding)
    return None


def _tried(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _first_foreign(raw: bytes) -> int:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return raw[: error.start].count(b"\n") + 1
    return 1
