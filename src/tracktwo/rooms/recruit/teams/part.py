"""What this part gives to the room."""

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from tracktwo.process.access import OpenDialogue
from tracktwo.process.parts import Part, Sentence

from . import comparing, reads
from .pages import PAGES
from .records import SIDES, TeamPlan, TeamProposal, TeamRule
from .safeguards import TEAMS_COVER
from .solving import setting

__all__ = ["PART"]


def sentences(dialogue: OpenDialogue) -> list[Sentence]:
    """Whether teams fit, how many seats are open on each side, and how many have nobody who could take over."""
    record = reads.proposal(dialogue, SIDES)
    if record is None:
        return []
    if record.body.status == "conflict":
        return [Sentence(_("No team keeps all the rules."), "recruit:teams", "due")]
    here = setting(dialogue, SIDES)
    said = []
    for team in comparing.teams(here, record.body.chosen):
        number = len(team.codes) - len(team.seated)
        if number:
            words = ngettext("%(side)s: %(n)d seat is open.", "%(side)s: %(n)d seats are open.", number)
            said.append(Sentence(words % {"side": team.name, "n": number}, "recruit:invitations"))
    without = sum(alternate is None for alternate in reads.alternates(here, record.body.chosen).values())
    if without:
        words = ngettext(
            "%(n)d seat has nobody who could take over.", "%(n)d seats have nobody who could take over.", without
        )
        said.append(Sentence(words % {"n": without}, "recruit:teams", "asks"))
    return said


def drawing(dialogue: OpenDialogue) -> str:
    """The proposed teams beside each other."""
    record = reads.proposal(dialogue, SIDES)
    if record is None or not record.body.chosen:
        return ""
    here = setting(dialogue, SIDES)
    teams = comparing.teams(here, record.body.chosen)
    context = {"dialogue": dialogue, "teams": teams, "groups": comparing.comparison(here, teams)}
    return render_to_string("recruit/teams/picture.html", context)


PART = Part(
    name="teams",
    title=_("Teams"),
    address="recruit:teams",
    pages=PAGES,
    sentences=sentences,
    drawing=drawing,
    styles=("recruit/css/teams.css",),
    kinds=(TeamPlan, TeamRule, TeamProposal),
    safeguards=(TEAMS_COVER,),
    demonstration="tracktwo.rooms.recruit.teams.demo.play",
)
