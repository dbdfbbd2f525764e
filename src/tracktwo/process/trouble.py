"""The vault's refusals, as pages may meet them: rooms and pages do not import the vault."""

from tracktwo.vault.errors import Conflict, NoKey, NotThere, Tampered

__all__ = ["Conflict", "NoKey", "NotThere", "Tampered"]
