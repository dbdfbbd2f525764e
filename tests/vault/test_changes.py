"""A compartment under change, against a dictionary; conflicts; several compartments at once."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cast import both
from samples import Branch, Knot, Leaf, Plain, texts, two_views
from tracktwo.vault import snapshot
from tracktwo.vault.change import change, change_all
from tracktwo.vault.compartment import Opened, open_compartment
from tracktwo.vault.errors import Conflict, NoKey, NotThere
from tracktwo.vault.folio import GONE
from tracktwo.vault.models import Compartment, SealedRecord

pytestmark = both

# (what to do, which record, with which word); several of them in one change, several changes in a row.
verbs = st.tuples(st.sampled_from(["add", "replace", "remove"]), st.integers(0, 9), st.text(max_size=20))
histories = st.lists(st.lists(verbs, max_size=4), max_size=8)


@contextmanager
def no_snapshots() -> Iterator[None]:
    kept = snapshot.recall
    snapshot.recall = lambda *about: None  # type: ignore[assignment]
    try:
        yield
    finally:
        snapshot.recall = kept


def follow(first: Opened, second: Opened, history: list) -> None:
    """Run a history through two views by turns, and compare with a dictionary after each change."""
    model: dict[str, str] = {}
    versions: dict[str, int] = {}
    gone: set[str] = set()
    head = 0
    for number, acts in enumerate(history):
        writer, reader = (first, second) if number % 2 else (second, first)
        touched = set()
        with change(writer) as draft:
            assert draft.folio.head == head
            for verb, which, word in acts:
                ids = [id for id in model if id not in touched]
                if verb == "add":
                    id = draft.add(Leaf(word)).id
                    model[id] = word
                elif not ids:
                    continue
                else:
                    id = ids[which % len(ids)]
                    record = draft.folio.get(Leaf, id)
                    if verb == "replace":
                        draft.replace(record, Leaf(word))
                        model[id] = word
                    else:
                        draft.remove(record)
                        gone.add(id)
                        del model[id]
                touched.add(id)
        head += bool(touched)
        for id in touched:
            versions[id] = versions.get(id, 0) + 1
        for view in (reader, writer):
            view.forget()
            folio = view.folio()
            assert folio.head == head
            assert {one.id: one.body.text for one in folio.all(Leaf)} == model
            assert {one.id: one.version for one in folio.all(Leaf)} == {id: versions[id] for id in model}
            born = [one.born for one in folio.all(Leaf)]
            assert born == sorted(born)
            assert all(folio.has(id) and folio.row(id).tag == GONE for id in gone)


@given(histories)
def test_like_a_dictionary(history: list) -> None:
    first, second, _ = two_views()
    follow(first, second, history)


@given(histories)
def test_like_a_dictionary_without_snapshots(history: list) -> None:
    with no_snapshots():
        first, second, _ = two_views()
        follow(first, second, history)


def test_the_head_counts_changes_and_no_record_is_lost_from_the_count() -> None:
    opened, _, _ = two_views()
    with change(opened) as draft:
        one, _two = draft.add(Leaf("1")), draft.add(Leaf("2"))
    with change(opened) as draft:
        draft.remove(draft.folio.get(Leaf, one.id))
    row = Compartment.objects.get(pk=opened.id)
    assert row.head == 2
    assert SealedRecord.objects.filter(compartment=opened.id).count() == 2
    assert sorted(SealedRecord.objects.filter(compartment=opened.id).values_list("seq", flat=True)) == [1, 2]


def test_nothing_to_write_leaves_the_head() -> None:
    opened, _, _ = two_views()
    before = Compartment.objects.filter(pk=opened.id).values().get()
    with change(opened) as draft:
        assert draft.touched() == []
    assert Compartment.objects.filter(pk=opened.id).values().get() == before


def test_two_people_on_one_card() -> None:
    first, second, _ = two_views()
    with change(first) as draft:
        id = draft.add(Leaf("as shown")).id
    shown = second.folio().get(Leaf, id).version
    with change(first) as draft:
        draft.replace(draft.fresh(Leaf, id, shown), Leaf("the first"))
    with pytest.raises(Conflict), change(second) as draft:
        draft.replace(draft.fresh(Leaf, id, shown), Leaf("the second"))
    assert texts(first) == texts(second) == ["the first"]


def test_a_form_sent_twice_adds_once() -> None:
    opened, _, _ = two_views()
    with change(opened) as draft:
        draft.add(Leaf("once"), "f" * 32)
        with pytest.raises(Conflict):
            draft.add(Leaf("twice in one change"), "f" * 32)
    with pytest.raises(Conflict), change(opened) as draft:
        draft.add(Leaf("twice"), "f" * 32)
    assert texts(opened) == ["once"]


def test_an_id_of_something_taken_back_is_not_given_again() -> None:
    opened, _, _ = two_views()
    with change(opened) as draft:
        record = draft.add(Leaf("x"))
    with change(opened) as draft:
        draft.remove(draft.folio.get(Leaf, record.id))
    with pytest.raises(Conflict), change(opened) as draft:
        draft.add(Leaf("y"), record.id)


def test_what_was_taken_back_is_not_there() -> None:
    opened, _, _ = two_views()
    with change(opened) as draft:
        record = draft.add(Leaf("x"))
    with change(opened) as draft:
        draft.remove(draft.folio.get(Leaf, record.id))
    for kind in (Leaf, Plain):
        with pytest.raises(NotThere):
            opened.folio().get(kind, record.id)
    with pytest.raises(NotThere), change(opened) as draft:
        draft.fresh(Leaf, record.id, 2)


def test_a_record_of_another_type_is_not_there() -> None:
    opened, _, _ = two_views()
    with change(opened) as draft:
        record = draft.add(Leaf("x"))
    with pytest.raises(NotThere):
        opened.folio().get(Plain, record.id)


def test_put_one_writes_the_single_record() -> None:
    opened, _, _ = two_views()
    for number in (1, 2, 3):
        with change(opened) as draft:
            draft.put_one(Plain(number))
    found = opened.folio().all(Plain)
    assert [(one.body.number, one.version) for one in found] == [(3, 3)]


@pytest.mark.parametrize("failing", [0, 1])
def test_all_compartments_or_none(failing: int) -> None:
    views = [two_views()[0] for _ in range(2)]
    with change_all(*views) as drafts:
        for draft in drafts:
            draft.add(Leaf("before"))
    heads = list(Compartment.objects.filter(pk__in=[v.id for v in views]).order_by("pk").values())

    class Stopped(Exception):
        pass

    with pytest.raises(Stopped), change_all(*views) as drafts:
        for number, draft in enumerate(drafts):
            draft.add(Leaf("never"))
            if number == failing:
                raise Stopped
    assert list(Compartment.objects.filter(pk__in=[v.id for v in views]).order_by("pk").values()) == heads
    assert [texts(view) for view in views] == [["before"], ["before"]]


def test_if_the_second_cannot_be_written_the_first_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An exception after the first draft was written already."""
    one, other = two_views()[0], two_views()[0]
    kept = SealedRecord.objects.create

    def create(**fields: object) -> SealedRecord:
        if fields["compartment_id"] == other.id:
            raise OSError("disk full")
        return kept(**fields)

    monkeypatch.setattr(SealedRecord.objects, "create", create)
    with pytest.raises(OSError, match="disk full"), change_all(one, other) as (first, second):
        first.add(Leaf("first"))
        second.add(Leaf("second"))
    monkeypatch.undo()
    assert texts(one) == texts(other) == []
    with change_all(one, other) as (first, second):
        first.add(Leaf("1"))
        second.add(Leaf("2"))
    assert (texts(one), texts(other)) == (["1"], ["2"])


