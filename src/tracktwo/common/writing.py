"""Languages, directions of writing, and text without what a reader could not see."""

import re
import unicodedata

__all__ = ["LANGUAGES", "clean_text", "direction", "number_in", "unseen"]

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
# Kept: line feed, and the joiners that Persian, Urdu, Arabic and many Indic scripts need.
_ALLOWED = {"\n", "\u200c", "\u200d"}
# Override and isolate controls would let a card show other words than it holds.
_BIDI = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def direction(language: str) -> str:
    """`rtl` or `ltr` for a language code."""
    return "rtl" if language in RTL else "ltr"


def number_in(text: str, digits: int = 9) -> int | None:
    """The number that a form's field holds; None where it holds none, or one of more digits than make sense."""
    return int(text) if text.isdecimal() and len(text) <= digits else None


def unseen(text: str) -> list[str]:
    """The code points in a text that a reader could not see: control characters and direction overrides."""
    return [f"U+{ord(letter):04X}" for letter in sorted({one for one in _plain(text) if _is_unseen(one)})]


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
