"""People from a sheet, by what each of its columns was said to hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .headings import FIELDS
from .names import same_name
from .table import Problem, Sheet

__all__ = ["LIMITS", "ContactPerson", "people_of"]

LIMITS: Mapping[str, int] = {"name": 120, "reach": 160, "title": 120, "contact": 300}
_JOINED = {"reach", "title", "contact"}


@dataclass(frozen=True)
class ContactPerson:
    """Somebody a row names. Fields that no column was chosen for are empty; `twice`: the row that named them before."""

    row: int
    name: str
    reach: str = ""
    title: str = ""
    contact: str = ""
    nominator: str = ""
    side: str = ""
    twice: int = 0


def people_of(sheet: Sheet, chosen: Sequence[str]) -> tuple[list[ContactPerson], list[Problem]]:
    """The people of a sheet, in its order, and what is wrong with rows that name nobody or too much.

    Args:
        sheet: rows under headings.
        chosen: for each column one of `FIELDS`, or an empty text where it is left out.
    """
    people: list[ContactPerson] = []
    problems: list[Problem] = []
    first: dict[str, int] = {}
    for row, cells in sheet.rows:
        said = _said(cells, chosen)
        name = said.get("name") or " ".join(filter(None, map(said.get, ("given", "middle", "family"))))
        if not any(letter.isalpha() for letter in name):
            problems.append(Problem("row-nameless", row, found=name[:40]))
            continue
        lengths = {field: len(said.get(field, "")) for field in LIMITS} | {"name": len(name)}
        long = next((field for field, limit in LIMITS.items() if lengths[field] > limit), "")
        if long:
            problems.append(Problem(f"{long}-too-long", row))
            continue
        alike = same_name(name)
        twice = first.setdefault(alike, row)
        people.append(
            ContactPerson(
                row,
                name,
                reach=said.get("reach", ""),
                title=said.get("title", ""),
                contact=said.get("contact", ""),
                nominator=said.get("nominator", ""),
                side=said.get("side", ""),
                twice=twice if twice != row else 0,
            )
        )
    return people, problems


def _said(cells: Sequence[str], chosen: Sequence[str]) -> dict[str, str]:
    """What a row says of each field; several columns of one field are joined, other fields hold their first."""
    said: dict[str, str] = {}
    for cell, field in zip(cells, chosen, strict=False):
        # Google's files join several values of one cell so.
        text = ", ".join(filter(None, (part.strip() for part in " ".join(cell.split()).split(":::"))))
        if field not in FIELDS or not text:
            continue
        if field in _JOINED and field in said:
            said[field] = f"{said[field]}, {text}"
        else:
            said.setdefault(field, text)
    return said
