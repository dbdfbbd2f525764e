"""Text in one or two languages, and the marks on payload fields from which forms and checks are derived."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

import msgspec
from django.utils.functional import Promise

__all__ = ["LIMIT", "Field", "Text", "Words", "clean_text", "unseen"]

Text = str | Promise
LIMIT = 2000
# Kept: line feed, and the joiners that Persian, Urdu, Arabic and many Indic scripts need.
_ALLOWED = {"\n", "\u200c", "\u200d"}
# Override and isolate controls would let a card show other words than it holds.
_BIDI = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text in the dialogue's first language, and the same in its second where it has one."""

    first: str
    second: str = ""

    def __str__(self) -> str:
        return " / ".join(part for part in (self.first, self.second) if part)

    def __bool__(self) -> bool:
        return bool(self.first or self.second)


class Field:
    """How a payload field is asked for: `Annotated[Words, Field(_("What is needed"))]`."""

    def __init__(
        self,
        label: Text,
        *,
        help: Text = "",
        limit: int = LIMIT,
        optional: bool = False,
        choices: Mapping[Any, Text] | None = None,
        long: bool = True,
        low: int | None = None,
        high: int | None = None,
    ) -> None:
        self.label, self.help, self.limit, self.optional = label, help, limit, optional
        self.choices, self.long, self.low, self.high = choices, long, low, high


def unseen(text: str) -> list[str]:
    """The code points in a text that a reader could not see: control characters and direction overrides."""
    return [f"U+{ord(letter):04X}" for letter in sorted({one for one in _plain(text) if _is_unseen(one)})]


def clean_text(text: str) -> str:
    """The text without unseen characters, in composed form, with plain line ends."""
    return "".join(letter for letter in _plain(text) if not _is_unseen(letter)).strip()


def _plain(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return unicodedata.normalize("NFC", lines)


def _is_unseen(letter: str) -> bool:
    if letter in _ALLOWED:
        return False
    return unicodedata.category(letter) in ("Cc", "Cs", "Co") or _BIDI.match(letter) is not None
