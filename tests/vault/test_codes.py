"""Codes that are read out and written down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.vault import crypto


@given(st.integers(80, 260))
def test_a_code_has_the_bits_asked_for(bits: int) -> None:
    code = crypto.new_code(bits)
    letters = code.replace("-", "")
    assert len(letters) * 5 >= bits
    assert len(letters) * 5 < bits + 5
    assert set(letters) <= set(crypto.ALPHABET)
    assert all(len(group) == 5 for group in code.split("-")[:-1])
    assert crypto.plain_code(code) == letters


def test_the_alphabet_has_no_lookalikes() -> None:
    assert len(set(crypto.ALPHABET)) == 32
    assert not set("ILOU") & set(crypto.ALPHABET)


def test_codes_differ() -> None:
    assert len({crypto.new_code() for _ in range(200)}) == 200


codes = st.text(crypto.ALPHABET, min_size=5, max_size=26)


@given(codes, st.data())
def test_however_it_is_typed_it_is_the_same_code(letters: str, data: st.DataObject) -> None:
    typed = ""
    for letter in letters:
        spellings = {"0": "0oO", "1": "1iIlL"}.get(letter, letter + letter.lower())
        typed += data.draw(st.sampled_from(spellings))
        typed += data.draw(st.sampled_from(["", "", "-", " ", "  ", ".", "—"]))
    assert crypto.plain_code(data.draw(st.sampled_from(["", " ", "\t"])) + typed) == letters


@given(codes, st.data())
def test_one_wrong_letter_makes_another_code(letters: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(letters) - 1))
    other = data.draw(st.sampled_from([one for one in crypto.ALPHABET if one != letters[place]]))
    assert crypto.plain_code(letters[:place] + other + letters[place + 1 :]) != letters


@pytest.mark.parametrize("typed", ["", "-", "   "])
def test_nothing_typed_is_no_code(typed: str) -> None:
    assert crypto.plain_code(typed) == ""
