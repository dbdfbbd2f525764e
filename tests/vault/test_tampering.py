"""What an administrator of the database can do to rows, and that it is never believed."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast import both
from samples import Leaf, put_back, row_of, texts, two_views
from tracktwo.vault import snapshot
from tracktwo.vault.change import change
from tracktwo.vault.compartment import Opened, rotate
from tracktwo.vault.errors import Tampered
from tracktwo.vault.models import Compartment, EpochLink, SealedRecord

pytestmark = both


def three_leaves() -> tuple[Opened, list[str], Any]:
    """A compartment with three leaves, the first of them written twice."""
    opened, _, held = two_views()
    with change(opened) as draft:
        ids = [draft.add(Leaf(word)).id for word in ("one", "two", "three")]
    return opened, ids, held


def reword(opened: Opened, id: str, text: str) -> dict[str, Any]:
    """Write a new version; the row as it was before."""
    before = row_of(id)
    with change(opened) as draft:
        draft.replace(draft.folio.get(Leaf, id), Leaf(text))
    return before


def refused(opened: Opened) -> None:
    """With nothing kept in memory, as after a restart."""
    snapshot.forget(opened.id)
    opened.forget()
    with pytest.raises(Tampered):
        opened.folio()
    with pytest.raises(Tampered), change(opened) as draft:
        draft.add(Leaf("on top of it"))


def test_a_row_rolled_back_to_its_own_older_version() -> None:
    opened, ids, _ = three_leaves()
    put_back(ids[0], reword(opened, ids[0], "newer"))
    refused(opened)


def test_a_row_rolled_back_that_claims_its_newer_place() -> None:
    opened, ids, _ = three_leaves()
    older = reword(opened, ids[0], "newer")
    newest = row_of(ids[0])
    for part in (
        {"seq": newest["seq"]},
        {"version": newest["version"]},
        {"seq": newest["seq"], "version": 2},
    ):
        put_back(ids[0], older | part)
        refused(opened)


@pytest.mark.parametrize("moved", [{"seq": 1}, {"seq": 3}, {"version": 1}, {"version": 3}])
def test_a_row_moved_to_another_place(moved: dict[str, int]) -> None:
    """Neither earlier nor later than it was written: a reader with a snapshot goes by these numbers."""
    opened, ids, _ = three_leaves()
    reword(opened, ids[0], "newer")
    SealedRecord.objects.filter(pk=ids[0]).update(**moved)
    refused(opened)


def test_a_row_taken_away() -> None:
    opened, ids, _ = three_leaves()
    SealedRecord.objects.filter(pk=ids[1]).delete()
    refused(opened)


def test_a_row_taken_away_with_the_count_set_back() -> None:
    opened, ids, _ = three_leaves()
    reword(opened, ids[0], "newer")
    SealedRecord.objects.filter(pk=ids[0]).delete()
    Compartment.objects.filter(pk=opened.id).update(head=1)
    refused(opened)


def test_a_row_copied_under_another_id() -> None:
    opened, ids, _ = three_leaves()
    SealedRecord.objects.create(id="e" * 32, compartment_id=opened.id, **row_of(ids[1]))
    refused(opened)


def test_two_rows_exchanged() -> None:
    opened, ids, _ = three_leaves()
    one, other = row_of(ids[0]), row_of(ids[1])
    put_back(ids[0], other)
    put_back(ids[1], one)
    refused(opened)


def test_a_row_of_another_compartment_under_the_same_id() -> None:
    opened, ids, _ = three_leaves()
    stranger, theirs, _ = three_leaves()
    put_back(ids[0], row_of(theirs[0]))
    refused(opened)
    SealedRecord.objects.filter(pk=theirs[1]).update(compartment=opened.id)
    refused(stranger)


@given(st.data())
def test_any_flipped_bit_of_a_row(data: st.DataObject) -> None:
    opened, ids, _ = three_leaves()
    row = row_of(ids[0])
    body = bytearray(row["body"])
    place = data.draw(st.integers(0, len(body) - 1))
    body[place] ^= data.draw(st.integers(1, 255))
    put_back(ids[0], row | {"body": bytes(body)})
    refused(opened)


@pytest.mark.parametrize("column", ["seal", "head", "epoch"])
def test_an_altered_head(column: str) -> None:
    opened, _, _ = three_leaves()
    row = Compartment.objects.filter(pk=opened.id).values("seal", "head", "epoch").get()
    altered = {"seal": bytes(row["seal"])[:-1] + b"?", "head": row["head"] + 1, "epoch": 1}
    if column == "epoch":
        SealedRecord.objects.filter(compartment=opened.id).update(epoch=2)
    Compartment.objects.filter(pk=opened.id).update(**{column: altered[column]})
    refused(opened)


def test_the_head_of_another_compartment() -> None:
    opened, _, _ = three_leaves()
    stranger, _, _ = three_leaves()
    Compartment.objects.filter(pk=opened.id).update(seal=Compartment.objects.get(pk=stranger.id).seal)
    refused(opened)


def test_a_whole_compartment_rolled_back_is_out_of_reach_of_the_head() -> None:
    """What the founding page admits: it shows only when heads are compared. The count tells."""
    opened, ids, _ = three_leaves()
    head = Compartment.objects.filter(pk=opened.id).values("head", "seal").get()
    older = reword(opened, ids[0], "newer")
    put_back(ids[0], older)
    Compartment.objects.filter(pk=opened.id).update(**head)
    assert sorted(texts(opened)) == ["one", "three", "two"]
    assert opened.folio().head == 1


@pytest.mark.parametrize("how", ["rolled back", "taken away", "doubled", "altered"])
def test_a_warm_snapshot_never_shows_what_was_tampered_with(how: str) -> None:
    """While memory still holds the true rows they are shown; once they are read again it is caught."""
    opened, ids, _ = three_leaves()
    older = reword(opened, ids[0], "newer")
    true = sorted(["newer", "two", "three"])
    assert sorted(texts(opened)) == true
    tamper(opened, ids, older, how)
    opened.forget()
    try:
        found = texts(opened)
    except Tampered:
        found = true
    assert sorted(found) == true
    refused(opened)


@pytest.mark.parametrize("how", ["rolled back", "taken away", "doubled", "altered"])
def test_writing_over_a_warm_snapshot_does_not_bless_it(how: str) -> None:
    opened, ids, _ = three_leaves()
    older = reword(opened, ids[0], "newer")
    texts(opened)
    tamper(opened, ids, older, how)
    try:
        with change(opened) as draft:
            draft.add(Leaf("next"))
    except Tampered:
        pass
    refused(opened)


@pytest.mark.parametrize("how", ["rolled back", "taken away", "doubled", "altered"])
def test_a_new_epoch_does_not_bless_it(how: str) -> None:
    """Putting somebody out sums the stored rows anew: they must be read from there, not from memory."""
    opened, ids, held = three_leaves()
    older = reword(opened, ids[0], "newer")
    texts(opened)
    tamper(opened, ids, older, how)
    try:
        newer, _ = rotate(opened, held)
    except Tampered:
        return
    refused(newer)


def test_a_snapshot_of_a_rolled_back_transaction_is_not_believed() -> None:
    from django.db import transaction

    opened, second, _ = two_views()
    with change(opened) as draft:
        draft.add(Leaf("kept"))
    try:
        with transaction.atomic():
            with change(opened) as draft:
                draft.add(Leaf("never"))
            assert sorted(texts(opened)) == ["kept", "never"]
            raise OSError
    except OSError:
        pass
    assert texts(second) == ["kept"]
    with change(second) as draft:
        draft.add(Leaf("next"))
    assert texts(opened) == ["kept", "next"]


def test_a_link_between_epochs_that_was_altered() -> None:
    opened, _, held = three_leaves()
    newer, _ = rotate(opened, held)
    link = EpochLink.objects.get(compartment=opened.id)
    link.sealed = bytes(link.sealed)[:-1] + bytes([bytes(link.sealed)[-1] ^ 1])
    link.save()
    snapshot.forget(opened.id)
    with pytest.raises(Exception, match=r"does not open|altered"):
        newer.folio()


def tamper(opened: Opened, ids: list[str], older: dict[str, Any], how: str) -> None:
    if how == "rolled back":
        put_back(ids[0], older)
    elif how == "taken away":
        SealedRecord.objects.filter(pk=ids[1]).delete()
    elif how == "doubled":
        SealedRecord.objects.create(id="e" * 32, compartment_id=opened.id, **row_of(ids[1]))
    else:
        row = row_of(ids[1])
        put_back(ids[1], row | {"body": bytes(row["body"])[:-1] + bytes([bytes(row["body"])[-1] ^ 1])})


def test_a_foreign_row_beyond_the_head_is_never_taken_for_the_next_change() -> None:
    """It would be counted with the next change, and the compartment could not be read after that."""
    opened, ids, _ = three_leaves()
    foreign = row_of(ids[0]) | {"seq": opened.folio().head + 1}
    SealedRecord.objects.create(id="f" * 32, compartment_id=opened.id, **foreign)
    assert opened.has_foreign(opened.folio().head)
    with pytest.raises(Tampered, match="somebody else"), change(opened) as draft:
        draft.add(Leaf("on top of it"))
    SealedRecord.objects.filter(pk="f" * 32).delete()
    snapshot.forget(opened.id)
    opened.forget()
    with change(opened) as draft:
        draft.add(Leaf("once it is gone"))
    assert len(opened.folio().all(Leaf)) == 4


@pytest.mark.parametrize("damage", ["gone", "altered"])
def test_a_link_to_an_earlier_epoch_that_is_gone_or_altered_is_told(damage: str) -> None:
    opened, _, held = three_leaves()
    newer, _ = rotate(opened, held)
    if damage == "gone":
        EpochLink.objects.all().delete()
    else:
        EpochLink.objects.update(sealed=b"x" * 300)
    snapshot.forget(newer.id)
    with pytest.raises(Tampered, match="earlier epoch"):
        newer.load()
