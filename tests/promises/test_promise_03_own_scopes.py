"""A seat's own compartment, attacked: by a curious facilitator, a convenor, who was put out, a backup, an erasure."""

from pathlib import Path

import pytest
from django.db import connection

from cast import Actor, Cast, begin_dialogue, both, both_committed, make_cast, open_here, remove_member
from folders import bytes_below
from tracktwo.people import backup, colleagues
from tracktwo.people.keyring import open_keyring
from tracktwo.people.models import Account
from tracktwo.process import dialogues, members, own_scopes
from tracktwo.process.access import OpenDialogue
from tracktwo.process.checking import check_account
from tracktwo.process.errors import Refused
from tracktwo.process.own_scopes import Keepers, OwnScope
from tracktwo.process.records import Member
from tracktwo.process.sealed import Payload, change, payload
from tracktwo.vault import lodging
from tracktwo.vault.compartment import open_compartment
from tracktwo.vault.crypto import public_of
from tracktwo.vault.errors import NoKey, Tampered
from tracktwo.vault.keys import Held
from tracktwo.vault.lodging import Lodging
from tracktwo.vault.models import Compartment, Lodged, SealedRecord

SEAT = "5" * 32
CANARY = "PLANCANARY-wardrobe-lantern"


@payload("test plan")
class Plan(Payload, frozen=True):
    """What a person might say of home."""

    words: str


def begun(dialogue: OpenDialogue, second: str = "", *, with_code: bool = True) -> str:
    opened, code = own_scopes.begin(dialogue, SEAT, second, with_code=with_code)
    with change(opened) as changing:
        changing.add(Plan(CANARY))
    return code


def read(actor: Actor, dialogue: OpenDialogue) -> list[str] | None:
    opened = own_scopes.open_mine(open_here(actor, dialogue.id), SEAT)
    return None if opened is None else [record.body.words for record in opened.folio().all(Plan)]


def card(dialogue: OpenDialogue) -> OwnScope:
    dialogue.third.forget()
    record = own_scopes.card_of(dialogue, SEAT)
    assert record
    return record.body


def every_key(actor: Actor) -> list[bytes]:
    """All the secrets that an account has, whatever pages would do with them."""
    ring = open_keyring(actor.secret, Account.objects.get(pk=actor.id))
    return [held.secret for held in ring.held.values()] + [bytes(actor.secret)]


def opens_with(secret: bytes, dialogue: OpenDialogue) -> bool:
    id = card(dialogue).compartment
    try:
        open_compartment(id, dialogue.id, Held(Compartment.objects.get(pk=id).epoch, secret)).load(from_rows=True)
    except (NoKey, Tampered):
        return False
    return True


@both
def test_whom_the_person_chose_opens_it_and_the_person_by_code(cast: Cast, dialogue: OpenDialogue) -> None:
    code = begun(dialogue, cast.facilitator.id)
    assert read(cast.convenor, dialogue) == [CANARY]
    assert read(cast.facilitator, dialogue) == [CANARY]
    assert read(cast.one_sided, dialogue) is None
    theirs = own_scopes.open_by_code(open_here(cast.one_sided, dialogue.id), SEAT, code.lower())
    assert [record.body.words for record in theirs.folio().all(Plan)] == [CANARY]
    for wrong in ("", "00000-00000", code[:-1]):
        with pytest.raises(NoKey):
            own_scopes.open_by_code(dialogue, SEAT, wrong)
    with pytest.raises(Refused):
        own_scopes.begin(open_here(cast.one_sided, dialogue.id), SEAT, with_code=True)


@both
def test_a_curious_facilitator_with_both_databases_opens_nothing(cast: Cast, dialogue: OpenDialogue) -> None:
    begun(dialogue)
    curious = open_here(cast.facilitator, dialogue.id)
    # With the locator, which stands where the facilitator reads, and with every secret of theirs.
    place = Lodging(card(curious).locator, cast.convenor.id)
    assert lodging.is_lodged(place)
    publics = {cast.convenor.id: public_of(cast.convenor.secret)}
    assert lodging.fetch_all([place], bytes(cast.facilitator.secret), publics) == {}
    assert not any(opens_with(secret, curious) for secret in every_key(cast.facilitator))
    # A box they made for themselves tells them nothing, and none is made for them when a new epoch begins.
    own = Lodging(card(curious).locator, cast.facilitator.id)
    lodging.lodge(
        own, cast.facilitator.id, cast.facilitator.secret, public_of(cast.facilitator.secret), Held(1, b"x" * 32)
    )
    own_scopes.choose_again(open_here(cast.convenor, dialogue.id), SEAT, "", with_code=False)
    assert read(cast.facilitator, dialogue) is None
    assert not lodging.is_lodged(Lodging(card(curious).locator, cast.facilitator.id))


@both
def test_the_database_alone_does_not_tell_whose_it_is(cast: Cast, dialogue: OpenDialogue) -> None:
    begun(dialogue, cast.facilitator.id)
    rows = list(Lodged.objects.values_list("id", "value"))
    assert len(rows) == 2
    for actor in cast.all():
        assert not any(actor.id in id or actor.id.encode() in bytes(value) for id, value in rows)
    assert len({len(bytes(value)) for _, value in rows}) == 1


