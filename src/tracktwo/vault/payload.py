"""Typed payloads: what stands inside a sealed record, and how it is read back years later."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Annotated, Any, ClassVar, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from .errors import BadPayload

__all__ = ["Payload", "Ref", "decode", "encode", "payload", "references", "registered"]

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


def encode(body: Payload) -> bytes:
    """The fields alone, as MessagePack."""
    return msgspec.msgpack.encode(body)


@cache
def _decoder(cls: type[P]) -> "msgspec.msgpack.Decoder[P]":
    return msgspec.msgpack.Decoder(cls)


def decode(cls: type[P], version: int, raw: bytes) -> P:
    """The typed body of a record.

    Raises:
        BadPayload: written by a newer program, or with a field this program does not know.
    """
    if version > cls.VERSION or version < 1:
        raise BadPayload(f"{cls.TAG}: version {version} is not known here (newest {cls.VERSION})")
    try:
        if version == cls.VERSION:
            found: P = _decoder(cls).decode(raw)
            return found
        if cls.UPGRADE is None:
            raise BadPayload(f"{cls.TAG}: no way from version {version} to {cls.VERSION}")
        fields = cls.UPGRADE(version, msgspec.msgpack.decode(raw))
        return msgspec.convert(fields, cls)
    except msgspec.MsgspecError as error:
        # The library's message names a field and a type, never a value.
        raise BadPayload(f"{cls.TAG}: {error}") from None


@cache
def _ref_fields(cls: type[Payload]) -> tuple[tuple[str, str], ...]:
    found = []
    for name, hint in get_type_hints(cls, include_extras=True).items():
        for part in (hint, *get_args(hint)):
            if get_origin(part) is Annotated:
                found += [(name, mark.tag) for mark in get_args(part)[1:] if isinstance(mark, Ref)]
    return tuple(found)


def references(body: Payload) -> Iterator[tuple[str, str]]:
    """(tag, id) of every record this one points at; empty references are passed over."""
    for name, tag in _ref_fields(type(body)):
        value = getattr(body, name)
        for one in (value,) if isinstance(value, str) else value:
            if one:
                yield tag, one