def test_the_same_key_for_another_compartment_opens_nothing() -> None:
    one, other = two_views()[0], two_views()[0]
    with change(one) as draft:
        draft.add(Leaf("x"))
    stranger = Opened(one.id, one.dialogue, one.epoch, other.key)
    with pytest.raises(Exception, match="altered"):
        stranger.folio()


def test_a_compartment_that_is_gone() -> None:
    opened, second, held = two_views()
    Compartment.objects.filter(pk=opened.id).delete()
    for view in (second, open_compartment(opened.id, opened.dialogue, held)):
        with pytest.raises(NoKey):
            view.folio()
        with pytest.raises(NoKey), change(view) as draft:
            draft.add(Leaf("x"))


def test_dangling_references_are_found() -> None:
    opened, _, _ = two_views()
    with change(opened) as draft:
        stem, leaf, plain = draft.add(Leaf("stem")), draft.add(Leaf("leaf")), draft.add(Plain())
        sound = draft.add(Branch(stem=stem.id, leaves=[leaf.id]))
        to_nothing = draft.add(Branch(stem="0" * 32))
        to_another_type = draft.add(Branch(stem=plain.id))
    assert set(opened.folio().dangling()) == {
        ("test branch", to_nothing.id, "0" * 32),
        ("test branch", to_another_type.id, plain.id),
    }
    with change(opened) as draft:
        draft.remove(draft.folio.get(Leaf, leaf.id))
    assert ("test branch", sound.id, leaf.id) in set(opened.folio().dangling())
    assert {id for _, id, _, target in opened.folio().links() if target == stem.id} == {sound.id}


