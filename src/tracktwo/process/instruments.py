"""Private answers, for the rooms that ask for them; rooms do not import the vault."""

from tracktwo.vault.instrument import Desk, Full, begin, collect, destroy, exists, put

__all__ = ["Desk", "Full", "begin", "collect", "destroy", "exists", "put"]
