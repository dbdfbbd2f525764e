"""Languages, directions of writing, and text without what a reader could not see."""

import re
import unicodedata

__all__ = [
    "LANGUAGES",
    "clean_text",
    "direction",
    "is_language",
    "language_name",
    "language_tag",
    "number_in",
    "unseen",
]

LANGUAGES: dict[str, str] = {
    "en": "English",
    "ar": "العربية",
    "fr": "Français",
    "es": "Español",
    "pt": "Português",
    "ru": "Русский",
    "tr": "Türkçe",
    "he": "עברית",
    "fa": "فارسی",
    "ur": "اردو",
    "el": "Ελληνικά",
    "hy": "Հայերեն",
    "az": "Azərbaycanca",
    "ka": "ქართული",
    "uk": "Українська",
    "sr": "Српски",
    "sq": "Shqip",
    "sw": "Kiswahili",
    "am": "አማርኛ",
    "si": "සිංහල",
    "ta": "தமிழ்",
    "hi": "हिन्दी",
    "my": "မြန်မာ",
    "zh": "中文",
    "ko": "한국어",
}
RTL = {"ar", "fa", "he", "ur"}
LONGEST_NAME = 40
# A code that is not in the list above is none, rather than the name of a language.
_CODE = re.compile("[a-z]{2,3}(-[A-Za-z0-9]+)*")
# Kept: line feed, and the joiners that Persian, Urdu, Arabic and many Indic scripts need.
_ALLOWED = {"\n", "\u200c", "\u200d"}
# Override and isolate controls would let a card show other words than it holds.
_BIDI = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def is_language(language: str) -> bool:
    """Whether this stands for a language: a code of the list, or the language's own name for itself.

    A name is what people of that language call it, on one line and in any script; it serves as its own code.
    """
    if language in LANGUAGES:
        return True
    listed = {name.casefold() for name in LANGUAGES.values()}
    is_name = clean_text(language) == language and language.split() == language.split(" ")
    has_letter = any(letter.isalpha() for letter in language)
    return bool(
        is_name
        and has_letter
        and len(language) <= LONGEST_NAME
        and not _CODE.fullmatch(language)
        and language.casefold() not in listed
    )


def language_name(language: str) -> str:
    """A language's own name for itself."""
    return LANGUAGES.get(language, language)


def language_tag(language: str) -> str:
    """The language for HTML's `lang`; `und` (undetermined, BCP 47) where only its name is known."""
    return language if language in LANGUAGES else "und"


def direction(language: str) -> str:
    """`rtl` or `ltr` for a language: by the list, else by the first letter of its own name that has a direction."""
    if language not in LANGUAGES:
        directions = (unicodedata.bidirectional(letter) for letter in language)
        return "rtl" if next((way for way in directions if way in ("L", "R", "AL")), "L") in ("R", "AL") else "ltr"
    return "rtl" if language in RTL else "ltr"


def number_in(text: str, digits: int = 9) -> int | None:
    """The number that a form's field holds; None where it holds none, or one of more digits than make sense."""
    return int(text) if text.isdecimal() and len(text) <= digits else None


def unseen(text: str) -> list[str]:
    """The code points in a text that a reader could not see: control characters and direction overrides."""
    return [f"U+{ord(letter):04X}" for letter in sorted(set(filter(_is_unseen, _plain(text))))]


def clean_text(text: str) -> str:
    """The text without unseen characters, in composed form, with plain line ends; empty where nothing is to be seen."""
    seen = "".join(letter for letter in _plain(text) if not _is_unseen(letter)).strip()
    return seen if any(unicodedata.category(letter) not in ("Cf", "Zs") for letter in seen) else ""


def _plain(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return unicodedata.normalize("NFC", lines)


def _is_unseen(letter: str) -> bool:
    if letter in _ALLOWED:
        return False
    return unicodedata.category(letter) in ("Cc", "Cs", "Co") or _BIDI.match(letter) is not None
