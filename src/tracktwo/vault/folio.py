"""A compartment, loaded once: its records by type and id."""

from collections.abc import Iterable
from typing import Generic, TypeVar

import msgspec

from .errors import NotThere
from .payload import Payload, decode, references, registered

__all__ = ["GONE", "Folio", "Record", "Row"]

P = TypeVar("P", bound=Payload)
# The tag of a record that was taken back: its row stays, so that counts and order hold, its content does not.
GONE = ""


class Row(msgspec.Struct, frozen=True, array_like=True):
    """A decrypted row, its payload not yet decoded. `born` is the head at which it first appeared."""

    version: int
    seq: int
    mark: bytes
    tag: str
    payload_version: int
    born: int
    raw: msgspec.Raw


class Record(Generic[P]):
    """One record as a page or an act sees it."""

    __slots__ = ("body", "born", "id", "version")

    def __init__(self, id: str, version: int, born: int, body: P) -> None:
        self.id, self.version, self.born, self.body = id, version, born, body


class Folio:
    """All records of one compartment at one head. Bodies are decoded by type when first asked for."""

    def __init__(self, head: int, rows: dict[str, Row]) -> None:
        self.head = head
        self._rows = rows
        self._by_tag: dict[str, list[str]] = {}
        for id, row in rows.items():
            self._by_tag.setdefault(row.tag, []).append(id)
        self._read: dict[str, list[Record[Payload]]] = {}

    def all(self, kind: type[P]) -> list[Record[P]]:
        """The records of a type, oldest first."""
        if kind.TAG not in self._read:
            found: list[Record[Payload]] = [self._record(kind, id) for id in self._by_tag.get(kind.TAG, ())]
            self._read[kind.TAG] = sorted(found, key=lambda one: (one.born, one.id))
        return self._read[kind.TAG]  # type: ignore[return-value]  # the tag fixes the type

    def one(self, kind: type[P]) -> Record[P] | None:
        """The single record of a type of which there is at most one."""
        return next(iter(self.all(kind)), None)

    def get(self, kind: type[P], id: str) -> Record[P]:
        """A record by its id.

        Raises:
            NotThere: nothing, or something of another type, has that id.
        """
        row = self._rows.get(id)
        if row is None or row.tag != kind.TAG:
            raise NotThere(kind.TAG)
        return self._record(kind, id)

    def has(self, id: str) -> bool:
        """Whether a row with this id stands here, be it taken back."""
        return id in self._rows

    def row(self, id: str) -> Row | None:
        """The undecoded row."""
        return self._rows.get(id)

    def referring(self, id: str) -> Iterable[tuple[type[Payload], str]]:
        """Type and id of each record that points at this one."""
        for kind, other, target in self._references():
            if target[1] == id:
                yield kind, other

    def dangling(self) -> Iterable[tuple[str, str, str]]:
        """(tag, id, missing id) for each reference that leads nowhere."""
        for kind, id, (tag, target) in self._references():
            other = self._rows.get(target)
            if other is None or other.tag != tag:
                yield kind.TAG, id, target

    def _references(self) -> Iterable[tuple[type[Payload], str, tuple[str, str]]]:
        types = registered()
        for id, row in self._rows.items():
            if row.tag != GONE:
                kind = types[row.tag]
                for reference in references(self._record(kind, id).body):
                    yield kind, id, reference

    def _record(self, kind: type[P], id: str) -> Record[P]:
        row = self._rows[id]
        return Record(id, row.version, row.born, decode(kind, row.payload_version, bytes(row.raw)))
