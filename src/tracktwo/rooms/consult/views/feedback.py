"""Feedback to those who contributed: worded in the meeting, released by every side, and sent."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.common.writing import number_in
from tracktwo.editing import autosave
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.matter.society import SocietyCard
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.guards import in_dialogue, in_meeting
from tracktwo.process.release import consented, digest

from .. import acts, forms, reads
from ..loopback import TransferFailed, send
from ..records import Consultation, FeedbackDraft
from .preparation import as_file, on_consultation_page, show_consultation

__all__ = ["release", "send_feedback", "write"]


@in_meeting
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """What the meeting did with what it heard, until every side has released exactly these words."""
    record = meeting.dialogue.third.folio().get(Consultation, id)
    feedback, typed, name = reads.feedback_draft(meeting, id), None, f"telling.{id}"
    if request.method == "POST":
        form = forms.feedback_form(meeting)(request.POST)
        if form.is_valid():
            acts.write_feedback(meeting, FeedbackDraft(consultation=id, **form.values()))
            autosave.drop(meeting, name, form_key(request))
            return redirect("consult:feedback", dialogue=meeting.dialogue.id, id=id)
    else:
        cards = [card.body.words for card in meeting.room.folio().all(SocietyCard)]
        typed = autosave.find(meeting, name)
        form = forms.feedback_form(meeting)(initial=typed or forms.feedback_fields(feedback, cards))
    context: dict[str, Any] = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "record": record,
        "form": form,
        "draft": name,
        "resumed": typed is not None,
        "feedback": feedback,
        "key": new_key(),
        "released": reads.released_feedback(meeting.dialogue, record.body),
    }
    if feedback:
        consented_to = digest("told", feedback.title, feedback.wording)
        context |= {
            "sides": [(side, meeting.caucus(side.id) is not None) for side in meeting.left_first],
            "digest": consented_to.hex(),
            "given": consented(meeting, consented_to),
        }
    return render(request, "consult/feedback.html", context, status=422 if form.errors else 200)


@in_meeting
@require_POST
def release(request: HttpRequest, meeting: OpenMeeting, id: str, side: str) -> HttpResponse:
    """A side releases exactly the wording it was shown, or takes its release back."""
    meeting.dialogue.side(side)
    feedback = reads.feedback_draft(meeting, id)
    if feedback is None:
        raise Refused(_("There is nothing to release yet."))
    acts.release_feedback(meeting, side, feedback, request.POST.dict())
    return redirect("consult:feedback", dialogue=meeting.dialogue.id, id=id)


@in_dialogue
@on_consultation_page
def send_feedback(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Carry the feedback over: as a file, or to the public server on this machine."""
    record = dialogue.third.folio().get(Consultation, id)
    file = acts.feedback_file(dialogue, record.body)
    if request.POST.get("by") == "file":
        return as_file(file, f"feedback-{record.body.asked}.json")
    port = request.POST.get("port", "")
    try:
        send(number_in(port) or 0, f"/carry/{record.body.asked}/told", record.body.code, file)
    except TransferFailed as error:
        return show_consultation(request, dialogue, record, 422, feedback_error=str(error), port=port[:5])
    return show_consultation(request, dialogue, record, feedback_carried=True)
