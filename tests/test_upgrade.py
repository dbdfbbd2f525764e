"""A backup made by every published version still opens, and everything in it can be read."""

from pathlib import Path

import pytest
from django.http import HttpResponse

from cast import both
from tracktwo.matter.seats import Seat
from tracktwo.people import accounts, backup, instance, sessions
from tracktwo.process import meetings
from tracktwo.process.access import readable_dialogues
from tracktwo.process.checking import check_account
from tracktwo.process.records import Released, Session
from tracktwo.process.restoring import note_restored

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("backup-*"))
NAME, PASSPHRASE = "keeper", "four words never sung together"


@pytest.fixture
def here(settings: object, tmp_path: Path):
    settings.DATA_DIR = tmp_path / "data"  # type: ignore[attr-defined]
    instance.instance_key.cache_clear()
    yield
    instance.instance_key.cache_clear()


@both
@pytest.mark.parametrize("file", FIXTURES, ids=lambda file: file.name)
def test_an_old_backup_is_read(file: Path, here: None, real_argon2: None) -> None:
    assert backup.verify(file, PASSPHRASE) > 0
    _rows, account, secret = backup.restore(file, PASSPHRASE)
    assert note_restored(account, secret) == 2
    assert check_account(NAME, PASSPHRASE) == []
    person = sessions.begin(HttpResponse(), *accounts.open_by_passphrase(NAME, PASSPHRASE), secure=False)
    (dialogue,) = readable_dialogues(person)
    assert dialogue.card.fiction
    assert [side.name.second for side in dialogue.sides] == ["أهل الجبل", "أهل الساحل"]
    assert len(dialogue.third.folio().all(Seat)) == 10
    assert len(dialogue.third.folio().all(Session)) == 6
    assert dialogue.joint.folio().one(Released).body.wording.first == "The schools open in autumn."
    # The meeting was open when it was made: its shard is in no backup.
    assert dialogue.meeting is None
    meetings.mark_lost(dialogue)
    assert dialogue.lost_meeting is None


def test_there_is_one_for_this_version() -> None:
    from tracktwo import __version__

    assert f"backup-{__version__}" in [file.name for file in FIXTURES]
