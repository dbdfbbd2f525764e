"""Looking for words in every byte below a folder: as they are, in wide letters, encoded, and inside what is packed."""

import base64
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

__all__ = ["found_below"]

# The beginnings of gzip members and of zlib streams at the usual levels.
GZIP, ZLIB = b"\x1f\x8b\x08", (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
LARGEST = 16 * 1024 * 1024


def shapes(word: str | bytes) -> dict[str, bytes]:
    """The forms in which a word may lie in a file."""
    raw = word.encode() if isinstance(word, str) else word
    found = {"as it is": raw}
    if isinstance(word, str):
        found["in wide letters"] = word.encode("utf-16-le")
        found["in wide letters, the other way"] = word.encode("utf-16-be")
        found["in an address"] = quote(word).encode()
        found["in a form"] = quote(word, safe="").replace("%20", "+").encode()
        found["in a script"] = word.encode("ascii", "backslashreplace")
    found["in hexadecimal"] = raw.hex().encode()
    for offset in range(3):
        # Whole groups of three bytes alone are the same whatever stands before and after.
        inner = raw[offset : offset + (len(raw) - offset) // 3 * 3]
        found[f"in base64, {offset}"] = base64.b64encode(inner)
        found[f"in base64 for addresses, {offset}"] = base64.urlsafe_b64encode(inner)
    return found


def unpacked(content: bytes) -> Iterator[bytes]:
    """What is packed inside: every place that begins like gzip or zlib is tried."""
    for start, bits in ((GZIP, 31), *((one, 15) for one in ZLIB)):
        at = content.find(start)
        while at >= 0:
            try:
                plain = zlib.decompressobj(bits).decompress(content[at:], LARGEST)
            except zlib.error:
                plain = b""
            if plain:
                yield plain
            at = content.find(start, at + 1)


def found_below(folder: Path, words: dict[str, str | bytes]) -> list[str]:
    """Where each word was found: file, which word, and in what form. Empty files and sockets say nothing."""
    found = []
    forms = [(what, how, shape) for what, word in words.items() for how, shape in shapes(word).items()]
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.is_symlink():
            continue
        content = path.read_bytes()
        name = str(path.relative_to(folder))
        for part, place in ((content, ""), *((one, ", packed") for one in unpacked(content))):
            lower = part.lower()
            found += [
                f"{name}: {what}, {how}{place}"
                for what, how, shape in forms
                if shape in part or (how == "as it is" and shape.lower() in lower)
            ]
    return found
