"""What the referral network adds to a pool: whom somebody reaches through those they named or were named by."""

from collections.abc import Sequence

from .pool import Pool

__all__ = ["coverage_within"]


def coverage_within(pool: Pool, questions: Sequence[str], steps: int) -> list[frozenset[str]]:
    """The questions each person covers: those they answer with yes, and within `steps` of the network those of others.

    A step is a nomination in either direction. Only people of the same side count: a way to decision-makers leads
    through one's own community.

    Returns:
        One set for each person, in the order of `pool.people`.
    """
    place_of = {person.code: place for place, person in enumerate(pool.people)}
    beside: list[set[int]] = [set() for _ in pool.people]
    for place, person in enumerate(pool.people):
        for nominator in person.nominators:
            other = place_of.get(nominator)
            if other is not None and pool.people[other].side == person.side:
                beside[place].add(other)
                beside[other].add(place)
    covered = [{question for question in questions if person.says(question) == "yes"} for person in pool.people]
    for _ in range(steps):
        covered = [own.union(*(covered[other] for other in beside[place])) for place, own in enumerate(covered)]
    return [frozenset(own) for own in covered]
