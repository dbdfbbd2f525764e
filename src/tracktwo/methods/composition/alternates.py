"""Who could take each seat, one by one, without another change of the teams."""

from collections.abc import Sequence

from .pool import Pool
from .rules import Rule

__all__ = ["alternates_of", "could_replace", "could_take_over"]


def could_replace(pool: Pool, rules: Sequence[Rule], seated: frozenset[int], leaving: int) -> list[int]:
    """Those who could take one seat so that every rule still holds: of its side and standing, in the order of codes."""
    gone = pool.people[leaving]
    rest = seated - {leaving}
    return [
        place
        for place, person in enumerate(pool.people)
        if place not in seated
        and (person.side, person.standing) == (gone.side, gone.standing)
        and all(rule.holds(rest | {place}) for rule in rules)
    ]


def could_take_over(pool: Pool, rules: Sequence[Rule], seated: frozenset[int], leaving: int) -> list[int]:
    """As `could_replace`, when whoever holds the seat has gone: a rule that they must sit is none any more."""
    return could_replace(pool, _without_pin(rules, leaving), seated, leaving)


def alternates_of(pool: Pool, rules: Sequence[Rule], seated: frozenset[int]) -> dict[str, str | None]:
    """An alternate for each seat, nobody for two seats, for as many seats as can have one.

    Returns:
        The code of the seat's holder, and the code of the alternate or None; in the order of codes.
    """
    open_rules = [rule for rule in rules if rule.rows]
    choices = {seat: could_take_over(pool, open_rules, seated, seat) for seat in sorted(seated)}
    serves: dict[int, int] = {}
    for seat in choices:
        _place(seat, choices, serves, set())
    alternate = {seat: place for place, seat in serves.items()}
    return {
        pool.people[seat].code: pool.people[alternate[seat]].code if seat in alternate else None for seat in choices
    }


def _without_pin(rules: Sequence[Rule], seat: int) -> list[Rule]:
    """The rules that are left when whoever holds a seat has gone: that they must sit is none any more."""
    kept = []
    for rule in rules:
        pins = [row for row in rule.rows if row.places == (seat,) and row.low >= 1]
        if not pins:
            kept.append(rule)
        elif len(pins) < len(rule.rows):
            kept.append(Rule(rule.name, tuple(row for row in rule.rows if row not in pins), rule.relaxable))
    return kept


def _place(seat: int, choices: dict[int, list[int]], serves: dict[int, int], seen: set[int]) -> bool:
    """Find an alternate for a seat, moving those of other seats where they have another choice."""
    for place in choices[seat]:
        if place in seen:
            continue
        seen.add(place)
        if place not in serves or _place(serves[place], choices, serves, seen):
            serves[place] = seat
            return True
    return False
