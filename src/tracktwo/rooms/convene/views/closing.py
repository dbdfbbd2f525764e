"""Opening a meeting, and closing it so that nobody can read it any more."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tracktwo.process import meetings, schedule
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.errors import Conflict, NoKey, Refused
from tracktwo.process.guards import in_dialogue, in_meeting
from tracktwo.process.records import RELEASED_KINDS, MeetingCard, Released, Workshop
from tracktwo.process.rooms import walk

from .. import acts, continuity, reads
from ..records import MethodNote

__all__ = ["close", "closed", "open_page", "tickets"]


@in_dialogue
@require_http_methods(["GET", "POST"])
def open_page(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Open a workshop's meeting; a usable board with one press, tickets for the sides that want their own."""
    if dialogue.meeting is not None:
        return redirect("convene:home", dialogue=dialogue.id)
    folio = dialogue.third.folio()
    met = {meeting.body.workshop for meeting in folio.all(MeetingCard)}
    waiting = [workshop for workshop in folio.all(Workshop) if workshop.id not in met]
    if request.method == "POST":
        chosen = request.POST.get("workshop", "")
        if chosen not in {workshop.id for workshop in waiting}:
            chosen = schedule.add_workshop(dialogue).id
        known = {side.id for side in dialogue.sides}
        sides = [side for side in request.POST.getlist("tickets") if side in known]
        begin = request.POST.getlist("begin")
        if sides:
            dialogue.person.keep_sheets(chosen, meetings.draw_sheets(sides))
            tickets = reverse("convene:tickets", args=[dialogue.id])
            return redirect(f"{tickets}?{urlencode({'begin': begin}, doseq=True)}")
        meetings.open_meeting(dialogue, chosen, {})
        _begin_with(dialogue, begin)
        return redirect("convene:home", dialogue=dialogue.id)
    context = {
        "dialogue": dialogue,
        "workshops": waiting,
        "unfinished": [each for room in walk() for each in room.before_opening(dialogue)],
        "carried": continuity.released_for_next(dialogue),
        "released_kinds": RELEASED_KINDS,
    }
    return render(request, "convene/open.html", context)


def _begin_with(dialogue: OpenDialogue, ids: list[str]) -> None:
    if dialogue.meeting:
        continuity.begin_with(dialogue.meeting, ids)


@in_dialogue
@require_http_methods(["GET", "POST"])
def tickets(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The sheets of codes. The meeting is opened once they are said to be with their sides, and not before."""
    person = dialogue.person
    if not person.sheets or dialogue.meeting is not None:
        return redirect("convene:open", dialogue=dialogue.id)
    workshop = dialogue.workshop(person.workshop)
    if request.method == "POST":
        meetings.open_meeting(dialogue, workshop.id, person.sheets)
        _begin_with(dialogue, request.POST.getlist("begin"))
        person.keep_sheets("", {})
        return redirect("convene:home", dialogue=dialogue.id)
    sheets = [(dialogue.side(side), codes) for side, codes in person.sheets.items()]
    context = {"dialogue": dialogue, "sheets": sheets, "begin": request.GET.getlist("begin")}
    return render(request, "convene/tickets.html", context)


@in_meeting
@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """A checklist, a last look at exactly what will survive, and the one irreversible act.

    The last act asks for the code name. A meeting in which nothing was written closes without ceremony. Whoever closes
    it a moment after somebody else sees it closed, and keeps nothing of it.
    """
    dialogue = meeting.dialogue
    if request.method == "POST":
        try:
            _close(request, meeting)
        except (Conflict, NoKey):
            dialogue.third.forget()
            if dialogue.third.folio().get(MeetingCard, meeting.record.id).body.closed is None:
                raise
        return redirect("convene:closed", dialogue=dialogue.id, id=meeting.record.id)
    context = {
        "dialogue": dialogue,
        "meeting": meeting,
        "unfinished": [each for room in walk() for each in room.before_closing(meeting)],
        "released": dialogue.joint.folio().all(Released),
        "methods": meeting.third.folio().all(MethodNote),
        "empty": reads.is_empty(meeting),
        "released_kinds": RELEASED_KINDS,
    }
    return render(request, "convene/close.html", context)


def _close(request: HttpRequest, meeting: OpenMeeting) -> None:
    empty = reads.is_empty(meeting)
    if not empty and not request.POST.get("looked"):
        raise Refused(_("First look at what will survive, and say that you have."))
    if not empty and request.POST.get("code_name", "").strip() != meeting.dialogue.card.code_name:
        raise Refused(_("Type the code name of the dialogue as it stands at the top of the page."))
    acts.close(meeting, request.POST.getlist("keep"))


@in_dialogue
@require_http_methods(["GET", "POST"])
def closed(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """What is left of a closed meeting: its days, and that its shard is nowhere; if it is not, a way to destroy it."""
    record = dialogue.third.folio().get(MeetingCard, id)
    if record.body.closed is None:
        return redirect("convene:home", dialogue=dialogue.id)
    if request.method == "POST":
        meetings.destroy(record.body)
        return redirect("convene:closed", dialogue=dialogue.id, id=id)
    context = {
        "dialogue": dialogue,
        "record": record,
        "card": record.body,
        "destroyed": meetings.is_destroyed(record.body),
        "released": dialogue.joint.folio().all(Released),
        "released_kinds": RELEASED_KINDS,
        "kept": [note for note in dialogue.third.folio().all(MethodNote) if note.body.kept],
    }
    return render(request, "convene/closed.html", context)
