"""Payload types of the tests' own, and compartments of them."""

from typing import Annotated, Any

from tracktwo.vault.compartment import Opened, create, open_compartment
from tracktwo.vault.crypto import new_id
from tracktwo.vault.keys import Held
from tracktwo.vault.models import SealedRecord
from tracktwo.vault.payload import Payload, Ref, payload

__all__ = ["Branch", "Knot", "Leaf", "Old", "Plain", "put_back", "raws", "row_of", "texts", "two_views"]


@payload("test leaf")
class Leaf(Payload):
    text: str = ""


@payload("test branch")
class Branch(Payload):
    """Cannot be without its stem; lists leaves among several."""

    stem: Annotated[str, Ref("test leaf")]
    leaves: Annotated[list[str], Ref("test leaf")] = []
    text: str = ""


@payload("test knot")
class Knot(Payload):
    """Like a branch, of its own kind: chains and cycles of need can be tied with it."""

    needs: Annotated[str, Ref("test knot")] = ""
    lists: Annotated[list[str], Ref("test knot")] = []


@payload("test plain")
class Plain(Payload):
    number: int = 0


def _upgrade(version: int, fields: dict[str, Any]) -> dict[str, Any]:
    """Version 1 had `nme`, version 2 `name`; version 3 adds `note`."""
    if version == 1:
        fields = {"name": fields.pop("nme"), **fields}
    return fields | {"note": "upgraded"}


@payload("test old", version=3, upgrade=_upgrade)
class Old(Payload):
    name: str
    note: str = ""


def two_views() -> tuple[Opened, Opened, Held]:
    """The same new compartment opened twice, as by two requests; and what is held for it."""
    opened, held = create(new_id())
    return opened, open_compartment(opened.id, opened.dialogue, held), held


def raws(*parts: Opened) -> bytes:
    """All that the records of these compartments hold, decrypted; what was taken back leaves nothing here."""
    found = []
    for part in parts:
        part.forget()
        ids = SealedRecord.objects.filter(compartment=part.id).values_list("pk", flat=True)
        found += [bytes(part.folio().row(id).raw) for id in ids]
    return b"|".join(found)


def texts(opened: Opened) -> list[str]:
    """The leaves' words as they are stored now."""
    opened.forget()
    return [one.body.text for one in opened.folio().all(Leaf)]


def row_of(id: str) -> dict[str, Any]:
    """A row exactly as it is stored, to be put back later."""
    return SealedRecord.objects.filter(pk=id).values("epoch", "version", "seq", "body").get()


def put_back(id: str, row: dict[str, Any]) -> None:
    """What an administrator of the database can do to a row."""
    SealedRecord.objects.filter(pk=id).update(**row)
