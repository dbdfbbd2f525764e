"""Opening a compartment and reading it: without the key there is nothing to decrypt."""

from collections.abc import Callable

import msgspec

from . import crypto, snapshot
from .errors import NoKey, Sealed, Tampered
from .folio import Folio, Row, Rows
from .keys import Held, compartment_key, new_held
from .manifest import MODULUS, Head, open_head, row_mark, seal_head
from .models import Compartment, EpochLink, SealedRecord

__all__ = ["FORMAT", "Opened", "create", "is_current", "open_compartment", "opens", "rotate"]

FORMAT = 1
ATTEMPTS = 8
_envelope = msgspec.msgpack.Decoder(tuple[str, int, int, msgspec.Raw])


# The highest head of each compartment that this process has seen written for good.
_highest: dict[str, int] = {}


def remember_head(compartment: str, head: int) -> None:
    """Called once a change is committed: from here on an older head is a rollback."""
    _highest[compartment] = max(head, _highest.get(compartment, 0))


class Opened:
    """A compartment whose key is held by the request at hand. Having one *is* the permission to read."""

    def __init__(self, id: str, dialogue: str, epoch: int, key: bytes) -> None:
        self.id, self.dialogue, self.epoch, self.key = id, dialogue, epoch, key
        self.mark_key = crypto.derive(key, "marks")
        self._ciphers = {epoch: crypto.Cipher(crypto.derive(key, "records"))}
        self._folio: Folio | None = None
        # Done after each change, as part of it: where that fails, nothing is changed.
        self.follow: Callable[[], None] | None = None

    def folio(self) -> Folio:
        """The records, loaded once for each request."""
        if self._folio is None:
            self._folio = self.load()
        return self._folio

    def forget(self) -> None:
        """Let the next `folio()` read anew, after a change."""
        self._folio = None

    def load(self, from_rows: bool = False) -> Folio:
        """Read the records as the database holds them now; `from_rows` ignores the snapshot in memory.

        Raises:
            Tampered: rows and sealed head disagree.
            NoKey: the compartment is gone, or was re-keyed without this reader.
        """
        for attempt in range(ATTEMPTS):
            # Asked before the row is read: a change committed in between makes the row newer than this, never older.
            highest = _highest.get(self.id, 0)
            row = Compartment.objects.filter(pk=self.id).only("head", "epoch", "seal").first()
            if row is None or row.epoch != self.epoch:
                raise NoKey("this key no longer opens the compartment")
            if row.head < highest:
                raise Tampered("this compartment was rolled back while the program ran")
            head = open_head(self.key, bytes(row.seal), self.id, row.epoch, row.head)
            # From the second attempt on the snapshot is ignored: it may be what does not match.
            recalled = snapshot.recall(self.id, self.key) if attempt == 0 and not from_rows else None
            shot = recalled or snapshot.Snapshot(head=0, epoch=self.epoch, total=bytes(32), count=0, groups={})
            if shot.head > head.head:
                continue
            rows = Rows(shot.groups)
            fresh = shot.head == head.head and recalled is not None
            if not fresh:
                self._catch_up(shot, rows, head.head)
            if shot.total == head.total and shot.count == head.rows:
                if not fresh:
                    shot.groups = rows.packed()
                    snapshot.keep(self.id, self.key, shot)
                return Folio(shot.head, rows)
        raise Tampered("the records of this compartment do not match its head")

    def has_foreign(self, head: int) -> bool:
        """Whether rows claim to be written after this head. Ask while the compartment is locked, or twice."""
        return SealedRecord.objects.filter(compartment=self.id, seq__gt=head).exists()

    def encrypt(self, record: str, version: int, envelope: bytes) -> bytes:
        """A record's envelope, encrypted under the newest epoch's key."""
        return self._cipher(self.epoch).encrypt(envelope, *self._associated(self.epoch, record, version))

    def mark(self, record: str, version: int, seq: int, ciphertext: bytes) -> int:
        """The row's share in the head's sum."""
        return row_mark(self.mark_key, record, version, seq, ciphertext)

    def seal_head(self, head: Head) -> bytes:
        """The head as it is stored."""
        return seal_head(self.key, head, self.id, self.epoch, head.head)

    def _catch_up(self, shot: snapshot.Snapshot, rows: Rows, head: int) -> None:
        """Read the rows written since the snapshot, and update its sum and count."""
        total = int.from_bytes(shot.total)
        # A row beyond the head was written by a change that was committed after the head was read, or by somebody
        # else: it is left out here, and `has_foreign` finds it.
        since = SealedRecord.objects.filter(compartment=self.id, seq__gt=shot.head, seq__lte=head)
        for id, epoch, version, seq, stored in since.values_list("id", "epoch", "version", "seq", "body"):
            ciphertext = bytes(stored)
            tag, payload_version, born, raw = self._decrypt(epoch, id, version, ciphertext)
            old = rows.find(id, tag) if shot.head and version > 1 else None
            if old is None:
                shot.count += 1
            else:
                total -= int.from_bytes(old.mark)
            mark = self.mark(id, version, seq, ciphertext)
            total += mark
            rows.put(id, Row(version, seq, mark.to_bytes(32), tag, payload_version, born, raw), old)
        shot.head, shot.total = head, (total % MODULUS).to_bytes(32)

    def _decrypt(self, epoch: int, record: str, version: int, ciphertext: bytes) -> tuple[str, int, int, msgspec.Raw]:
        try:
            plain = self._cipher(epoch).decrypt(ciphertext, *self._associated(epoch, record, version))
        except Sealed:
            raise Tampered("a record of this compartment was altered") from None
        return _envelope.decode(plain)

    def _associated(self, epoch: int, record: str, version: int) -> tuple[object, ...]:
        return FORMAT, self.dialogue, self.id, epoch, record, version

    def _cipher(self, epoch: int) -> crypto.Cipher:
        """The cipher of an epoch; earlier ones are reached through the links, newest first."""
        if epoch not in self._ciphers:
            if epoch > self.epoch:
                raise Tampered("a record claims an epoch that has not begun")
            if epoch < 1:
                raise Tampered("a record claims an epoch before the first")
            links = dict(EpochLink.objects.filter(compartment=self.id).values_list("epoch", "sealed"))
            key = self.key
            for earlier in range(self.epoch - 1, 0, -1):
                try:
                    key = crypto.unseal(derive_link(key), bytes(links[earlier]), self.id, earlier)
                except (KeyError, Sealed):
                    raise Tampered("the key of an earlier epoch is missing or was altered") from None
                self._ciphers[earlier] = crypto.Cipher(crypto.derive(key, "records"))
        return self._ciphers[epoch]


