"""Results: taken in, looked at, brought into the room, and told back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.common.exchange_format import Unusable
from tracktwo.common.writing import number_in
from tracktwo.editing import autosave
from tracktwo.editing.form_keys import form_key
from tracktwo.matter import society
from tracktwo.matter.society import SocietyCard
from tracktwo.process import release as crossing
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.guards import in_dialogue, in_meeting
from tracktwo.process.records import Released
from tracktwo.process.rooms import meeting_addresses
from tracktwo.process.sealed import new_id
from tracktwo.ui.forms import filled, form_for

from .. import acts, reads
from ..loopback import NotCarried, fetch, send
from ..records import Consultation, Telling
from .asking import as_file, of_one, show_one

__all__ = ["bring", "release", "results", "take", "tell", "told", "write_card"]


@in_dialogue
@of_one
def take(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Take results in: from a file, or from the public server on this machine."""
    record = dialogue.third.folio().get(Consultation, id)
    port = request.POST.get("port", "")
    try:
        if request.POST.get("by") == "file":
            sent = request.FILES.get("file")
            data = sent.read() if sent else b""
        else:
            number = number_in(port) or 0
            data = fetch(number, f"/carry/{record.body.asked}/results", record.body.code)
        taken = acts.take_results(dialogue, id, data)
    except Unusable as error:
        trouble = _("These results cannot be taken in: %(why)s.") % {"why": error}
        return show_one(request, dialogue, record, 422, take_trouble=trouble, port=port[:5] or "8010")
    except NotCarried as error:
        return show_one(request, dialogue, record, 422, take_trouble=str(error), port=port[:5])
    if taken.older:
        trouble = _("Newer results are here already. Nothing was changed.")
        return show_one(request, dialogue, record, 409, take_trouble=trouble)
    return redirect("consult:results", dialogue=dialogue.id, id=id)


@in_dialogue
@require_GET
def results(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """What those who answered hold."""
    record = dialogue.third.folio().get(Consultation, id)
    found = reads.result_of(dialogue, id)
    if found is None:
        return redirect("consult:one", dialogue=dialogue.id, id=id)
    context = {
        "dialogue": dialogue,
        "record": record,
        "body": record.body,
        "results": found,
        "lists": reads.lists(found),
        "key": new_id(),
        "meeting": dialogue.meeting,
        "languages": dialogue.card.languages + record.body.languages,
    }
    return render(request, "consult/results.html", context)


@in_meeting
@require_POST
def bring(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """Put the statements that were ticked on the board."""
    found = reads.result_of(meeting.dialogue, id)
    chosen = set(request.POST.getlist("number"))
    ticked = [one for one in found.findings if str(one.number) in chosen] if found else []
    cards = [card for one in ticked if (card := reads.card_of(meeting.dialogue, one))]
    if not cards:
        raise Refused(_("Tick at least one statement."))
    society.bring(meeting, cards, form_key(request))
    return redirect(meeting_addresses().board, dialogue=meeting.dialogue.id)


@in_meeting
@require_http_methods(["GET", "POST"])
def write_card(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """A concern of those left out that was heard elsewhere, written by hand."""
    kind = form_for(SocietyCard, ["words"], meeting.dialogue.card.languages)
    form = kind(request.POST or None)
    if request.method == "POST" and form.is_valid():
        society.bring(meeting, [SocietyCard(kind="left_out", **form.values())], form_key(request))
        return redirect(meeting_addresses().board, dialogue=meeting.dialogue.id)
    context = {"dialogue": meeting.dialogue, "meeting": meeting, "form": form, "key": form_key(request) or new_id()}
    return render(request, "consult/card.html", context, status=422 if request.POST else 200)


@in_meeting
@require_http_methods(["GET", "POST"])
def tell(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """What the room did with what it heard, until every side has released exactly these words."""
    record = meeting.dialogue.third.folio().get(Consultation, id)
    kind = form_for(Telling, ["title", "wording"], meeting.dialogue.card.languages)
    status = 200
    if request.method == "POST":
        form = kind(request.POST)
        if form.is_valid():
            acts.write_telling(meeting, Telling(consultation=id, **form.values()))
            autosave.drop(meeting, "telling", form_key(request))
            return redirect("consult:tell", dialogue=meeting.dialogue.id, id=id)
        status = 422
    else:
        form = kind(initial=autosave.find(meeting, "telling") or _initial(meeting, id))
    context: dict[str, Any] = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "record": record,
        "form": form,
        "key": new_id(),
        "telling": reads.telling_of(meeting, id),
        "released": _released(meeting.dialogue, record.body),
    }
    return render(request, "consult/tell.html", context | _release(meeting, id), status=status)


def _initial(meeting: OpenMeeting, id: str) -> dict[str, str]:
    """What stands; for the first time, the cards it is about."""
    stands = reads.telling_of(meeting, id)
    if stands:
        title, wording = stands.title, stands.wording
        return {
            **filled("title", title),
            **filled("wording", wording),
        }
    cards = [record.body.words.texts for record in meeting.room.folio().all(SocietyCard)]
    joined = MultilingualText.of("\n".join(filter(None, texts)) for texts in zip(*cards, strict=True))
    return filled("wording", joined) if cards else {}


def _release(meeting: OpenMeeting, id: str) -> dict[str, Any]:
    telling = reads.telling_of(meeting, id)
    if telling is None:
        return {}
    about = crossing.digest("told", telling.title, telling.wording)
    return {
        "sides": [(side, meeting.caucus(side.id) is not None) for side in meeting.left_first],
        "digest": about.hex(),
        "given": crossing.consented(meeting, about),
    }


def _released(dialogue: OpenDialogue, body: Consultation) -> Released | None:
    return next((one.body for one in dialogue.joint.folio().all(Released) if one.id == body.told), None)


@in_meeting
@require_POST
def release(request: HttpRequest, meeting: OpenMeeting, id: str, side: str) -> HttpResponse:
    """A side releases exactly the wording it was shown, or takes its release back."""
    meeting.dialogue.side(side)
    telling = reads.telling_of(meeting, id)
    if telling is None:
        raise Refused(_("There is nothing to release yet."))
    acts.release_telling(meeting, side, telling, request.POST.dict())
    return redirect("consult:tell", dialogue=meeting.dialogue.id, id=id)


@in_dialogue
@of_one
def told(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Carry what was told back: as a file, or to the public server on this machine."""
    record = dialogue.third.folio().get(Consultation, id)
    file = acts.told_of(dialogue, record.body)
    if request.POST.get("by") == "file":
        return as_file(file, f"told-back-{record.body.asked}.json")
    port = request.POST.get("port", "")
    try:
        number = number_in(port) or 0
        send(number, f"/carry/{record.body.asked}/told", record.body.code, file)
    except NotCarried as error:
        return show_one(request, dialogue, record, 422, told_trouble=str(error), port=port[:5])
    return show_one(request, dialogue, record, told_carried=True)
