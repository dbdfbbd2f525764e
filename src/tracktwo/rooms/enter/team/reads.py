"""What the pages about the team show, read once."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracktwo.common.writing import language_name
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import Text
from tracktwo.process.parts import Sentence
from tracktwo.process.sealed import Record

from .evenness import uneven_sentences
from .matrix import Matrix, matrix
from .matrix_drawing import MatrixDrawing, draw
from .members import Teammate, former, team
from .notes import POSTURES, OpenQuestion
from .ownership import firm_norms
from .records import TeamCard
from .sides import answers, newest_posture

__all__ = ["TeamPage", "printed", "sentences", "team_page"]

ACCEPTANCE_SAID: dict[str, Text] = {
    "": gettext_lazy("Do they accept us? Not asked yet: %(sides)s."),
    "accepted": gettext_lazy("Accepted by %(sides)s."),
    "unsure": gettext_lazy("Not sure of us yet: %(sides)s."),
    "not": gettext_lazy("Not accepted by %(sides)s."),
}


@dataclass(frozen=True)
class TeamPage:
    """Who we are: cards in the order of the team, those who left last; the matrix; what is said of us;
    languages nobody works in; whether whoever looks is asked where they stand."""

    cards: list[tuple[Teammate, Record[TeamCard] | None]]
    matrix: Matrix
    drawing: MatrixDrawing
    said: list[Sentence]
    unspoken: list[str]
    asked: bool


def team_page(dialogue: OpenDialogue) -> TeamPage:
    """The page about the team."""
    records = dialogue.third.folio().all(TeamCard)
    cards = {record.body.holder: record for record in records}
    mates = [*team(dialogue), *former(dialogue)]
    shown = matrix(dialogue)
    spoken = {
        code for mate in mates if not mate.left and mate.holder in cards for code in cards[mate.holder].body.speaks
    }
    return TeamPage(
        [(mate, cards.get(mate.holder)) for mate in mates],
        shown,
        draw(shown),
        [sentence for sentence in sentences(dialogue) if sentence.address != "enter:matrix"],
        [language_name(code) for code in dialogue.card.languages if code not in spoken] if cards else [],
        any(standing.mate.mine and standing.due for standing in shown.standings),
    )


def sentences(dialogue: OpenDialogue) -> list[Sentence]:
    """What the first page says about us: where we stand apart, who accepts us, how we mean to be, what we ask."""
    lines = []
    for difference in matrix(dialogue).differences:
        apart = _("; ").join(_("%(codes)s: %(place)s") % _facts(place, codes) for place, codes in difference.groups)
        lines.append(Sentence(_("We stand apart: %(apart)s.") % {"apart": apart}, "enter:matrix", "differs"))
    lines += list(_acceptance(dialogue))
    posture = newest_posture(dialogue)
    if posture:
        lines.append(Sentence(_("We mean to be %(how)s.") % {"how": POSTURES[posture.level]}, "enter:sides"))
    uneven = uneven_sentences(dialogue)
    lines += [Sentence(uneven[0], "enter:evenness")] if uneven else []
    questions = [record.body.words for record in dialogue.third.folio().all(OpenQuestion) if not record.body.state]
    return lines + [Sentence(words, "enter:questions", "asks") for words in questions[-1:]]


def _facts(place: str, codes: list[str]) -> dict[str, str]:
    return {"place": place, "codes": _(", ").join(codes)}


def _acceptance(dialogue: OpenDialogue) -> Iterator[Sentence]:
    """One sentence for all sides that gave the same answer, and one for those that were not asked."""
    sides: dict[str, list[str]] = {}
    for answer in answers(dialogue):
        sides.setdefault(answer.newest.body.answer if answer.newest else "", []).append(
            dialogue.one_line(answer.side.name)
        )
    for said, names in sides.items():
        facts = {"sides": _(", ").join(names)}
        kind: Literal["says", "asks"] = "says" if said else "asks"
        yield Sentence(ACCEPTANCE_SAID[said] % facts, "enter:sides", kind)


def printed(dialogue: OpenDialogue) -> dict[str, Any]:
    """What stands about us on the printed pages."""
    return {"team": team_page(dialogue), "firm": firm_norms(dialogue)}
