"""What the methods raise and remark. Every text has a stable code and its facts, so that a page can translate it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["InvalidInput", "MethodError", "Notice", "Refusal", "Stopped"]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that must be said beside an answer: what was left out, withheld, or read in one of several ways.

    Attributes:
        code: stable, in lower case with hyphens; a page looks its own wording up by it.
        template: the English sentence without its full stop, with places for the details by name.
        details: the facts of the sentence.
    """

    code: str
    template: str
    details: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.details)


class MethodError(ValueError):
    """The base of what a method raises. `code`, `template` and `details` are those of a `Notice`."""

    def __init__(self, code: str, template: str, **details: object) -> None:
        self.code, self.template, self.details = code, template, details
        super().__init__(template.format(**details))


class InvalidInput(MethodError):
    """Input that cannot be used: the message says what was found, where, and what was expected."""


class Refusal(MethodError):
    """A question that was understood and is not answered; the message gives the reason."""


class Stopped(Exception):
    """The person who asked no longer wants the answer."""
