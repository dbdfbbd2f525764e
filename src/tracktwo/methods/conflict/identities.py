"""The number of an event in its source as an integer of 63 bits, by which repeated rows are told."""

from hashlib import blake2b

__all__ = ["identity", "identity_text"]

# Letters and digits are one number to the base 36, after a 1 that keeps the zeros in front; eleven of them fit.
LONGEST = 11
HASHED = 1 << 62
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def identity(text: str) -> int:
    """The same integer for the same text, whatever its capitals. Longer texts, or with other signs, are hashed."""
    if len(text) <= LONGEST and text.isascii() and text.isalnum():
        return int("1" + text, 36)
    digest = blake2b(text.upper().encode(), digest_size=8).digest()
    return HASHED | int.from_bytes(digest, "big") >> 2


def identity_text(number: int) -> str:
    """The text of an integer, in capitals; empty for one that was hashed."""
    if number >= HASHED or number <= 0:
        return ""
    letters = ""
    while number:
        number, digit = divmod(number, 36)
        letters = DIGITS[digit] + letters
    return letters[1:]