@both
def test_a_convenor_under_pressure_who_was_not_chosen_opens_nothing(cast: Cast, dialogue: OpenDialogue) -> None:
    begun(open_here(cast.facilitator, dialogue.id))
    assert read(cast.convenor, dialogue) is None
    assert not any(opens_with(secret, dialogue) for secret in every_key(cast.convenor))
    assert card(dialogue).place == SEAT, "that there is a plan, everybody knows"


@both_committed
def test_a_backup_with_every_passphrase_opens_it_without_the_code_for_nobody(
    cast: Cast, dialogue: OpenDialogue, tmp_path: Path
) -> None:
    code = begun(dialogue, cast.facilitator.id)
    backup.make(tmp_path / "a.backup")
    content, *_ = backup._open(backup._read(tmp_path / "a.backup"), cast.convenor.passphrase)
    assert {"accounts", "handovers", "compartments", "links", "records", "backups"} == set(content["tables"])
    # Restored elsewhere there is no box: what the third party holds together opens nothing.
    Lodged.objects.all().delete()
    for actor in cast.all()[:3]:
        assert read(actor, dialogue) is None
        assert not any(opens_with(secret, dialogue) for secret in every_key(actor))
    assert own_scopes.open_by_code(dialogue, SEAT, code).folio().all(Plan), "the person chooses again"
    assert check_account(cast.convenor.name, cast.convenor.passphrase) == []


@both_committed
def test_who_was_put_out_opens_nothing_that_comes_after(cast: Cast, dialogue: OpenDialogue) -> None:
    theirs = open_here(cast.facilitator, dialogue.id)
    code = begun(theirs, cast.convenor.id)
    old = lodging.open_with_code(code, card(dialogue).by_code)
    remove_member(open_here(cast.convenor, dialogue.id), cast.facilitator)
    here = open_here(cast.convenor, dialogue.id)
    assert (card(here).frozen, card(here).stale) == (True, True)
    assert not lodging.is_lodged(Lodging(card(here).locator, cast.facilitator.id))
    # The second goes on: with the first thing written a new epoch begins, also for the person's code.
    with change(own_scopes.renewed(here, SEAT)) as changing:
        changing.add(Plan("written after"))
    assert not opens_with(old.secret, here)
    assert (card(here).frozen, card(here).stale) == (True, False)
    assert read(cast.convenor, dialogue) == [CANARY, "written after"]
    assert len(own_scopes.open_by_code(here, SEAT, code).folio().all(Plan)) == 2


@both
def test_putting_the_only_one_out_freezes_it_until_the_person_chooses(cast: Cast, dialogue: OpenDialogue) -> None:
    code = begun(open_here(cast.facilitator, dialogue.id))
    remove_member(open_here(cast.convenor, dialogue.id), cast.facilitator)
    here = open_here(cast.convenor, dialogue.id)
    assert card(here).frozen
    assert read(cast.convenor, dialogue) is None
    with pytest.raises(NoKey):
        own_scopes.renewed(here, SEAT)
    with pytest.raises(NoKey):
        own_scopes.choose_again(here, SEAT, "", with_code=True)
    opened, fresh = own_scopes.choose_again(here, SEAT, code, with_code=True)
    assert not card(here).frozen
    assert read(cast.convenor, dialogue) == [CANARY]
    keepers = opened.folio().one(Keepers)
    assert keepers
    assert keepers.body.holders == [cast.convenor.id]
    with pytest.raises(NoKey):
        own_scopes.open_by_code(here, SEAT, code)
    assert own_scopes.open_by_code(here, SEAT, fresh).folio().all(Plan)


@both_committed
def test_leaving_is_never_held_up_and_freezes_it(cast: Cast, dialogue: OpenDialogue) -> None:
    begun(open_here(cast.facilitator, dialogue.id), with_code=False)
    theirs = open_here(cast.facilitator, dialogue.id)
    members.leave(theirs)
    assert card(open_here(cast.convenor, dialogue.id)).frozen
    assert not Lodged.objects.exists()


@both_committed
def test_erasing_takes_rows_boxes_and_key_and_an_older_backup_needs_the_code(data_folder: Path, tmp_path: Path) -> None:
    cast = make_cast()
    dialogue = begin_dialogue(cast)
    begun(dialogue, cast.facilitator.id)
    compartment = card(dialogue).compartment
    boxes = [bytes(value)[-200:] for value in Lodged.objects.values_list("value", flat=True)]
    backup.make(tmp_path / "before.backup")
    # Anybody of the third party may: no key is needed.
    own_scopes.end(open_here(cast.one_sided, dialogue.id), [SEAT])
    assert not Compartment.objects.filter(pk=compartment).exists()
    assert not SealedRecord.objects.filter(compartment=compartment).exists()
    assert not Lodged.objects.exists()
    left = bytes_below(data_folder)
    assert boxes
    assert not any(box in left for box in boxes)
    content, *_ = backup._open(backup._read(tmp_path / "before.backup"), cast.convenor.passphrase)
    assert [row for row in content["tables"]["compartments"] if row["id"] == compartment], "rows, as ciphertext"
    ring = open_keyring(cast.convenor.secret, Account.objects.get(pk=cast.convenor.id))
    assert compartment not in ring.held


