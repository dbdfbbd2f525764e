"""Boxes between people: from a known key to a known key, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PrivateKey, PublicKey, SealedBox

from tracktwo.vault import crypto
from tracktwo.vault.errors import Sealed

plain = st.binary(max_size=600)


def pair() -> tuple[bytes, bytes]:
    secret = crypto.new_key()
    return secret, crypto.public_of(secret)


@given(plain)
def test_the_recipient_opens_it(text: bytes) -> None:
    (mine, my_public), (theirs, their_public) = pair(), pair()
    assert crypto.unbox(theirs, my_public, crypto.box(mine, their_public, text)) == text


@given(plain)
def test_a_substituted_sender_is_refused(text: bytes) -> None:
    (_, my_public), (theirs, their_public), (intruder, intruder_public) = pair(), pair(), pair()
    forged = crypto.box(intruder, their_public, text)
    with pytest.raises(Sealed):
        crypto.unbox(theirs, my_public, forged)
    genuine = crypto.box(pair()[0], their_public, text)
    with pytest.raises(Sealed):
        crypto.unbox(theirs, intruder_public, genuine)


@given(plain)
def test_nobody_else_opens_it(text: bytes) -> None:
    (mine, my_public), (_, their_public), (other, _) = pair(), pair(), pair()
    with pytest.raises(Sealed):
        crypto.unbox(other, my_public, crypto.box(mine, their_public, text))


@given(plain)
def test_an_anonymous_box_is_never_taken_for_a_known_sender(text: bytes) -> None:
    (_, my_public), (theirs, their_public) = pair(), pair()
    for anonymous in (
        crypto.box_anonymous(their_public, text),
        crypto.box_anonymous(their_public, crypto.pad(text)),
        bytes(SealedBox(PublicKey(their_public)).encrypt(crypto.pad(text))),
    ):
        with pytest.raises(Sealed):
            crypto.unbox(theirs, my_public, anonymous)


@given(plain, st.data())
def test_an_altered_box_is_refused(text: bytes, data: st.DataObject) -> None:
    (mine, my_public), (theirs, their_public) = pair(), pair()
    for blob, opens in (
        (crypto.box(mine, their_public, text), lambda one: crypto.unbox(theirs, my_public, one)),
        (crypto.box_anonymous(their_public, text), lambda one: crypto.unbox_anonymous(theirs, one)),
    ):
        place = data.draw(st.integers(0, len(blob) - 1))
        broken = bytearray(blob)
        broken[place] ^= data.draw(st.integers(1, 255))
        for one in (bytes(broken), blob[:place], b""):
            with pytest.raises(Sealed):
                opens(one)


@given(st.binary(max_size=252), st.binary(max_size=252))
def test_handed_over_keys_have_one_size(one: bytes, other: bytes) -> None:
    (mine, _), (_, their_public) = pair(), pair()
    assert len(crypto.box(mine, their_public, one)) == len(crypto.box(mine, their_public, other))


def test_an_anonymous_box_opens_for_its_recipient_alone() -> None:
    (theirs, their_public), (other, _) = pair(), pair()
    blob = crypto.box_anonymous(their_public, b"file key")
    assert crypto.unbox_anonymous(theirs, blob) == b"file key"
    with pytest.raises(Sealed):
        crypto.unbox_anonymous(other, blob)


def test_the_public_key_is_that_of_nacl() -> None:
    secret = crypto.new_key()
    assert crypto.public_of(secret) == bytes(PrivateKey(secret).public_key)
