"""The goals of a composition, in their order, as objectives of a program."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from .linear import Program
from .pool import CONSTITUENCY, LEVELS, LISTENS, REACH, Pool
from .referrals import coverage_within

__all__ = ["Goal", "add_goals"]

Seated = frozenset[int]


@dataclass(frozen=True)
class Goal:
    """One goal, whose value is a whole number.

    `measure` gives the value for those who sit; the sum of `weights` over variables is that value at its best.
    `better`: whether more or less of it is better. `ideal`: a value that no team passes. `worst`: what it is at worst,
    so that a tolerance can be a share of its range.
    """

    name: str
    better: Literal["more", "less"]
    weights: dict[int, float]
    ideal: int
    worst: int
    measure: Callable[[Seated], int]

    @property
    def span(self) -> int:
        """The range between the worst value and the ideal one."""
        return abs(self.ideal - self.worst)


def add_goals(
    program: Program, pool: Pool, sides: Sequence[str], most: dict[str, int], steps: int, barred: Seated
) -> list[Goal]:
    """Add the variables that goals need after those of the people; what cannot be judged in this pool is left out.

    Args:
        program: holds one variable for each person, numbered as in `pool.people`.
        pool: who could sit.
        sides: those whose teams are matched; a panel of the third party is not among them.
        most: the largest team of each side.
        steps: within how many steps of the referral network somebody reaches what others reach.
        barred: those whom a rule keeps out, who can replace nobody.
    """
    goals = [_standing(program, pool, sides, most)] if len(sides) > 1 else []
    goals += _constituencies(program, pool, sides, most)
    goals += _reach(program, pool, sides, steps)
    goals += _openness(pool, sides, most)
    goals += [_replacements(program, pool, sides, most, barred), *_ties(program, pool, sides, most)]
    return goals


def _standing(program: Program, pool: Pool, sides: Sequence[str], most: dict[str, int]) -> Goal:
    """How many seats, level by level, have no counterpart on the side with most of that level."""
    gaps, levels = {}, []
    for level in LEVELS:
        at_level = [[place for place in pool.places(side) if pool.people[place].standing == level] for side in sides]
        if not any(at_level):
            continue
        levels.append(at_level)
        gap = program.variable(max(most.values()))
        gaps[gap] = 1.0
        for first in range(len(sides)):
            for second in range(len(sides)):
                if first != second:
                    left, right = at_level[first], at_level[second]
                    weights = [-1.0] + [1.0] * len(left) + [-1.0] * len(right)
                    program.row([gap, *left, *right], weights, high=0)

    def measure(seated: Seated) -> int:
        counts = [[len(seated.intersection(places)) for places in at_level] for at_level in levels]
        return sum(max(each) - min(each) for each in counts)

    return Goal("standing", "less", gaps, 0, sum(most[side] for side in sides), measure)


def _constituencies(program: Program, pool: Pool, sides: Sequence[str], most: dict[str, int]) -> list[Goal]:
    """How many on its team speak for the least covered constituency of any side."""
    members = [
        [place for place in pool.places(side) if pool.people[place].says(question) == "yes"]
        for side in sides
        for question in pool.questions
        if question.startswith(CONSTITUENCY) and _asked(pool, side, question)
    ]
    if not members:
        return []
    ideal = min(len(places) for places in members)
    ideal = min(ideal, min(most.values()))
    least = program.variable(ideal)
    for places in members:
        program.row([least, *places], [1.0] + [-1.0] * len(places), high=0)

    def measure(seated: Seated) -> int:
        return min(len(seated.intersection(places)) for places in members)

    return [Goal("constituencies", "more", {least: 1.0}, ideal, 0, measure)]


def _asked(pool: Pool, side: str, question: str) -> bool:
    return any(question in pool.people[place].answers for place in pool.places(side))


def _reach(program: Program, pool: Pool, sides: Sequence[str], steps: int) -> list[Goal]:
    """How many levels of decision a side reaches: the weaker side's, then all together."""
    levels = [question for question in pool.questions if question.startswith(REACH)]
    covers = coverage_within(pool, levels, steps)
    by_side: dict[str, list[int]] = {}
    reachers: dict[str, list[list[int]]] = {}
    for side in sides:
        each_level = [[place for place in pool.places(side) if level in covers[place]] for level in levels]
        reachers[side] = [reaching for reaching in each_level if reaching]
        by_side[side] = [program.variable(1) for _ in reachers[side]]
        for reached, reaching in zip(by_side[side], reachers[side], strict=True):
            program.row([reached, *reaching], [1.0] + [-1.0] * len(reaching), high=0)
    if not any(by_side.values()):
        return []
    ideal = min(len(reached) for reached in by_side.values())
    weaker = program.variable(ideal)
    for levels_reached in by_side.values():
        program.row([weaker, *levels_reached], [1.0] + [-1.0] * len(levels_reached), high=0)

    def of_side(side: str, seated: Seated) -> int:
        return sum(not seated.isdisjoint(reaching) for reaching in reachers[side])

    every = [place for reached in by_side.values() for place in reached]
    total = Goal(
        "reach",
        "more",
        dict.fromkeys(every, 1.0),
        len(every),
        0,
        lambda seated: sum(of_side(side, seated) for side in sides),
    )
    least = Goal(
        "reach-weaker",
        "more",
        {weaker: 1.0},
        ideal,
        0,
        lambda seated: min(of_side(side, seated) for side in sides),
    )
    return [least, total] if len(sides) > 1 else [total]


