"""Typed payloads: what stands inside a sealed record, and how it is read back years later."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Annotated, Any, ClassVar, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from .errors import BadPayload

__all__ = [
    "Payload",
    "Ref",
    "decode",
    "encode",
    "is_list",
    "payload",
    "references",
    "registered",
    "tag_of",
    "without",
]

Upgrade = Callable[[int, dict[str, Any]], dict[str, Any]]


class Payload(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of every payload. Fields are declared once, here; forms and checks are derived from them."""

    TAG: ClassVar[str]
    VERSION: ClassVar[int]
    UPGRADE: ClassVar[Upgrade | None] = None


class Ref:
    """Marks a field as the id of another record of this compartment: `Annotated[str, Ref("concern")]`."""

    def __init__(self, tag: str) -> None:
        self.tag = tag


P = TypeVar("P", bound=Payload)
_types: dict[str, type[Payload]] = {}


def payload(tag: str, version: int = 1, upgrade: Upgrade | None = None) -> Callable[[type[P]], type[P]]:
    """Register a payload type under a tag that never changes.

    `upgrade(found_version, fields)` returns the fields of the present version; without it only the present
    version is read.
    """

    def register(cls: type[P]) -> type[P]:
        if tag in _types:
            raise ValueError(f"two payload types are called {tag}")
        cls.TAG, cls.VERSION, cls.UPGRADE = tag, version, upgrade
        _types[tag] = cls
        return cls

    return register


def registered() -> dict[str, type[Payload]]:
    """Every payload type by its tag."""
    return dict(_types)


def encode(content: Payload) -> bytes:
    """The fields alone, as MessagePack."""
    return msgspec.msgpack.encode(content)


@cache
def _decoder(cls: type[P]) -> "msgspec.msgpack.Decoder[P]":
    return msgspec.msgpack.Decoder(cls)


def decode(cls: type[P], version: int, raw: bytes) -> P:
    """The typed payload of a record.

    Raises:
        BadPayload: written by a newer program, or with a field this program does not know.
    """
    if version > cls.VERSION or version < 1:
        raise BadPayload(f"{cls.TAG}: version {version} is not known here (newest {cls.VERSION})")
    try:
        if version == cls.VERSION:
            content: P = _decoder(cls).decode(raw)
            return content
        if cls.UPGRADE is None:
            raise BadPayload(f"{cls.TAG}: no upgrade from version {version} to {cls.VERSION}")
        fields = cls.UPGRADE(version, msgspec.msgpack.decode(raw))
        return msgspec.convert(fields, cls)
    except msgspec.MsgspecError as error:
        # The library's message names a field and a type, never a value.
        raise BadPayload(f"{cls.TAG}: {error}") from None


@cache
def _ref_fields(cls: type[Payload]) -> dict[str, tuple[str, bool]]:
    """Field name to (tag pointed at, whether it is a list)."""
    targets = {}
    for name, hint in get_type_hints(cls, include_extras=True).items():
        marks = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
        for mark in marks:
            if isinstance(mark, Ref):
                targets[name] = (mark.tag, get_origin(get_args(hint)[0]) is list)
    return targets


def references(content: Payload) -> Iterator[tuple[str, str]]:
    """(field, id) of every record this one points at; empty references are passed over."""
    for name, (_tag, many) in _ref_fields(type(content)).items():
        value = getattr(content, name)
        for id in value if many else [value]:
            if id:
                yield name, id


def tag_of(cls: type[Payload], field: str) -> str:
    """The tag of what a reference field points at."""
    return _ref_fields(cls)[field][0]


def is_list(cls: type[Payload], field: str) -> bool:
    """Whether a reference field lists several records."""
    return _ref_fields(cls)[field][1]


def without(content: P, gone: set[str]) -> P:
    """The payload with these ids removed from its lists of references."""
    lists = {
        name: [id for id in getattr(content, name) if id not in gone]
        for name, (_tag, many) in _ref_fields(type(content)).items()
        if many
    }
    return msgspec.structs.replace(content, **lists)
