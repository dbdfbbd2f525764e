"""One page for a leak: what to say, whom to warn first, what to do by when, and what this machine no longer holds."""

import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.matter.leak_plan import ADDRESSEES, LEAK_TIMES, plan_of
from tracktwo.matter.seats import all_seats, is_hidden
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.guards import in_dialogue
from tracktwo.process.meetings import is_destroyed
from tracktwo.process.records import MeetingCard, Released

from ..people import risk
from ..people.records import REACH
from . import cases
from .records import OUT

__all__ = ["home", "over", "step", "warned"]


@in_dialogue
@require_http_methods(["GET", "POST"])
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Everything at once: nothing here takes more than two presses."""
    error, status = "", 200
    if request.method == "POST":
        try:
            cases.begin(dialogue, request.POST.getlist("out"), request.POST.getlist("places"))
            return redirect("transfer:leak", dialogue=dialogue.id)
        except Refused as refused:
            error, status = str(refused), 422
    record = cases.case_of(dialogue)
    case = record.body if record else None
    folio, plan = dialogue.third.folio(), plan_of(dialogue.third.folio())
    closed = [each.body for each in folio.all(MeetingCard) if each.body.closed is not None]
    guarded = risk.guarded(dialogue)
    context = {
        "dialogue": dialogue,
        "here": "leak",
        "case": case,
        "since": _minutes(case.began) if case else 0,
        "error": error,
        "typed": request.POST.getlist("places"),
        "out": OUT,
        "seats": sorted(all_seats(dialogue), key=lambda seat: seat.body.code),
        "is_hidden": is_hidden(dialogue),
        "plan": plan,
        "unsaid": [side for side in dialogue.sides if plan.line and side.id not in plan.line.body.agreed],
        "times": LEAK_TIMES,
        "addressees": ADDRESSEES,
        "steps": cases.steps(dialogue, case),
        "to_warn": cases.to_warn(dialogue, case),
        "reach": REACH,
        "guarded": [
            (each.body, [dialogue.side(side) for side in guarded[each.id]])
            for each in dialogue.joint.folio().all(Released)
            if each.id in guarded
        ],
        "released": len(dialogue.joint.folio().all(Released)),
        "closed": len(closed),
        "not_destroyed": sum(not is_destroyed(each) for each in closed),
        "meeting": dialogue.meeting,
    }
    return render(request, "transfer/leak/home.html", context, status=status)


def _minutes(began: datetime.datetime) -> int:
    return int((datetime.datetime.now(datetime.UTC) - began).total_seconds() // 60)


@in_dialogue
@require_POST
def warned(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Somebody was warned."""
    cases.tick_warned(dialogue, request.POST.get("place", ""))
    return redirect("transfer:leak", dialogue=dialogue.id)


@in_dialogue
@require_POST
def step(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """A step of the plan was taken."""
    cases.tick_step(dialogue, request.POST.get("step", ""))
    return redirect("transfer:leak", dialogue=dialogue.id)


@in_dialogue
@require_POST
def over(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """It is over."""
    cases.over(dialogue)
    return redirect("transfer:leak", dialogue=dialogue.id)
