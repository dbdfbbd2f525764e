"""Pages of the measures."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tracktwo.common.writing import number_in
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict, Refused
from tracktwo.process.guards import in_dialogue

from . import acts, forms, reads
from .items import ASPECTS, ITEMS
from .records import AUDIENCES, OUTSIDE, SHOWS, MeasurePlan

__all__ = ["home"]


@in_dialogue
@require_http_methods(["GET", "POST"])
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The plan: what is asked, who sees what, and when unclaimed answers are destroyed."""
    sent = request.POST if request.method == "POST" else None
    form, conflict = forms.plan_form()(sent, initial=forms.plan_fields(dialogue)), False
    if sent is not None and form.is_valid():
        standing = reads.plan_of(dialogue)
        scales = standing.body.scales if standing else []
        try:
            plan = MeasurePlan(**form.values(), scales=scales)
            acts.save_plan(dialogue, number_in(sent.get("version", "")) or 0, plan)
            return redirect("reflect:measures", dialogue=dialogue.id)
        except Refused as refused:
            form.add_error(None, str(refused))
        except Conflict:
            conflict = True
            dialogue.third.forget()
    context = {
        "dialogue": dialogue,
        "items": ITEMS,
        "aspects": ASPECTS,
        "plan": reads.plan_of(dialogue),
        "form": form,
        "conflict": conflict,
        "audiences": AUDIENCES,
        "outside": OUTSIDE,
        "shows": SHOWS,
    }
    status = 200 if sent is None else 409 if conflict else 422
    return render(request, "reflect/measures/home.html", context, status=status)
