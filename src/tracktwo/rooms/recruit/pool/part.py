"""What this part gives to the room."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from tracktwo.matter import names
from tracktwo.matter.seats import leaving
from tracktwo.process.access import OpenDialogue
from tracktwo.process.parts import Part, Sentence

from .leaving import leave_pool
from .pages import PAGES
from .reads import people
from .records import Prospect

__all__ = ["PART"]


def kept_names(dialogue: OpenDialogue) -> list[str]:
    """The names of everybody in the pool."""
    return [record.body.name for record in dialogue.third.folio().all(Prospect)]


leaving.append(leave_pool)
names.keepers.append(kept_names)


def sentences(dialogue: OpenDialogue) -> list[Sentence]:
    """How many people are in the pool, and of how many members of the third party think differently."""
    everybody = people(dialogue)
    if not everybody:
        return []
    said = ngettext("%(n)d person is in the pool.", "%(n)d people are in the pool.", len(everybody))
    lines = [Sentence(said % {"n": len(everybody)}, "recruit:pool")]
    differ = sum(each.standing_differs or any(map(each.differs, each.asked)) for each in everybody)
    if differ:
        said = ngettext("We differ on %(n)d person.", "We differ on %(n)d people.", differ)
        lines.append(Sentence(said % {"n": differ}, "recruit:pool", "differs"))
    return lines


PART = Part(
    name="pool",
    title=_("Pool"),
    address="recruit:pool",
    pages=PAGES,
    sentences=sentences,
    kinds=(Prospect,),
    styles=("recruit/css/recruit.css",),
    demonstration="tracktwo.rooms.recruit.pool.demo.play",
)
