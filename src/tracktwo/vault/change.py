"""Changing compartments: read the head, check, write and count, in one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import msgspec
from django.db import transaction
from django.dispatch import Signal

from . import crypto
from .compartment import Opened, remember_head
from .errors import Conflict, NoKey, Tampered
from .folio import GONE, Folio, Record, Row
from .manifest import MODULUS, Head, open_head
from .models import Compartment, SealedRecord
from .payload import Payload, encode, is_list, without

__all__ = ["Change", "change", "change_all", "changed"]

P = TypeVar("P", bound=Payload)
# Sent after a commit with `compartment` and `head`; the live tick listens.
changed = Signal()


class Change:
    """A compartment under change: its folio as locked, and what will be written."""

    def __init__(self, opened: Opened, row: Compartment) -> None:
        self.opened, self._row = opened, row
        opened.forget()
        self.folio: Folio = opened.folio()
        self._writes: dict[str, tuple[str, int, int, bytes]] = {}
        self._added: list[Payload] = []

    def add(self, payload: P, id: str = "") -> Record[P]:
        """A new record. With an `id` already taken the form was sent twice.

        Raises:
            Conflict: that id is already in use.
        """
        id = id or crypto.new_id()
        if self.folio.has(id) or id in self._writes:
            raise Conflict(payload.TAG)
        born = self.folio.head + 1
        self._writes[id] = (payload.TAG, payload.VERSION, born, encode(payload))
        self._added.append(payload)
        return Record(id, 1, born, payload)

    def bodies(self, kind: type[P]) -> list[P]:
        """The payloads of a type, oldest first, with those added in this change."""
        return [record.body for record in self.folio.all(kind)] + self.added(kind)

    def added(self, kind: type[P]) -> list[P]:
        """The payloads of a type added in this change."""
        return [payload for payload in self._added if isinstance(payload, kind)]

    def replace(self, record: Record[P], payload: P) -> None:
        """Write a new version of a record that was read from this folio."""
        self._writes[record.id] = (payload.TAG, payload.VERSION, record.born, encode(payload))

    def put_one(self, payload: Payload) -> None:
        """Write the single record of its type: add it, or replace the one that exists."""
        existing = self.folio.one(type(payload))
        if existing is None:
            self.add(payload)
        else:
            self.replace(existing, payload)

    def remove(self, record: Record[Payload] | Record[P]) -> None:
        """Remove a record's content; its row stays, because the sealed head counts it."""
        self.put_row(record.id, None)

    def detach(self, *ids: str) -> list[str]:
        """Remove records with every reference to them; return the ids of all records that changed.

        A record that requires a removed one is removed too; one that lists it among several keeps the others.
        """
        links = [(kind, id, name, target) for kind, id, name, target in self.folio.links() if id not in self._writes]
        gone = set(ids)
        while True:
            more = {id for kind, id, name, target in links if target in gone and not is_list(kind, name)} - gone
            if not more:
                break
            gone |= more
        listing = {(kind, id) for kind, id, _name, target in links if target in gone and id not in gone}
        for id in gone:
            self.put_row(id, None)
        for kind, id in listing:
            record = self.folio.get(kind, id)
            self.replace(record, without(record.body, gone))
        return [*gone, *(id for _kind, id in listing)]

    def put_row(self, id: str, row: Row | None) -> None:
        """Restore an earlier row's content (undo); with None, remove the content."""
        now = self.folio.row(id)
        born = now.born if now else self.folio.head + 1
        # 0xC0 is MessagePack's nil: a withdrawn record has no fields.
        content = (row.tag, row.payload_version, born, bytes(row.raw)) if row else (GONE, 1, born, b"\xc0")
        self._writes[id] = content

    def fresh(self, kind: type[P], id: str, version: int) -> Record[P]:
        """The record, if its version is still the one the page showed.

        Raises:
            NotThere: the record was withdrawn.
            Conflict: somebody changed it since.
        """
        record = self.folio.get(kind, id)
        if record.version != version:
            raise Conflict(kind.TAG)
        return record

    def stands(self, id: str) -> bool:
        """Whether this id will have content once this change is written."""
        if id in self._writes:
            return self._writes[id][0] != GONE
        row = self.folio.row(id)
        return row is not None and row.tag != GONE

    def touched(self) -> list[str]:
        """Ids of the records written so far in this change."""
        return list(self._writes)

    def write(self) -> None:
        """Write everything under the next head; without writes the head stays."""
        if not self._writes:
            return
        opened, row = self.opened, self._row
        if opened.has_foreign(row.head):
            # It would count as part of the next change, and nobody could read the compartment after that.
            raise Tampered("a row was put into this compartment by somebody else")
        before = open_head(opened.key, bytes(row.seal), opened.id, row.epoch, row.head)
        head, total, rows = before.head + 1, int.from_bytes(before.total), before.rows
        for id, (tag, payload_version, born, raw) in self._writes.items():
            old = self.folio.row(id, tag)
            version = old.version + 1 if old else 1
            envelope = msgspec.msgpack.encode((tag, payload_version, born, msgspec.Raw(raw)))
            ciphertext = opened.encrypt(id, version, envelope)
            values = {"epoch": opened.epoch, "version": version, "seq": head, "body": ciphertext}
            if old:
                total -= int.from_bytes(old.mark)
                SealedRecord.objects.filter(pk=id, compartment=opened.id).update(**values)
            else:
                rows += 1
                SealedRecord.objects.create(id=id, compartment_id=opened.id, **values)
            total += opened.mark(id, version, head, ciphertext)
        after = Head(head=head, rows=rows, total=(total % MODULUS).to_bytes(32))
        Compartment.objects.filter(pk=opened.id).update(head=head, seal=opened.seal_head(after))
        opened.forget()

        def committed() -> None:
            remember_head(opened.id, head)
            changed.send(sender=Change, compartment=opened.id, head=head)

        transaction.on_commit(committed)


@contextmanager
def change_all(*opened: Opened) -> Iterator[tuple[Change, ...]]:
    """Change several compartments together: all of it is written, or nothing.

    Rows are locked in the order of their ids, so that two such changes cannot deadlock.

    Raises:
        NoKey: a compartment is gone or was re-keyed.
    """
    with transaction.atomic():
        ids = [part.id for part in opened]
        rows = {row.id: row for row in Compartment.objects.select_for_update().filter(pk__in=ids).order_by("pk")}
        if any(part.id not in rows or rows[part.id].epoch != part.epoch for part in opened):
            raise NoKey("this key no longer opens the compartment")
        drafts = tuple(Change(part, rows[part.id]) for part in opened)
        try:
            yield drafts
            touched = [draft for draft in drafts if draft.touched()]
            for draft in drafts:
                draft.write()
            for draft in touched:
                if draft.opened.follow:
                    draft.opened.follow()
        except BaseException:
            for part in opened:
                part.forget()
            raise


@contextmanager
def change(opened: Opened) -> Iterator[Change]:
    """Change one compartment."""
    with change_all(opened) as (draft,):
        yield draft
