"""Snapshots hold no clear text and give way when there is no room."""

import pytest

from cast import both
from samples import Leaf, two_views
from tracktwo.vault import crypto, snapshot
from tracktwo.vault.change import change
from tracktwo.vault.compartment import open_compartment
from tracktwo.vault.models import Compartment
from tracktwo.vault.snapshot import Snapshot

pytestmark = both

CANARY = "a-canary-that-must-not-sing"


def test_nothing_in_clear() -> None:
    opened, _, _ = two_views()
    with change(opened) as draft:
        id = draft.add(Leaf(CANARY)).id
    opened.folio()
    kept = b"".join(snapshot._kept.values())
    assert kept
    for secret in (CANARY.encode(), b"test leaf", id.encode(), opened.key):
        assert secret not in kept


def test_it_is_used_and_only_what_is_new_is_read(django_assert_num_queries: object) -> None:
    opened, second, _ = two_views()
    for word in ("one", "two"):
        with change(opened) as draft:
            draft.add(Leaf(word))
    opened.folio()
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(second.folio().all(Leaf)) == 2


def test_another_key_or_another_place_opens_none() -> None:
    opened, _, _ = two_views()
    opened.folio()
    assert snapshot.recall(opened.id, opened.key) is not None
    assert snapshot.recall(opened.id, crypto.new_key()) is None
    snapshot._kept["elsewhere"] = snapshot._kept[opened.id]
    assert snapshot.recall("elsewhere", opened.key) is None


def test_a_compartment_under_a_wrong_key_is_not_opened_by_its_snapshot() -> None:
    opened, _, held = two_views()
    with change(opened) as draft:
        draft.add(Leaf("x"))
    opened.folio()
    other = two_views()[0]
    with pytest.raises(Exception, match="altered"):
        type(opened)(opened.id, opened.dialogue, 1, other.key).folio()
    Compartment.objects.filter(pk=opened.id).delete()
    with pytest.raises(Exception, match="no longer opens"):
        open_compartment(opened.id, opened.dialogue, held).folio()


def test_the_least_used_gives_way(monkeypatch: pytest.MonkeyPatch) -> None:
    empty = Snapshot(head=0, epoch=1, total=bytes(32), count=0, groups={})
    key = crypto.new_key()
    snapshot.keep("size", key, empty)
    size = len(snapshot._kept.pop("size"))
    monkeypatch.setattr(snapshot, "ROOM", 3 * size)
    for name in ("one", "two", "three"):
        snapshot.keep(name, key, empty)
    assert snapshot.recall("one", key)
    snapshot.keep("four", key, empty)
    assert snapshot.recall("two", key) is None
    assert all(snapshot.recall(name, key) for name in ("one", "three", "four"))
    snapshot.forget("one")
    assert snapshot.recall("one", key) is None
