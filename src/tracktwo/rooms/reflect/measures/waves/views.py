"""Pages of the waves: beginning one, answering in private, entering paper, closing, and everybody's own answers."""

from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.common.writing import number_in
from tracktwo.editing.form_keys import new_key
from tracktwo.people import sessions
from tracktwo.people.middleware import public
from tracktwo.process import keepsakes
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.errors import NoSlip, NotThere, Refused
from tracktwo.process.guards import in_dialogue, in_meeting

from ..reads import plan_of
from ..records import MOMENTS
from . import acts, reads
from .drawing import circles
from .own import own_rows
from .records import Handed, MeasureWave, asked_of

__all__ = ["begin", "close", "destroy", "destroy_kept", "enter", "hand_round", "home", "own", "questionnaire", "sheet"]


@in_dialogue
@require_GET
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The waves: the one that is open, those that are closed, and what rests between them."""
    meeting, kept = dialogue.meeting, keepsakes.kept(dialogue)
    open_now = reads.running(meeting) if meeting else None
    context = {
        "dialogue": dialogue,
        "meeting": meeting,
        "plan": plan_of(dialogue),
        "done": reads.waves_done(dialogue),
        "moments": MOMENTS,
        "running": open_now,
        "progress": reads.progress(open_now.body) if open_now else None,
        "heads": list(zip(dialogue.sides, open_now.body.heads, strict=False)) if open_now else [],
        "most_heads": acts.MOST_HEADS,
        "kept": len(kept.sealed) if kept else 0,
        "until": kept.until if kept else None,
    }
    return render(request, "reflect/measures/waves.html", context)


@in_meeting
@require_POST
def begin(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Begin a wave, and show its slips for the only time, to be cut apart and drawn."""
    heads = {side.id: number_in(request.POST.get(f"heads-{side.id}", "")) or 0 for side in meeting.dialogue.sides}
    codes = acts.begin(meeting, request.POST.get("moment", ""), heads)
    slips = [(side, codes[side.id]) for side in meeting.left_first]
    first = not reads.waves_done(meeting.dialogue)
    context = {"dialogue": meeting.dialogue, "meeting": meeting, "slips": slips, "first": first}
    return render(request, "reflect/measures/slips.html", context)


