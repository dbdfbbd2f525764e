"""A meeting leaves nothing."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from django.db import connections
from django.urls import reverse

from cast import Cast, begin_dialogue, both, both_committed, client_of, make_cast, open_here, open_with_tickets
from folders import bytes_below
from samples import raws
from tracktwo.editing import autosave
from tracktwo.matter import concerns
from tracktwo.people import accounts, backup
from tracktwo.people.keyring import open_keyring
from tracktwo.people.models import Account, Handover
from tracktwo.process import meetings, schedule
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.journal import Entry
from tracktwo.process.release import Consent
from tracktwo.process.rooms import autosaved
from tracktwo.rooms.convene import acts, continuity
from tracktwo.rooms.convene.records import CaucusNote, MethodNote
from tracktwo.rooms.solve.text import acts as text_acts
from tracktwo.vault import crypto, snapshot
from tracktwo.vault.errors import NoKey, Sealed, Tampered
from tracktwo.vault.manifest import open_head
from tracktwo.vault.models import Compartment, SealedRecord

CANARIES = {
    "card": "canary-of-a-card",
    "second": "كناري-البطاقة",
    "caucus": "canary-of-a-caucus",
    "text": "canary-of-a-text",
    "note": "canary-of-a-note",
    "draft": "canary-of-a-draft",
}


def fill(meeting: OpenMeeting) -> None:
    """Say something in every scope."""
    card = concerns.Concern(kind="need", owner="a", words=MultilingualText(CANARIES["card"], CANARIES["second"]))
    concerns.add(meeting, card)
    for side in ("a", "b"):
        acts.add_caucus_note(meeting, side, CaucusNote(kind="fear", words=MultilingualText(CANARIES["caucus"])))
    text_acts.write(meeting, 0, MultilingualText("A title"), MultilingualText(CANARIES["text"]))
    acts.write_method_note(meeting, CANARIES["note"])
    autosave.save(meeting, "card", {"words": CANARIES["draft"]})


def every_secret(cast: Cast) -> set[bytes]:
    """What all passphrases together bring to light: account secrets, every key and shard of every keyring."""
    found = set()
    for actor in cast.all():
        secret = accounts.unlock(Account.objects.get(pk=actor.id), actor.passphrase)
        ring = open_keyring(secret, Account.objects.get(pk=actor.id))
        found |= {secret} | {one.secret for one in ring.held.values()}
        for row in Handover.objects.filter(to_id=actor.id):
            public = ring.colleagues[row.sender_id].public
            found.add(crypto.unbox(secret, public, bytes(row.box)))
    return found


def nothing_opens(secrets: set[bytes], heads: dict[str, tuple], rows: list[tuple]) -> int:
    """No secret, nor what the program derives from it, opens a head or a record; how many were tried."""
    keys = set(secrets)
    for secret in secrets:
        keys |= {crypto.derive(secret, purpose) for purpose in ("records", "head", "snapshot")}
    tried = 0
    for id, (epoch, head, seal) in heads.items():
        for key in keys:
            tried += 1
            with pytest.raises(Tampered):
                open_head(key, seal, id, epoch, head)
    for dialogue, id, compartment, epoch, version, body in rows:
        for key in keys:
            tried += 1
            with pytest.raises(Sealed):
                crypto.unseal(key, body, 1, dialogue, compartment, epoch, id, version)
    return tried


@both
def test_back_up_close_restore_and_fail_to_decrypt(cast: Cast, meeting: OpenMeeting, tmp_path: Path) -> None:
    fill(meeting)
    scopes = dict(meeting.card.scopes)
    for actor in (cast.facilitator, cast.one_sided):
        open_here(actor, meeting.dialogue.id)
    secrets = every_secret(cast)
    file = tmp_path / "backup"
    backup.make(file)
    meetings.close_meeting(meeting)
    Account.objects.all().delete()
    Compartment.objects.all().delete()
    backup.restore(file, cast.convenor.passphrase)
    snapshot._kept.clear()
    secrets |= every_secret(cast)
    heads = {
        row.id: (row.epoch, row.head, bytes(row.seal)) for row in Compartment.objects.filter(pk__in=scopes.values())
    }
    assert len(heads) == 4, "the backup does hold the sealed rows"
    rows = [
        (meeting.dialogue.id, row.id, row.compartment_id, row.epoch, row.version, bytes(row.body))
        for row in SealedRecord.objects.filter(compartment__in=scopes.values())
    ]
    assert len(rows) >= 6
    assert nothing_opens(secrets, heads, rows) > 100
    for actor in (cast.convenor, cast.facilitator, cast.one_sided):
        fresh = accounts.unlock(Account.objects.get(pk=actor.id), actor.passphrase)
        ring = open_keyring(fresh, Account.objects.get(pk=actor.id))
        mine = [id for id in scopes.values() if id in ring.held]
        assert mine, "every shard A came back"
        for id in mine:
            from tracktwo.vault.compartment import open_compartment

            with pytest.raises(NoKey):
                open_compartment(id, meeting.dialogue.id, ring.held[id])


@both_committed
def test_a_copy_of_the_disk_without_the_volatile_store(data_folder: Path, tmp_path: Path) -> None:
    """The main database's files are taken while the meeting is open; after closing, all keyrings are tried on them."""
    cast = make_cast()
    dialogue = begin_dialogue(cast)
    open_with_tickets(dialogue, schedule.add_workshop(dialogue).id, ["b"])
    meeting = dialogue.meeting
    scopes = set(meeting.card.scopes.values())
    concerns.add(meeting, concerns.Concern(kind="need", owner="a", words=MultilingualText(CANARIES["card"])))
    for actor in (cast.facilitator, cast.one_sided):
        open_here(actor, dialogue.id)
    taken = tmp_path / "taken"
    taken.mkdir()
    for path in data_folder.glob("tracktwo.sqlite3*"):
        shutil.copy(path, taken)
    shutil.copy(data_folder / "instance.key", taken)
    secrets = every_secret(cast)
    meetings.close_meeting(meeting)
    secrets |= every_secret(cast)
    with sqlite3.connect(taken / "tracktwo.sqlite3") as copy:
        heads = {
            id: tuple(rest)
            for id, *rest in copy.execute("SELECT id, epoch, head, seal FROM vault_compartment")
            if id in scopes
        }
        rows = [
            (dialogue.id, *row)
            for row in copy.execute("SELECT id, compartment_id, epoch, version, body FROM vault_sealedrecord")
            if row[1] in scopes
        ]
    assert len(heads) == 4
    assert rows
    assert nothing_opens(secrets, heads, rows) > 100


