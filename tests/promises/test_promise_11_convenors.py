"""Backups are safe to lose: convenors sign to whom they are sealed, and no column of the database decides it."""

import hashlib
import struct
from pathlib import Path

import msgspec
import pytest
from django.conf import settings

from cast import Cast, begin_dialogue, both_committed, client_of, make_cast, open_here, remove_member, request_of
from tracktwo.people import accounts, backup, colleagues, roster, sessions
from tracktwo.people.models import Account
from tracktwo.process import members
from tracktwo.process.access import OpenDialogue
from tracktwo.vault import crypto

pytestmark = both_committed


@pytest.fixture
def cast(data_folder: Path) -> Cast:
    return make_cast()


@pytest.fixture
def dialogue(cast: Cast) -> OpenDialogue:
    """The facilitator convenes as well, and knows it."""
    begun = begin_dialogue(cast)
    (member,) = [one for one in begun.members if one.body.account == cast.facilitator.id]
    members.name_convenor(begun, member.id)
    open_here(cast.facilitator, begun.id)
    return open_here(cast.convenor, begun.id)


def opens(file: Path, passphrase: str) -> bool:
    try:
        return backup.verify(file, passphrase) > 0
    except accounts.NotOpened:
        return False


def test_a_database_writer_names_no_convenor(cast: Cast, dialogue: OpenDialogue, tmp_path: Path) -> None:
    Account.objects.filter(pk=cast.outsider.id).update(convenor=True)
    backup.make(tmp_path / "backup")
    assert opens(tmp_path / "backup", cast.convenor.passphrase)
    assert opens(tmp_path / "backup", cast.facilitator.passphrase)
    assert not opens(tmp_path / "backup", cast.outsider.passphrase)


@pytest.mark.parametrize(
    "column", ["public_key", "by_passphrase", "by_code", "salt", "seed_by_passphrase", "seed_by_code"]
)
def test_a_column_that_was_changed_stops_the_backup(
    cast: Cast, dialogue: OpenDialogue, tmp_path: Path, column: str
) -> None:
    """A public key swapped for one's own; or a wrapping spoilt, so that the convenor could not open the file."""
    other = Account.objects.values_list(column, flat=True).get(pk=cast.outsider.id)
    Account.objects.filter(pk=cast.facilitator.id).update(**{column: other})
    with pytest.raises(backup.BadBackup, match="changed outside the program"):
        backup.make(tmp_path / "backup")
    assert not (tmp_path / "backup").exists()


def test_a_convenor_whose_row_is_gone_stops_it_too(cast: Cast, dialogue: OpenDialogue, tmp_path: Path) -> None:
    Account.objects.filter(pk=cast.facilitator.id).delete()
    with pytest.raises(backup.BadBackup, match="changed outside the program"):
        backup.make(tmp_path / "backup")


@pytest.mark.parametrize("spoilt", ["file_key", "by_passphrase", "by_code", "seed_by_code", "gone"])
def test_verify_says_that_a_convenor_cannot_open_it(
    cast: Cast, dialogue: OpenDialogue, tmp_path: Path, spoilt: str
) -> None:
    backup.make(tmp_path / "backup")
    file = backup._read(tmp_path / "backup")
    for lock in file.header.locks:
        if lock.account == cast.facilitator.id and spoilt != "gone":
            wrong = crypto.box_anonymous(crypto.public_of(cast.facilitator.secret), crypto.new_key())
            setattr(lock, spoilt, wrong)
    if spoilt == "gone":
        file.header.locks = [lock for lock in file.header.locks if lock.account != cast.facilitator.id]
    forged = write(tmp_path / "forged", file)
    assert backup.verify(tmp_path / "backup", cast.convenor.passphrase) > 0
    with pytest.raises(backup.BadBackup, match="cannot open it"):
        backup.verify(forged, cast.convenor.passphrase)


def test_verify_says_that_somebody_else_could_open_it(cast: Cast, dialogue: OpenDialogue, tmp_path: Path) -> None:
    backup.make(tmp_path / "backup")
    file = backup._read(tmp_path / "backup")
    _, key, _, _ = backup._open(file, cast.convenor.passphrase)
    outsider = Account.objects.get(pk=cast.outsider.id)
    file.header.locks.append(backup._lock(outsider, crypto.public_of(cast.outsider.secret), key))
    forged = write(tmp_path / "forged", file)
    with pytest.raises(backup.BadBackup, match="not on the convenors' list"):
        backup.verify(forged, cast.convenor.passphrase)


def write(path: Path, file: backup._File) -> Path:
    """A file with this header, and a checksum that fits."""
    header = msgspec.msgpack.encode(file.header)
    content = backup.MAGIC + struct.pack(">HI", file.format, len(header)) + header + file.sealed
    path.write_bytes(content + hashlib.sha256(content).digest())
    return path


