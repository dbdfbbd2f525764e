"""What is asked: seats, how large a group may be, how many rounds, and the rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Literal

from ..errors import InvalidInput

__all__ = ["MOST_ROUNDS", "MOST_SEATS", "Problem", "Round", "Rule", "Seat", "make_problem", "sizes_of"]

MOST_SEATS = 200
MOST_ROUNDS = 20
# Each is a bit of one number.
MOST_LANGUAGES = 60
# A round: groups of codes.
Round = tuple[tuple[str, ...], ...]
SidesRule = Literal["spread", "even", "free"]
LanguagesRule = Literal["spread", "free"]


@dataclass(frozen=True)
class Seat:
    """A seat at the table under its code. `languages` begins with the one spoken best; empty: nobody asked."""

    code: str
    side: str
    languages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rule:
    """Seats that are never in one group (`apart`, every pair of them), or always (`together`)."""

    name: str
    kind: Literal["apart", "together"]
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Problem:
    """A question about rounds of groups; made by `make_problem`, which checks it.

    Attributes:
        seats: who takes part, in the order of their codes.
        rounds: how many are to be planned.
        size: seats in the largest group.
        rules: kept in every round.
        sides: `spread`: each side's seats over the groups as evenly as whole numbers allow; `even`: as many of each
            side in every group; `free`: no matter. Soft.
        languages: the same for the languages spoken best. Soft.
        interpreters: the languages of each interpreter, for groups that share none; None: one is there for every group.
        held: rounds that took place already, with whoever was there.
    """

    seats: tuple[Seat, ...]
    rounds: int
    size: int
    rules: tuple[Rule, ...] = ()
    sides: SidesRule = "spread"
    languages: LanguagesRule = "spread"
    interpreters: tuple[frozenset[str], ...] | None = None
    held: tuple[Round, ...] = ()

    @property
    def sizes(self) -> list[int]:
        """Seats in each group, the larger groups first."""
        return sizes_of(len(self.seats), self.size)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes, in order."""
        return tuple(seat.code for seat in self.seats)


def sizes_of(people: int, size: int) -> list[int]:
    """As few groups as a largest `size` allows, and their sizes within one of each other, the larger first."""
    groups = -(-people // size)
    least, larger = divmod(people, groups)
    return [least + 1] * larger + [least] * (groups - larger)


def make_problem(
    seats: Sequence[Seat],
    rounds: int,
    size: int,
    rules: Sequence[Rule] = (),
    sides: SidesRule = "spread",
    languages: LanguagesRule | None = None,
    interpreters: Sequence[frozenset[str]] | None = None,
    held: Sequence[Round] = (),
) -> Problem:
    """The problem, checked. The order of the seats does not matter.

    Without a word on `languages` they are spread where interpreters are no limit: with few of them, groups that share a
    language are wanted.

    Raises:
        InvalidInput: fewer than 2 seats or too many, a code twice, a size or a number of rounds that cannot be, a rule
            about a seat that is not there.
    """
    ordered = tuple(sorted(seats, key=lambda seat: seat.code))
    _check_numbers(ordered, rounds, size)
    codes = {seat.code for seat in ordered}
    for rule in rules:
        for code in rule.codes:
            if code not in codes:
                raise InvalidInput(
                    "rule-seat-unknown", "rule “{rule}”: there is no seat “{seat}”", rule=rule.name, seat=code
                )
    if languages is None:
        languages = "free" if interpreters is not None else "spread"
    _check_languages(ordered, interpreters or ())
    limit = None if interpreters is None else tuple(sorted(interpreters, key=sorted))
    return Problem(ordered, rounds, size, tuple(rules), sides, languages, limit, tuple(held))


def _check_numbers(seats: Sequence[Seat], rounds: int, size: int) -> None:
    codes = [seat.code for seat in seats]
    if not 2 <= len(codes) <= MOST_SEATS:
        raise InvalidInput(
            "seats-number", "found {seats} seats; expected 2 to {most}", seats=len(codes), most=MOST_SEATS
        )
    for before, code in pairwise(codes):
        if before == code:
            raise InvalidInput("seat-twice", "the seat “{seat}” stands there twice", seat=code)
    if not 2 <= size <= MOST_SEATS:
        raise InvalidInput("group-size", "found groups of {size}; expected 2 to {most}", size=size, most=MOST_SEATS)
    if not 1 <= rounds <= MOST_ROUNDS:
        raise InvalidInput(
            "rounds-number", "found {rounds} rounds; expected 1 to {most}", rounds=rounds, most=MOST_ROUNDS
        )


def _check_languages(seats: Sequence[Seat], interpreters: Sequence[frozenset[str]]) -> None:
    spoken = {language for seat in seats for language in seat.languages}.union(*interpreters)
    if len(spoken) > MOST_LANGUAGES:
        raise InvalidInput(
            "languages-number",
            "found {languages} languages; expected {most} at most",
            languages=len(spoken),
            most=MOST_LANGUAGES,
        )


def pairs_of(rules: Sequence[Rule], kind: str) -> set[tuple[str, str]]:
    """Every pair of codes under rules of a kind, each in order."""
    return {
        (first, second)
        for rule in rules
        if rule.kind == kind
        for first, second in combinations(sorted(set(rule.codes)), 2)
    }