def test_detaching_takes_along_what_cannot_be_without_it() -> None:
    opened, _, _ = two_views()
    with change(opened) as draft:
        stem, leaf, other = draft.add(Leaf("stem")), draft.add(Leaf("leaf")), draft.add(Leaf("other"))
        lists = draft.add(Branch(stem=other.id, leaves=[leaf.id, stem.id, leaf.id]))
        needs = draft.add(Branch(stem=stem.id, leaves=[leaf.id]))
    with change(opened) as draft:
        touched = draft.detach(stem.id)
    assert set(touched) == {stem.id, lists.id, needs.id}
    assert opened.folio().get(Branch, lists.id).body.leaves == [leaf.id, leaf.id]
    with pytest.raises(NotThere):
        opened.folio().get(Branch, needs.id)
    assert list(opened.folio().dangling()) == []
    assert sorted(texts(opened)) == ["leaf", "other"]


graphs = st.lists(st.tuples(st.integers(0, 6), st.lists(st.integers(0, 6), max_size=3)), min_size=1, max_size=7)


@given(graphs, st.integers(0, 6))
@example([(6, []), (0, [0])], 0)
@example([(6, []), (0, []), (6, [0, 1])], 0)
def test_detaching_never_leaves_a_reference_behind(graph: list, target: int) -> None:
    """Each knot needs the knot before it (or none) and lists some of the earlier ones."""
    opened, _, _ = two_views()
    knots: list[str] = []
    needs: list[int | None] = []
    lists: list[list[int]] = []
    with change(opened) as draft:
        for need, listed in graph:
            needs.append(need if need < len(knots) else None)
            lists.append([one for one in listed if one < len(knots)])
            body = Knot(needs=knots[need] if need < len(knots) else "", lists=[knots[one] for one in lists[-1]])
            knots.append(draft.add(body).id)
    target %= len(knots)
    with change(opened) as draft:
        touched = draft.detach(knots[target])
    gone = {target}
    for number, need in enumerate(needs):
        if need in gone:
            gone.add(number)
    folio = opened.folio()
    assert list(folio.dangling()) == []
    assert {one.id for one in folio.all(Knot)} == {knots[n] for n in range(len(knots)) if n not in gone}
    for number in set(range(len(knots))) - gone:
        kept = [knots[one] for one in lists[number] if one not in gone]
        assert folio.get(Knot, knots[number]).body.lists == kept
        assert (knots[number] in touched) == (len(kept) < len(lists[number]))
    assert {knots[one] for one in gone} <= set(touched)