def test_a_convenor_who_was_removed_opens_no_later_backup(cast: Cast, dialogue: OpenDialogue, tmp_path: Path) -> None:
    backup.make(tmp_path / "before")
    kept = roster.stored()
    remove_member(dialogue, cast.facilitator)
    backup.make(tmp_path / "after")
    assert opens(tmp_path / "before", cast.facilitator.passphrase)
    assert opens(tmp_path / "after", cast.convenor.passphrase)
    assert not opens(tmp_path / "after", cast.facilitator.passphrase)
    assert roster.read(roster.stored())[0] != roster.read(kept)[0], "and signs no list that counts"


def test_a_convenor_who_erases_the_account_is_taken_off_the_list(
    cast: Cast, dialogue: OpenDialogue, tmp_path: Path
) -> None:
    mine = open_here(cast.facilitator, dialogue.id)
    members.leave(mine)
    accounts.erase(cast.facilitator.account)
    backup.make(tmp_path / "backup")
    assert opens(tmp_path / "backup", cast.convenor.passphrase)
    theirs = open_here(cast.convenor, dialogue.id)
    assert not colleagues.is_roster_altered(theirs.person), "the new key was handed over"


def test_a_convenor_who_was_named_can_name_others(cast: Cast, dialogue: OpenDialogue, tmp_path: Path) -> None:
    theirs = open_here(cast.facilitator, dialogue.id)
    (member,) = [one for one in theirs.members if one.body.account == cast.one_sided.id]
    members.name_convenor(theirs, member.id)
    backup.make(tmp_path / "backup")
    for actor in (cast.convenor, cast.facilitator, cast.one_sided):
        assert opens(tmp_path / "backup", actor.passphrase)
        assert not colleagues.is_roster_altered(open_here(actor, dialogue.id).person)


def test_a_new_passphrase_and_code_open_the_next_backup(cast: Cast, dialogue: OpenDialogue, tmp_path: Path) -> None:
    actor = cast.facilitator
    secret = accounts.set_passphrase(actor.account, actor.person.secret, "a passphrase of another day")
    code, _ = accounts.new_recovery_code(actor.account, secret)
    backup.make(tmp_path / "backup")
    assert opens(tmp_path / "backup", "a passphrase of another day")
    assert opens(tmp_path / "backup", code)
    assert not opens(tmp_path / "backup", actor.passphrase)
    assert opens(tmp_path / "backup", cast.convenor.passphrase)


def test_a_list_put_in_place_from_outside_shows_on_the_convenors_page(cast: Cast, dialogue: OpenDialogue) -> None:
    page = client_of(cast.convenor).get("/account").content.decode()
    assert "changed outside the program" not in page
    outsider = roster.begun({cast.outsider.id: roster.entry_of(cast.outsider.account)})
    outsider = roster.admitted(outsider, cast.outsider.id, roster.entry_of(cast.outsider.account))
    (Path(settings.DATA_DIR) / "convenors").unlink()
    roster.publish(outsider)
    page = client_of(cast.convenor).get("/account").content.decode()
    assert "changed outside the program" in page


def test_a_list_whose_signature_does_not_fit_stops_the_backup(
    cast: Cast, dialogue: OpenDialogue, tmp_path: Path
) -> None:
    content = bytearray(roster.stored())
    content[len(content) // 2] ^= 1
    roster.write_stored(bytes(content))
    with pytest.raises(backup.BadBackup, match="changed outside the program"):
        backup.make(tmp_path / "backup")


def test_an_installation_of_a_version_without_a_list_begins_one_at_signing_in(
    cast: Cast, dialogue: OpenDialogue, tmp_path: Path
) -> None:
    for actor in (cast.convenor, cast.facilitator):
        Account.objects.filter(pk=actor.id).update(convenor=True)
        actor.person = sessions.recognise(request_of(actor))
        actor.person.change_keyring(lambda ring: setattr(ring, "roster", None))
    (Path(settings.DATA_DIR) / "convenors").unlink()
    with pytest.raises(backup.BadBackup, match="sign in once"):
        backup.make(tmp_path / "backup")
    client_of(None).post("/sign-in", {"name": cast.convenor.name, "passphrase": cast.convenor.passphrase})
    backup.make(tmp_path / "backup")
    for actor in (cast.convenor, cast.facilitator):
        assert opens(tmp_path / "backup", actor.passphrase)
    theirs = open_here(cast.facilitator, dialogue.id)
    assert theirs.person.keyring.roster is not None
    assert not colleagues.is_roster_altered(theirs.person)


def test_a_restored_installation_goes_on_with_its_list(cast: Cast, dialogue: OpenDialogue, tmp_path: Path) -> None:
    backup.make(tmp_path / "backup")
    before = roster.stored()
    (Path(settings.DATA_DIR) / "convenors").unlink()
    Account.objects.all().delete()
    backup.restore(tmp_path / "backup", cast.facilitator.code)
    assert roster.stored() == before
    backup.make(tmp_path / "again")
    assert opens(tmp_path / "again", cast.convenor.passphrase)
