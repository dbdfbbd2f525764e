"""What is wrong in a file of conflict data, by line and column, and how much of it is kept."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from tracktwo.methods.errors import Notice
from tracktwo.methods.quoting import printable

__all__ = ["MOST_KEPT", "Problem", "Problems"]

# A file with more than this is wrong as a whole; what is beyond is counted and not kept.
MOST_KEPT = 1000
MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """One cell or row that could not be taken as it stands.

    Attributes:
        line: the line of a text file or the row of a sheet in which the row begins, from 1.
        column: the heading of the column, as the file has it; empty where the whole row is meant.
        found: what stands there, shortened.
        notice: why it cannot be taken and what became of the row, with a stable code for translation.
    """

    line: int
    column: str
    found: str
    notice: Notice

    @property
    def reason(self) -> str:
        """The reason in English."""
        return str(self.notice)


class Problems:
    """Collects problems in the order of the file, in bounded memory."""

    def __init__(self) -> None:
        self._kept: list[Problem] = []
        self._counts: Counter[str] = Counter()

    def add(self, line: int, column: str, found: str, notice: Notice) -> None:
        """Keep a problem, or count it where many were kept already."""
        self._counts[notice.code] += 1
        if len(self._kept) < MOST_KEPT:
            shown = printable(found[: MOST_SHOWN + 1])
            shown = f"{shown[:MOST_SHOWN]}…" if len(found) > MOST_SHOWN else shown
            self._kept.append(Problem(line, column, shown, notice))

    @property
    def kept(self) -> tuple[Problem, ...]:
        """The problems that were kept, by line."""
        return tuple(sorted(self._kept, key=lambda problem: problem.line))

    @property
    def counts(self) -> Mapping[str, int]:
        """How often each code was met, kept or not."""
        return dict(self._counts)
