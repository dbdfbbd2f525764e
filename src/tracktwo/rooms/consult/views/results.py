"""Results: imported, looked at, and brought into the meeting."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.common.exchange_format import Unusable
from tracktwo.common.writing import number_in
from tracktwo.editing import autosave
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.matter import society
from tracktwo.matter.society import SocietyCard
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.guards import in_dialogue, in_meeting
from tracktwo.process.rooms import meeting_addresses

from .. import acts, forms, reads
from ..loopback import TransferFailed, fetch
from ..records import Consultation
from .preparation import on_consultation_page, show_consultation

__all__ = ["bring", "results", "take", "write_card"]


@in_dialogue
@on_consultation_page
def take(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Import results: from a file, or from the public server on this machine."""
    record = dialogue.third.folio().get(Consultation, id)
    port = request.POST.get("port", "")
    try:
        if request.POST.get("by") == "file":
            sent = request.FILES.get("file")
            content = sent.read() if sent else b""
        else:
            content = fetch(number_in(port) or 0, f"/carry/{record.body.asked}/results", record.body.code)
        outcome = acts.import_results(dialogue, id, content)
    except Unusable as error:
        message = _("These results cannot be imported: %(why)s.") % {"why": error}
        return show_consultation(request, dialogue, record, 422, import_error=message, port=port[:5] or "8010")
    except TransferFailed as error:
        return show_consultation(request, dialogue, record, 422, import_error=str(error), port=port[:5])
    if outcome.older:
        message = _("Newer results are here already. Nothing was changed.")
        return show_consultation(request, dialogue, record, 409, import_error=message)
    return redirect("consult:results", dialogue=dialogue.id, id=id)


@in_dialogue
@require_GET
def results(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """What those who answered hold."""
    record = dialogue.third.folio().get(Consultation, id)
    newest = reads.results_of(dialogue, id)
    if newest is None:
        return redirect("consult:consultation", dialogue=dialogue.id, id=id)
    differences = reads.differences(newest, [side.id for side in record.body.sides])
    context = {
        "dialogue": dialogue,
        "record": record,
        "consultation": record.body,
        "results": newest,
        "lists": reads.findings_by_verdict(newest),
        "axis_ends": reads.axis_ends(newest),
        "differences": [(finding, row) for finding, row in differences if not finding.divides],
        "intervals": {finding.number: (row.low, row.high) for finding, row in differences if finding.divides},
        "key": new_key(),
        "meeting": dialogue.meeting,
        "languages": dialogue.card.languages + record.body.languages,
    }
    return render(request, "consult/results.html", context)


@in_meeting
@require_POST
def bring(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """Put the statements that were ticked on the board."""
    newest = reads.results_of(meeting.dialogue, id)
    numbers = set(request.POST.getlist("number"))
    ticked = [finding for finding in newest.findings if str(finding.number) in numbers] if newest else []
    cards = [card for finding in ticked if (card := reads.card_of(meeting.dialogue, finding))]
    if not cards:
        raise Refused(_("Tick at least one statement."))
    society.bring(meeting, cards, form_key(request))
    return redirect(meeting_addresses().board, dialogue=meeting.dialogue.id)


@in_meeting
@require_http_methods(["GET", "POST"])
def write_card(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """A concern of those left out that was heard elsewhere, written by hand."""
    sent = request.POST if request.method == "POST" else None
    form = forms.card_form(meeting)(sent, initial=autosave.find(meeting, "left-out"))
    if sent is not None and form.is_valid():
        society.bring(meeting, [SocietyCard(kind="left_out", **form.values())], form_key(request))
        autosave.drop(meeting, "left-out", form_key(request))
        return redirect(meeting_addresses().board, dialogue=meeting.dialogue.id)
    context = {"dialogue": meeting.dialogue, "meeting": meeting, "form": form, "key": form_key(request) or new_key()}
    return render(request, "consult/card.html", context, status=422 if form.errors else 200)
