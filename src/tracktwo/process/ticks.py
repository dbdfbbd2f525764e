"""The signal that a compartment has a new head, for those who may not import the vault."""

from tracktwo.vault.change import changed

__all__ = ["changed"]