def _openness(pool: Pool, sides: Sequence[str], most: dict[str, int]) -> list[Goal]:
    """How many are known to listen: on the side with fewer people to choose from first, then on the others."""
    goals = []
    for side in sorted(sides, key=lambda side: (len(pool.places(side)), side)):
        listening = [place for place in pool.places(side) if pool.people[place].says(LISTENS) == "yes"]
        if listening:
            ideal = min(len(listening), most[side])
            weights = dict.fromkeys(listening, 1.0)
            goals.append(Goal(f"openness {side}", "more", weights, ideal, 0, _counted(frozenset(listening))))
    return goals


def _counted(members: Seated) -> Callable[[Seated], int]:
    return lambda seated: len(seated & members)


def _replacements(program: Program, pool: Pool, sides: Sequence[str], most: dict[str, int], barred: Seated) -> Goal:
    """How many seats could be filled again by somebody of the same side and standing, each by another person."""
    weights, groups = {}, []
    for side in sides:
        for level in LEVELS:
            places = [
                place for place in pool.places(side) if pool.people[place].standing == level and place not in barred
            ]
            if not places:
                continue
            groups.append(frozenset(places))
            replaced = program.variable(most[side])
            weights[replaced] = 1.0
            program.row([replaced, *places], [1.0] + [-1.0] * len(places), high=0)
            program.row([replaced, *places], [1.0] + [1.0] * len(places), high=len(places))

    def measure(seated: Seated) -> int:
        return sum(min(len(group & seated), len(group - seated)) for group in groups)

    return Goal("replacements", "more", weights, sum(most[side] for side in sides), 0, measure)


def _ties(program: Program, pool: Pool, sides: Sequence[str], most: dict[str, int]) -> list[Goal]:
    """How many pairs on one team were brought in by one another."""
    place_of = {person.code: place for place, person in enumerate(pool.people)}
    pairs = {
        (min(place, place_of[nominator]), max(place, place_of[nominator]))
        for place, person in enumerate(pool.people)
        for nominator in person.nominators
        if nominator in place_of and nominator != person.code and pool.people[place_of[nominator]].side == person.side
        if person.side in sides
    }
    if not pairs:
        return []
    weights = {}
    for first, second in sorted(pairs):
        both = program.variable(1)
        weights[both] = 1.0
        program.row([first, second, both], [1.0, 1.0, -1.0], high=1)
    worst = sum(most[side] * (most[side] - 1) // 2 for side in sides)

    def measure(seated: Seated) -> int:
        return sum(first in seated and second in seated for first, second in pairs)

    return [Goal("ties", "less", weights, 0, min(worst, len(pairs)), measure)]
