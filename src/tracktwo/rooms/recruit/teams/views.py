"""Pages of composition: the proposed teams beside each other, and the seats that are still open."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import NotThere, Refused
from tracktwo.process.guards import in_dialogue
from tracktwo.ui.forms import PayloadForm

from ..pool import acts as pool_acts
from ..pool.records import PANEL
from . import acts, comparing, forms, reads
from .records import SIDES, Circle, TeamRule
from .rules import NOMINATED, rule_in_words
from .solving import Setting, setting

__all__ = ["add_rule", "erase_rule", "home", "invitations", "keep_apart", "panel", "propose", "size", "wish"]

ADDRESSES: dict[Circle, str] = {SIDES: "recruit:teams", "panel": "recruit:panel"}


def _circle(name: str) -> Circle:
    if name not in ADDRESSES:
        raise NotThere("circle")
    return "panel" if name == PANEL else SIDES


@in_dialogue
@require_GET
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The teams that the program proposes for the sides."""
    return _show(request, dialogue, SIDES)


@in_dialogue
@require_GET
def panel(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The third party's own panel, composed in the same way."""
    return _show(request, dialogue, "panel")


def _show(
    request: HttpRequest,
    dialogue: OpenDialogue,
    circle: Circle,
    rule_form: PayloadForm | None = None,
    size_form: PayloadForm | None = None,
) -> HttpResponse:
    here, record = setting(dialogue, circle), reads.proposal(dialogue, circle)
    made = record.body if record else None
    wishes = {"pin": set(here.plan.pins), "ban": set(here.plan.bans)}
    sizes = {name: getattr(here.plan, name) for name in ("fewest", "most", "nominated")}
    context: dict[str, Any] = {
        "dialogue": dialogue,
        "circle": circle,
        "part": "teams" if circle == SIDES else "panel",
        "here": here,
        "proposal": made,
        "stale": made is not None and made.mark != here.mark,
        "wishes": wishes,
        "codes": {each.id: each.card.code for each in here.everybody},
        "ids": {each.card.code: each.id for each in here.everybody},
        "own": [(id, rule_in_words(dialogue, rule, question)) for id, rule, question in here.own],
        "apart": [
            (name, reads.named(here, [name])[0])
            for name in (rule.name for rule in (here.problem(here.pool).rules if here.pool else ()))
            if name.startswith("apart:")
        ],
        "left_out": here.edges_kept and not here.edges_held,
        "rule_form": rule_form or forms.rule_form(here)(auto_id="rule-%s"),
        "size_form": size_form or forms.size_form()(initial=sizes, auto_id="size-%s"),
        "key": form_key(request) or new_key(),
    }
    if made is not None:
        context |= _proposed(here, made)
    status = 422 if rule_form or size_form else 200
    return render(request, "recruit/teams/home.html", context, status=status)


def _proposed(here: Setting, made: Any) -> dict[str, Any]:
    teams = comparing.teams(here, made.chosen, made.earlier)
    if made.status == "conflict":
        return {
            "teams": teams,
            "is_conflict": True,
            "conflict": reads.named(here, [rule for rule in made.conflict if rule != NOMINATED]),
            "relaxation": reads.named(here, [rule for rule in made.relaxation if rule != NOMINATED]),
            "unsaid": reads.named(here, [NOMINATED] if here.plan.nominated and here.edges_kept else []),
        }
    before = comparing.teams(here, made.earlier)
    moved = bool(made.earlier) and set(made.earlier) != set(made.chosen)
    asked = {question.id: question.words for question in here.asked}
    return {
        "teams": teams,
        "groups": comparing.comparison(here, teams),
        "goals": reads.goals(here, made.goals),
        "moved": moved,
        "opened": comparing.opened_and_closed(here, before, teams) if moved else [],
        "changes": reads.changes(here, made.goals_earlier, made.goals) if moved else [],
        "alternates": reads.alternates(here, made.chosen),
        "hangs": None if made.hangs is None else [asked[id] for id in made.hangs if id in asked],
    }


@in_dialogue
@require_POST
def propose(request: HttpRequest, dialogue: OpenDialogue, circle: str) -> HttpResponse:
    """Propose teams: for the pool as it is now, others that are as good, or with a look at unsure answers."""
    of = _circle(circle)
    how = {"another": acts.another, "unsure": acts.ask_hanging}.get(request.POST.get("how", ""), acts.propose)
    how(dialogue, of)
    to = "recruit:invitations" if request.POST.get("to") == "invitations" else ADDRESSES[of]
    return redirect(to, dialogue=dialogue.id)


@in_dialogue
@require_POST
def wish(request: HttpRequest, dialogue: OpenDialogue, circle: str) -> HttpResponse:
    """Pin somebody to their team, leave them out, or take that back."""
    what = request.POST.get("what", "")
    acts.wish(
        dialogue,
        _circle(circle),
        request.POST.get("prospect", ""),
        "pin" if what == "pin" else "ban" if what == "ban" else "",
    )
    return redirect(ADDRESSES[_circle(circle)], dialogue=dialogue.id)


@in_dialogue
@require_POST
def size(request: HttpRequest, dialogue: OpenDialogue, circle: str) -> HttpResponse:
    """Say how large teams are."""
    of = _circle(circle)
    form = forms.size_form()(request.POST, auto_id="size-%s")
    if form.is_valid():
        try:
            acts.size(dialogue, of, **form.values())
            return redirect(ADDRESSES[of], dialogue=dialogue.id)
        except Refused as refused:
            form.add_error(None, str(refused))
    return _show(request, dialogue, of, size_form=form)


@in_dialogue
@require_POST
def add_rule(request: HttpRequest, dialogue: OpenDialogue, circle: str) -> HttpResponse:
    """Add a rule in words."""
    of = _circle(circle)
    form = forms.rule_form(setting(dialogue, of))(request.POST, auto_id="rule-%s")
    if form.is_valid():
        try:
            acts.add_rule(dialogue, TeamRule(circle=of, **form.values()), form_key(request))
            return redirect(ADDRESSES[of], dialogue=dialogue.id)
        except Refused as refused:
            form.add_error(None, str(refused))
    return _show(request, dialogue, of, rule_form=form)


@in_dialogue
@require_POST
def erase_rule(request: HttpRequest, dialogue: OpenDialogue, circle: str, id: str) -> HttpResponse:
    """Give a rule up."""
    of = _circle(circle)
    acts.erase_rule(dialogue, id)
    return redirect(ADDRESSES[of], dialogue=dialogue.id)


@in_dialogue
@require_POST
def keep_apart(request: HttpRequest, dialogue: OpenDialogue, circle: str) -> HttpResponse:
    """These two cannot share a room, or can after all. The pool knows it, too."""
    of = _circle(circle)
    if pair := request.POST.get("pair", ""):
        pool_acts.let_together(dialogue, pair)
    else:
        pool_acts.keep_apart(dialogue, request.POST.get("first", ""), request.POST.get("second", ""))
    acts.propose(dialogue, of)
    return redirect(ADDRESSES[of], dialogue=dialogue.id)


@in_dialogue
@require_GET
def invitations(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Which seats are open, which coverage they owe, and who could fill each; and how many were approached so far."""
    here, record = setting(dialogue, SIDES), reads.proposal(dialogue, SIDES)
    made = record.body if record else None
    teams = comparing.teams(here, made.chosen) if made else []
    context = {
        "dialogue": dialogue,
        "part": "teams",
        "page": "invitations",
        "proposal": made,
        "stale": made is not None and made.mark != here.mark,
        "teams": [(team, reads.chairs(here, team, made.chosen), comparing.owed(here, team)) for team in teams]
        if made
        else [],
        "approaches": reads.approaches(here),
        "left_out": here.edges_kept and not here.edges_held,
        "title": _("Seats that are open"),
    }
    return render(request, "recruit/teams/invitations.html", context)
