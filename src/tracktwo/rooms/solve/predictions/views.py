"""Pages of the predictions: preparing the questions, answering in private, and seeing the medians."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from msgspec import MsgspecError

from tracktwo.common.writing import number_in
from tracktwo.editing import autosave
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.matter import concerns
from tracktwo.matter.concerns import NATURES, Concern
from tracktwo.matter.issues import Issue
from tracktwo.people import sessions
from tracktwo.people.middleware import public
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import NoSlip, NotThere, Refused
from tracktwo.process.guards import in_meeting
from tracktwo.process.safeguards import evaluate
from tracktwo.process.sealed import Record

from ..issues import acts as issue_acts
from . import acts, forms, reads
from .records import QUESTION_KINDS, PredictionRound, Question, Questionnaire
from .safeguards import PREDICTED_FIRST

__all__ = ["begin", "close", "destroy", "enter", "hand_round", "home", "questionnaire", "sheet", "tag", "take_out"]


@in_meeting
@require_http_methods(["GET", "POST"])
def home(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """The questions while they are prepared, the round while it is open, the medians once it is closed."""
    sent = request.POST if request.method == "POST" else None
    form = forms.question_form(meeting)(sent, initial=autosave.find(meeting, "question"))
    folio = meeting.room.folio()
    acts.sweep(folio)
    if sent is not None and form.is_valid():
        if not folio.has(form_key(request)):
            acts.add_question(meeting, Question(**form.values()), form_key(request))
        autosave.drop(meeting, "question", form_key(request))
        return redirect("solve:predictions", dialogue=meeting.dialogue.id)
    running = reads.open_round(folio)
    context: dict[str, Any] = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "form": form,
        "key": form_key(request) or new_key(),
        "question_kinds": QUESTION_KINDS,
        "questions": folio.all(Question),
        "rounds": reads.prediction_rounds(folio),
        "running": running,
        "progress": reads.progress(running.body) if running else None,
        "heads": reads.heads(meeting),
        "most_heads": acts.MOST_HEADS,
        "sides": meeting.left_first,
        "most": acts.MOST_ROUNDS,
        "perceptions": reads.gaps(meeting),
        "targets": [
            *((issue.id, issue.body.words) for issue in folio.all(Issue)),
            *((concern.id, concern.body.words) for concern in folio.all(Concern)),
        ],
        "advice": evaluate(meeting.dialogue, PREDICTED_FIRST, meeting.record.id),
    }
    return render(request, "solve/predictions/predictions.html", context, status=422 if form.errors else 200)


@in_meeting
@require_POST
def take_out(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """Remove a question before a round begins."""
    acts.remove_question(meeting, id)
    return redirect("solve:predictions", dialogue=meeting.dialogue.id)


@in_meeting
@require_POST
def begin(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Begin a round, and show its slips for the only time, to be cut apart and drawn."""
    heads = {side.id: number_in(request.POST.get(f"heads-{side.id}", "")) or 0 for side in meeting.dialogue.sides}
    begun = acts.begin(meeting, heads)
    slips = [(side, begun.slips[side.id]) for side in meeting.left_first]
    context = {"dialogue": meeting.dialogue, "meeting": meeting, "slips": slips}
    return render(request, "solve/predictions/slips.html", context)