@in_meeting
@require_POST
def destroy(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Destroy the open wave unread, as when its slips were lost."""
    _open_wave(meeting)
    acts.destroy(meeting)
    return redirect("reflect:waves", dialogue=meeting.dialogue.id)


@in_meeting
@require_POST
def close(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Open all answers at once, write the medians that may be shown, and destroy the rest."""
    if not request.POST.get("sure"):
        raise Refused(_("Confirm first that everybody who is going to answer has done so."))
    acts.close(meeting)
    return redirect("reflect:waves", dialogue=meeting.dialogue.id)


@in_dialogue
@require_POST
def destroy_kept(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Destroy what rests under people's codes, before its day."""
    if not request.POST.get("sure"):
        raise Refused(_("Confirm first that no earlier answer is to be compared with any more."))
    acts.destroy_kept(dialogue)
    return redirect("reflect:waves", dialogue=dialogue.id)


@in_meeting
@require_POST
def hand_round(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Lock this browser, with nothing in it but the questions, to be handed from person to person."""
    return _handed_round(meeting, reads.handed_for(meeting.dialogue, _open_wave(meeting)))


@in_meeting
@require_POST
def own(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Lock this browser, with nothing in it but sealed answers that each person opens with their own code."""
    if reads.running(meeting) is not None:
        raise Refused(_("First close the wave that is open: seeing earlier answers would colour the new ones."))
    return _handed_round(meeting, reads.handed_for(meeting.dialogue, None))


def _handed_round(meeting: OpenMeeting, handed: Handed) -> HttpResponse:
    sessions.hand_round(meeting.dialogue.person, handed.encode(), meeting.card.meeting)
    return redirect("reflect:answer", dialogue=meeting.dialogue.id)


@public
@require_http_methods(["GET", "POST"])
def questionnaire(request: HttpRequest, dialogue: str) -> HttpResponse:
    """The questions in a locked browser. Any other browser is sent to the list of dialogues."""
    content = sessions.handed(request)
    try:
        handed = Handed.decode(content) if content else None
    except msgspec.MsgspecError:
        handed = None
    if handed is None or handed.dialogue != dialogue:
        return redirect("overview:dialogues")
    if handed.desk is None:
        return _show_own(request, handed)
    here = reverse("reflect:answer", args=[dialogue])
    return _answer(request, handed, "reflect/measures/hand_round.html", {}, here)


@in_meeting
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Enter one sheet of paper. It is sealed like an answer typed by its owner, and cannot be looked at again."""
    handed = reads.handed_for(meeting.dialogue, _open_wave(meeting))
    context = {"dialogue": meeting.dialogue, "meeting": meeting}
    here = reverse("reflect:enter-wave", args=[meeting.dialogue.id])
    return _answer(request, handed, "reflect/measures/enter.html", context, here)


def _show_own(request: HttpRequest, handed: Handed) -> HttpResponse:
    context: dict[str, Any] = {"handed": handed, "key": new_key()}
    status = 200
    if request.method == "POST":
        try:
            _place, history = acts.open_own(handed, request.POST.get("own", ""))
            context["rows"] = own_rows(handed, history, get_language() or "")
            context["waves"] = [MOMENTS[moment] for _number, moment in handed.moments]
        except acts.WrongCode:
            context["error"], status = _("This code opens no answer: it is mistyped, or the answer was destroyed."), 409
    return render(request, "reflect/measures/own.html", context, status=status)


def _answer(request: HttpRequest, handed: Handed, template: str, context: dict[str, Any], here: str) -> HttpResponse:
    """A blank screen that asks for the codes; then the items; then a blank screen again."""
    slip, own_code = request.POST.get("slip", ""), request.POST.get("own", "")
    context = context | {"handed": handed, "thanked": "thanks" in request.GET, "key": new_key()}
    if request.method != "POST":
        return render(request, template, context)
    context |= {"slip": slip, "own": own_code}
    try:
        nonce = bytes.fromhex(request.POST.get("key", ""))
        reads.side_of(handed, slip, nonce)
        if own_code.strip():
            acts.open_own(handed, own_code)
        items = asked_of(handed, get_language() or "", handed.languages)
        context["items"] = [(item, _points(item)) for item in items]
        if "answers" not in request.POST:
            return render(request, template, context)
        choices = {item.place: request.POST.get(item.field, "") for item in items}
        values = {place: int(choice) for place, choice in choices.items() if choice}
        acts.submit(handed, slip, own_code, nonce, values)
    except (Refused, ValueError):
        context |= {"error": _("An answer is not one of the form's. Choose again."), "typed": request.POST}
        return render(request, template, context, status=422)
    except acts.WrongCode:
        error = _("Your own code opens no earlier answer: look at it again, or leave it empty to go on without it.")
        return render(request, template, context | {"error": error, "items": []}, status=409)
    except NoSlip:
        error = _("This slip is of another wave, mistyped, or was used. Tell the third party if you did not use it.")
        return render(request, template, context | {"error": error, "items": []}, status=409)
    except NotThere:
        return render(request, template, context | {"error": _("This wave has been closed."), "items": []}, status=409)
    # The same for everybody: the browser's history must not tell whether somebody was there before.
    return redirect(f"{here}?thanks=1")


def _points(item: Any) -> list[tuple[int, Any]]:
    return [(point, circles(point, item.high) if item.drawn else "") for point in item.points]


@in_meeting
@require_GET
def sheet(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """A sheet for paper, in the reader's language."""
    handed = reads.handed_for(meeting.dialogue, _open_wave(meeting))
    items = [(item, _points(item)) for item in asked_of(handed, get_language() or "", handed.languages)]
    context = {"dialogue": meeting.dialogue, "meeting": meeting, "items": items}
    return render(request, "reflect/measures/sheet.html", context)


def _open_wave(meeting: OpenMeeting) -> MeasureWave:
    record = reads.running(meeting)
    if record is None:
        raise Refused(_("No wave is open now."))
    return record.body
