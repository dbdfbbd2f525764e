"""Answers given faster than a short sentence can be read. When an answer came is not stored."""

import threading
import time

__all__ = ["clear", "note_shown", "was_hasty"]

HASTY = 1.2
MOST_TIMED = 20_000
_shown_at: dict[int, float] = {}
_timing = threading.Lock()


def clear() -> None:
    """Forget everything, as a restart does."""
    _shown_at.clear()


def note_shown(contributor: int) -> None:
    """A statement was shown to this contributor just now."""
    now = time.monotonic()
    with _timing:
        if len(_shown_at) >= MOST_TIMED:
            # Whoever was shown theirs longer ago cannot be hasty any more; a flood must not wipe out the others.
            for late in [id for id, shown in _shown_at.items() if now - shown >= HASTY]:
                del _shown_at[late]
        _shown_at[contributor] = now


def was_hasty(contributor: int) -> bool:
    """Whether the answer that came just now came sooner than the statement could be read."""
    with _timing:
        shown = _shown_at.pop(contributor, None)
    return shown is not None and time.monotonic() - shown < HASTY
