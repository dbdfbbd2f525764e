"""Something of each kind that the room of preparing holds."""

import datetime

from tracktwo.matter.leak_plan import plan_of
from tracktwo.process import schedule
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText
from tracktwo.rooms.prepare.days import acts, proposals, reads
from tracktwo.rooms.prepare.days.proposals import AgendaProposal
from tracktwo.rooms.prepare.publicity import acts as leak_acts

__all__ = ["FIRST", "blocks_of", "laid_out", "preparing"]

FIRST = datetime.date(2027, 3, 15)


def laid_out(dialogue: OpenDialogue, pattern: str = "kelman") -> str:
    """A workshop with a timetable from a pattern; its id."""
    workshop = schedule.add_workshop(dialogue).id
    acts.lay_out(dialogue, workshop, pattern, FIRST)
    dialogue.third.forget()
    return workshop


def blocks_of(dialogue: OpenDialogue, workshop: str) -> list[list[str]]:
    """The ids of the blocks of each day, as they stand."""
    dialogue.third.forget()
    return [[block.id for block in day.blocks] for day in reads.timetable(dialogue, workshop)]


def preparing(dialogue: OpenDialogue) -> dict[str, str]:
    """A workshop with a timetable, for the matrix of pages: ids by what the rows call them."""
    workshop = laid_out(dialogue)
    days = reads.timetable(dialogue, workshop)
    proposals.propose(dialogue, workshop, "a", MultilingualText("Who repairs the wells", "من يصلح الآبار"))
    leak_acts.lay_out(dialogue)
    dialogue.third.forget()
    folio = dialogue.third.folio()
    return {
        "leak_step": plan_of(folio).steps[0].id,
        "planned_workshop": workshop,
        "workshop_day": days[0].id,
        "block": days[0].blocks[2].id,
        "proposal": folio.all(AgendaProposal)[0].id,
    }
