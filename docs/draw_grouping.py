"""The figure of the page on small groups: how many pairs twelve people meet in, round after round, and how many can."""

from itertools import pairwise

from plain_svg import INK, LINE, SIDES, SOFT, line, mark, path, picture, text

from tracktwo.methods.grouping import Plan, Seat, make_problem, plan

__all__ = ["PEOPLE", "ROUNDS", "SIZES", "draw", "plans"]

PEOPLE, ROUNDS, SIZES = 12, 8, (3, 4)
PAIRS = PEOPLE * (PEOPLE - 1) // 2
WIDTH, HEIGHT, LEFT, TOP, STEP, UNIT, ASIDE = 700, 384, 48, 106, 38, 3.5, 346


def plans(size: int) -> list[Plan]:
    """The plans for two sides of six in groups of this size, from one round on."""
    seats = [Seat(f"{side}{number}", side) for side in "NS" for number in range(1, PEOPLE // 2 + 1)]
    return [plan(make_problem(seats, rounds, size, languages="free")) for rounds in range(1, ROUNDS + 1)]


def counted(size: int, rounds: int) -> float:
    """Pairs if nobody met anybody twice before having met all."""
    return PEOPLE * min(PEOPLE - 1, rounds * (size - 1)) / 2


def drawn(size: int, rounds: int) -> float:
    """Pairs that meet on average where every round is drawn by lot."""
    return PAIRS * (1 - (1 - (size - 1) / (PEOPLE - 1)) ** rounds)


def draw() -> str:
    """A panel for each size: signs on the line that no plan passes, between counting alone and the lot."""
    parts = _legend()
    for panel, size in enumerate(SIZES):
        parts += _panel(size, LEFT + ASIDE * panel)
    title = f"Pairs that meet among {PEOPLE} people, by rounds, in groups of three and of four"
    return picture(WIDTH, HEIGHT, title, parts)


def _legend() -> list[str]:
    """What the signs and lines say, in two rows."""
    return [
        mark(LEFT, 20, 0),
        text(LEFT + 14, 24, "pairs that meet in the plan"),
        path([(LEFT + ASIDE - 8, 20), (LEFT + ASIDE + 14, 20)], SIDES[0]),
        text(LEFT + ASIDE + 22, 24, "no plan passes this"),
        line(LEFT - 8, 46, LEFT + 10, 46, INK, dashed=True),
        text(LEFT + 14, 50, "if nobody had to meet anybody twice"),
        line(LEFT + ASIDE - 8, 46, LEFT + ASIDE + 14, 46, SIDES[1]),
        text(LEFT + ASIDE + 22, 50, "groups drawn by lot, on average"),
    ]


def _panel(size: int, left: float) -> list[str]:
    zero = TOP + PAIRS * UNIT

    def spots(heights: list[float]) -> list[tuple[float, float]]:
        return [(left + STEP * number, round(zero - height * UNIT, 1)) for number, height in enumerate(heights)]

    parts = [text(left - 8, TOP - 22, f"Groups of {size}")]
    for level in (0, 22, 44, PAIRS):
        height = zero - level * UNIT
        parts += [line(left - 8, height, left + STEP * (ROUNDS - 1) + 8, height, LINE)]
        parts += [text(left - 14, height + 4, str(level), SOFT, "end")]
    rounds = range(1, ROUNDS + 1)
    parts += _lines(spots([counted(size, each) for each in rounds]), INK, dashed=True)
    parts += _lines(spots([drawn(size, each) for each in rounds]), SIDES[1])
    answers = plans(size)
    parts.append(path(spots([float(answer.bound) for answer in answers]), SIDES[0]))
    for number, (x, y) in enumerate(spots([float(answer.pairs_met) for answer in answers]), 1):
        parts += [mark(x, y, 0), text(x, zero + 22, str(number), SOFT, "middle")]
    return [*parts, text(left - 8, zero + 40, "rounds", SOFT)]


def _lines(spots: list[tuple[float, float]], colour: str, *, dashed: bool = False) -> list[str]:
    return [line(*start, *end, colour, dashed=dashed) for start, end in pairwise(spots)]
