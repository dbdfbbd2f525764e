"""What the page of norms shows: who brings and contests them, whose dialogue it is, what comes from elsewhere."""

from dataclasses import dataclass

from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import Text
from tracktwo.process.records import Side
from tracktwo.process.sealed import Record

from .kinds import NORM_GROUPS
from .notes import ImportedMaterial, LocalReview, Norm, Ownership

__all__ = ["Group", "MaterialView", "NormView", "NormsPage", "firm_norms", "norms_page", "unreviewed"]


@dataclass(frozen=True)
class Group:
    """Who brings or contests a norm: a side, or a group that is none."""

    side: Side | None
    name: Text


@dataclass(frozen=True)
class NormView:
    """A norm with who brings it and who contests it."""

    record: Record[Norm]
    brought: Group
    contested: list[Group]


@dataclass(frozen=True)
class MaterialView:
    """Imported material with what readers from there said, newest last."""

    record: Record[ImportedMaterial]
    reviews: list[Record[LocalReview]]

    @property
    def open(self) -> bool:
        """Whether nobody from there has read it, or the newest reader did not find it fit as it is."""
        return not self.reviews or self.reviews[-1].body.verdict != "fits"


@dataclass(frozen=True)
class NormsPage:
    """The page: norms that are contested first, ownership now and before, material that waits for a reader first."""

    norms: list[NormView]
    ownership: Record[Ownership] | None
    earlier: list[Record[Ownership]]
    materials: list[MaterialView]


def _group(dialogue: OpenDialogue, id: str, norm: Norm) -> Group:
    side = next((side for side in dialogue.sides if side.id == id), None)
    if side:
        return Group(side, dialogue.one_line(side.name))
    return Group(None, norm.group if id == "local" and norm.group else NORM_GROUPS.get(id, ""))


def materials(dialogue: OpenDialogue) -> list[MaterialView]:
    """What was brought from elsewhere, what waits for a reader first."""
    folio = dialogue.third.folio()
    reviews = sorted(folio.all(LocalReview), key=lambda record: (record.body.day, record.born))
    views = [
        MaterialView(record, [each for each in reviews if each.body.material == record.id])
        for record in folio.all(ImportedMaterial)
    ]
    return sorted(views, key=lambda view: not view.open)


def unreviewed(dialogue: OpenDialogue) -> list[MaterialView]:
    """Imported material that nobody from there has found fit."""
    return [view for view in materials(dialogue) if view.open]


def firm_norms(dialogue: OpenDialogue) -> list[str]:
    """The norms that are not negotiable for the third party."""
    return [record.body.words for record in dialogue.third.folio().all(Norm) if record.body.firm]


def norms_page(dialogue: OpenDialogue) -> NormsPage:
    """What the page shows."""
    folio = dialogue.third.folio()
    norms = [
        NormView(
            record,
            _group(dialogue, record.body.brought, record.body),
            [_group(dialogue, id, record.body) for id in record.body.contested],
        )
        for record in folio.all(Norm)
    ]
    owners = folio.all(Ownership)
    return NormsPage(
        sorted(norms, key=lambda view: not view.contested),
        owners[-1] if owners else None,
        owners[-2::-1],
        materials(dialogue),
    )
