"""vCards 2.1, 3.0 and 4.0 as telephones and mail programs write them: cleaned card by card, then read by `vobject`.

Of real files many cannot be read as they are: photos, sound and keys folded in several ways, a card within a card,
letters cut in the middle by folding, character sets that are not named. A bad card loses only itself.
"""

import quopri
import re
from collections.abc import Iterator

from .decoding import decoded
from .table import MOST_ROWS, Problem, Sheet

__all__ = ["HEADINGS", "looks_like_vcards", "read_vcards"]

HEADINGS = ("Name", "Title", "Organization", "Phone", "E-mail", "Address", "Referred By", "Notes", "Birthday")
_BEGIN, _END = b"BEGIN:VCARD", b"END:VCARD"
# All that is handed to the reader; whatever else a card holds is never looked at.
_READ = {"FN", "N", "TITLE", "ROLE", "ORG", "TEL", "EMAIL", "ADR", "NOTE", "BDAY", "NICKNAME", "X-REFERRED-BY"}
_CHARSET = re.compile(rb";CHARSET=\"?([A-Za-z0-9_\-]+)\"?", re.IGNORECASE)
_LONGEST_CELL = 300


def looks_like_vcards(raw: bytes) -> bool:
    """Whether a file begins with a card, after a mark and blank lines."""
    start = raw[:200].removeprefix(b"\xef\xbb\xbf")
    return _plain(start).lstrip().upper().startswith(_BEGIN)


def _plain(raw: bytes) -> bytes:
    """UTF-16 as UTF-8; else the bytes as they are, because character sets may change from line to line."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace").encode()
    return raw.removeprefix(b"\xef\xbb\xbf")


def read_vcards(raw: bytes, code_page: str = "") -> Sheet:
    """Every card as a row, by its number from 1, and what is wrong with cards that could not be read whole.

    Raises:
        InvalidInput: a letter that is not UTF-8 in a card that does not say how it is written (`which-alphabet`).
    """
    rows: list[tuple[int, tuple[str, ...]]] = []
    problems: list[Problem] = []
    for number, (lines, whole) in enumerate(_cards(_plain(raw)), 1):
        if number > MOST_ROWS:
            problems.append(Problem("too-many-rows", number))
            break
        if not whole:
            problems.append(Problem("card-cut-off", number))
        cells = _cells(lines, code_page)
        if cells is None:
            problems.append(Problem("card-unreadable", number))
        elif not cells[0]:
            problems.append(Problem("card-nameless", number))
        else:
            rows.append((number, cells))
    return Sheet("", HEADINGS, tuple(rows), problems=tuple(problems))


def _cards(raw: bytes) -> Iterator[tuple[list[bytes], bool]]:
    """(lines of a card without its first and last, whether it has an end). A card within a card is left out."""
    lines: list[bytes] | None = None
    inner = 0
    for line in raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"):
        mark = line.strip().upper()
        if mark == _BEGIN:
            if lines is not None and _is_agent(lines):
                inner += 1
                continue
            if lines is not None:
                yield lines, False
            lines, inner = [], 0
        elif mark == _END and inner:
            inner -= 1
        elif mark == _END and lines is not None:
            yield lines, True
            lines = None
        elif lines is not None and not inner:
            lines.append(line)
    if lines is not None:
        yield lines, False


def _is_agent(lines: list[bytes]) -> bool:
    last = next((line for line in reversed(lines) if line.strip()), b"")
    return last.upper().startswith(b"AGENT") and last.rstrip().endswith(b":")


def _unfolded(lines: list[bytes]) -> Iterator[bytes]:
    """Whole lines: folds taken out byte by byte, since a letter may be cut in two, and soft breaks of quoted text."""
    version = next((line for line in lines if line.upper().startswith(b"VERSION:")), b"")
    keep = b" " if b"2.1" in version else b""
    current = b""
    for line in lines:
        if current and _is_quoted(current) and current.endswith(b"="):
            current = current[:-1] + line
        elif line[:1] in (b" ", b"\t") and current:
            current += keep + line[1:]
        else:
            if current.strip():
                yield current
            current = line
    if current.strip():
        yield current


def _is_quoted(line: bytes) -> bool:
    return b"QUOTED-PRINTABLE" in line.partition(b":")[0].upper()


def _cells(lines: list[bytes], code_page: str) -> tuple[str, ...] | None:
    """The cells of a card, None where its reader gives up on it."""
    import vobject

    cleaned = [line for line in (_cleaned(line, code_page) for line in _unfolded(lines)) if line]
    try:
        card = vobject.readOne("\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *cleaned, "END:VCARD", ""]))
    except Exception:  # vobject raises whatever a broken line happens to cause
        return None
    return tuple(" ".join(cell.split())[:_LONGEST_CELL] for cell in _read(card))


def _cleaned(line: bytes, code_page: str) -> str:
    """One property as the reader takes it: its name, its text, and nothing that could trip it; empty if left out."""
    head, _colon, value = line.partition(b":")
    name = head.partition(b";")[0].rpartition(b".")[2].upper().decode("ascii", errors="replace").strip()
    if name not in _READ or not _colon:
        return ""
    named = _CHARSET.search(head)
    if _is_quoted(head + b":"):
        value = quopri.decodestring(value)
    text = decoded(value, named.group(1).decode() if named else "", code_page)
    return f"{name}:" + text.replace("\n", "\\n").replace("\x0b", " ")


def _read(card: object) -> tuple[str, ...]:
    def values(name: str) -> list[str]:
        lines = getattr(card, "contents", {}).get(name, [])
        return list(dict.fromkeys(filter(None, (_text(line.value) for line in lines))))

    names = values("fn") or values("n") or values("nickname") or values("org") or values("email")
    return (
        # One name in two scripts stands there twice: both are kept.
        " / ".join(names[:2]),
        ", ".join(values("title") or values("role")),
        ", ".join(values("org")),
        ", ".join(values("tel")),
        ", ".join(values("email")),
        "; ".join(values("adr")),
        ", ".join(values("x-referred-by")),
        "; ".join(values("note")),
        ", ".join(values("bday")),
    )


def _text(value: object) -> str:
    """The text of a value, of which the reader makes lists and objects."""
    if isinstance(value, str):
        return value.strip(" ;,")
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text, value)))
    parts = [getattr(value, part, "") for part in ("prefix", "given", "additional", "family", "suffix")]
    if not any(parts):
        parts = [getattr(value, part, "") for part in ("street", "city", "region", "code", "country")]
    return " ".join(filter(None, map(_text, parts)))
