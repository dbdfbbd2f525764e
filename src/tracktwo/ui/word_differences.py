"""What changed between two texts, word by word."""

import difflib
import re
from collections.abc import Iterator
from typing import Literal

__all__ = ["changes"]


def changes(old: str, new: str) -> Iterator[tuple[Literal["same", "out", "in"], str]]:
    """What was taken out and what was put in between two drafts, word by word, in the order of reading."""
    before, after = _words(old), _words(new)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            yield "same", "".join(before[i1:i2])
            continue
        if i2 > i1:
            yield "out", "".join(before[i1:i2])
        if j2 > j1:
            yield "in", "".join(after[j1:j2])


def _words(text: str) -> list[str]:
    """Words with the space after them, so that a change of one word does not tear its neighbours apart."""
    return re.findall(r"\n|[^\s]+[^\S\n]*|[^\S\n]+", text)
