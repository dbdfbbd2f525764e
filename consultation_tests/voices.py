"""Many who answer, at once and without a browser."""

import datetime
import secrets

from tracktwo.consultation.models import VOTE_COLUMNS, Consultation, Contributor, DrawnMap, Statement, Tally, Vote

__all__ = ["answered_by_sides", "cast", "finding_of", "in_two_camps"]


def cast(
    consultation: Consultation, answers: list[int | None], side: str = "", network: int = 0, **fields: object
) -> Contributor:
    """Somebody with these answers, in the order of the statements; None for one that was not answered."""
    given = [(number, value) for number, value in enumerate(answers) if value is not None]
    who = Contributor.objects.create(
        consultation=consultation,
        key=secrets.token_hex(32),
        side=side,
        asked_side=True,
        answered=len(given),
        step=len(given),
        network=network,
        day=datetime.date(2026, 11, 20),
        **fields,
    )
    rows = {statement.number: statement for statement in Statement.objects.filter(consultation=consultation)}
    for step, (number, value) in enumerate(given, 1):
        Vote.objects.create(contributor=who, statement=rows[number], value=value, probability=1 / len(rows), step=step)
        tally, _made = Tally.objects.get_or_create(statement=rows[number], side=side)
        setattr(tally, VOTE_COLUMNS[value], getattr(tally, VOTE_COLUMNS[value]) + 1)
        tally.save()
    return who


def answered_by_sides(consultation: Consultation, people: int = 30) -> None:
    """Both sides agree with the first statement, are apart over the third, and lean to the second."""
    for at in range(people):
        cast(consultation, [1, 1 if at % 5 < 3 else -1, 1, (1, -1, 0)[at % 3]], "a", network=at)
        cast(consultation, [1 if at % 10 else -1, 1 if at % 5 < 3 else -1, -1, (1, -1, 0)[at % 3]], "b", 1000 + at)


def in_two_camps(consultation: Consultation, people: int = 60) -> None:
    """Two camps of equal size, who answer twelve statements in opposite ways, but for two each."""
    for number in range(4, 12):
        Statement.objects.create(consultation=consultation, number=number, text={"ar": f"رقم {number}"}, state="in")
    for at in range(people):
        mine = [1 if at % 2 else -1] * 12
        # Two answers each that no other of the camp gives: thirty different ballots are the fewest that are judged.
        for other in (at, at * 7 + at // 12):
            mine[other % 12] = -mine[other % 12]
        mine[0] = 1
        cast(consultation, mine, "a" if at % 2 else "b", network=at)


def finding_of(published: DrawnMap, number: int) -> dict[str, object]:
    """What a map says of a statement."""
    return next(finding for finding in published.shown["statements"] if finding["number"] == number)
