"""Private answers, for the rooms that ask for them; rooms do not import the vault."""

from tracktwo.vault.instrument import (
    Desk,
    NoSlip,
    Surplus,
    Unfinished,
    begin,
    collect,
    destroy,
    exists,
    group_of,
    progress,
    put,
)

__all__ = [
    "Desk",
    "NoSlip",
    "Surplus",
    "Unfinished",
    "begin",
    "collect",
    "destroy",
    "exists",
    "group_of",
    "progress",
    "put",
]
