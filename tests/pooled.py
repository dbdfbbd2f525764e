"""A pool for tests of pages: two people on side a, one of them judged, planned for, and kept apart from the other."""

from tracktwo.process import need_to_know
from tracktwo.process.access import OpenDialogue
from tracktwo.rooms.recruit.approach import acts as approach
from tracktwo.rooms.recruit.approach.records import ApproachPlan
from tracktwo.rooms.recruit.pool import acts
from tracktwo.rooms.recruit.pool.questions import CoverageQuestion
from tracktwo.rooms.recruit.pool.records import Apart
from tracktwo.rooms.recruit.referrals import edges
from tracktwo.rooms.recruit.referrals.records import SCOPE
from tracktwo.rooms.recruit.teams import acts as team_acts
from tracktwo.rooms.recruit.teams.records import SIDES, TeamRule

__all__ = ["pooled"]


def pooled(dialogue: OpenDialogue) -> dict[str, str]:
    """The ids by which rows ask for it."""
    prospect, other = acts.add_people(
        dialogue,
        [
            acts.NewPerson("Cedar of the wells", "a", "the water council"),
            acts.NewPerson("Maple of the ferry", "a", "boatmen"),
        ],
    )
    acts.judge(dialogue, prospect, {"listens": "yes"}, 3)
    acts.keep_apart(dialogue, prospect, other)
    acts.add_question(dialogue, CoverageQuestion(kind="constituency", words="the fishing towns"))
    approach.choose_key(dialogue, prospect)
    planned = ApproachPlan(prospect, "no", "outside", "a room above the pharmacy", "person")
    approach.plan(dialogue, 0, planned)
    need_to_know.begin_scope(dialogue, SCOPE)
    dialogue.third.forget()
    edges.note(dialogue, [(prospect, other)])
    team_acts.add_rule(dialogue, TeamRule(circle=SIDES, amount="least", question="listens"))
    folio = dialogue.third.folio()
    return {
        "prospect": prospect,
        "referral": (edges.edges(dialogue) or [])[0].id,
        "team_rule": folio.all(TeamRule)[0].id,
        "apart": folio.all(Apart)[0].id,
        "coverage_question": folio.all(CoverageQuestion)[0].id,
    }