@both_committed
def test_nothing_said_stands_in_any_file(data_folder: Path, tmp_path: Path) -> None:
    """At no time, before closing or after, in database, journal, log or backup."""
    cast = make_cast()
    dialogue = begin_dialogue(cast)
    meetings.open_meeting(dialogue, schedule.add_workshop(dialogue, "canary-of-a-title").id, {})
    fill(dialogue.meeting)
    words = [*CANARIES.values(), "canary-of-a-title", "Larch", "The panel", "North", "الشمال"]
    words += [actor.name for actor in cast.all()] + [actor.passphrase for actor in cast.all()]

    def search() -> None:
        for name, content in bytes_below(tmp_path).items():
            for word in words:
                for coding in ("utf-8", "utf-16-le"):
                    assert word.encode(coding) not in content, f"{word} in {name}"

    search()
    backup.make(tmp_path / "backup")
    meetings.close_meeting(dialogue.meeting)
    search()
    assert {"tracktwo.sqlite3", "volatile.sqlite3", "backup"} <= set(bytes_below(tmp_path))


@both_committed
def test_after_closing_neither_shard_nor_row_is_left_in_the_files(data_folder: Path) -> None:
    from tracktwo.vault.models import Shard

    cast = make_cast()
    dialogue = begin_dialogue(cast)
    meetings.open_meeting(dialogue, schedule.add_workshop(dialogue).id, {})
    fill(dialogue.meeting)
    shard = bytes(Shard.objects.get().value)
    scopes = list(dialogue.meeting.card.scopes.values())
    meetings.close_meeting(dialogue.meeting)
    for name, content in bytes_below(data_folder).items():
        assert not any(shard[at : at + 16] in content for at in range(0, len(shard), 16)), name
    assert not Compartment.objects.filter(pk__in=scopes).exists()
    assert not SealedRecord.objects.filter(compartment__in=scopes).exists()
    with connections["volatile"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM volatile_shard")
        assert cursor.fetchone() == (0,)


@both
def test_every_window_is_shut(cast: Cast, joined: dict[str, OpenMeeting]) -> None:
    """Whoever has the meeting open when it closes reads and writes nothing more; memory gives nothing away."""
    fill(joined["convenor"])
    parts = []
    for one in joined.values():
        parts += [one.room, one.third]
    meetings.close_meeting(joined["convenor"])
    for part in parts:
        part.forget()
        with pytest.raises(NoKey):
            part.folio()
        assert snapshot.recall(part.id, part.key) is None
    with pytest.raises(NoKey):
        fill(joined["facilitator"])
    again = open_here(cast.facilitator, joined["facilitator"].dialogue.id)
    assert again.meeting is None
    assert again.lost_meeting is None


@both
def test_what_is_typed_on_after_the_closing_is_kept_nowhere(cast: Cast, meeting: OpenMeeting) -> None:
    """A window in which somebody was still typing sends its text a second later, or when it is led away."""
    dialogue = meeting.dialogue
    # As an earlier version kept it.
    autosave.save(dialogue, "concern", {"words": "Typed on before this version"})
    autosave.save(dialogue, "note.question.", {"words": "A question of ours"})
    page = client_of(cast.convenor)
    close = reverse("convene:close", args=[dialogue.id])
    assert page.post(close, {"looked": "1", "code_name": dialogue.card.code_name}).status_code == 302
    for form in sorted(autosaved() - autosaved(between=True)):
        keep = reverse("ui:autosave", args=[dialogue.id, form])
        assert page.post(keep, {"words": "Typed on", "key": "8" * 32}).status_code == 204
    # What an earlier version left goes as soon as somebody sees the dialogue again.
    assert page.get("/").status_code == 200
    dialogue.third.forget()
    drafts = dialogue.third.folio().all(autosave.FormDraft)
    assert [draft.body.form for draft in drafts] == ["note.question."]


@both
def test_only_days_remain(meeting: OpenMeeting) -> None:
    dialogue = meeting.dialogue
    fill(meeting)
    meetings.close_meeting(meeting)
    from tracktwo.process.records import MeetingCard

    (record,) = dialogue.third.folio().all(MeetingCard)
    assert record.body.scopes == {}
    assert record.body.closed is not None
    assert not record.body.lost
    assert meetings.is_destroyed(record.body)
    for part in (dialogue.third, dialogue.joint):
        assert part.folio().all(Entry)[-1].body.act == "closed"
    kept = raws(dialogue.third, dialogue.joint)
    assert b"closed" in kept
    for word in CANARIES.values():
        assert word.encode() not in kept


@both
def test_chosen_notes_on_method_survive_and_no_others(meeting: OpenMeeting) -> None:
    acts.write_method_note(meeting, "to keep")
    acts.write_method_note(meeting, "to lose")
    keep = next(one.id for one in meeting.third.folio().all(MethodNote) if one.body.text == "to keep")
    acts.close(meeting, [keep])
    assert [one.body.text for one in meeting.dialogue.third.folio().all(MethodNote)] == ["to keep"]


@both
def test_what_every_side_released_for_the_next_meeting_survives_and_nothing_else(
    cast: Cast, meeting: OpenMeeting, tmp_path: Path
) -> None:
    """Back up while it is open, close, restore: the released words stand in the joint compartment, and only they."""
    fill(meeting)
    kept, lost = MultilingualText("canary-released-by-all", "كناري-معلن"), MultilingualText("canary-released-by-one")
    for words in (kept, lost):
        continuity.add_unsettled(meeting, words)
    digests = {each.words.wording: each.digest for each in continuity.leaving(meeting)}
    continuity.set_releases(meeting, "a", set(digests.values()))
    continuity.set_releases(meeting, "b", {digests[kept]})
    file = tmp_path / "backup"
    backup.make(file)
    meetings.close_meeting(meeting)
    Account.objects.all().delete()
    Compartment.objects.all().delete()
    backup.restore(file, cast.convenor.passphrase)
    snapshot._kept.clear()
    again = open_here(cast.convenor, meeting.dialogue.id)
    assert again.meeting is None
    left = raws(again.joint, again.third)
    assert kept.first.encode() in left
    assert kept.second.encode() in left
    for word in (*CANARIES.values(), lost.first):
        assert word.encode() not in left
    # The tags of consent stood in the room alone: nothing that is left shows that any side agreed.
    assert not any(part.folio().all(Consent) for part in (again.joint, again.third))


@both
def test_losing_the_machine_loses_the_meeting(meeting: OpenMeeting, cast: Cast) -> None:
    from tracktwo.vault.models import Shard

    Shard.objects.all().delete()
    again = open_here(cast.convenor, meeting.dialogue.id)
    assert again.meeting is None
    lost = again.lost_meeting
    assert lost is not None
    meetings.mark_lost(again)
    assert again.lost_meeting is None
    assert not Compartment.objects.filter(pk__in=lost.body.scopes.values()).exists()


@both
def test_an_open_meeting_is_never_marked_lost(meeting: OpenMeeting) -> None:
    meetings.mark_lost(meeting.dialogue)
    assert meeting.dialogue.meeting is not None
    assert meeting.room.folio() is not None


@both
def test_one_meeting_at_a_time(meeting: OpenMeeting) -> None:
    with pytest.raises(Refused):
        meetings.open_meeting(meeting.dialogue, meeting.card.workshop, {})
