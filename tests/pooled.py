"""A pool for tests of pages: somebody on side a, named by their key person, whom a member has judged."""

from tracktwo.process.access import OpenDialogue
from tracktwo.rooms.recruit.pool import acts

__all__ = ["pooled"]


def pooled(dialogue: OpenDialogue) -> dict[str, str]:
    """The ids by which rows ask for it."""
    person = acts.NewPerson("Salma of the wells", "a", "the water council")
    prospect = acts.add_person(dialogue, person)
    acts.judge(dialogue, prospect, {"listens": "yes"}, 3)
    return {"prospect": prospect}
