"""Text in several languages, and the marks on payload fields from which forms and checks are derived."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from django.utils.functional import Promise

__all__ = ["LIMIT", "MOST_LANGUAGES", "Field", "MultilingualText", "Text"]

Text = str | Promise
LIMIT = 2000
# Languages that cards of one dialogue may be in. More than four columns of text cannot be read on a wall.
MOST_LANGUAGES = 4


class MultilingualText(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A text in the dialogue's languages, in their order: one to four of them.

    A text in one or two languages is stored as it always was; a third and a fourth are written only where they hold
    something, so that a program from before them refuses what it would lose.
    """

    first: str
    second: str = ""
    third: str = ""
    fourth: str = ""

    @classmethod
    def of(cls, texts: Iterable[str]) -> "MultilingualText":
        """From texts in the order of the dialogue's languages."""
        return cls(*[*texts, ""][:MOST_LANGUAGES])

    @property
    def texts(self) -> tuple[str, str, str, str]:
        """One text for each language a dialogue may have, empty where there is none."""
        return self.first, self.second, self.third, self.fourth

    def by_language(self, languages: list[str]) -> dict[str, str]:
        """The texts that are there, by language, in the order of `languages`."""
        return {language: text for language, text in zip(languages, self.texts, strict=False) if text}

    def for_reader(self, languages: list[str], reader: str | None) -> str:
        """In the reader's language where it has it, else in the first it has."""
        texts = self.by_language(languages)
        return texts.get(reader or "") or next(iter(texts.values()), "")

    def __str__(self) -> str:
        return " / ".join(text for text in self.texts if text)

    def __bool__(self) -> bool:
        return any(self.texts)


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
