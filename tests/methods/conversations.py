"""Conversations for the tests of the opinion map: the real ones beside the project, and drawn ones."""

import csv
import io
from pathlib import Path

import numpy as np

from methods.shared import data
from tracktwo.methods.opinion import Votes, from_triples, read_statements, read_votes

__all__ = [
    "NAMES",
    "camps",
    "folder",
    "made",
    "moderated",
    "noise",
    "published_sides",
    "real",
    "spectrum",
    "voted",
    "written",
]

NAMES = {
    "seattle": "15-per-hour-seattle",
    "bowling-green": "american-assembly.bowling-green",
    "brexit": "brexit-consensus",
    "canada": "canadian-electoral-reform",
    "london": "london.youth.policing",
    "biodiversity": "scoop-hivemind.biodiversity",
    "vtaiwan": "vtaiwan.uberx",
}


def folder(name: str) -> Path:
    """Where a real conversation lies."""
    return data("polis", NAMES[name])


def real(name: str) -> Votes:
    """All votes of a real conversation."""
    return read_votes((folder(name) / "participants-votes.csv").read_bytes())


def moderated(name: str) -> Votes:
    """Its votes without the statements that were taken out."""
    out = [
        statement.number
        for statement in read_statements((folder(name) / "comments.csv").read_bytes())
        if statement.rejected
    ]
    return real(name).without_statements(out)


def published_sides(name: str) -> dict[str, str]:
    """The groups that were published, as if they were sides."""
    text = (folder(name) / "participants-votes.csv").read_text(encoding="utf-8-sig")
    return {
        row["participant"]: row["group-id"]
        for row in csv.DictReader(io.StringIO(text))
        if row["group-id"] in "01"[:2] and row["group-id"]
    }


def made(matrix: np.ndarray) -> Votes:
    """Votes of a matrix in which what was not seen is not a number."""
    row, column = np.nonzero(~np.isnan(matrix))
    people, wide = matrix.shape
    names = [str(person) for person in range(people)]
    return from_triples(row, column, matrix[row, column].astype(np.int64), names, list(range(wide)))


def voted(odds: np.ndarray, rng: np.random.Generator, unseen: float = 0.4, passed: float = 0.1) -> np.ndarray:
    """A matrix of votes drawn with these log odds of agreeing."""
    votes = np.where(rng.random(odds.shape) < 1 / (1 + np.exp(-odds)), 1.0, -1.0)
    votes[rng.random(odds.shape) < passed] = 0
    votes[rng.random(odds.shape) < unseen] = np.nan
    return votes


def noise(people: int, wide: int, rng: np.random.Generator) -> Votes:
    """Votes that depend on the statement alone."""
    return made(voted(np.tile(rng.normal(0, 1, wide), (people, 1)), rng))


def spectrum(people: int, wide: int, rng: np.random.Generator, flat: bool) -> Votes:
    """People along one line without a gap, evenly or thickest in the middle."""
    place = rng.uniform(-1.7, 1.7, people) if flat else rng.standard_normal(people)
    return made(voted(np.outer(place, rng.normal(0, 1.5, wide)) + rng.normal(0, 1, wide), rng))


def camps(people: int, wide: int, rng: np.random.Generator, gap: float = 1.7) -> Votes:
    """Two camps on one line, one of them smaller."""
    place = np.where(rng.random(people) < 0.6, -gap, gap) + rng.normal(0, 0.4, people)
    return made(voted(np.outer(place, rng.normal(0, 1.5, wide)) + rng.normal(0, 1, wide), rng))


def written(votes: Votes, rows: list[int] | None = None, columns: list[int] | None = None, long: bool = False) -> bytes:
    """A file of the votes, its rows and columns in any order."""
    rows = list(range(votes.people)) if rows is None else rows
    columns = list(range(len(votes.statements))) if columns is None else columns
    cells = {(int(r), int(c)): int(v) for r, c, v in zip(votes.row, votes.column, votes.value, strict=True)}
    if long:
        lines = ["participant,statement,vote"]
        lines += [
            f"{votes.participants[r]},{votes.statements[c]},{cells[r, c]}"
            for r in rows
            for c in columns
            if (r, c) in cells
        ]
    else:
        lines = [",".join(["participant", "group-id", *(str(votes.statements[c]) for c in columns)])]
        lines += [",".join([votes.participants[r], "", *(str(cells.get((r, c), "")) for c in columns)]) for r in rows]
    return ("\n".join(lines) + "\n").encode()
