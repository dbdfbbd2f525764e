"""Keeping memory out of dumps and swap, where the system allows it. docs/security.md says what this cannot do."""

import contextlib
import ctypes
import resource
import sys

__all__ = ["keep_memory_private"]

PR_SET_DUMPABLE = 4
M_ARENA_MAX = -8
MCL_CURRENT, MCL_FUTURE, MCL_ONFAULT = 1, 2, 4


def keep_memory_private() -> None:
    """No core dumps, no reading by other processes of the same user, no swapping of what is touched."""
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if not sys.platform.startswith("linux"):
        return
    with contextlib.suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None, use_errno=True)
        # Two arenas for all threads: a server of small requests otherwise keeps dozens of half-empty ones.
        libc.mallopt(M_ARENA_MAX, 2)
        libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
        libc.mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT)
