"""Typed payloads: what is refused, and what older programs wrote."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samples import Branch, Leaf, Old, Plain
from tracktwo.vault.errors import BadPayload
from tracktwo.vault.payload import Payload, decode, encode, payload, references, registered


def packed(**fields: object) -> bytes:
    return msgspec.msgpack.encode(fields)


@given(st.text(), st.lists(st.text(max_size=8)))
def test_what_was_written_is_read(text: str, leaves: list[str]) -> None:
    body = Branch(stem="s", leaves=leaves, text=text)
    assert decode(Branch, 1, encode(body)) == body


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(BadPayload):
        decode(Leaf, 1, packed(text="x", speaker="A2"))


@given(st.integers().filter(lambda version: version != 1 and -(2**31) < version < 2**31))
def test_only_known_versions_are_read(version: int) -> None:
    with pytest.raises(BadPayload):
        decode(Leaf, version, packed(text="x"))


def test_a_newer_version_is_refused_though_its_fields_fit() -> None:
    with pytest.raises(BadPayload, match="newest 3"):
        decode(Old, 4, packed(name="x", note="y"))


def test_older_versions_are_upgraded() -> None:
    assert decode(Old, 1, packed(nme="x")) == Old(name="x", note="upgraded")
    assert decode(Old, 2, packed(name="x")) == Old(name="x", note="upgraded")
    assert decode(Old, 3, packed(name="x", note="kept")) == Old(name="x", note="kept")


def test_an_older_version_with_an_unknown_field_is_refused() -> None:
    with pytest.raises(BadPayload):
        decode(Old, 2, packed(name="x", seat="A2"))


def test_an_older_version_without_a_way_is_refused() -> None:
    @payload("test no way", version=2)
    class NoWay(Payload):
        text: str = ""

    with pytest.raises(BadPayload, match="no way"):
        decode(NoWay, 1, packed(text="x"))


@pytest.mark.parametrize("raw", [b"", b"\xc1", packed(text=3), packed(text=None), b"\xc0"])
def test_what_is_not_that_payload_is_refused(raw: bytes) -> None:
    with pytest.raises(BadPayload):
        decode(Leaf, 1, raw)


@given(st.text(min_size=12, max_size=40))
def test_a_refusal_shows_no_content(text: str) -> None:
    with pytest.raises(BadPayload) as refusal:
        decode(Plain, 1, packed(number=text))
    assert text not in str(refusal.value)
    assert refusal.value.__cause__ is None


def test_two_types_cannot_share_a_tag() -> None:
    with pytest.raises(ValueError, match="test leaf"):
        payload("test leaf")(Plain)
    assert registered()["test leaf"] is Leaf


def test_references_are_found_in_single_and_listed_fields() -> None:
    body = Branch(stem="s", leaves=["x", "", "y"])
    assert sorted(references(body)) == [("leaves", "x"), ("leaves", "y"), ("stem", "s")]
    assert list(references(Branch(stem=""))) == []
    assert list(references(Leaf("x"))) == []
