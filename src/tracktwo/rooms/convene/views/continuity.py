"""What the next meeting may begin with: every side ticks what it releases, in exactly those words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.editing import autosave
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.matter.concerns import KINDS
from tracktwo.process.access import OpenMeeting
from tracktwo.process.guards import in_meeting
from tracktwo.process.records import RELEASED_KINDS
from tracktwo.rooms.convene import continuity
from tracktwo.ui.forms import form_for

from ..records import Unsettled

__all__ = ["carry", "carry_release"]

FORM = "unsettled"


@in_meeting
@require_http_methods(["GET", "POST"])
def carry(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """All that can be released for the next meeting, what each side has ticked, and a form for what stays open."""
    kind = form_for(Unsettled, ["words"], meeting.dialogue.card.languages)
    status = 200
    if request.method == "POST":
        form = kind(request.POST)
        if form.is_valid():
            if not meeting.room.folio().has(form_key(request)):
                continuity.add_unsettled(meeting, id=form_key(request), **form.values())
            autosave.drop(meeting, FORM, form_key(request))
            return redirect("convene:carry", dialogue=meeting.dialogue.id)
        status = 422
    else:
        form = kind(initial=autosave.find(meeting, FORM))
    context = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "leaving": continuity.leaving(meeting),
        "sides": [(side, meeting.caucus(side.id) is not None) for side in meeting.left_first],
        "released_kinds": RELEASED_KINDS,
        "concern_kinds": KINDS,
        "form": form,
        "key": new_key(),
    }
    return render(request, "convene/carry.html", context, status=status)


@in_meeting
@require_POST
def carry_release(request: HttpRequest, meeting: OpenMeeting, side: str) -> HttpResponse:
    """A side releases exactly what it has ticked, and takes the rest back."""
    meeting.dialogue.side(side)
    continuity.set_releases(meeting, side, set(request.POST.getlist("words")))
    return redirect("convene:carry", dialogue=meeting.dialogue.id)
