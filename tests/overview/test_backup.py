"""Backups in the program: whoever convenes makes them, the page says when, and the reminder says nothing else."""

import datetime
from pathlib import Path

import pytest

from cast import Cast, both, client_of
from tracktwo.overview import backups
from tracktwo.people import backup
from tracktwo.people.backup import BadBackup
from tracktwo.people.models import BackupMade
from tracktwo.process.access import OpenDialogue

pytestmark = both

TODAY = datetime.date.today()


def page(cast: Cast, language: str = "en") -> str:
    return client_of(cast.convenor).get("/backup", headers={"accept-language": language}).content.decode()


def test_a_download_is_a_whole_backup_that_a_convenor_opens(
    cast: Cast, dialogue: OpenDialogue, tmp_path: Path, settings: object
) -> None:
    before = set(settings.DATA_DIR.iterdir())  # type: ignore[attr-defined]
    answer = client_of(cast.convenor).post("/backup", {"how": "download"})
    assert answer["Content-Disposition"] == f'attachment; filename="tracktwo-{TODAY.isoformat()}.backup"'
    file = tmp_path / "downloaded"
    file.write_bytes(answer.content)
    assert backup.verify(file, cast.convenor.passphrase) > 0
    assert set(settings.DATA_DIR.iterdir()) == before, "nothing of it stays on the disk"  # type: ignore[attr-defined]
    assert "Larch" not in answer["Content-Disposition"]


def test_into_a_folder_twice_on_one_day(cast: Cast, dialogue: OpenDialogue, tmp_path: Path) -> None:
    for _ in range(2):
        answer = client_of(cast.convenor).post("/backup", {"how": "folder", "folder": str(tmp_path)})
        assert answer.status_code == 302
    names = sorted(file.name for file in tmp_path.iterdir())
    assert names == [f"tracktwo-{TODAY.isoformat()}-2.backup", f"tracktwo-{TODAY.isoformat()}.backup"]
    for name in names:
        assert backup.verify(tmp_path / name, cast.convenor.passphrase) > 0


@pytest.mark.parametrize("folder", ["", "relative", "/no/such/folder"])
def test_a_folder_that_is_none(cast: Cast, dialogue: OpenDialogue, folder: str) -> None:
    answer = client_of(cast.convenor).post("/backup", {"how": "folder", "folder": folder})
    assert answer.status_code == 422
    assert f'value="{folder}"' in answer.content.decode()
    assert not BackupMade.objects.exists()


def test_one_that_failed_is_not_said_to_exist(
    cast: Cast, dialogue: OpenDialogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(backup, "write_new", full)
    answer = client_of(cast.convenor).post("/backup", {"how": "folder", "folder": str(tmp_path)})
    assert answer.status_code == 422
    assert "No space left on device" in answer.content.decode()
    assert "No backup has been made yet." in answer.content.decode()
    assert not BackupMade.objects.exists()


def test_one_that_reads_back_differently_is_not_said_to_exist(
    cast: Cast, dialogue: OpenDialogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "write_new", lambda path, content: path.write_bytes(content[:-40]))
    with pytest.raises(BadBackup):
        backup.make(tmp_path / "file")
    assert not BackupMade.objects.exists()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("language", "never", "then"),
    [("en", "No backup has been made yet.", "made and verified on"), ("ar", "لم تُصنع نسخة", "صُنعت آخر نسخة")],
)
def test_the_page_says_when_the_last_was_made(
    cast: Cast, dialogue: OpenDialogue, tmp_path: Path, language: str, never: str, then: str
) -> None:
    assert never in page(cast, language)
    backup.make(tmp_path / "file")
    assert then in page(cast, language)
    assert str(TODAY.year) in page(cast, language)


def test_only_who_convenes_makes_one(cast: Cast, dialogue: OpenDialogue) -> None:
    for actor in (cast.facilitator, cast.outsider):
        for answer in (client_of(actor).get("/backup"), client_of(actor).post("/backup", {"how": "download"})):
            assert answer.status_code == 409
    assert not BackupMade.objects.exists()


def test_the_reminder_says_only_that_something_is_due(
    cast: Cast, dialogue: OpenDialogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of(cast.convenor)
    assert "Something is due" not in client.get("/").content.decode(), "begun today"
    monkeypatch.setattr(backups, "today", lambda: TODAY + datetime.timedelta(days=10))
    for address in ("/", f"/d/{dialogue.id}/"):
        shown = client.get(address).content.decode()
        notice = shown.partition('<p class="notice">')[2].partition("</p>")[0]
        assert notice == '<a href="/backup">Something is due.</a>'
    assert "Something is due" not in client_of(cast.facilitator).get("/").content.decode()
    BackupMade.objects.create(day=TODAY + datetime.timedelta(days=3))
    assert "Something is due" not in client.get("/").content.decode()
