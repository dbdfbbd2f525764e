"""What changed between two texts, word by word, in bounded time."""

import bisect
import difflib
import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Literal

__all__ = ["changes"]

Kind = Literal["same", "out", "in"]
# difflib's time grows with pairs of equal words, times the number of blocks in the worst case: it is asked about texts
# of ordinary length alone. The longest common subsequence takes pairs times a logarithm (Hunt and Szymanski, 1977).
PAIRS_FOR_DIFFLIB, WORDS_FOR_DIFFLIB = 20_000, 250_000
PAIRS = 300_000


def changes(old: str, new: str) -> Iterator[tuple[Kind, str]]:
    """What was taken out and what was put in between two drafts, in the order of reading.

    Compared are words. Where the same few words come so often that this would take too long, sentences are compared
    instead, and where those do as well, everything between what the texts begin and end with alike counts as replaced.
    """
    parts = _compare(_words(old), _words(new)) or _compare(_sentences(old), _sentences(new)) or _replaced(old, new)
    for kind, pieces in groupby(parts, key=lambda part: part[0]):
        text = "".join(piece for _, piece in pieces)
        if text:
            yield kind, text


def _compare(before: list[str], after: list[str]) -> list[tuple[Kind, str]] | None:
    """The parts in order, or None where it would take too long."""
    occurs = Counter(after)
    pairs = sum(occurs[piece] for piece in before)
    if pairs <= PAIRS_FOR_DIFFLIB and len(before) * len(after) <= WORDS_FOR_DIFFLIB:
        matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
        blocks = [(block.a, block.b, block.size) for block in matcher.get_matching_blocks()]
    elif pairs <= PAIRS:
        blocks = [(i, j, 1) for i, j in _common(before, after)] + [(len(before), len(after), 0)]
    else:
        return None
    parts: list[tuple[Kind, str]] = []
    at_before = at_after = 0
    for i, j, size in blocks:
        parts.append(("out", "".join(before[at_before:i])))
        parts.append(("in", "".join(after[at_after:j])))
        parts.append(("same", "".join(before[i : i + size])))
        at_before, at_after = i + size, j + size
    return [part for part in parts if part[1]]


def _common(before: list[str], after: list[str]) -> list[tuple[int, int]]:
    """A longest common subsequence, as positions in both."""
    places: dict[str, list[int]] = {}
    for number, piece in enumerate(after):
        places.setdefault(piece, []).append(number)
    # For each length, the smallest end in `after` of a common subsequence that long, and how it came about.
    ends: list[int] = []
    chains: list[tuple[int, int, object]] = []
    for i, piece in enumerate(before):
        for j in reversed(places.get(piece, [])):
            length = bisect.bisect_left(ends, j)
            chain = (i, j, chains[length - 1] if length else None)
            if length == len(ends):
                ends.append(j)
                chains.append(chain)
            else:
                ends[length], chains[length] = j, chain
    pairs: list[tuple[int, int]] = []
    chain = chains[-1] if chains else None  # type: ignore[assignment]
    while chain is not None:
        i, j, chain = chain  # type: ignore[assignment]
        pairs.append((i, j))
    return pairs[::-1]


def _replaced(old: str, new: str) -> list[tuple[Kind, str]]:
    """All but what both begin and end with."""
    before, after = _words(old), _words(new)
    shortest = min(len(before), len(after))
    start = next((n for n in range(shortest) if before[n] != after[n]), shortest)
    end = next((n for n in range(shortest - start) if before[-1 - n] != after[-1 - n]), shortest - start)
    return [
        ("same", "".join(before[:start])),
        ("out", "".join(before[start : len(before) - end])),
        ("in", "".join(after[start : len(after) - end])),
        ("same", "".join(before[len(before) - end :])),
    ]


def _words(text: str) -> list[str]:
    """Words with the space after them, so that a change of one word does not tear its neighbours apart."""
    return re.findall(r"\n|[^\s]+[^\S\n]*|[^\S\n]+", text)


def _sentences(text: str) -> list[str]:
    """Sentences and lines, each with what follows it up to the next."""
    return re.findall(r"[^.!?؟\n]*[.!?؟\n]+\s*|[^.!?؟\n]+", text)
