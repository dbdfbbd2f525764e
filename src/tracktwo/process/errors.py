"""What can go wrong, as acts and pages meet it: refusals of the process, and those of the vault."""

from tracktwo.vault.errors import Busy, Conflict, NoKey, NotThere, Tampered
from tracktwo.vault.instrument import NoSlip

__all__ = ["Busy", "Conflict", "NoAccess", "NoKey", "NoSlip", "NotThere", "Refused", "Tampered"]


class NoAccess(Exception):
    """Absent or not opened to this person: nothing says which of the two."""


class Refused(Exception):
    """An act that cannot be done as asked; the message is for the person, in their language."""
