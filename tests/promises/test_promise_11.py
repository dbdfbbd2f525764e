"""Backups are safe to lose."""

import hashlib
import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management.color import no_style
from django.db import connections
from hypothesis import given
from hypothesis import strategies as st

from cast import Cast, both, both_committed, open_with_tickets, remove_member
from tracktwo.people import accounts, backup, colleagues, instance, roster, sessions
from tracktwo.people.models import Account, BackupMade, Handover, Invitation, SignedIn
from tracktwo.process import meetings, members, schedule
from tracktwo.process.access import OpenDialogue, OpenMeeting, open_dialogue
from tracktwo.vault import crypto, snapshot
from tracktwo.vault.models import Compartment, EpochLink, SealedRecord, Shard, Ticket

TABLES = (Account, Handover, Compartment, EpochLink, SealedRecord, BackupMade)


def contents() -> dict[str, list]:
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in TABLES}


def plain(rows: dict[str, list]) -> dict[str, list]:
    """Comparable on every database."""
    return {
        name: [{key: bytes(v) if isinstance(v, memoryview) else v for key, v in row.items()} for row in found]
        for name, found in rows.items()
    }


def empty() -> None:
    """As a new installation."""
    for model in (SignedIn, Invitation, *reversed(TABLES)):
        model.objects.all().delete()
    connection = connections["default"]
    counted = [{"table": one._meta.db_table, "column": "id"} for one in (Handover, EpochLink, BackupMade)]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_by_name_sql(no_style(), counted):
            cursor.execute(statement)
    snapshot._kept.clear()


@pytest.fixture
def elsewhere(settings: object, tmp_path: Path):
    """Another machine's data folder, with an instance key of its own."""

    def move() -> None:
        settings.DATA_DIR = tmp_path / "another machine"  # type: ignore[attr-defined]
        instance.instance_key.cache_clear()
        empty()
        Shard.objects.all().delete()
        Ticket.objects.all().delete()
        assert instance.instance_key()

    yield move
    instance.instance_key.cache_clear()


@both
def test_restored_on_another_machine(cast: Cast, dialogue: OpenDialogue, tmp_path: Path, elsewhere: object) -> None:
    file = tmp_path / "backup"
    rows = backup.make(file)
    before, key = plain(contents()), instance.instance_key()
    elsewhere()  # type: ignore[operator]
    assert instance.instance_key() != key
    assert backup.restore(file, cast.convenor.passphrase)[0] == rows
    assert plain(contents()) == before
    assert instance.instance_key() == key, "names are found under the key of that time"
    for actor in (cast.convenor, cast.facilitator):
        account, secret = accounts.open_by_passphrase(actor.name, actor.passphrase)
        from django.http import HttpResponse

        person = sessions.begin(HttpResponse(), account, secret, False)
        colleagues.receive(person)
        assert open_dialogue(person, dialogue.id).card.code_name == "Larch"


@both
def test_restoring_is_noted_in_the_lasting_journals(
    cast: Cast, meeting: OpenMeeting, tmp_path: Path, elsewhere: object
) -> None:
    from cast import sign_in
    from tracktwo.process.journal import Entry, broken_at
    from tracktwo.process.restoring import note_restored

    file = tmp_path / "backup"
    backup.make(file)
    elsewhere()  # type: ignore[operator]
    _, account, secret = backup.restore(file, cast.convenor.code)
    assert (account, secret) == (cast.convenor.id, cast.convenor.secret)
    assert note_restored(account, secret) == 2
    person, _ = sign_in(account, secret)
    again = open_dialogue(person, meeting.dialogue.id)
    for part in (again.third, again.joint):
        assert part.folio().all(Entry)[-1].body.act == "restored"
        assert broken_at(part.folio()) is None


@both
def test_everybody_is_signed_out_and_open_invitations_are_gone(cast: Cast, tmp_path: Path, elsewhere: object) -> None:
    colleagues.invite(cast.convenor.person, "another")
    file = tmp_path / "backup"
    backup.make(file)
    elsewhere()  # type: ignore[operator]
    backup.restore(file, cast.convenor.passphrase)
    assert not SignedIn.objects.exists()
    assert not Invitation.objects.exists()
    from cast import request_of

    assert sessions.recognise(request_of(cast.convenor)) is None


@both
def test_what_is_written_next_after_restoring(
    cast: Cast, dialogue: OpenDialogue, tmp_path: Path, elsewhere: object
) -> None:
    """Rows with counted ids: the next one gets a number that is free."""
    remove_member(dialogue, cast.one_sided)
    file = tmp_path / "backup"
    backup.make(file)
    elsewhere()  # type: ignore[operator]
    backup.restore(file, cast.convenor.passphrase)
    backup.make(tmp_path / "next")
    again = cast.convenor
    account, secret = accounts.open_by_passphrase(again.name, again.passphrase)
    from cast import sign_in

    person, _ = sign_in(account.id, secret)
    opened = open_dialogue(person, dialogue.id)
    remove_member(opened, cast.facilitator)
    members.add_member(open_dialogue(person, dialogue.id), cast.facilitator.id, ["a"])
    assert Handover.objects.count() >= 1