@both
def test_a_box_that_is_put_back_after_somebody_was_put_out_opens_nothing(cast: Cast, dialogue: OpenDialogue) -> None:
    begun(dialogue, cast.facilitator.id)
    rows = list(Lodged.objects.values())
    remove_member(open_here(cast.convenor, dialogue.id), cast.facilitator)
    own_scopes.choose_again(open_here(cast.convenor, dialogue.id), SEAT, "", with_code=False)
    Lodged.objects.bulk_create([Lodged(**row) for row in rows], ignore_conflicts=True)
    here = open_here(cast.convenor, dialogue.id)
    members.add_member(here, cast.facilitator.id, ["a", "b"])
    assert read(cast.facilitator, dialogue) is None
    assert read(cast.convenor, dialogue) == [CANARY]


@both
def test_erasing_the_dialogue_leaves_no_box(cast: Cast, dialogue: OpenDialogue) -> None:
    begun(dialogue, cast.facilitator.id)
    dialogues.erase(open_here(cast.convenor, dialogue.id))
    assert not Lodged.objects.exists()


@both
def test_a_second_without_a_known_key_is_refused(cast: Cast, dialogue: OpenDialogue) -> None:
    members.note_member(dialogue, "T9")
    on_paper = next(record.body for record in dialogue.third.folio().all(Member) if not record.body.account)
    for second in (cast.outsider.id, cast.charlie.id, "f" * 32):
        with pytest.raises(Refused):
            own_scopes.begin(dialogue, SEAT, second, with_code=True)
    assert on_paper.account == ""
    assert not Lodged.objects.exists()


@both
def test_who_was_put_out_and_let_in_again_opens_it_only_once_chosen(cast: Cast, dialogue: OpenDialogue) -> None:
    begun(dialogue, cast.facilitator.id)
    rows = list(Lodged.objects.values())
    remove_member(open_here(cast.convenor, dialogue.id), cast.facilitator)
    # Nor does it help to put the old boxes back.
    Lodged.objects.bulk_create([Lodged(**row) for row in rows], ignore_conflicts=True)
    here = open_here(cast.convenor, dialogue.id)
    members.add_member(here, cast.facilitator.id, ["a", "b"])
    # The convenor writes into it: a new epoch begins, and nobody but the person chooses who opens that one.
    own_scopes.renewed(open_here(cast.convenor, dialogue.id), SEAT)
    assert card(open_here(cast.convenor, dialogue.id)).frozen
    assert read(cast.facilitator, dialogue) is None
    assert read(cast.convenor, dialogue) == [CANARY]


@both_committed
@pytest.mark.parametrize("how", ["put out", "leaves"])
def test_where_putting_out_fails_later_the_member_keeps_what_they_open(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    cast = make_cast()
    dialogue = begin_dialogue(cast)
    begun(dialogue, cast.facilitator.id)
    boxes = sorted(Lodged.objects.values_list("id", flat=True))

    def fails(*_args: object) -> None:
        raise OSError("the disk is full")

    def go() -> None:
        if how == "put out":
            remove_member(open_here(cast.convenor, dialogue.id), cast.facilitator)
        else:
            members.leave(open_here(cast.facilitator, dialogue.id))

    with monkeypatch.context() as patched:
        patched.setattr(colleagues, "remove_convenor", fails)
        patched.setattr(members, "_share", fails)
        with pytest.raises(OSError, match="full"):
            go()
    assert sorted(Lodged.objects.values_list("id", flat=True)) == boxes
    assert not card(open_here(cast.convenor, dialogue.id)).frozen
    assert read(cast.facilitator, dialogue) == [CANARY]
    # Once it is written for good they go, from the journal of the store as well.
    scrubbed: list[bool] = []
    monkeypatch.setattr(lodging, "scrub", lambda: scrubbed.append(connection.in_atomic_block))
    go()
    assert Lodged.objects.count() == len(boxes) - 1
    assert scrubbed == [False]
    assert card(open_here(cast.convenor, dialogue.id)).frozen


@both_committed
def test_a_box_that_could_not_be_destroyed_opens_nothing_later(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast = make_cast()
    dialogue = begin_dialogue(cast)
    begun(dialogue, cast.facilitator.id)

    def fails(*_args: object) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(lodging, "take_out", fails)
        remove_member(open_here(cast.convenor, dialogue.id), cast.facilitator)
    here = open_here(cast.convenor, dialogue.id)
    assert cast.facilitator.id not in {member.body.account for member in here.members}
    with change(own_scopes.renewed(here, SEAT)) as changing:
        changing.add(Plan("written after"))
    members.add_member(open_here(cast.convenor, dialogue.id), cast.facilitator.id, ["a", "b"])
    assert read(cast.facilitator, dialogue) is None
