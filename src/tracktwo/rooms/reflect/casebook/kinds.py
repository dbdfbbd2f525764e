"""What a case consists of: facts, each with its sources, and what it means for one choice."""

from dataclasses import dataclass

from tracktwo.process.fields import Text

__all__ = ["Case", "Fact"]


@dataclass(frozen=True)
class Fact:
    """One fact, and the numbers of the sources it stands in, counted from one."""

    words: Text
    sources: tuple[int, ...]


@dataclass(frozen=True)
class Case:
    """One page of the casebook.

    `sources` are bibliographic lines in the language of the source, and are never translated. `choice` is the name of
    the choice of design that `meaning` bears on. Nothing in a case is speech of anybody, and a quotation has eight
    words at the most.
    """

    name: str
    title: Text
    years: str
    summary: Text
    facts: tuple[Fact, ...]
    meaning: Text
    choice: str
    sources: tuple[str, ...]
