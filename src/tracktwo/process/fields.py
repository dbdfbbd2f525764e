"""Text in one or two languages, and the marks on payload fields from which forms and checks are derived."""

from collections.abc import Mapping
from typing import Any

import msgspec
from django.utils.functional import Promise

__all__ = ["LIMIT", "Field", "MultilingualText", "Text"]

Text = str | Promise
LIMIT = 2000


class MultilingualText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
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
