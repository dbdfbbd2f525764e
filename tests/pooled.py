"""A pool for tests of pages: somebody on side a, named by their key person, whom a member has judged."""

from tracktwo.process.access import OpenDialogue
from tracktwo.rooms.recruit.pool import acts
from tracktwo.rooms.recruit.teams import acts as team_acts
from tracktwo.rooms.recruit.teams.records import SIDES, TeamRule

__all__ = ["pooled"]


def pooled(dialogue: OpenDialogue) -> dict[str, str]:
    """The ids by which rows ask for it."""
    person = acts.NewPerson("Salma of the wells", "a", "the water council")
    prospect = acts.add_person(dialogue, person)
    acts.judge(dialogue, prospect, {"listens": "yes"}, 3)
    dialogue.third.forget()
    team_acts.add_rule(dialogue, TeamRule(circle=SIDES, amount="least", question="listens"))
    (rule,) = dialogue.third.folio().all(TeamRule)
    return {"prospect": prospect, "team_rule": rule.id}
