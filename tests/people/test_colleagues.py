"""Letting a colleague in by a code, and handing keys over between pinned keys."""

import msgspec
import pytest

from cast import Actor, Cast, both, enrol, open_here, pin
from tracktwo.people import colleagues
from tracktwo.people.colleagues import BadInvitation, Parcel, _Side
from tracktwo.people.keyring import Colleague, open_keyring
from tracktwo.people.models import Account, Handover, Invitation
from tracktwo.process.access import JOINT, THIRD, OpenDialogue
from tracktwo.vault import crypto
from tracktwo.vault.compartment import create
from tracktwo.vault.keys import Held, new_held

pytestmark = both


@pytest.fixture
def two() -> tuple[Actor, Actor]:
    return enrol("the inviter", convenor=True), enrol("the newcomer")


def ring(actor: Actor):
    return open_keyring(actor.secret, Account.objects.get(pk=actor.id))


def test_each_pins_the_others_key(two: tuple[Actor, Actor]) -> None:
    inviter, newcomer = two
    code = colleagues.invite(inviter.person, "the newcomer")
    assert colleagues.peek(code.lower()).name == "the inviter"
    colleagues.accept(code, newcomer.person)
    assert colleagues.arrived(inviter.person) == ["the newcomer"]
    assert ring(inviter).colleagues[newcomer.id].public == crypto.public_of(newcomer.secret)
    assert ring(newcomer).colleagues[inviter.id].public == crypto.public_of(inviter.secret)
    assert ring(inviter).invited == {}
    assert not Invitation.objects.exists()


def test_a_code_works_once(two: tuple[Actor, Actor]) -> None:
    inviter, newcomer = two
    code = colleagues.invite(inviter.person, "x")
    colleagues.accept(code, newcomer.person)
    third = enrol("a third")
    with pytest.raises(BadInvitation):
        colleagues.accept(code, third.person)
    with pytest.raises(BadInvitation):
        colleagues.peek(code)
    colleagues.arrived(inviter.person)
    assert set(ring(inviter).colleagues) == {newcomer.id}
    assert colleagues.arrived(inviter.person) == []


def test_a_mistyped_or_withdrawn_code_opens_nothing(two: tuple[Actor, Actor]) -> None:
    inviter, newcomer = two
    code = colleagues.invite(inviter.person, "x")
    for wrong in ("", code[:-1], crypto.new_code(100)):
        with pytest.raises(BadInvitation):
            colleagues.peek(wrong)
    (id,) = ring(inviter).invited
    colleagues.withdraw(newcomer.person, id)
    assert colleagues.peek(code), "only who made it withdraws it"
    colleagues.withdraw(inviter.person, id)
    with pytest.raises(BadInvitation):
        colleagues.accept(code, newcomer.person)
    assert ring(inviter).invited == {}


def test_the_rows_show_neither_code_nor_name(two: tuple[Actor, Actor]) -> None:
    inviter, newcomer = two
    code = colleagues.invite(inviter.person, "x")
    colleagues.accept(code, newcomer.person)
    row = Invitation.objects.get()
    rows = row.id.encode() + bytes(row.offer) + bytes(row.answer)
    for telling in (code, crypto.plain_code(code), "the inviter", "the newcomer", inviter.id, newcomer.id):
        assert telling.encode() not in rows
    assert crypto.public_of(newcomer.secret) not in rows


def test_a_substituted_answer_is_dropped(two: tuple[Actor, Actor]) -> None:
    """Who holds the database but not the code cannot put their own key in."""
    inviter, newcomer = two
    intruder = crypto.new_key()
    code = colleagues.invite(inviter.person, "x")
    colleagues.accept(code, newcomer.person)
    forged = msgspec.msgpack.encode(_Side(newcomer.id, "the newcomer", crypto.public_of(intruder)))
    row = Invitation.objects.get()
    for answer in (
        crypto.seal(crypto.new_key(), forged, "answer"),
        crypto.seal(bytes.fromhex(row.id), forged, "answer"),
        bytes(row.offer),
        b"",
    ):
        Invitation.objects.all().delete()
        Invitation.objects.create(id=row.id, offer=row.offer, answer=answer)
        again = colleagues.invite(inviter.person, "y")
        assert colleagues.arrived(inviter.person) == []
        assert ring(inviter).colleagues == {}
        # Put the waiting code back for the next try.
        waiting = colleagues.Invited(name="x", code=code)
        inviter.person.change_keyring(lambda keyring, waiting=waiting: keyring.invited.update({row.id: waiting}))
        assert again


