"""Something of each kind that the part of timing in the room of entering holds."""

import datetime

from tracktwo.process.access import OpenDialogue
from tracktwo.process.sealed import Record
from tracktwo.rooms.enter.reads import my_record
from tracktwo.rooms.enter.timing.decision import acts as decisions
from tracktwo.rooms.enter.timing.decision import reads
from tracktwo.rooms.enter.timing.decision.records import EntryDecision, OfficialTalks
from tracktwo.rooms.enter.timing.ripeness import acts as ripeness
from tracktwo.rooms.enter.timing.ripeness.records import MaintenanceStep, RipenessCard

__all__ = ["TODAY", "assessed", "decided", "entering", "talks_stand"]

TODAY = datetime.date.today()


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
    alive = ripeness.add_step(dialogue, step)
    talks_stand(dialogue, "stranded")
    decision = decided(dialogue)
    return {"assessment": card.id, "alive": alive.id, "decision": decision.id}