def is_current(id: str, held: Held) -> bool:
    """Whether the secret belongs to the compartment's present epoch; pages ask before they offer a link."""
    return Compartment.objects.filter(pk=id, epoch=held.epoch).exists()


def opens(id: str, held: Held) -> bool:
    """Whether the secret opens the compartment as stored: its epoch is the present one and its head decrypts."""
    row = Compartment.objects.filter(pk=id).first()
    if row is None or row.epoch != held.epoch:
        return False
    try:
        open_head(compartment_key(held, id), bytes(row.seal), id, row.epoch, row.head)
    except (NoKey, Tampered):
        return False
    return True


def derive_link(key: bytes) -> bytes:
    """The key under which the previous epoch's key is sealed."""
    return crypto.derive(key, "earlier epoch")


def create(dialogue: str, meeting: str = "") -> tuple[Opened, Held]:
    """A new empty compartment and what its maker holds for it."""
    id, held = crypto.new_id(), new_held(meeting)
    opened = Opened(id, dialogue, held.epoch, compartment_key(held, id))
    seal = opened.seal_head(Head(head=0, rows=0, total=bytes(32)))
    Compartment.objects.create(id=id, dialogue=dialogue, epoch=1, head=0, seal=seal)
    return opened, held


def open_compartment(id: str, dialogue: str, held: Held) -> Opened:
    """Open with what is held.

    Raises:
        NoKey: its meeting was closed.
    """
    return Opened(id, dialogue, held.epoch, compartment_key(held, id))


def rotate(opened: Opened, held: Held) -> tuple[Opened, Held]:
    """Begin a new epoch: what comes after is out of reach of whoever holds only the old one.

    Runs inside the caller's transaction. Old records are not re-encrypted: their key is sealed under the new one.
    The rows are verified from the database before the new head is sealed, because sealing a head over rows that were
    altered would declare the alteration genuine.
    """
    row = Compartment.objects.select_for_update().get(pk=opened.id)
    opened.load(from_rows=True)
    fresh = Held(epoch=opened.epoch + 1, secret=crypto.new_key(), meeting=held.meeting)
    newer = Opened(opened.id, opened.dialogue, fresh.epoch, compartment_key(fresh, opened.id))
    EpochLink.objects.create(
        compartment_id=opened.id,
        epoch=opened.epoch,
        sealed=crypto.seal(derive_link(newer.key), opened.key, opened.id, opened.epoch),
    )
    total = rows = 0
    stored = SealedRecord.objects.filter(compartment=opened.id).values_list("id", "version", "seq", "body")
    for id, version, seq, ciphertext in stored:
        total, rows = total + newer.mark(id, version, seq, bytes(ciphertext)), rows + 1
    head = Head(head=row.head, rows=rows, total=(total % MODULUS).to_bytes(32))
    row.epoch, row.seal = fresh.epoch, newer.seal_head(head)
    row.save(update_fields=["epoch", "seal"])
    snapshot.forget(opened.id)
    return newer, fresh
