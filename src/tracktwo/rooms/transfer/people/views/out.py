"""A way out at any moment, and what is asked anew when somebody enters track one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.common.writing import number_in
from tracktwo.matter.seats import all_seats, is_hidden
from tracktwo.process import own_scopes
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict, NotThere
from tracktwo.process.guards import in_dialogue
from tracktwo.process.records import RELEASED_KINDS, Released

from .. import plans
from .. import risk as risks
from ..records import RiskAsked

__all__ = ["entered", "risk", "way_out"]

LISTED = 60


@in_dialogue
@require_http_methods(["GET", "POST"])
def way_out(request: HttpRequest, dialogue: OpenDialogue, place: str) -> HttpResponse:
    """Erase a person with one act; the page says what goes, what stays with their side, and what it cannot reach."""
    if request.method == "POST":
        plans.way_out(dialogue, place)
        return redirect("transfer:people", dialogue=dialogue.id)
    seat = next((each.body for each in all_seats(dialogue) if each.id == place), None)
    card = own_scopes.card_of(dialogue, place)
    if seat is None and card is None:
        raise NotThere("seat")
    context = {"dialogue": dialogue, "here": "people", "place": place, "seat": seat, "card": card}
    context["is_hidden"] = seat is None and is_hidden(dialogue)
    return render(request, "transfer/people/out.html", context)


@in_dialogue
@require_POST
def entered(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Somebody of a side entered track one."""
    side = request.POST.get("side", "")
    risks.entered(dialogue, side)
    return redirect("transfer:risk", dialogue=dialogue.id, side=side)


@in_dialogue
@require_http_methods(["GET", "POST"])
def risk(request: HttpRequest, dialogue: OpenDialogue, side: str) -> HttpResponse:
    """Everything that was released, page by page: what this side now sees as a risk."""
    meant = dialogue.side(side)
    start = max(number_in(request.GET.get("from", "")) or 0, 0)
    every = dialogue.joint.folio().all(Released)
    shown, status, ticked = every[start : start + LISTED], 200, None
    if request.method == "POST":
        ticked = request.POST.getlist("guarded")
        version = number_in(request.POST.get("version", "")) or 0
        try:
            risks.answer(dialogue, side, version, ticked, [record.id for record in shown])
            return redirect("transfer:people", dialogue=dialogue.id)
        except Conflict:
            dialogue.third.forget()
            status = 409
    asked = next((each for each in dialogue.third.folio().all(RiskAsked) if each.body.side == side), None)
    context = {
        "dialogue": dialogue,
        "here": "people",
        "side": meant,
        "asked": asked,
        "released": [(each, each.id in (ticked or (asked.body.guarded if asked else []))) for each in shown],
        "kinds": RELEASED_KINDS,
        "start": start,
        "next": start + LISTED if len(every) > start + LISTED else 0,
        "before": max(start - LISTED, 0),
        "conflict": status == 409,
    }
    return render(request, "transfer/people/risk.html", context, status=status)
