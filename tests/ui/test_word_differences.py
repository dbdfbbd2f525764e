"""Comparing drafts: what comes out puts both texts together again, and takes bounded time whatever they are."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.ui.word_differences import changes

LETTERS = 20_000


def put_together(old: str, new: str) -> None:
    parts = list(changes(old, new))
    assert "".join(text for kind, text in parts if kind != "in") == old
    assert "".join(text for kind, text in parts if kind != "out") == new


texts = st.text(alphabet="ab .\n", max_size=60)


@given(old=texts, new=texts)
def test_the_parts_put_both_texts_together(old: str, new: str) -> None:
    put_together(old, new)


def of_words(seed: int, words: str, many: int) -> str:
    drawn = random.Random(seed)
    return " ".join(drawn.choice(words) for _ in range(many))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            of_words(1, "abcdefghijklmnopqrstuvwxyz", LETTERS // 2),
            of_words(2, "abcdefghijklmnopqrstuvwxyz", LETTERS // 2),
        ),
        (of_words(1, "ab", LETTERS // 2), of_words(2, "ab", LETTERS // 2)),
        ("a " * (LETTERS // 2), "a " * (LETTERS // 2 - 1) + "b"),
        (". ".join(of_words(1, "ab", LETTERS // 2).split()), ". ".join(of_words(2, "ab", LETTERS // 2).split())),
        (" ".join(map(str, range(4000))), " ".join(map(str, range(4000, 0, -1)))),
        (" ".join(f"w{n} x{n}" for n in range(1800)), " ".join(f"w{n} y{n}" for n in range(1800))),
    ],
    ids=["one-letter words", "two of them", "all alike", "two as sentences", "turned round", "every second one"],
)
def test_two_long_drafts_are_compared_in_seconds_whatever_they_are(old: str, new: str) -> None:
    began = time.perf_counter()
    put_together(old, new)
    assert time.perf_counter() - began < 4


def test_in_a_long_draft_too_the_change_of_a_word_is_found() -> None:
    old = " ".join(f"word{number % 700}" for number in range(2500))
    new = old.replace("word350", "changed", 1)
    assert [part for part in changes(old, new) if part[0] != "same"] == [("out", "word350 "), ("in", "changed ")]
