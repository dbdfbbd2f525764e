"""What is asked about one card of the board: other words, a tag, taking it back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tracktwo.editing import autosave, withdrawal
from tracktwo.editing.conflicts import save_over
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.editing.undo import taken_back
from tracktwo.matter import concerns
from tracktwo.matter.concerns import NATURES, NEEDS, Concern
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.guards import in_meeting
from tracktwo.ui.forms import filled, form_for

from .. import rearranging
from ..cards import quoted

__all__ = ["edit", "for_good", "saved", "tag", "take_back"]


@in_meeting
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """Change a card. Where somebody else changed it meanwhile, both wordings are shown and nothing is lost."""
    folio = meeting.room.folio()
    record = folio.get(Concern, id)
    if request.POST.get("owner"):
        rearranging.change_side(meeting, id, request.POST["owner"])
        return saved()
    if request.POST.get("merge"):
        rearranging.merge(meeting, id, request.POST["merge"])
        return saved()
    form_kind = form_for(Concern, ["words", "kind"], meeting.dialogue.card.languages)
    name = f"card.{id}"
    resumed = autosave.resume(
        meeting, name, {"kind": record.body.kind, **filled("words", record.body.words)}, record.version
    )
    context: dict[str, Any] = {
        "dialogue": meeting.dialogue,
        "id": id,
        "draft": name,
        "key": form_key(request) or new_key(),
        "version": resumed.version,
        "standing": record.body.words if resumed.typed else None,
        "others": [side for side in meeting.left_first if side.id != record.body.owner],
        "together": [card for card in folio.all(Concern) if card.body.owner == record.body.owner and card.id != id],
    }
    if request.method == "GET":
        form = form_kind(initial=resumed.fields, auto_id="edit-%s")
        return render(request, "convene/edit.html", context | {"form": form})
    form = form_kind(request.POST, auto_id="edit-%s")
    if form.is_valid():
        changed = form.values()
        other = save_over(
            meeting.room, Concern, id, request.POST, lambda version: concerns.edit(meeting, id, version, **changed)
        )
        if other:
            context |= {"form": form, "theirs": [other.body.words], "version": other.version, "standing": None}
            return render(request, "convene/edit.html", context, status=409)
        autosave.drop(meeting, name, form_key(request))
        return saved()
    return render(request, "convene/edit.html", context | {"form": form, "standing": None}, status=422)


def saved() -> HttpResponse:
    """Nothing to draw: the dialog closes, and the board asks for itself."""
    response = HttpResponse()
    response["HX-Trigger"] = "saved"
    return response


@in_meeting
@require_http_methods(["GET", "POST"])
def tag(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """What kind of concern a card is, in the third party's judgement. The room never sees it."""
    concern = meeting.room.folio().get(Concern, id).body
    if request.method == "GET":
        context = {
            "dialogue": meeting.dialogue,
            "id": id,
            "card": quoted(meeting, id),
            "concern": concern,
            "natures": NATURES,
            "needs": NEEDS,
        }
        return render(request, "convene/tag.html", context)
    nature, need = request.POST.get("nature", ""), request.POST.get("need", "")
    if nature not in NATURES or need not in NEEDS:
        raise Refused(_("There is no such tag."))
    concerns.classify(meeting, id, nature, need)
    return saved()


@in_meeting
@require_GET
def for_good(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """What is asked before undo forgets what was taken back."""
    context = {"dialogue": meeting.dialogue, "gone": taken_back(meeting.room.folio())}
    return render(request, "convene/for_good.html", context)


@in_meeting
@require_http_methods(["GET", "POST"])
def take_back(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """A side takes a card back, until the meeting closes by undo or at once for good; never asked why."""
    card = quoted(meeting, id)
    if request.method == "GET":
        address = reverse("convene:take-back", args=[meeting.dialogue.id, id])
        return render(request, "ui/take_back.html", {"dialogue": meeting.dialogue, "card": card, "address": address})
    if request.POST.get("for_good"):
        withdrawal.withdraw(meeting.room, id)
    else:
        withdrawal.take_back(meeting.room, id)
    autosave.forget(meeting, id)
    return saved()
