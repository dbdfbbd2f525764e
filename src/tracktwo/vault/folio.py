"""A compartment, loaded once: its records by type and id."""

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

import msgspec

from .errors import NotThere
from .payload import Payload, decode, references, registered, tag_of

__all__ = ["GONE", "Folio", "Record", "Row", "Rows"]

P = TypeVar("P", bound=Payload)
# The tag of a withdrawn record: its row stays, because the sealed head counts rows; its content is removed.
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


_group = msgspec.msgpack.Decoder(dict[str, Row])


class Rows:
    """Rows by tag. A tag's group is decoded on first use, because a page rarely needs more than a few."""

    def __init__(self, packed: dict[str, msgspec.Raw] | None = None) -> None:
        self._packed = packed or {}
        self._groups: dict[str, dict[str, Row]] = {}

    def group(self, tag: str) -> dict[str, Row]:
        """The rows of one tag by id."""
        if tag not in self._groups:
            packed = self._packed.get(tag)
            self._groups[tag] = _group.decode(packed) if packed is not None else {}
        return self._groups[tag]

    def find(self, id: str, likely: str | None = None) -> Row | None:
        """The row with this id, whatever its tag; the likely tag is tried first."""
        for tag in dict.fromkeys([*([] if likely is None else [likely]), *self._groups, *self._packed]):
            if id in self.group(tag):
                return self.group(tag)[id]
        return None

    def put(self, id: str, row: Row, old: Row | None) -> None:
        """Add a row, or replace an old one."""
        if old is not None and old.tag != row.tag:
            del self.group(old.tag)[id]
        self.group(row.tag)[id] = row

    def packed(self) -> dict[str, msgspec.Raw]:
        """The groups as MessagePack, for the snapshot; groups that were never decoded are returned unchanged."""
        fresh = {tag: msgspec.Raw(msgspec.msgpack.encode(rows)) for tag, rows in self._groups.items()}
        return self._packed | fresh

    def tags(self) -> set[str]:
        """Every tag that has a group."""
        return {*self._packed, *self._groups}


class Record(Generic[P]):
    """One record as a page or an act sees it."""

    __slots__ = ("body", "born", "id", "version")

    def __init__(self, id: str, version: int, born: int, body: P) -> None:
        self.id, self.version, self.born, self.body = id, version, born, body


class Folio:
    """All records of one compartment at one head. Payloads are decoded by type on first use."""

    def __init__(self, head: int, rows: Rows) -> None:
        self.head = head
        self._rows = rows
        self._read: dict[str, list[Record[Payload]]] = {}

    def all(self, kind: type[P]) -> list[Record[P]]:
        """The records of a type, oldest first."""
        if kind.TAG not in self._read:
            group = self._rows.group(kind.TAG)
            records: list[Record[Payload]] = [_record(kind, id, row) for id, row in group.items()]
            self._read[kind.TAG] = sorted(records, key=lambda record: (record.born, record.id))
        return self._read[kind.TAG]  # type: ignore[return-value]  # the tag fixes the type

    def one(self, kind: type[P]) -> Record[P] | None:
        """The single record of a type of which there is at most one."""
        return next(iter(self.all(kind)), None)

    def get(self, kind: type[P], id: str) -> Record[P]:
        """A record by its id.

        Raises:
            NotThere: nothing, or something of another type, has that id.
        """
        row = self._rows.group(kind.TAG).get(id)
        if row is None:
            raise NotThere(kind.TAG)
        return _record(kind, id, row)

    def tags(self) -> set[str]:
        """The kinds of records that stand here, without what was taken away."""
        return {tag for tag in self._rows.tags() if tag != GONE and self._rows.group(tag)}

    def has(self, id: str) -> bool:
        """Whether this compartment has a row with this id, withdrawn ones included."""
        return self._rows.find(id) is not None

    def row(self, id: str, likely: str | None = None) -> Row | None:
        """The undecoded row."""
        return self._rows.find(id, likely)

    def dangling(self) -> Iterable[tuple[str, str, str]]:
        """(tag, id, missing id) of each reference to a record that does not exist."""
        for kind, id, name, target in self.links():
            if target not in self._rows.group(tag_of(kind, name)):
                yield kind.TAG, id, target

    def links(self) -> Iterator[tuple[type[Payload], str, str, str]]:
        """(type, id, field, id pointed at) of every reference in this compartment."""
        types = registered()
        for tag in sorted(self._rows.tags() - {GONE}):
            for id, row in self._rows.group(tag).items():
                for name, target in references(_record(types[tag], id, row).body):
                    yield types[tag], id, name, target


def _record(kind: type[P], id: str, row: Row) -> Record[P]:
    return Record(id, row.version, row.born, decode(kind, row.payload_version, bytes(row.raw)))
