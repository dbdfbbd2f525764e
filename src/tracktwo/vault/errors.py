"""What can go wrong in the vault. Messages carry no content and no key material."""

__all__ = [
    "BadPayload",
    "Busy",
    "Conflict",
    "NoKey",
    "NotThere",
    "Sealed",
    "Tampered",
    "VaultError",
]


class VaultError(Exception):
    """Any refusal of the vault."""


class Busy(VaultError):
    """Too many are signing in at once; nothing was tried."""


class Sealed(VaultError):
    """The key given does not open this blob, or the blob was altered."""


class Tampered(VaultError):
    """The rows of a compartment do not match its sealed head: one was altered, removed or rolled back."""


class NoKey(VaultError):
    """No key for this compartment is held, or its meeting has been closed."""


class NotThere(VaultError):
    """No record of that type and id stands in this compartment."""


class Conflict(VaultError):
    """The record was changed by somebody else since it was shown."""


class BadPayload(VaultError):
    """The payload's type or version is not known to this program, or a field of it is not."""