@in_meeting
@require_POST
def destroy(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Destroy the open round unread, as when its slips were lost."""
    acts.destroy(meeting, _running(meeting).id)
    return redirect("solve:predictions", dialogue=meeting.dialogue.id)


@in_meeting
@require_POST
def hand_round(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Lock this browser, with nothing in it but the questionnaire, to be handed from person to person."""
    content = reads.questionnaire_for(meeting, _running(meeting).body).encode()
    sessions.hand_round(meeting.dialogue.person, content, meeting.card.meeting)
    return redirect("solve:hand-round", dialogue=meeting.dialogue.id)


@public
@require_http_methods(["GET", "POST"])
def questionnaire(request: HttpRequest, dialogue: str) -> HttpResponse:
    """The questionnaire in a locked browser. Any other browser is sent to the list of dialogues."""
    content = sessions.handed(request)
    try:
        held = Questionnaire.decode(content) if content else None
    except MsgspecError:
        # Another room has handed this browser round.
        held = None
    if held is None or held.dialogue != dialogue:
        return redirect("overview:dialogues")
    here = reverse("solve:hand-round", args=[dialogue])
    return _answer(request, held, "solve/predictions/hand_round.html", {}, here)


@in_meeting
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Enter one sheet of paper. It is sealed like an answer typed by its owner, and cannot be looked at again."""
    held = reads.questionnaire_for(meeting, _running(meeting).body)
    context = {"dialogue": meeting.dialogue, "meeting": meeting}
    here = reverse("solve:enter", args=[meeting.dialogue.id])
    return _answer(request, held, "solve/predictions/enter.html", context, here)


def _answer(
    request: HttpRequest, held: Questionnaire, template: str, context: dict[str, Any], here: str
) -> HttpResponse:
    """A blank screen that asks for a slip; then the questions of its side; then a blank screen again."""
    slip = request.POST.get("slip", "")
    context = context | {
        "handed": held,
        "scale": forms.scale_words(),
        "thanked": "thanks" in request.GET,
        "key": new_key(),
    }
    if request.method != "POST":
        return render(request, template, context)
    try:
        nonce = bytes.fromhex(request.POST.get("key", ""))
        side = reads.side_of(held, slip, nonce)
        items = reads.items_for(held, side)
        context |= {"items": items, "slip": slip}
        if "answers" not in request.POST:
            return render(request, template, context)
        choices = {(item.number, item.about): request.POST.get(item.name, "") for item in items}
        values = {about: int(choice) for about, choice in choices.items() if choice.isdecimal()}
        acts.submit(held, slip, nonce, values)
    except (Refused, ValueError):
        error = _("An answer is not one of the form's. Choose again.")
        return render(request, template, context | {"error": error, "typed": request.POST}, status=422)
    except NoSlip:
        error = _("This slip is of another round, mistyped, or was used. Tell the third party if you did not use it.")
        return render(request, template, context | {"error": error, "items": []}, status=409)
    except NotThere:
        error = _("This round has been closed.")
        return render(request, template, context | {"error": error, "items": []}, status=409)
    return redirect(f"{here}?thanks")


@in_meeting
@require_GET
def sheet(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Sheets for paper, one for each side."""
    held = reads.questionnaire_for(meeting, _running(meeting).body)
    sheets = [(side, reads.items_for(held, side.id)) for side in meeting.left_first]
    context = {"dialogue": meeting.dialogue, "meeting": meeting, "sheets": sheets, "scale": forms.scale_words()}
    return render(request, "solve/predictions/sheet.html", context)


def _running(meeting: OpenMeeting) -> Record[PredictionRound]:
    running = reads.open_round(meeting.room.folio())
    if running is None:
        raise Refused(_("No round is open now."))
    return running


@in_meeting
@require_POST
def close(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Open all answers at once, write the medians that may be shown, and destroy the rest."""
    if not request.POST.get("sure"):
        raise Refused(_("Confirm first that everybody who is going to answer has done so."))
    acts.close(meeting, _running(meeting).id, same_people=bool(request.POST.get("same")))
    return redirect("solve:predictions", dialogue=meeting.dialogue.id)


@in_meeting
@require_POST
def tag(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Tag an issue or a concern with what the predictions showed: a misperception, or a clash of interests."""
    nature, target = request.POST.get("nature", ""), request.POST.get("target", "")
    if nature not in NATURES:
        raise Refused(_("There is no such tag."))
    folio = meeting.room.folio()
    if any(issue.id == target for issue in folio.all(Issue)):
        issue_acts.classify(meeting, target, nature)
    else:
        concerns.classify(meeting, target, nature, folio.get(Concern, target).body.need)
    return redirect("solve:predictions", dialogue=meeting.dialogue.id)
