"""The vault's refusals, as pages may meet them: rooms and pages do not import the vault."""

from tracktwo.vault.errors import Busy, Conflict, NoKey, NotThere, Tampered
from tracktwo.vault.instrument import Full

__all__ = ["Busy", "Conflict", "Full", "NoKey", "NotThere", "Tampered"]
