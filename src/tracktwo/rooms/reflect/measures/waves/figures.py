"""Which medians a closed wave may show, by numbers of people alone.

Every figure is of the people who answered in the wave compared with and in this one. It may stand only beside figures
of the same people, or of five others at least (`methods.evaluation.disclosure`), whenever those were shown. Who is in
an earlier figure shows in each linked history, so that nothing about people needs to be kept for it.

All sides together stand beside the sides only from six of each: enumerated for sides of five to nine, one of five lets
a single insider work out others from the three medians, and sides of six do not.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from tracktwo.methods.evaluation import Overlap, may_stand
from tracktwo.methods.perception import lower_median

from .records import POOLED, Figure, History

__all__ = ["FEWEST_TO_POOL", "figures_of"]

FEWEST_TO_POOL: Final = 6


def figures_of(
    names: Sequence[str],
    sides: Sequence[str],
    histories: Sequence[History],
    wave: int,
    shown: Sequence[Figure],
    alone: bool,
) -> list[Figure]:
    """The figures that this wave may show.

    Args:
        names: the items by their place in a history.
        sides: the sides by their number in a history.
        histories: of everybody who handed in now.
        wave: the number of this wave.
        shown: every figure of waves before.
        alone: whether the first wave shows figures by itself.
    """
    if wave == 1 and not alone:
        return []
    figures: list[Figure] = []
    for place, name in enumerate(names):
        earlier = [figure for figure in shown if figure.item == name]
        of_sides = []
        for number, side in enumerate(sides):
            behind = [history for history in _behind(histories, place, wave) if history.side == number]
            beside = [_overlap(behind, place, figure) for figure in earlier if figure.side in (side, POOLED)]
            if may_stand(len(behind), beside):
                of_sides.append(_figure(name, side, behind, place, wave))
        figures += of_sides
        behind = _behind(histories, place, wave)
        everybody = len(of_sides) == len(sides) > 1 and all(each.people >= FEWEST_TO_POOL for each in of_sides)
        if everybody and may_stand(len(behind), [_overlap(behind, place, figure) for figure in earlier]):
            figures.append(_figure(name, POOLED, behind, place, wave))
    return figures


def _behind(histories: Iterable[History], place: int, wave: int) -> list[History]:
    """Who answered the item in the first wave and in this one."""
    return [history for history in histories if history.value(1, place) and history.value(wave, place)]


def _overlap(behind: Sequence[History], place: int, figure: Figure) -> Overlap:
    """How the people behind a new figure overlap with those behind an earlier one, who are told by their history.

    A history that two people claim is linked to neither, so no more can be in both than were in the earlier one.
    """
    both = sum(bool(history.value(figure.first, place) and history.value(figure.wave, place)) for history in behind)
    return Overlap(len(behind), figure.people, min(both, figure.people))


def _figure(name: str, side: str, behind: Sequence[History], place: int, wave: int) -> Figure:
    return Figure(
        name,
        side,
        1,
        wave,
        lower_median([history.value(1, place) for history in behind]),
        lower_median([history.value(wave, place) for history in behind]),
        len(behind),
    )