def test_a_substituted_offer_is_refused(two: tuple[Actor, Actor]) -> None:
    inviter, newcomer = two
    code = colleagues.invite(inviter.person, "x")
    forged = msgspec.msgpack.encode(_Side(inviter.id, "the inviter", crypto.public_of(crypto.new_key())))
    Invitation.objects.update(offer=crypto.seal(crypto.new_key(), forged, "offer"))
    with pytest.raises(BadInvitation):
        colleagues.accept(code, newcomer.person)
    assert ring(newcomer).colleagues == {}


def test_an_answer_cannot_serve_as_an_offer(two: tuple[Actor, Actor]) -> None:
    inviter, newcomer = two
    code = colleagues.invite(inviter.person, "x")
    colleagues.accept(code, newcomer.person)
    row = Invitation.objects.get()
    Invitation.objects.update(offer=row.answer, answer=None)
    with pytest.raises(BadInvitation):
        colleagues.peek(code)


@pytest.fixture
def pinned(two: tuple[Actor, Actor]) -> tuple[Actor, Actor]:
    pin(*two)
    return two


def test_keys_are_handed_over(pinned: tuple[Actor, Actor]) -> None:
    sender, recipient = pinned
    opened, held = create("d" * 32)
    parcel = Parcel("d" * 32, {THIRD: opened.id}, {opened.id: held})
    colleagues.hand_over(sender.person, recipient.id, parcel)
    colleagues.receive(recipient.person)
    assert ring(recipient).held == {opened.id: held}
    assert ring(recipient).dialogues == {"d" * 32: {THIRD: opened.id}}
    assert not Handover.objects.exists()


def test_keys_that_open_nothing_are_not_taken(pinned: tuple[Actor, Actor]) -> None:
    """Otherwise junk that came first would keep the true key out."""
    sender, recipient = pinned
    opened, held = create("d" * 32)
    junk = Held(epoch=held.epoch, secret=crypto.new_key())
    colleagues.hand_over(sender.person, recipient.id, Parcel("d" * 32, {}, {opened.id: junk, "c" * 32: new_held()}))
    colleagues.receive(recipient.person)
    assert ring(recipient).held == {}
    colleagues.hand_over(sender.person, recipient.id, Parcel("d" * 32, {}, {opened.id: held}))
    colleagues.receive(recipient.person)
    assert ring(recipient).held == {opened.id: held}


def test_only_to_somebody_pinned(two: tuple[Actor, Actor]) -> None:
    with pytest.raises(KeyError):
        colleagues.hand_over(two[0].person, two[1].id, Parcel("d"))
    assert not Handover.objects.exists()


def forged(recipient: Actor, maker: bytes) -> bytes:
    opened, held = create("d" * 32)
    parcel = Parcel("d" * 32, {THIRD: opened.id}, {opened.id: held})
    return crypto.box(maker, crypto.public_of(recipient.secret), msgspec.msgpack.encode(parcel))


def test_a_substituted_sender_is_refused(pinned: tuple[Actor, Actor]) -> None:
    sender, recipient = pinned
    intruder = enrol("an intruder")
    public = crypto.public_of(recipient.secret)
    anonymous = crypto.box_anonymous(public, msgspec.msgpack.encode(Parcel("d" * 32)))
    for box in (forged(recipient, intruder.secret), forged(recipient, crypto.new_key()), anonymous, b""):
        Handover.objects.create(to_id=recipient.id, sender_id=sender.id, box=box)
        colleagues.receive(recipient.person)
        assert ring(recipient).held == {}
        assert ring(recipient).dialogues == {}
        assert not Handover.objects.exists(), "and it is dropped"


def test_from_somebody_not_pinned_it_waits_unopened(pinned: tuple[Actor, Actor]) -> None:
    _, recipient = pinned
    stranger = enrol("a stranger")
    box = forged(recipient, stranger.secret)
    Handover.objects.create(to_id=recipient.id, sender_id=stranger.id, box=box)
    colleagues.receive(recipient.person)
    assert ring(recipient).held == {}
    assert Handover.objects.count() == 1
    pin(recipient, stranger)
    colleagues.receive(recipient.person)
    assert len(ring(recipient).held) == 1


def test_the_public_key_in_the_database_is_not_what_counts(pinned: tuple[Actor, Actor]) -> None:
    """An administrator who exchanges public keys gets nothing."""
    sender, recipient = pinned
    intruder = crypto.new_key()
    Account.objects.update(public_key=crypto.public_of(intruder))
    opened, held = create("d" * 32)
    colleagues.hand_over(sender.person, recipient.id, Parcel("d" * 32, {}, {opened.id: held}))
    box = bytes(Handover.objects.get().box)
    with pytest.raises(crypto.Sealed):
        crypto.unbox(intruder, crypto.public_of(sender.secret), box)
    colleagues.receive(recipient.person)
    assert set(ring(recipient).held) == {opened.id}