@both
def test_the_recovery_code_opens_it_too(cast: Cast, tmp_path: Path, elsewhere: object) -> None:
    file = tmp_path / "backup"
    backup.make(file)
    assert backup.verify(file, cast.convenor.code.lower()) > 0
    elsewhere()  # type: ignore[operator]
    assert backup.restore(file, cast.convenor.code)[0] > 0


@both
def test_sealed_to_the_convenors_alone(cast: Cast, tmp_path: Path) -> None:
    file = tmp_path / "backup"
    backup.make(file)
    for actor in (cast.facilitator, cast.one_sided, cast.charlie, cast.outsider):
        for secret in (actor.passphrase, actor.code):
            with pytest.raises(accounts.NotOpened):
                backup.verify(file, secret)
            with pytest.raises(accounts.NotOpened):
                backup.restore(file, secret)
    assert backup.verify(file, cast.convenor.passphrase) > 0


@both
def test_the_second_convenor_opens_it_too(cast: Cast, tmp_path: Path) -> None:
    colleagues.admit_convenor(cast.convenor.person, cast.facilitator.id)
    roster.publish(cast.convenor.person.keyring.roster)
    backup.make(tmp_path / "backup")
    for actor in (cast.convenor, cast.facilitator):
        assert backup.verify(tmp_path / "backup", actor.passphrase) > 0


@both
def test_the_file_shows_nothing(cast: Cast, dialogue: OpenDialogue, tmp_path: Path) -> None:
    file = tmp_path / "backup"
    backup.make(file)
    content = file.read_bytes()
    assert instance.instance_key() not in content
    for actor in cast.all():
        account = Account.objects.get(pk=actor.id)
        for telling in (actor.name.encode(), actor.passphrase.encode(), actor.secret, account.name_tag.encode()):
            assert telling not in content
        assert bytes(account.keyring)[:64] not in content
    for row in SealedRecord.objects.all():
        assert bytes(row.body)[:64] not in content
        assert row.id.encode() not in content


@both
def test_the_volatile_store_is_not_in_it(dialogue: OpenDialogue, cast: Cast, tmp_path: Path) -> None:
    open_with_tickets(dialogue, schedule.add_workshop(dialogue).id, ["b"])
    shard = bytes(Shard.objects.get().value)
    tickets = [bytes(one.value) for one in Ticket.objects.all()]
    backup.make(tmp_path / "backup")
    body = backup._open(backup._read(tmp_path / "backup"), cast.convenor.passphrase)[0]
    import msgspec

    opened = msgspec.msgpack.encode(body)
    assert shard[:32] not in opened
    assert not any(one[:48] in opened for one in tickets)
    assert set(body["tables"]) == {"accounts", "handovers", "compartments", "links", "records", "backups"}


@both
def test_open_meetings_count_as_closed_after_restoring(
    cast: Cast, meeting: OpenMeeting, tmp_path: Path, elsewhere: object
) -> None:
    file = tmp_path / "backup"
    backup.make(file)
    elsewhere()  # type: ignore[operator]
    backup.restore(file, cast.convenor.passphrase)
    account, secret = accounts.open_by_passphrase(cast.convenor.name, cast.convenor.passphrase)
    from cast import sign_in

    person, _ = sign_in(account.id, secret)
    again = open_dialogue(person, meeting.dialogue.id)
    assert again.meeting is None
    assert again.lost_meeting is not None
    meetings.mark_lost(again)
    from tracktwo.process.records import MeetingCard

    (record,) = again.third.folio().all(MeetingCard)
    assert record.body.lost
    assert record.body.closed is not None
    assert not Compartment.objects.filter(pk__in=meeting.card.scopes.values()).exists()
    meetings.open_meeting(again, meeting.card.workshop, {})
    assert again.meeting is not None


@both
def test_an_installation_in_use_is_never_overwritten(cast: Cast, dialogue: OpenDialogue, tmp_path: Path) -> None:
    file = tmp_path / "backup"
    backup.make(file)
    before, key = plain(contents()), instance.instance_key()
    signed_in = SignedIn.objects.count()
    with pytest.raises(backup.BadBackup, match="not empty"):
        backup.restore(file, cast.convenor.passphrase)
    assert plain(contents()) == before
    assert SignedIn.objects.count() == signed_in
    assert instance.instance_key() == key


@both
def test_an_existing_file_is_never_overwritten(cast: Cast, tmp_path: Path) -> None:
    file = tmp_path / "precious"
    file.write_bytes(b"something else")
    with pytest.raises(FileExistsError):
        backup.make(file)
    assert file.read_bytes() == b"something else"


@both
def test_without_a_convenor_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(backup.BadBackup, match="no convenor"):
        backup.make(tmp_path / "backup")
    assert not (tmp_path / "backup").exists()


