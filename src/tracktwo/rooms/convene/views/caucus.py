"""One side alone, and the third party's own notes: pages that are not for the wall."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.editing import autosave
from tracktwo.editing.form_keys import form_key
from tracktwo.people.throttle import Throttle
from tracktwo.process import meetings
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Conflict, NoKey, Refused
from tracktwo.process.guards import in_meeting
from tracktwo.process.sealed import new_id

from .. import acts, forms, prompts
from ..cards import NOTE_KINDS, quote
from ..records import OBSERVATIONS, CaucusNote, MethodNote, Observation

__all__ = ["bring", "caucus", "notes", "ticket", "withdraw"]

tickets = Throttle()


@in_meeting
@require_http_methods(["GET", "POST"])
def caucus(request: HttpRequest, meeting: OpenMeeting, side: str) -> HttpResponse:
    """A side's own cards. Without its key there is nothing to show, only the way to bring a ticket."""
    shown_side = meeting.dialogue.side(side)
    opened = meeting.caucus(side)
    if opened is None:
        own = side in meeting.card.own_tickets
        context = {"dialogue": meeting.dialogue, "side": shown_side, "own_ticket": own}
        return render(request, "convene/caucus_closed.html", context, status=403)
    draft = f"caucus:{side}"
    form = forms.caucus_form(meeting)(request.POST or None, initial=autosave.find(meeting, draft))
    if request.method == "POST" and form.is_valid():
        _once(lambda key: acts.add_caucus_note(meeting, side, CaucusNote(**form.values()), key), request)
        autosave.drop(meeting, draft, form_key(request))
        return redirect("convene:caucus", dialogue=meeting.dialogue.id, side=side)
    context = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "side": shown_side,
        "form": form,
        "draft": draft,
        "key": new_id(),
        "kinds": NOTE_KINDS,
        "notes": opened.folio().all(CaucusNote),
    }
    return render(request, "convene/caucus.html", context)


def _once(add: "object", request: HttpRequest) -> None:
    """Write a record under the form's own key; the same form sent again writes nothing more."""
    try:
        add(form_key(request))  # type: ignore[operator]
    except Conflict:
        return


@in_meeting
@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest, meeting: OpenMeeting, side: str, id: str) -> HttpResponse:
    """Copy a card to the room, as its side asked: its words are quoted before, and where they will be seen."""
    note = acts.open_caucus(meeting, side).folio().get(CaucusNote, id).body
    if request.method == "GET":
        return _ask(request, meeting, side, id, note, "convene/bring.html")
    acts.bring(meeting, side, id, on_wall=bool(request.POST.get("on_wall")))
    return redirect("convene:caucus", dialogue=meeting.dialogue.id, side=side)


@in_meeting
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, meeting: OpenMeeting, side: str, id: str) -> HttpResponse:
    """Take a card of a caucus away, once its words were quoted."""
    note = acts.open_caucus(meeting, side).folio().get(CaucusNote, id).body
    if request.method == "GET":
        return _ask(request, meeting, side, id, note, "convene/withdraw.html")
    acts.withdraw_caucus_note(meeting, side, id)
    return redirect("convene:caucus", dialogue=meeting.dialogue.id, side=side)


def _ask(
    request: HttpRequest, meeting: OpenMeeting, side: str, id: str, note: CaucusNote, template: str
) -> HttpResponse:
    """What is asked before something is done with a card of a caucus."""
    card = quote(note)
    context = {"dialogue": meeting.dialogue, "side": meeting.dialogue.side(side), "id": id, "note": note, "card": card}
    return render(request, template, context)


@in_meeting
@require_POST
def ticket(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Use one code of a side's paper up."""
    wait = tickets.attempt(meeting.card.meeting)
    if wait:
        raise Refused(_("Too many wrong attempts. Wait %(seconds)s seconds.") % {"seconds": wait})
    try:
        side = meetings.redeem(meeting, request.POST.get("code", ""))
    except NoKey:
        raise Refused(
            _("This code opens nothing here: it is mistyped, used, of another meeting, or of one that was closed.")
        ) from None
    tickets.succeeded(meeting.card.meeting)
    return redirect("convene:caucus", dialogue=meeting.dialogue.id, side=side)


@in_meeting
@require_http_methods(["GET", "POST"])
def notes(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """The third party's observations, its prompts, and its notes on method."""
    kind = request.POST.get("form", "")
    observation = forms.observation_form()(
        request.POST if kind == "observation" else None, initial=autosave.find(meeting, "observation")
    )
    method = forms.method_form()(
        request.POST if kind == "method" else None, initial=autosave.find(meeting, "method"), auto_id="method-%s"
    )
    if kind == "observation" and observation.is_valid():
        try:
            _once(lambda key: acts.observe(meeting, Observation(**observation.values()), key), request)
            autosave.drop(meeting, "observation", form_key(request))
            return redirect("convene:notes", dialogue=meeting.dialogue.id)
        except Refused as refused:
            observation.add_error("question", str(refused))
    if kind == "method" and method.is_valid():
        _once(lambda key: acts.write_method_note(meeting, method.cleaned_data["text"], key), request)
        autosave.drop(meeting, "method", form_key(request))
        return redirect("convene:notes", dialogue=meeting.dialogue.id)
    folio = meeting.third.folio()
    context = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "observation": observation,
        "method": method,
        "key": new_id(),
        "other_key": new_id(),
        "kinds": OBSERVATIONS,
        "observations": folio.all(Observation),
        "methods": folio.all(MethodNote),
        "prompts": [
            (_("From polemic to analysis"), prompts.ANALYSE),
            (_("Let the sides address each other"), prompts.ADDRESS),
            (_("On the content"), prompts.CONTENT),
            (_("On the process"), prompts.PROCESS),
        ],
    }
    return render(request, "convene/notes.html", context)
