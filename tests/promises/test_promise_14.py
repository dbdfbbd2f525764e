"""No silent loss."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.db import DatabaseError, connections

from cast import Cast, both, both_committed, open_here
from samples import Leaf, texts, two_views
from tracktwo.matter import concerns
from tracktwo.process.access import OpenMeeting
from tracktwo.process.fields import MultilingualText
from tracktwo.rooms.solve.text import acts as text_acts
from tracktwo.vault.change import change, change_all
from tracktwo.vault.compartment import open_compartment
from tracktwo.vault.errors import Conflict
from tracktwo.vault.models import Compartment, SealedRecord

WRITER = Path(__file__).with_name("writer.py")


class Machine:
    """A data folder that processes of their own work in."""

    def __init__(self, folder: Path) -> None:
        self.environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        self.environment |= {"TRACKTWO_DATA": str(folder), "TRACKTWO_VOLATILE": str(folder)}
        self.told: set[str] = set()

    def start(self, verb: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, str(WRITER), verb],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def run(self, verb: str) -> list[str]:
        done = self.start(verb)
        out, errors = done.communicate(timeout=60)
        assert done.returncode == 0, errors.decode()
        return out.decode().splitlines()

    def kill_while_writing(self, changes: int, pause: float) -> None:
        """kill -9 after so many changes and a moment; what was told is remembered."""
        process = self.start("write")
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(changes)]
        time.sleep(pause)
        os.kill(process.pid, signal.SIGKILL)
        rest, _ = process.communicate(timeout=30)
        assert process.returncode == -signal.SIGKILL
        # A line that the kill cut off was never read by anybody.
        whole = b"".join(lines) + rest[: rest.rfind(b"\n") + 1]
        self.told |= set(whole.decode().splitlines())

    def look(self) -> set[str]:
        found = self.run("look")
        assert [one for one in found if one.startswith("problem")] == []
        return set(found)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    found = Machine(tmp_path / "data")
    found.run("prepare")
    return found


def test_killed_in_the_middle_of_writing(machine: Machine) -> None:
    """Nothing is broken, and what was told to be written is there; at most the change at hand is more."""
    chance = random.Random(14)
    for _ in range(4):
        machine.kill_while_writing(changes=chance.randint(4, 12), pause=chance.uniform(0, 0.02))
        found = machine.look()
        assert machine.told <= found
        assert len(found - machine.told) <= 1
        machine.told |= found
    assert len(machine.told) > 25


def test_full_disk(machine: Machine) -> None:
    """The write that no longer fits is refused with an error, changes nothing, and the next one works."""
    told = machine.run("full")
    assert any(one.startswith("full ") for one in told), "the disk did fill"
    assert told[-1].startswith("done")
    written = {one for one in told if one.startswith(("card", "seat"))}
    assert machine.look() == written


@both_committed
def test_full_database(data_folder: Path) -> None:
    """Several compartments in one change, and no page is left: none of it is written."""
    views = [two_views()[0] for _ in range(2)]
    with change_all(*views) as found:
        for draft in found:
            draft.add(Leaf("before"))
    cursor = connections["default"].cursor()
    cursor.execute("PRAGMA page_count")
    (pages,) = cursor.fetchone()
    cursor.execute(f"PRAGMA max_page_count={pages + 4}")
    heads = list(Compartment.objects.order_by("pk").values_list("pk", "head"))
    with pytest.raises(DatabaseError, match="full"), change_all(*views) as found:
        for draft in found:
            draft.add(Leaf("z" * 60_000))
    assert list(Compartment.objects.order_by("pk").values_list("pk", "head")) == heads
    assert [texts(view) for view in views] == [["before"], ["before"]]
    cursor.execute("PRAGMA max_page_count=1073741823")
    with change_all(*views) as found:
        for draft in found:
            draft.add(Leaf("after"))
    assert [sorted(texts(view)) for view in views] == [["after", "before"]] * 2


@both
def test_a_write_that_fails_half_way_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    opened, second, _ = two_views()
    with change(opened) as draft:
        draft.add(Leaf("before"))
    before = Compartment.objects.filter(pk=opened.id).values().get()

    def fail(*about: object, **fields: object) -> None:
        raise OSError("no space left on device")

    for place in ("seal_head", "encrypt", "mark"):
        with monkeypatch.context() as patched:
            patched.setattr(type(opened), place, fail)
            with pytest.raises(OSError, match="no space"), change(opened) as draft:
                draft.add(Leaf("never"))
        now = Compartment.objects.filter(pk=opened.id).values().get()
        assert {key: bytes(v) if key == "seal" else v for key, v in now.items()} == {
            key: bytes(v) if key == "seal" else v for key, v in before.items()
        }
        assert SealedRecord.objects.filter(compartment=opened.id).count() == 1
        assert texts(second) == ["before"]
    with change(opened) as draft:
        draft.add(Leaf("after"))
    assert sorted(texts(second)) == ["after", "before"]


@both
def test_two_people_on_one_card(cast: Cast, joined: dict[str, OpenMeeting]) -> None:
    mine, theirs = joined["convenor"], joined["facilitator"]
    card = concerns.add(mine, concerns.Concern(kind="need", owner="a", words=MultilingualText("as shown")))
    concerns.edit(mine, card.id, card.version, MultilingualText("by the first"), "need")
    with pytest.raises(Conflict):
        concerns.edit(theirs, card.id, card.version, MultilingualText("by the second"), "need")
    room = open_here(cast.convenor, mine.dialogue.id).meeting.room
    assert room.folio().get(concerns.Concern, card.id).body.words == MultilingualText("by the first")


@both
def test_two_people_on_one_text(joined: dict[str, OpenMeeting]) -> None:
    text_acts.write(joined["convenor"], 0, MultilingualText("T"), MultilingualText("first"))
    with pytest.raises(Conflict):
        text_acts.write(joined["facilitator"], 0, MultilingualText("T"), MultilingualText("second"))
    assert text_acts.write(joined["facilitator"], 1, MultilingualText("T"), MultilingualText("second")).body.number == 2


@both_committed
def test_many_at_once_lose_nothing(data_folder: Path) -> None:
    """Threads write into one compartment at the same time: every change is counted, none overwrites another."""
    opened, _, held = two_views()
    failures: list[Exception] = []

    def work(name: str) -> None:
        mine = open_compartment(opened.id, opened.dialogue, held)
        try:
            for number in range(12):
                with change(mine) as draft:
                    draft.add(Leaf(f"{name}{number}"))
        except Exception as error:
            failures.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert failures == []
    assert sorted(texts(opened)) == sorted(f"{name}{number}" for name in "abc" for number in range(12))
    assert opened.folio().head == 36


@both_committed
def test_reading_beside_a_busy_writer_is_never_called_tampering(data_folder: Path) -> None:
    """A long folio is read from the start while others write: it is read again until it is whole."""
    from tracktwo.vault import snapshot

    opened, _, held = two_views()
    with change(opened) as draft:
        for number in range(1500):
            draft.add(Leaf(str(number)))
    done = threading.Event()
    failures: list[Exception] = []

    def write() -> None:
        mine = open_compartment(opened.id, opened.dialogue, held)
        try:
            while not done.is_set():
                with change(mine) as draft:
                    draft.replace(draft.folio.all(Leaf)[0], Leaf("busy"))
        except Exception as error:
            failures.append(error)
        finally:
            connections.close_all()

    thread = threading.Thread(target=write)
    thread.start()
    try:
        for _ in range(5):
            snapshot.forget(opened.id)
            mine = open_compartment(opened.id, opened.dialogue, held)
            assert len(mine.folio().all(Leaf)) == 1500
    finally:
        done.set()
        thread.join()
    assert failures == []
