"""The rows of a file of conflict data as bytes, so that another dyad can be asked for without the file."""

import zlib

import msgspec
import numpy as np

from tracktwo.methods.conflict import ConflictData, Vintage
from tracktwo.methods.conflict.events import Events, UnitName

from .records import ConflictFile

__all__ = ["pack", "unpack"]

COLUMNS = ("unit", "place", "start", "end", "low", "best", "high", "kind", "precision", "line")


class _Packed(msgspec.Struct, array_like=True):
    units: list[tuple[int, str]]
    places: list[str]
    kinds: list[str]
    columns: dict[str, tuple[str, bytes]]


def pack(data: ConflictData) -> bytes:
    """The rows as bytes."""
    events = data.events
    arrays = {name: np.ascontiguousarray(getattr(events, name)) for name in COLUMNS}
    # With its type, which says the order of the bytes as well: a backup may be read on another machine.
    columns = {name: (array.dtype.str, array.tobytes()) for name, array in arrays.items()}
    units = [(unit.number, unit.name) for unit in events.units]
    return zlib.compress(msgspec.msgpack.encode(_Packed(units, list(events.places), list(events.kinds), columns)))


def unpack(file: ConflictFile, packed: bytes) -> ConflictData:
    """The rows again, under the vintage of their file; its problems stand with the file."""
    held = msgspec.msgpack.decode(zlib.decompress(packed), type=_Packed)
    columns = {name: np.frombuffer(content, dtype=np.dtype(kind)) for name, (kind, content) in held.columns.items()}
    units = tuple(UnitName(*unit) for unit in held.units)
    events = Events(units, tuple(held.places), tuple(held.kinds), **columns)
    vintage = Vintage(file.digest, file.kind, file.version, file.rows)  # type: ignore[arg-type]
    return ConflictData(vintage, events, (), {}, ())
