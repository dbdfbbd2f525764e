"""Sealing and unsealing: what comes back, and everything that must not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.vault import crypto
from tracktwo.vault.errors import Sealed

keys = st.binary(min_size=32, max_size=32)
plain = st.binary(max_size=3000)
contexts = st.lists(st.one_of(st.text(max_size=12), st.integers()), max_size=4)


@given(keys, plain, contexts)
def test_what_was_sealed_comes_back(key: bytes, text: bytes, context: list) -> None:
    assert crypto.unseal(key, crypto.seal(key, text, *context), *context) == text


@given(keys, keys, plain)
def test_another_key_opens_nothing(key: bytes, other: bytes, text: bytes) -> None:
    if key == other:
        return
    with pytest.raises(Sealed):
        crypto.unseal(other, crypto.seal(key, text, "c"), "c")


@given(keys, plain, contexts, contexts)
def test_another_context_opens_nothing(key: bytes, text: bytes, context: list, other: list) -> None:
    if [*map(str, context)] == [*map(str, other)]:
        return
    with pytest.raises(Sealed):
        crypto.unseal(key, crypto.seal(key, text, *context), *other)


@given(st.lists(st.text(max_size=6), max_size=4), st.lists(st.text(max_size=6), max_size=4))
def test_context_is_read_in_one_way_only(one: list, other: list) -> None:
    """Moving a letter from one part to the next makes another context."""
    assert (crypto.associated(*one) == crypto.associated(*other)) == (one == other)
    assert (crypto.derive(bytes(32), *one) == crypto.derive(bytes(32), *other)) == (one == other)


@given(keys, plain, st.data())
def test_a_flipped_bit_is_refused(key: bytes, text: bytes, data: st.DataObject) -> None:
    blob = bytearray(crypto.seal(key, text))
    place = data.draw(st.integers(0, len(blob) * 8 - 1))
    blob[place // 8] ^= 1 << place % 8
    with pytest.raises(Sealed):
        crypto.unseal(key, bytes(blob))


@given(keys, plain, st.data())
def test_a_truncated_or_lengthened_blob_is_refused(key: bytes, text: bytes, data: st.DataObject) -> None:
    blob = crypto.seal(key, text)
    cut = data.draw(st.integers(0, len(blob) - 1))
    for broken in (blob[:cut], blob[len(blob) - cut :], blob + b"\0", b"\0" + blob):
        with pytest.raises(Sealed):
            crypto.unseal(key, broken)


@given(keys, plain, st.data())
def test_reordered_blocks_are_refused(key: bytes, text: bytes, data: st.DataObject) -> None:
    blob = crypto.seal(key, text)
    blocks = [blob[i : i + 16] for i in range(0, len(blob), 16)]
    shuffled = b"".join(data.draw(st.permutations(blocks)))
    if shuffled == blob:
        return
    with pytest.raises(Sealed):
        crypto.unseal(key, shuffled)


@given(keys, plain)
def test_the_same_words_never_look_the_same(key: bytes, text: bytes) -> None:
    one, other = crypto.seal(key, text), crypto.seal(key, text)
    assert one[: crypto.NONCE] != other[: crypto.NONCE]
    assert one[crypto.NONCE :] != other[crypto.NONCE :]


OVERHEAD = crypto.NONCE + 16
CLASSES = [256 << n for n in range(9)]


@given(st.integers(0, 200_000))
def test_sizes_fall_into_classes(length: int) -> None:
    size = len(crypto.pad(bytes(length)))
    assert size >= length + 4
    if length + 4 <= 65536:
        assert size in CLASSES
        assert size == 256 or size < 2 * (length + 4), "more padding than the class asks for"
    else:
        assert size % 65536 == 0
        assert size - (length + 4) < 65536
    assert crypto.unpad(crypto.pad(b"x" * length)) == b"x" * length


@pytest.mark.parametrize(
    ("length", "size"),
    [
        (0, 256),
        (252, 256),
        (253, 512),
        (508, 512),
        (509, 1024),
        (65532, 65536),
        (65533, 131072),
        (131069, 196608),
    ],
)
def test_edges_of_the_classes(length: int, size: int) -> None:
    assert len(crypto.seal(bytes(32), bytes(length))) == size + OVERHEAD


@given(st.binary(max_size=252), st.binary(max_size=252))
def test_a_short_word_and_a_sentence_have_one_size(one: bytes, other: bytes) -> None:
    assert len(crypto.seal(bytes(32), one)) == len(crypto.seal(bytes(32), other)) == 256 + OVERHEAD


@given(keys, st.sampled_from(["records", "marks", "snapshot", "head", "earlier epoch", "release", "keyring"]))
def test_keys_are_bound_to_their_purpose(key: bytes, purpose: str) -> None:
    assert crypto.derive(key, purpose) != key
    assert crypto.derive(key, purpose) != crypto.derive(key, purpose, "")
    assert crypto.derive(key, purpose) != crypto.derive(key, "another")
    assert len(crypto.derive(key, purpose)) == crypto.KEY


@given(keys, keys, st.text(max_size=30))
def test_a_keyed_hash_needs_its_key(key: bytes, other: bytes, name: str) -> None:
    assert crypto.keyed_hash(key, name, "x") == crypto.keyed_hash(key, name, "x")
    assert (crypto.keyed_hash(key, name, "x") == crypto.keyed_hash(other, name, "x")) == (key == other)
    assert crypto.keyed_hash(key, name, "x") != crypto.keyed_hash(key, name, "y")
