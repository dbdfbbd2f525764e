"""When two spellings are likely to be the same name."""

import unicodedata

__all__ = ["same_name"]

# Letters that Arabic, Persian and Urdu keyboards write in several ways.
_FOLDED = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ئ": "ي",
        "ؤ": "و",
        "ة": "ه",
        "ک": "ك",
        "ـ": "",
        "ı": "i",
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "-": " ",
        "'": "",
        "’": "",
        "ʿ": "",
        "ʾ": "",
        "`": "",
    }
)


def same_name(name: str) -> str:
    """What two spellings of one name share: without accents, vowel signs, case, hyphens and the order of its words.

    Two people may share it, too: it proposes, and never decides. Empty where the text holds no letter.
    """
    # Composed first, so that a letter with its mark is folded as one; then marks are taken off.
    composed = unicodedata.normalize("NFKC", name).casefold().translate(_FOLDED)
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", composed) if unicodedata.category(letter) not in ("Mn", "Cf")
    )
    words = "".join(letter if letter.isalnum() else " " for letter in plain).split()
    return " ".join(sorted(words))