def test_a_pinned_key_is_never_replaced_on_somebodys_word(pinned: tuple[Actor, Actor]) -> None:
    sender, recipient = pinned
    intruder = crypto.public_of(crypto.new_key())
    vouched = {
        sender.id: Colleague("the inviter", intruder),
        "e" * 32: Colleague("somebody new", intruder),
    }
    colleagues.hand_over(sender.person, recipient.id, Parcel("d" * 32, colleagues=vouched))
    colleagues.receive(recipient.person)
    found = ring(recipient).colleagues
    assert found[sender.id].public == crypto.public_of(sender.secret)
    assert found["e" * 32].public == intruder


def test_an_older_epoch_never_replaces_a_newer(pinned: tuple[Actor, Actor]) -> None:
    sender, recipient = pinned
    newer, older = Held(epoch=3, secret=crypto.new_key()), Held(epoch=2, secret=crypto.new_key())
    recipient.person.change_keyring(lambda keyring: keyring.take_in("d" * 32, {}, {"c" * 32: newer}))
    for one in (older, Held(epoch=3, secret=crypto.new_key())):
        colleagues.hand_over(sender.person, recipient.id, Parcel("d" * 32, {}, {"c" * 32: one}))
    colleagues.receive(recipient.person)
    assert ring(recipient).held["c" * 32] == newer


def test_a_keyring_takes_newer_epochs_alone(two: tuple[Actor, Actor]) -> None:
    keyring = two[0].person.keyring
    first, second, third = (Held(epoch=epoch, secret=crypto.new_key()) for epoch in (1, 2, 3))
    for one, kept in ((second, second), (first, second), (Held(2, crypto.new_key()), second), (third, third)):
        keyring.take_in("d", {}, {"c": one})
        assert keyring.held["c"] == kept


def test_a_colleague_not_let_in_cannot_destroy_a_key(cast: Cast, dialogue: OpenDialogue) -> None:
    """A parcel that claims an epoch to come, with a key that never was: the true key is kept."""
    junk = Held(epoch=99, secret=crypto.new_key())
    parcel = Parcel(dialogue.id, {}, {dialogue.third.id: junk, dialogue.joint.id: junk})
    colleagues.hand_over(cast.charlie.person, cast.convenor.id, parcel)
    assert open_here(cast.convenor, dialogue.id).card.code_name == "Larch"


def test_a_colleague_not_let_in_cannot_lead_a_dialogue_elsewhere(cast: Cast, dialogue: OpenDialogue) -> None:
    """Otherwise what is written next would be written where they read it."""
    (third, held_third), (joint, held_joint) = create(dialogue.id), create(dialogue.id)
    parcel = Parcel(dialogue.id, {THIRD: third.id, JOINT: joint.id}, {third.id: held_third, joint.id: held_joint})
    colleagues.hand_over(cast.charlie.person, cast.convenor.id, parcel)
    again = open_here(cast.convenor, dialogue.id)
    assert (again.third.id, again.joint.id) == (dialogue.third.id, dialogue.joint.id)


def test_two_windows_do_not_lose_each_others_keys(two: tuple[Actor, Actor]) -> None:
    actor = two[0]
    from cast import sign_in

    other, _ = sign_in(actor.id, actor.secret)
    actor.person.change_keyring(lambda keyring: keyring.take_in("d" * 32, {}, {"a" * 32: new_held()}))
    other.change_keyring(lambda keyring: keyring.take_in("d" * 32, {}, {"b" * 32: new_held()}))
    assert set(ring(actor).held) == {"a" * 32, "b" * 32}


def test_an_older_keyring_put_back_is_refused(two: tuple[Actor, Actor]) -> None:
    actor = two[0]
    older = Account.objects.get(pk=actor.id)
    actor.person.change_keyring(lambda keyring: keyring.take_in("d" * 32, {}, {"a" * 32: new_held()}))
    Account.objects.filter(pk=actor.id).update(keyring=older.keyring)
    with pytest.raises(crypto.Sealed):
        ring(actor)


def test_a_keyring_forgets(two: tuple[Actor, Actor]) -> None:
    keyring = two[0].person.keyring
    keyring.take_in("d", {THIRD: "a", JOINT: "b"}, {"a": new_held(), "b": new_held()})
    keyring.take_in("e", {THIRD: "c"}, {"c": new_held()})
    keyring.let_go(["a"])
    assert keyring.dialogues == {"d": {JOINT: "b"}, "e": {THIRD: "c"}}
    keyring.let_go(["b"])
    assert set(keyring.dialogues) == {"e"}
    assert set(keyring.held) == {"c"}
