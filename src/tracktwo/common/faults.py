"""What went wrong, told without any word or value of a request."""

import errno
import logging
import sys
import traceback
from typing import Any

from django.db import DatabaseError

__all__ = ["is_storage", "log", "log_fault"]

logger = logging.getLogger("tracktwo")


def log(exception: BaseException) -> None:
    """Where it happened and what kind it was; never its message, which may hold words."""
    where = [f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(exception.__traceback__)[-6:]]
    logger.error("%s at %s", type(exception).__name__, " > ".join(where))


def is_storage(exception: Exception) -> bool:
    """Whether a disk that is full or busy is behind it, so that nothing was written."""
    full = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO)
    return isinstance(exception, DatabaseError) or (isinstance(exception, OSError) and exception.errno in full)


def log_fault(**kwargs: Any) -> None:
    """A fault that no answer was prepared for."""
    fault = sys.exc_info()[1]
    if fault is not None:
        log(fault)
