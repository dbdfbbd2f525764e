"""How alike two statements are, for proposing duplicates; a person decides."""

import unicodedata

__all__ = ["ALIKE", "alike", "likeness", "pieces", "plain"]

ALIKE = 0.45
GRAM = 3


def plain(text: str) -> str:
    """Letters and digits alone, without marks and case: what two copies of a sentence share."""
    marked = unicodedata.normalize("NFKD", text.casefold())
    kept = (one if one.isalnum() else " " for one in marked if not unicodedata.combining(one) and one != "ـ")
    return " ".join("".join(kept).split())


def pieces(text: str) -> set[str]:
    """The three-letter pieces of a text, made plain."""
    padded = f" {plain(text)} "
    return {padded[at : at + GRAM] for at in range(max(len(padded) - GRAM + 1, 1))}


def likeness(one: set[str], other: set[str]) -> float:
    """The share of pieces two texts have in common, 0 to 1 (Jaccard's index)."""
    either = len(one | other)
    return len(one & other) / either


def alike(mine: set[str], others: list[tuple[int, set[str]]], most: int = 3) -> list[tuple[int, float]]:
    """The numbers of the statements most like this one, with their likeness, the likest first."""
    found = [(number, likeness(mine, other)) for number, other in others]
    return sorted([one for one in found if one[1] >= ALIKE], key=lambda one: (-one[1], one[0]))[:most]
