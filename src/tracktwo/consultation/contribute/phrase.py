"""A phrase of five made-up words that opens one's answers again, written in Latin or in Arabic letters.

Every syllable is one of 42, a consonant and a vowel that both scripts have, so that a phrase noted in one can be typed
in the other. Fifteen syllables are 80.9 bits.
"""

import hashlib
import secrets
import unicodedata

__all__ = ["new_secret", "read_phrase", "secret_key", "spell"]

SYLLABLES, WORD = 15, 3
CONSONANTS = dict(zip("bdfhjklmnrstwz", "بدفهجكلمنرستوز", strict=True))
VOWELS = dict(zip("aiu", "ايو", strict=True))
LATIN = {arabic: latin for latin, arabic in (CONSONANTS | VOWELS).items()}
# Long and short forms that keyboards offer for the same letter; `w` and `u` share one in Arabic.
SAME_LETTER = {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ک": "ك", "ی": "ي", "ہ": "ه", "ة": "ه"}


def new_secret() -> str:
    """A random phrase in Latin letters, without spaces."""
    return "".join(secrets.choice("bdfhjklmnrstwz") + secrets.choice("aiu") for _ in range(SYLLABLES))


def spell(secret: str, language: str = "en") -> str:
    """The phrase as it is shown: words of three syllables, in Arabic letters where the language is written in them."""
    words = [secret[start : start + 2 * WORD] for start in range(0, len(secret), 2 * WORD)]
    if language in ("ar", "fa", "ur"):
        letters = CONSONANTS | VOWELS
        words = ["".join(letters[letter] for letter in word) for word in words]
    return " ".join(words)


def read_phrase(typed: str) -> str:
    """What somebody typed, in either script, as the secret it stands for; empty where it cannot be one."""
    folded = unicodedata.normalize("NFKC", typed).lower()
    letters = [SAME_LETTER.get(letter, letter) for letter in folded if letter.isalpha()]
    if len(letters) != 2 * SYLLABLES:
        return ""
    secret = ""
    for place, letter in enumerate(letters):
        if letter in LATIN:
            # A waw stands for w at the place of a consonant, and for u at the place of a vowel.
            letter = ("w" if place % 2 == 0 else "u") if letter == "و" else LATIN[letter]
        if letter not in (VOWELS if place % 2 else CONSONANTS):
            return ""
        secret += letter
    return secret


def secret_key(consultation: str, secret: str) -> str:
    """What is stored of a phrase. With 80.9 bits it cannot be guessed from its hash."""
    return hashlib.sha256(f"{consultation}\n{secret}".encode()).hexdigest()
