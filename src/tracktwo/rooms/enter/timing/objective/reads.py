"""Objective, theory of change and escalation as pages show them."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import Text
from tracktwo.process.holders import holder_name
from tracktwo.process.sealed import Record

from .records import LEVELS, STAGES_OF_ESCALATION, WHOM, EscalationView, ResourceExpert, TheoryOfChange

__all__ = ["FITS", "TOO_FAR", "Cell", "StageView", "experts", "grid", "stages", "too_far"]

# Fisher and Keashly: which third party's work fits a stage. Consultation is what track two does.
FITS: dict[str, Text] = {
    "discussion": _("People still talk: help them to hear each other. More than that is rarely needed."),
    "polarisation": _("Distrust and distorted pictures: this is what a dialogue is made for."),
    "segregation": _(
        "A dialogue alone does not fit. Somebody with leverage has to set limits first or beside it; the dialogue "
        "prepares what comes after."
    ),
    "destruction": _(
        "A dialogue alone does not fit. The violence has to be contained by others first; until then it keeps contact "
        "and looks after those who come."
    ),
}
TOO_FAR = ("segregation", "destruction")


@dataclass(frozen=True)
class Cell:
    """One cell of the grid with the sentences in it; an empty one is shown as well."""

    whom: str
    level: str
    title: tuple[Text, Text]
    theories: list[tuple[str, Record[TheoryOfChange]]]


def grid(dialogue: OpenDialogue) -> list[Cell]:
    """The four cells: more or key people, by individual or socio-political change."""
    records = dialogue.third.folio().all(TheoryOfChange)
    return [
        Cell(
            whom,
            level,
            (WHOM[whom], LEVELS[level]),
            [
                (holder_name(dialogue, record.body.holder), record)
                for record in records
                if (record.body.whom, record.body.level) == (whom, level)
            ],
        )
        for level in LEVELS
        for whom in WHOM
    ]


@dataclass(frozen=True)
class StageView:
    """One stage of escalation, with who sees the conflict there."""

    name: str
    title: Text
    fits: Text
    seen: list[tuple[str, Record[EscalationView]]]


def stages(dialogue: OpenDialogue) -> list[StageView]:
    """The four stages in their order; each analyst stands at the one of their newest view."""
    newest = {record.body.holder: record for record in dialogue.third.folio().all(EscalationView)}
    return [
        StageView(
            name,
            title,
            FITS[name],
            [(holder_name(dialogue, each.body.holder), each) for each in newest.values() if each.body.stage == name],
        )
        for name, title in STAGES_OF_ESCALATION.items()
    ]


def too_far(dialogue: OpenDialogue) -> bool:
    """Whether an analyst sees the conflict at a stage at which a dialogue alone does not fit."""
    return any(stage.seen for stage in stages(dialogue) if stage.name in TOO_FAR)


def experts(dialogue: OpenDialogue) -> list[Record[ResourceExpert]]:
    """Which knowledge is brought in."""
    return dialogue.third.folio().all(ResourceExpert)
