"""The third party's page about an interpreter: codes, the wordings that wait, and putting the interpreter out."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tracktwo.process import interpreting, wordings
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.guards import in_meeting

__all__ = ["interpreter", "put_out", "sheet", "take", "waiting"]


@in_meeting
@require_GET
def interpreter(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """What waits, and who could open the interpreter's page."""
    left, drawn = interpreting.codes_left(meeting)
    context = _waiting(meeting) | {
        "meeting": meeting,
        "begun": interpreting.scope_of(meeting) is not None,
        "ended": interpreting.is_ended(meeting),
        "left": left,
        "used": drawn - left,
        "drawn": drawn,
    }
    return render(request, "overview/interpreter.html", context)


@in_meeting
@require_GET
def waiting(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """The wordings alone, as asked for after a tick."""
    return render(request, "overview/interpreter_waiting.html", _waiting(meeting))


def _waiting(meeting: OpenMeeting) -> dict[str, Any]:
    labels = {name: kind.label for name, kind in wordings.kinds().items()}
    return {"dialogue": meeting.dialogue, "waiting": wordings.waiting(meeting), "labels": labels}


@in_meeting
@require_POST
def sheet(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """A new sheet of codes, shown for the only time."""
    context = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "codes": interpreting.draw_sheet(meeting),
        "address": request.build_absolute_uri(reverse("overview:interpreter-board")),
    }
    return render(request, "overview/interpreter_sheet.html", context)


@in_meeting
@require_POST
def take(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Take one wording in, or all that are shown, or set one aside."""
    shown = dict(each.partition(":")[::2] for each in request.POST.getlist("wording"))
    chosen, aside = request.POST.get("take", ""), request.POST.get("aside", "")
    if aside:
        wordings.set_aside(meeting, aside, shown.get(aside, ""))
    elif chosen == "all":
        wordings.take_in(meeting, shown)
    else:
        wordings.take_in(meeting, {chosen: shown.get(chosen, "")})
    return redirect("overview:interpreter", dialogue=meeting.dialogue.id)


@in_meeting
@require_POST
def put_out(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """End every page and every code of an interpreter."""
    if not request.POST.get("sure"):
        raise Refused(_("Say first that the interpreter's page should end."))
    interpreting.put_out(meeting)
    return redirect("overview:interpreter", dialogue=meeting.dialogue.id)
