"""Something of each kind that the part of timing in the room of entering holds."""

import datetime

from tracktwo.process.access import OpenDialogue
from tracktwo.process.holders import my_record
from tracktwo.process.sealed import Record
from tracktwo.rooms.enter.timing.decision import acts as decisions
from tracktwo.rooms.enter.timing.decision import reads
from tracktwo.rooms.enter.timing.decision.records import EntryDecision, OfficialTalks
from tracktwo.rooms.enter.timing.evidence import acts as evidence
from tracktwo.rooms.enter.timing.lines import acts as lines
from tracktwo.rooms.enter.timing.objective.records import TheoryOfChange
from tracktwo.rooms.enter.timing.ripeness import acts as ripeness
from tracktwo.rooms.enter.timing.ripeness.records import MaintenanceStep, RipenessCard

__all__ = ["DEATHS", "TODAY", "assessed", "decided", "entering", "talks_stand"]

TODAY = datetime.date.today()
# Deaths of two invented dyads, in the columns of UCDP.
DEATHS = b"""conflict_id,dyad_id,location_inc,side_a,side_b,year,bd_best,bd_low,bd_high,version
395,842,Lowland,Government of Lowland,Front,1992,2936,2900,3000,24.1
300,900,Upland,Government of Upland,League,1999,40,40,40,24.1
"""


def assessed(dialogue: OpenDialogue, side: str = "a", holder: str = "", **answers: str) -> Record[RipenessCard]:
    """A card of a side; who is not named as holder is the person at hand."""
    days = {"day": answers.pop("day", TODAY), "until": answers.pop("until", None)}
    card = RipenessCard(side=side, holder=holder or my_record(dialogue).id, **days, **answers)  # type: ignore[arg-type]
    return ripeness.assess(dialogue, card)


def talks_stand(
    dialogue: OpenDialogue, talks: str, stage: str = "active", complements: str = "The third round"
) -> None:
    """Official talks as they stand."""
    record = dialogue.third.folio().one(OfficialTalks)
    card = OfficialTalks(holder=my_record(dialogue).id, day=TODAY, complements=complements, talks=talks)  # type: ignore[arg-type]
    decisions.say_talks(dialogue, record.version if record else 0, card, stage)


def decided(
    dialogue: OpenDialogue, choice: str = "begin", why: str = "They asked us", id: str = "", **more: object
) -> Record[EntryDecision]:
    """A decision that replaces the one that stands."""
    standing = reads.newest(dialogue.third.folio())
    fields: dict[str, object] = {
        "holder": my_record(dialogue).id,
        "day": TODAY,
        "choice": choice,
        "why": why,
        "review": TODAY + datetime.timedelta(days=60),
        "replaces": standing.id if standing else "",
    }
    return decisions.decide(dialogue, EntryDecision(**fields | more), id)  # type: ignore[arg-type]


def entering(dialogue: OpenDialogue) -> dict[str, str]:
    """The ids of one of each."""
    card = assessed(dialogue, cannot_win="yes", cannot_win_why="The offensive was given up")
    step = MaintenanceStep(holder=my_record(dialogue).id, day=TODAY, words="Letters go on", again=TODAY)
    alive = lines.add(dialogue, step)
    talks_stand(dialogue, "stranded")
    decision = decided(dialogue)
    theory = lines.add(
        dialogue, TheoryOfChange("more", "individual", "If teachers meet", holder=card.body.holder, day=TODAY)
    )
    file = evidence.import_file(dialogue, DEATHS, "deaths.csv")
    ids = {"assessment": card.id, "alive": alive.id, "decision": decision.id}
    return ids | {"theory": theory.id, "conflict_file": file.id}
