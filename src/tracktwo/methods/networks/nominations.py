"""Who named whom, wave after wave."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..errors import InvalidInput

__all__ = ["MOST_NOMINATIONS", "Nomination", "Nominations"]

MOST_NOMINATIONS = 1_000_000


@dataclass(frozen=True, slots=True)
class Nomination:
    """One person named another. `wave` counts rounds of asking from 1; 0 where it is not known.

    An empty `nominator`: somebody named them, and it is not known who.
    """

    nominator: str
    nominee: str
    wave: int = 0
    side: str = ""


@dataclass(frozen=True)
class Nominations:
    """Nominations in their order, each pair once.

    Attributes:
        people: every code, nominators and those who were named, in the order in which they first stand there.
        named_by: for each of `people`, the places of those who named them.
        names: for each of `people`, the places of those whom they named.
        waves: for each of `people`, the wave in which they were first named; 0 for those whom nobody named.
        sides: for each of `people`, their side where a row says it.
        unknown: how many were named by somebody unknown.
        repeated: rows that said what a row before them had said.
        selves: rows in which somebody named themself; they are left out.

    Raises:
        InvalidInput: no nominations, too many, or an empty code of somebody who was named.
    """

    people: tuple[str, ...]
    named_by: tuple[tuple[int, ...], ...]
    names: tuple[tuple[int, ...], ...]
    waves: tuple[int, ...]
    sides: tuple[str, ...]
    unknown: int
    repeated: int
    selves: int
    counted: tuple[Nomination, ...]

    @classmethod
    def of(cls, rows: Iterable[Nomination]) -> "Nominations":
        """From rows in any order."""
        places: dict[str, int] = {}
        seen: dict[tuple[str, str], Nomination] = {}
        repeated = selves = 0
        sides: dict[str, str] = {}
        for row in rows:
            if not row.nominee:
                raise InvalidInput("nominee-missing", "a row names nobody")
            if row.side:
                sides.setdefault(row.nominee, row.side)
            if row.nominator == row.nominee:
                selves += 1
                continue
            if (row.nominator, row.nominee) in seen:
                repeated += 1
                continue
            if len(seen) == MOST_NOMINATIONS:
                raise InvalidInput("nominations-too-many", "more than {limit} nominations", limit=MOST_NOMINATIONS)
            seen[row.nominator, row.nominee] = row
            for code in (row.nominator, row.nominee):
                if code:
                    places.setdefault(code, len(places))
        if not seen:
            raise InvalidInput("nominations-empty", "nobody named anybody else")
        return cls._built(places, tuple(seen.values()), sides, repeated, selves)

    @classmethod
    def _built(
        cls,
        places: dict[str, int],
        rows: tuple[Nomination, ...],
        sides: dict[str, str],
        repeated: int,
        selves: int,
    ) -> "Nominations":
        named_by: list[list[int]] = [[] for _ in places]
        names: list[list[int]] = [[] for _ in places]
        waves = [0] * len(places)
        for row in rows:
            nominee = places[row.nominee]
            waves[nominee] = min(filter(None, (waves[nominee], row.wave)), default=0)
            if row.nominator:
                named_by[nominee].append(places[row.nominator])
                names[places[row.nominator]].append(nominee)
        return cls(
            people=tuple(places),
            named_by=tuple(map(tuple, named_by)),
            names=tuple(map(tuple, names)),
            waves=tuple(waves),
            sides=tuple(sides.get(code, "") for code in places),
            unknown=sum(not row.nominator for row in rows),
            repeated=repeated,
            selves=selves,
            counted=rows,
        )
