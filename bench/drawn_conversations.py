"""Conversations drawn for the study of groups: kinds without any, and kinds with two or with a tight minority."""

from collections.abc import Callable

import numpy as np

from tracktwo.methods.opinion import Votes, from_triples

__all__ = ["GAPS", "STRENGTHS", "WITHOUT_GROUPS", "WITH_GROUPS", "WITH_MINORITY", "Draw", "minority", "two_groups"]

# A flat trait with unit variance.
EDGE = np.sqrt(3.0)
Draw = Callable[[np.random.Generator], Votes]


def votes_of(matrix: np.ndarray) -> Votes:
    """Votes of a matrix in which what was not seen is not a number."""
    row, column = np.nonzero(~np.isnan(matrix))
    names = [str(person) for person in range(matrix.shape[0])]
    return from_triples(row, column, matrix[row, column].astype(np.int64), names, list(range(matrix.shape[1])))


def answers(log_odds: np.ndarray, rng: np.random.Generator, unseen: float = 0.4, passed: float = 0.1) -> np.ndarray:
    """A matrix of votes drawn with these log odds of agreeing."""
    votes = np.where(rng.random(log_odds.shape) < 1 / (1 + np.exp(-log_odds)), 1.0, -1.0)
    votes[rng.random(log_odds.shape) < passed] = 0
    votes[rng.random(log_odds.shape) < unseen] = np.nan
    return votes


def items(statements: int, rng: np.random.Generator, slope: float = 1.5, level: float = 1.0) -> tuple[np.ndarray, ...]:
    """Slopes and levels of statements, normal with these standard deviations."""
    return rng.normal(0, slope, statements), rng.normal(0, level, statements)


def on_a_line(
    people: int, statements: int, slope: float = 1.5, level: float = 1.0, unseen: float = 0.4, flat: bool = True
) -> Draw:
    """People on one line, evenly or in a bell."""

    def draw(rng: np.random.Generator) -> Votes:
        trait = rng.uniform(-EDGE, EDGE, people) if flat else rng.standard_normal(people)
        slopes, levels = items(statements, rng, slope, level)
        return votes_of(answers(np.outer(trait, slopes) + levels, rng, unseen))

    return draw


def noise(rng: np.random.Generator) -> Votes:
    """200 people whose answers depend on the statement alone."""
    return votes_of(answers(np.tile(rng.normal(0, 1, 30), (200, 1)), rng))


def identical(rng: np.random.Generator) -> Votes:
    """400 people on a line, a tenth of whom agree with everything."""
    slopes, levels = items(100, rng, 1.0, 0.7)
    votes = answers(np.outer(rng.uniform(-EDGE, EDGE, 400), slopes) + levels, rng, 0.6)
    votes[:40] = 1
    return votes_of(votes)


def disc(rng: np.random.Generator) -> Votes:
    """250 people in a disc: two axes that matter equally."""
    radius, angle = 2 * np.sqrt(rng.random(250)), 2 * np.pi * rng.random(250)
    place = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    return votes_of(answers(place @ rng.normal(0, 1.2, (2, 40)) + rng.normal(0, 1, 40), rng))


def skewed(rng: np.random.Generator) -> Votes:
    """250 people on a line with a long tail."""
    slopes, levels = items(40, rng)
    return votes_of(answers(np.outer(rng.exponential(1, 250) - 1, slopes) + levels, rng))


def yes_sayers(rng: np.random.Generator) -> Votes:
    """250 people on a line, three in ten of whom lean to agreeing with anything."""
    slopes, levels = items(40, rng, 1.2)
    leaning = np.where(rng.random(250) < 0.3, rng.exponential(2, 250), 0)
    return votes_of(answers(np.outer(rng.uniform(-EDGE, EDGE, 250), slopes) + levels + leaning[:, None], rng))


def waves(rng: np.random.Generator) -> Votes:
    """300 people who come in three waves, each seeing a third or two of 45 statements."""
    slopes, levels = items(45, rng)
    votes = answers(np.outer(rng.uniform(-EDGE, EDGE, 300), slopes) + levels, rng, 0.2)
    wave = np.arange(300) * 3 // 300
    for number in range(3):
        seen = (np.arange(45) >= max(0, number - 1) * 15) & (np.arange(45) < (number + 1) * 15)
        votes[np.ix_(wave == number, ~seen)] = np.nan
    return votes_of(votes)


