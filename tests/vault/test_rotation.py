"""A new epoch: what comes after is out of reach of the old key, what was before stays in reach of the new."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast import both
from samples import Leaf, texts, two_views
from tracktwo.vault import crypto, snapshot
from tracktwo.vault.change import change
from tracktwo.vault.compartment import FORMAT, Opened, open_compartment, rotate
from tracktwo.vault.errors import NoKey, Sealed, Tampered
from tracktwo.vault.keys import Held
from tracktwo.vault.models import EpochLink, SealedRecord

pytestmark = both


def write(opened: Opened, *words: str) -> list[str]:
    with change(opened) as draft:
        return [draft.add(Leaf(word)).id for word in words]


def test_the_old_key_reads_nothing_any_more() -> None:
    opened, second, held = two_views()
    write(opened, "before")
    newer, _ = rotate(opened, held)
    ids = write(newer, "after")
    for view in (opened, second, open_compartment(opened.id, opened.dialogue, held)):
        view.forget()
        with pytest.raises(NoKey):
            view.folio()
        with pytest.raises(NoKey), change(view) as draft:
            draft.add(Leaf("x"))
    assert ids


def test_claiming_the_new_epoch_with_the_old_secret_opens_nothing() -> None:
    """No code path decides by the epoch number: the key does."""
    opened, _, held = two_views()
    newer, fresh = rotate(opened, held)
    (id,) = write(newer, "after")
    pretender = open_compartment(opened.id, opened.dialogue, Held(epoch=fresh.epoch, secret=held.secret))
    snapshot.forget(opened.id)
    with pytest.raises(Tampered):
        pretender.folio()
    row = SealedRecord.objects.get(pk=id)
    about = (FORMAT, opened.dialogue, opened.id, row.epoch, row.id, row.version)
    for key in (
        held.secret,
        crypto.derive(held.secret, "records"),
        crypto.derive(held.secret, "earlier epoch"),
    ):
        with pytest.raises(Sealed):
            crypto.unseal(key, bytes(row.body), *about)
    assert crypto.unseal(crypto.derive(fresh.secret, "records"), bytes(row.body), *about)


def test_the_link_leads_backwards_only() -> None:
    opened, _, held = two_views()
    _, fresh = rotate(opened, held)
    link = EpochLink.objects.get(compartment=opened.id)
    assert crypto.unseal(crypto.derive(fresh.secret, "earlier epoch"), bytes(link.sealed), opened.id, 1) == held.secret
    with pytest.raises(Sealed):
        crypto.unseal(crypto.derive(held.secret, "earlier epoch"), bytes(link.sealed), opened.id, 1)


@given(st.lists(st.lists(st.text(max_size=12), max_size=3), min_size=1, max_size=5), st.booleans())
def test_the_newest_key_reads_every_epoch(epochs: list, cold: bool) -> None:
    opened, _, held = two_views()
    expected: list[str] = []
    ids: list[str] = []
    for words in epochs:
        ids += write(opened, *words)
        expected += words
        if ids:
            with change(opened) as draft:
                draft.replace(draft.folio.get(Leaf, ids[0]), Leaf(expected[0] + "."))
            expected[0] += "."
        opened, held = rotate(opened, held)
        if cold:
            snapshot.forget(opened.id)
        assert sorted(texts(opened)) == sorted(expected)
    assert held.epoch == len(epochs) + 1
    snapshot.forget(opened.id)
    assert sorted(texts(open_compartment(opened.id, opened.dialogue, held))) == sorted(expected)


def test_rotation_counts_on() -> None:
    opened, _, held = two_views()
    write(opened, "one")
    newer, held = rotate(opened, held)
    assert newer.folio().head == 1
    write(newer, "two")
    assert newer.folio().head == 2


def test_the_old_key_opens_no_new_snapshot() -> None:
    opened, _, held = two_views()
    write(opened, "before")
    newer, _ = rotate(opened, held)
    write(newer, "after")
    texts(newer)
    assert snapshot.recall(opened.id, newer.key) is not None
    assert snapshot.recall(opened.id, opened.key) is None


def test_a_row_that_claims_an_epoch_to_come() -> None:
    opened, _, _ = two_views()
    (id,) = write(opened, "one")
    SealedRecord.objects.filter(pk=id).update(epoch=2)
    snapshot.forget(opened.id)
    opened.forget()
    with pytest.raises(Tampered):
        opened.folio()


def test_a_held_meeting_stays_bound_to_its_meeting() -> None:
    """A new epoch of a meeting's scope needs the shard as the first did."""
    from tracktwo.vault.compartment import create
    from tracktwo.vault.volatile import begin_meeting, destroy_meeting

    meeting = begin_meeting()
    opened, held = create(crypto.new_id(), meeting)
    write(opened, "before")
    newer, fresh = rotate(opened, held)
    write(newer, "after")
    assert fresh.meeting == meeting
    assert newer.key != fresh.secret
    destroy_meeting(meeting)
    with pytest.raises(NoKey):
        open_compartment(opened.id, opened.dialogue, fresh)