@both
def test_it_is_read_back_when_made(cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that returns something else: the file is removed and the person told."""
    kept = backup.read_file

    def worn(path: Path, largest: int) -> bytes:
        content = bytearray(kept(path, largest))
        content[len(content) // 2] ^= 1
        return bytes(content)

    monkeypatch.setattr(backup, "read_file", worn)
    with pytest.raises(backup.BadBackup, match="could not be read back"):
        backup.make(tmp_path / "backup")
    assert not (tmp_path / "backup").exists()


@pytest.fixture
def made(cast: Cast, tmp_path: Path) -> Path:
    file = tmp_path / "backup"
    backup.make(file)
    return file


def refused(made: Path, content: bytes) -> str:
    """The message; and nothing was changed."""
    broken = made.with_name("broken")
    broken.write_bytes(content)
    before = Account.objects.count()
    messages = set()
    for act in (lambda: backup.verify(broken), lambda: backup.restore(broken, "any passphrase at all")):
        with pytest.raises(backup.BadBackup) as refusal:
            act()
        messages.add(str(refusal.value))
    assert Account.objects.count() == before
    (message,) = messages
    assert message.endswith(".")
    return message


def signed(content: bytes) -> bytes:
    """With a checksum that fits, as by somebody who knows the format."""
    return content + hashlib.sha256(content).digest()


@both
@given(st.data())
def test_a_damaged_file_is_refused(made: Path, data: st.DataObject) -> None:
    content = bytearray(made.read_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    refused(made, bytes(content))


@both
@given(st.data())
def test_a_file_cut_off_is_refused(made: Path, data: st.DataObject) -> None:
    content = made.read_bytes()
    refused(made, content[: data.draw(st.integers(0, len(content) - 1))])


@both
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 something", b"tracktwo backup", b"\0" * 4096])
def test_another_file_is_refused(made: Path, content: bytes) -> None:
    assert "not a backup" in refused(made, content)


@both
def test_a_newer_format_is_refused_and_says_so(made: Path) -> None:
    content = made.read_bytes()[: -backup.DIGEST]
    place = len(backup.MAGIC)
    newer = content[:place] + struct.pack(">H", backup.FORMAT + 1) + content[place + 2 :]
    message = refused(made, signed(newer))
    assert "newer program" in message
    assert str(backup.FORMAT + 1) in message


@both
def test_an_altered_body_with_a_checksum_that_fits_is_refused(made: Path, cast: Cast) -> None:
    content = bytearray(made.read_bytes()[: -backup.DIGEST])
    content[-5] ^= 1
    made.with_name("forged").write_bytes(signed(bytes(content)))
    with pytest.raises((backup.BadBackup, accounts.NotOpened)):
        backup.verify(made.with_name("forged"), cast.convenor.passphrase)


@both
def test_a_head_that_is_no_head_is_refused(made: Path) -> None:
    head = b"\xc1" * 10
    content = backup.MAGIC + struct.pack(">HI", backup.FORMAT, len(head)) + head + b"body"
    assert "head" in refused(made, signed(content))


@both
def test_verify_without_a_passphrase_says_only_that_it_is_whole(made: Path) -> None:
    assert backup.verify(made) == 0


@both
def test_each_backup_is_sealed_anew(cast: Cast, tmp_path: Path) -> None:
    for name in ("one", "two"):
        backup.make(tmp_path / name)
    headers = [backup._read(tmp_path / name).header for name in ("one", "two")]
    keys = [crypto.unbox_anonymous(cast.convenor.secret, header.locks[0].file_key) for header in headers]
    assert keys[0] != keys[1]


@both
def test_the_day_of_each_backup_is_kept(cast: Cast, tmp_path: Path) -> None:
    import datetime

    backup.make(tmp_path / "backup")
    assert list(BackupMade.objects.values_list("day", flat=True)) == [datetime.date.today()]


@both_committed
def test_by_the_commands(data_folder: Path, tmp_path: Path) -> None:
    """Made, checked and restored by the commands, each in a process of its own."""
    from cast import make_cast

    cast = make_cast()
    connections["default"].close()
    file = tmp_path / "backup"

    def command(folder: Path, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        environment |= {"TRACKTWO_DATA": str(folder), "TRACKTWO_VOLATILE": str(folder)}
        return subprocess.run(
            [sys.executable, "-m", "tracktwo", *arguments],
            env=environment,
            input=typed,
            text=True,
            capture_output=True,
            timeout=60,
            check=False,
        )

    # Made with cheap passphrases in this process: real ones are needed where other processes open them.
    connections["default"].ensure_connection()
    new = tmp_path / "new machine"
    assert command(data_folder, "backup", str(file)).returncode == 0
    again = command(data_folder, "backup", str(file))
    assert again.returncode == 2
    assert "exists already" in again.stderr
    assert "whole" in command(data_folder, "verify", str(file)).stdout
    wrong = command(new, "restore", str(file), typed="not the passphrase\n")
    assert wrong.returncode == 3
    assert "Nothing was changed" in wrong.stderr
    right = command(new, "restore", str(file), typed=f"{cast.convenor.code}\n")
    assert right.returncode == 0, right.stderr
    assert "restored" in right.stdout
    onto = command(data_folder, "restore", str(file), typed=f"{cast.convenor.code}\n")
    assert onto.returncode == 2
    assert "not empty" in onto.stderr
    for run in (wrong, right, onto):
        assert cast.convenor.code not in run.stdout + run.stderr