def quitters(rng: np.random.Generator) -> Votes:
    """300 people, of whom many leave after a statement that they reject, from the eighth on."""
    slopes, levels = items(40, rng)
    votes = answers(np.outer(rng.uniform(-EDGE, EDGE, 300), slopes) + levels, rng, 0.0)
    for person in range(300):
        order = rng.permutation(40)
        for shown, statement in enumerate(order):
            if shown >= 7 and votes[person, statement] == -1 and rng.random() < 0.3:
                votes[person, order[shown + 1 :]] = np.nan
                break
    return votes_of(votes)


WITHOUT_GROUPS: dict[str, Draw] = {
    "noise, 200 people, 30 statements": noise,
    "one line, 300 people, 3 statements": on_a_line(300, 3, unseen=0.1),
    "one line, 300 people, 5 statements": on_a_line(300, 5, unseen=0.1),
    "one line, 1,000 people, 5 statements": on_a_line(1000, 5, unseen=0.1),
    "one line, 300 people, 8 statements": on_a_line(300, 8, unseen=0.1),
    "one line, 1,000 people, 8 statements": on_a_line(1000, 8, unseen=0.05),
    "one line, 1,000 people, 12 statements": on_a_line(1000, 12, unseen=0.05),
    "one line, 200 people, 30 statements": on_a_line(200, 30),
    "one bell, 200 people, 30 statements": on_a_line(200, 30, flat=False),
    "a tenth of identical ballots": identical,
    "one line, 400 people, steep statements": on_a_line(400, 100, slope=3.0, level=0.7),
    "one line, 200 people, very steep statements": on_a_line(200, 40, slope=6.0, unseen=0.2),
    "disc": disc,
    "skewed line": skewed,
    "yes-sayers": yes_sayers,
    "waves": waves,
    "quitters": quitters,
}


def two_groups(people: int, statements: int, gap: float, share: float, unseen: float, slope: float) -> Draw:
    """Two groups on a line of unit variance, their middles `gap` within-group standard deviations apart."""

    def draw(rng: np.random.Generator) -> Votes:
        within = 1 / np.sqrt(1 + share * (1 - share) * gap**2)
        middle = np.where(rng.random(people) < share, -(1 - share), share) * gap * within
        slopes, levels = items(statements, rng, slope)
        return votes_of(answers(np.outer(middle + rng.normal(0, within, people), slopes) + levels, rng, unseen))

    return draw


GAPS = (3.0, 4.0, 5.0, 6.0, 8.0)
WITH_GROUPS: dict[str, tuple[int, int, float, float, float]] = {
    "400 people, 100 statements, a fifth answered": (400, 100, 0.5, 0.8, 1.0),
    "the same with steeper statements": (400, 100, 0.5, 0.8, 1.5),
    "1,000 people, 100 statements, a fifth answered": (1000, 100, 0.5, 0.8, 1.0),
    "120 people, 30 statements, six tenths answered": (120, 30, 0.5, 0.4, 1.5),
    "240 people, 40 statements, six tenths answered": (240, 40, 0.5, 0.4, 1.5),
    "400 people, steeper statements, a group of a fifth": (400, 100, 0.2, 0.8, 1.5),
    "400 people, steeper statements, a group of a tenth": (400, 100, 0.1, 0.8, 1.5),
}


def minority(people: int, statements: int, share: float, strength: float, unseen: float) -> Draw:
    """People evenly on a line, but for a share who all lean to one random answer per statement, by this log odds."""

    def draw(rng: np.random.Generator) -> Votes:
        slopes, levels = items(statements, rng)
        log_odds = np.outer(rng.uniform(-EDGE, EDGE, people), slopes) + levels
        log_odds[: round(share * people)] = rng.choice([-strength, strength], statements)
        return votes_of(answers(log_odds, rng, unseen))

    return draw


# Log odds of the minority's own answer: members give it in 73, 88 and 95 of 100 cases.
STRENGTHS = (1.0, 2.0, 3.0)
WITH_MINORITY: dict[str, tuple[int, int, float, float]] = {
    "400 people, 100 statements, a fifth answered; 5 %": (400, 100, 0.05, 0.8),
    "the same; 10 %": (400, 100, 0.1, 0.8),
    "the same; 15 %": (400, 100, 0.15, 0.8),
    "240 people, 40 statements, six tenths answered; 5 %": (240, 40, 0.05, 0.4),
    "the same, 10 %": (240, 40, 0.1, 0.4),
    "the same, 15 %": (240, 40, 0.15, 0.4),
}
