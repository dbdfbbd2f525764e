"""Whether one text holds a run of another's words: in any script, whatever the marks, cases and vowel signs."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

__all__ = ["folded", "holds_all", "shares_words", "word_list"]

_WORD = re.compile(r"\w+")
# The carrier that Arabic lines are stretched with, and forms of its letters that people write for one another.
_ALIKE = str.maketrans({"ـ": "", "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"})


def folded(text: str) -> str:
    """The text without cases, accents, vowel signs and forms of letters that are written for one another."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_ALIKE))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def word_list(text: str) -> list[str]:
    """Its words, folded, in their order."""
    return _WORD.findall(folded(text))


def shares_words(text: str, others: Iterable[str], run: int) -> bool:
    """Whether `run` words that follow one another in `text` follow one another in one of `others`, too.

    A text of fewer words than that counts where the whole of it stands in `text`, if it has two words at the least.
    """
    mine = word_list(text)
    runs = {length: set(_runs(mine, length)) for length in range(2, run + 1)}
    for other in others:
        words = word_list(other)
        length = min(run, len(words))
        if length > 1 and any(each in runs[length] for each in _runs(words, length)):
            return True
    return False


def _runs(words: list[str], length: int) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + length]) for at in range(len(words) - length + 1))


def holds_all(text: str, wanted: str) -> bool:
    """Whether every word of `wanted` begins a word of `text`."""
    words = word_list(text)
    return all(any(word.startswith(part) for word in words) for part in word_list(wanted))
