"""How alike two statements are, for proposing duplicates; a person decides."""

import unicodedata

__all__ = ["ALIKE", "alike", "likeness", "plain"]

ALIKE = 0.45
GRAM = 3


def plain(text: str) -> str:
    """Letters and digits alone, without marks and case: what two copies of a sentence share."""
    marked = unicodedata.normalize("NFKD", text.casefold())
    kept = (one if one.isalnum() else " " for one in marked if not unicodedata.combining(one) and one != "ـ")
    return " ".join("".join(kept).split())


def likeness(one: str, other: str) -> float:
    """The share of three-letter pieces two plain texts have in common, 0 to 1 (Jaccard's index)."""
    mine, theirs = _grams(one), _grams(other)
    either = len(mine | theirs)
    return len(mine & theirs) / either if either else 1.0


def _grams(text: str) -> set[str]:
    padded = f" {text} "
    return {padded[at : at + GRAM] for at in range(max(len(padded) - GRAM + 1, 1))}


def alike(text: str, others: list[tuple[int, str]], most: int = 3) -> list[tuple[int, float]]:
    """The numbers of the statements most like this one, with their likeness, the likest first."""
    mine = plain(text)
    found = [(number, likeness(mine, plain(other))) for number, other in others]
    return sorted([one for one in found if one[1] >= ALIKE], key=lambda one: (-one[1], one[0]))[:most]
