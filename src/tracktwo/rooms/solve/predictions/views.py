"""Predict, then see: preparing the questions, the two rounds, and what came of them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.common.writing import number_in
from tracktwo.editing import autosave
from tracktwo.editing.form_keys import form_key
from tracktwo.matter import concerns
from tracktwo.matter.concerns import NATURES, Concern
from tracktwo.people import sessions
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.guards import in_meeting
from tracktwo.process.safeguards import evaluate
from tracktwo.process.sealed import new_id
from tracktwo.rooms.solve.issues import acts as issue_acts
from tracktwo.rooms.solve.issues.records import Issue
from tracktwo.rooms.solve.predictions import acts as prediction_acts
from tracktwo.rooms.solve.predictions import forms as private
from tracktwo.rooms.solve.predictions import reads as prediction_reads
from tracktwo.rooms.solve.predictions.acts import MOST_ROUNDS
from tracktwo.rooms.solve.predictions.records import ASKED, Question
from tracktwo.ui.forms import PayloadForm, form_for

from .safeguards import PREDICTED_FIRST

__all__ = ["begin", "close", "destroy", "enter", "hand_round", "home", "sheet", "tag", "take_out"]


@in_meeting
@require_http_methods(["GET", "POST"])
def home(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """The questions while they are prepared, the round while it runs, the medians once it is closed."""
    form = _question_form(meeting)(request.POST or None, initial=autosave.find(meeting, "question"))
    folio = meeting.room.folio()
    prediction_acts.sweep(folio)
    if request.method == "POST" and form.is_valid():
        if not folio.has(form_key(request)):
            prediction_acts.add_question(meeting, Question(**form.values()), form_key(request))
        autosave.drop(meeting, "question", form_key(request))
        return redirect("solve:predictions", dialogue=meeting.dialogue.id)
    running = prediction_acts.open_round(folio)
    context: dict[str, Any] = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "form": form,
        "key": new_id(),
        "asked": ASKED,
        "questions": folio.all(Question),
        "prediction_rounds": prediction_acts.prediction_rounds(folio),
        "running": running,
        "progress": prediction_acts.progress(running.body) if running else None,
        "heads": prediction_reads.heads(meeting),
        "most_heads": prediction_acts.MOST_HEADS,
        "most": MOST_ROUNDS,
        "groups": prediction_reads.gaps(meeting),
        "sides": meeting.left_first,
        "targets": [
            *((one.id, one.body.words) for one in folio.all(Issue)),
            *((one.id, one.body.words) for one in folio.all(Concern)),
        ],
        "advice": evaluate(meeting.dialogue, PREDICTED_FIRST, meeting.record.id),
    }
    return render(request, "solve/predictions/predictions.html", context)


def _question_form(meeting: OpenMeeting) -> type[PayloadForm]:
    about = [("", _("every side"))] + [(one.id, meeting.dialogue.one_line(one.name)) for one in meeting.left_first]
    kind = form_for(Question, ["words", "kind", "about"], meeting.dialogue.card.languages, {"about": about})
    kind.base_fields["about"].label, kind.base_fields["about"].required = _("About"), False
    return kind


@in_meeting
@require_POST
def take_out(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """Take a question out before a round begins."""
    prediction_acts.take_back(meeting, id)
    return redirect("solve:predictions", dialogue=meeting.dialogue.id)


@in_meeting
@require_POST
def begin(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Begin a round, and show its slips for the only time, to be cut apart and drawn."""
    heads = {side.id: number_in(request.POST.get(f"heads-{side.id}", "")) or 0 for side in meeting.dialogue.sides}
    begun = prediction_acts.begin(meeting, heads)
    slips = [(side, begun.slips[side.id]) for side in meeting.left_first]
    context = {"dialogue": meeting.dialogue, "meeting": meeting, "slips": slips}
    return render(request, "solve/predictions/slips.html", context)


@in_meeting
@require_POST
def destroy(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Destroy the round that runs unread, as when its slips were lost."""
    prediction_acts.destroy(meeting, _running(meeting).id)
    return redirect("solve:predictions", dialogue=meeting.dialogue.id)


@in_meeting
@require_POST
def hand_round(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Lock this browser and leave in it the questions alone, to be handed from person to person."""
    running = _running(meeting)
    content = private.pack(prediction_acts.handed_for(meeting, running.body))
    sessions.hand_round(meeting.dialogue.person, content, meeting.card.meeting)
    return redirect("solve:hand-round", dialogue=meeting.dialogue.id)


@in_meeting
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Enter one sheet of paper. It is sealed like an answer typed by its owner, and cannot be looked at again."""
    handed = prediction_acts.handed_for(meeting, _running(meeting).body)
    return private.form(
        request,
        handed,
        "solve/predictions/enter.html",
        {"dialogue": meeting.dialogue, "meeting": meeting},
        reverse("solve:enter", args=[meeting.dialogue.id]),
    )


@in_meeting
@require_GET
def sheet(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Sheets for paper, one for each side."""
    handed = prediction_acts.handed_for(meeting, _running(meeting).body)
    sheets = [(side, private.lines(handed, side.id)) for side in meeting.left_first]
    context = {"dialogue": meeting.dialogue, "meeting": meeting, "sheets": sheets, "scale": private.scale()}
    return render(request, "solve/predictions/sheet.html", context)


def _running(meeting: OpenMeeting) -> Any:
    found = prediction_acts.open_round(meeting.room.folio())
    if found is None:
        raise Refused(_("No round runs now."))
    return found


@in_meeting
@require_POST
def close(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Open all answers at once, write the medians that may be shown, and destroy the rest."""
    if not request.POST.get("sure"):
        raise Refused(_("Say first that everybody has answered who is going to."))
    prediction_acts.close(meeting, _running(meeting).id, same_people=bool(request.POST.get("same")))
    return redirect("solve:predictions", dialogue=meeting.dialogue.id)


@in_meeting
@require_POST
def tag(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Say of an issue or a concern what the predictions showed: a misperception, or a clash of interests that stays."""
    nature, target = request.POST.get("nature", ""), request.POST.get("target", "")
    if nature not in NATURES:
        raise Refused(_("There is no such tag."))
    folio = meeting.room.folio()
    if any(one.id == target for one in folio.all(Issue)):
        issue_acts.classify(meeting, target, nature)
    else:
        concerns.classify(meeting, target, nature, folio.get(Concern, target).body.need)
    return redirect("solve:predictions", dialogue=meeting.dialogue.id)
