"""How similar two statements are, for proposing duplicates; a person decides."""

import unicodedata

__all__ = ["SIMILAR", "most_similar", "normalized", "similarity", "trigrams"]

SIMILAR = 0.45
LETTERS = 3


def normalized(text: str) -> str:
    """Letters and digits alone, without diacritics, case and stretching: what two copies of a sentence share."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = (
        letter if letter.isalnum() else " "
        for letter in decomposed
        if not unicodedata.combining(letter) and letter != "ـ"
    )
    return " ".join("".join(letters).split())


def trigrams(text: str) -> set[str]:
    """The three-letter pieces of a normalized text, with a blank at either end."""
    padded = f" {normalized(text)} "
    return {padded[start : start + LETTERS] for start in range(max(len(padded) - LETTERS + 1, 1))}


def similarity(first: set[str], second: set[str]) -> float:
    """The share of pieces that two texts have in common, 0 to 1 (Jaccard index)."""
    return len(first & second) / len(first | second)


def most_similar(pieces: set[str], others: list[tuple[int, set[str]]], most: int = 3) -> list[tuple[int, float]]:
    """Numbers of the statements most similar to this one, each with its similarity, the most similar first."""
    scores = [(number, similarity(pieces, other)) for number, other in others]
    similar = [(number, score) for number, score in scores if score >= SIMILAR]
    return sorted(similar, key=lambda scored: (-scored[1], scored[0]))[:most]
