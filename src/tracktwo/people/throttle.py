"""Slowing down after wrong secrets. In memory: it guards against guessing over the network, not against a thief."""

import threading
import time

__all__ = ["Throttle"]

FREE = 3
LONGEST = 60.0
FORGET = 15 * 60.0
ROOM = 10_000


class Throttle:
    """Counts tries for a key until one succeeds; after three, each further one doubles the wait, up to a minute.

    Signing in and unlocking count apart, so that nobody can lock a running room out from the network.
    """

    def __init__(self) -> None:
        self._failures: dict[str, tuple[int, float]] = {}
        self._lock = threading.Lock()

    def attempt(self, key: str) -> int:
        """Whole seconds to wait before the next try; 0 if it may be made now, and then it is counted at once."""
        now = time.monotonic()
        with self._lock:
            count, last = self._failures.get(key, (0, now))
            if now - last > FORGET:
                count = 0
            left = last + min(LONGEST, 2.0 ** (count - FREE + 1)) - now if count >= FREE else 0
            if left > 0:
                return int(left) + 1
            self._failures[key] = (count + 1, now)
            if len(self._failures) > ROOM:
                self._failures = {k: v for k, v in self._failures.items() if now - v[1] < FORGET}
            return 0

    def succeeded(self, key: str) -> None:
        """The right secret was given."""
        with self._lock:
            self._failures.pop(key, None)
