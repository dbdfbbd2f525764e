"""Settling the seats: the pool has done its work and is erased. Counts stay, and alternates who agreed to."""

import msgspec

from tracktwo.common.storage import settle
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.need_to_know import end_scope
from tracktwo.process.sealed import change

from ..pool.acts import tally
from ..pool.questions import CoverageQuestion
from ..pool.records import Apart, DoNotAsk, Judgement, Prospect
from ..referrals.records import SCOPE
from ..teams.records import TeamPlan, TeamProposal, TeamRule
from .reads import stands_by
from .records import ApproachPlan, Discussion

__all__ = ["settle_seats", "staying"]

ABOUT_PEOPLE = (
    Judgement,
    Apart,
    DoNotAsk,
    ApproachPlan,
    Discussion,
    CoverageQuestion,
    TeamPlan,
    TeamRule,
    TeamProposal,
)


def staying(dialogue: OpenDialogue) -> list[str]:
    """The ids of alternates who agreed to stand by for the workshop ahead: they alone stay."""
    alternates = [record.id for record in dialogue.third.folio().all(Prospect) if record.body.alternate]
    return [id for id in alternates if stands_by(dialogue, id)]


def settle_seats(dialogue: OpenDialogue) -> None:
    """Erase the pool: names, answers, plans, what was discussed, who named whom, and whom not to ask.

    Of an alternate who agreed, name, side, code and seat stay, and nothing that was noted about them.
    """
    kept = set(staying(dialogue))
    with change(dialogue.third) as draft:
        day = journal.today(draft.folio)
        for kind in ABOUT_PEOPLE:
            for about in draft.folio.all(kind):
                draft.remove(about)
        for record in draft.folio.all(Prospect):
            if record.id in kept:
                person = record.body
                stripped = Prospect(
                    code=person.code,
                    side=person.side,
                    name=person.name,
                    contact=person.contact,
                    chair=person.chair,
                    alternate=True,
                    added=person.added,
                )
                draft.replace(record, stripped)
        gone = [record.id for record in draft.folio.all(Prospect) if record.id not in kept]
        draft.detach(*gone)
        draft.put_one(msgspec.structs.replace(tally(draft), settled=day))
        journal.note(draft, "erased", dialogue.role)
    dialogue.third.forget()
    end_scope(dialogue, SCOPE)
    settle()
