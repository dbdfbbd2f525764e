"""Forms of the steward's pages, read from what a browser sent."""

from dataclasses import dataclass

from django.http import QueryDict

from tracktwo.common.writing import number_in

__all__ = ["DecisionForm", "ExclusionForm", "read_decision", "read_exclusion", "read_wordings"]


@dataclass(frozen=True)
class DecisionForm:
    """What becomes of a statement: `in`, `out` or `waiting`, and the number of the statement that it repeats."""

    state: str
    same_as: int | None


@dataclass(frozen=True)
class ExclusionForm:
    """Which signal's people are excluded, or included again."""

    kind: str
    key: str
    excluded: bool


def read_decision(sent: QueryDict) -> DecisionForm:
    """The decision that was sent."""
    return DecisionForm(sent.get("state", ""), number_in(sent.get("same_as", "")))


def read_wordings(sent: QueryDict, languages: list[str]) -> dict[str, str]:
    """A wording for each language, as it was typed."""
    return {code: sent.get(code, "") for code in languages}


def read_exclusion(sent: QueryDict) -> ExclusionForm | None:
    """The exclusion that was sent; None where no signal or no act is named."""
    kind, key, act = sent.get("kind", ""), sent.get("key", ""), sent.get("act", "exclude")
    return ExclusionForm(kind, key, act == "exclude") if kind and key and act in ("exclude", "include") else None
