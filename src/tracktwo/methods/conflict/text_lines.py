"""Lines of text from a stream of bytes in whatever encoding, in bounded memory."""

import codecs
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import BinaryIO

from tracktwo.methods.errors import InvalidInput, Notice

__all__ = ["ByteSource", "Progress", "TextLines"]

Progress = Callable[[int], None]
CHUNK = 1 << 20
# The longest real line is a few thousand characters of notes.
LONGEST_LINE = 1 << 22
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class ByteSource:
    """A stream read once in chunks; it hashes what goes by and reports how many bytes that was."""

    def __init__(self, stream: BinaryIO, progress: Progress | None = None) -> None:
        self._stream, self._progress, self._hash, self._bytes = stream, progress, sha256(), 0

    def read(self) -> bytes:
        """The next chunk; nothing at the end."""
        chunk = self._stream.read(CHUNK)
        self._hash.update(chunk)
        self._bytes += len(chunk)
        if self._progress is not None:
            self._progress(self._bytes)
        return chunk

    @property
    def digest(self) -> str:
        """The SHA-256 of all bytes that were read, in hexadecimal digits."""
        return self._hash.hexdigest()


class TextLines:
    """The lines of a source, each with a line feed at its end, whatever the file ends its lines with.

    UTF-8 and UTF-16 are recognised, with a mark or without. A line that is not UTF-8 is read as Windows-1252, which is
    what older tools write; the first such line is remembered.
    """

    def __init__(self, source: ByteSource, head: bytes) -> None:
        self._source, self._head = source, head
        self._lines_read = 0
        self._other_line: int | None = None
        self.encoding = _encoding(head)

    def __iter__(self) -> Iterator[str]:
        rest = ""
        for text in self._texts():
            text = rest + text
            held = "\r" if text.endswith("\r") else ""
            text = text.removesuffix("\r").replace("\r\n", "\n").replace("\r", "\n")
            *lines, rest = text.split("\n")
            rest += held
            if len(rest) > LONGEST_LINE:
                raise InvalidInput(
                    "line-too-long",
                    "line {line}: found more than {most} characters without an end of line; expected a table as text",
                    line=self._lines_read + len(lines) + 1,
                    most=LONGEST_LINE,
                )
            for line in lines:
                yield line + "\n"
        if rest:
            yield rest.removesuffix("\r") + "\n"

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What a reader should know about the encoding."""
        if self._other_line is None:
            return ()
        return (
            Notice(
                "read-as-windows-1252",
                "line {line} is not UTF-8; it was read as Windows-1252, and names may look wrong",
                {"line": self._other_line},
            ),
        )

    def _texts(self) -> Iterator[str]:
        chunk, waiting = self._head, b""
        if self.encoding != "utf-8":
            decoder = codecs.getincrementaldecoder(self.encoding)(errors="replace")
            while chunk:
                yield decoder.decode(chunk).removeprefix("\ufeff")
                chunk = self._source.read()
            return
        chunk = chunk.removeprefix(codecs.BOM_UTF8)
        while chunk:
            waiting += chunk
            # A chunk is decoded up to its last whole line, so that no character is cut in two.
            end = max(waiting.rfind(b"\n"), waiting.rfind(b"\r")) + 1
            yield self._decoded(waiting[:end])
            waiting = waiting[end:]
            if len(waiting) > 4 * LONGEST_LINE:
                yield self._decoded(waiting)
                waiting = b""
            chunk = self._source.read()
        yield self._decoded(waiting)

    def _decoded(self, lines: bytes) -> str:
        try:
            text = lines.decode()
        except UnicodeDecodeError:
            text = "".join(map(self._decoded_line, lines.splitlines(keepends=True), range(len(lines))))
        self._lines_read += lines.count(b"\n")
        return text

    def _decoded_line(self, line: bytes, number: int) -> str:
        try:
            return line.decode()
        except UnicodeDecodeError:
            if self._other_line is None:
                self._other_line = self._lines_read + number + 1
            return line.decode("cp1252", errors="replace")


def _encoding(head: bytes) -> str:
    for mark, encoding in BOMS:
        if head.startswith(mark):
            return encoding
    # UTF-16 without a mark: every second byte of Latin letters is zero.
    sample = head[:200]
    if sample and sample.count(0) > len(sample) / 3:
        return "utf-16-le" if sample[1:2] == b"\0" else "utf-16-be"
    return "utf-8"
