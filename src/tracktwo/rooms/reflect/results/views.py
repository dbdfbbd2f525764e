"""Pages of the results."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import NotThere
from tracktwo.process.guards import in_dialogue
from tracktwo.process.journal import today
from tracktwo.process.safeguards import evaluate

from ..measures.reads import plan_of
from ..measures.records import AUDIENCES, MOMENTS, OUTSIDE
from ..measures.waves.reads import waves_done
from . import acts, forms, reads
from .drawing import small_pictures
from .records import COSTS, COURSES, SideAsked
from .safeguards import COST_ASKED

__all__ = ["costs", "for_audience", "home"]


@in_dialogue
@require_GET
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """A change for the worse first, then each side, then all together, over time."""
    seen, plan = reads.seen_by(dialogue, "third"), plan_of(dialogue)
    context = {
        "dialogue": dialogue,
        "plan": plan,
        "seen": seen,
        "worse": reads.worse(seen),
        "pictures": small_pictures(seen),
        "points": seen.points,
        "done": waves_done(dialogue),
        "reach": reads.reach(dialogue),
        "audiences": AUDIENCES,
        "moments": MOMENTS,
        "outside": OUTSIDE,
    }
    return render(request, "reflect/results/home.html", context)


@in_dialogue
@require_GET
def for_audience(request: HttpRequest, dialogue: OpenDialogue, audience: str) -> HttpResponse:
    """What one audience sees, to be printed or shown: a side, or the outside."""
    if audience == "third":
        raise NotThere("audience")
    seen = reads.seen_by(dialogue, audience)
    context = {
        "dialogue": dialogue,
        "audience": audience,
        "side": None if audience == "outside" else dialogue.side(audience),
        "seen": seen,
        "worse": reads.worse(seen),
        "pictures": small_pictures(seen),
        "points": seen.points,
    }
    return render(request, "reflect/results/audience.html", context)


@in_dialogue
@require_http_methods(["GET", "POST"])
def costs(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """What each side answered when it was asked what taking part costs, and whether to go on."""
    sent = request.POST if request.method == "POST" else None
    form = forms.asked_form(dialogue)(sent)
    if sent is not None and form.is_valid():
        key = form_key(request)
        if not dialogue.third.folio().has(key):
            acts.note(dialogue, SideAsked(**form.values(), day=today(dialogue.third.folio())), key)
        return redirect("reflect:costs", dialogue=dialogue.id)
    context = {
        "dialogue": dialogue,
        "form": form,
        "key": form_key(request) or new_key(),
        "newest": reads.newest_asked(dialogue),
        "asked": reads.asked(dialogue),
        "costs": COSTS,
        "courses": COURSES,
        "advice": evaluate(dialogue, COST_ASKED),
    }
    return render(request, "reflect/results/costs.html", context, status=422 if form.errors else 200)
