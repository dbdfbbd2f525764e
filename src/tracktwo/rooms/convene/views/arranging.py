"""Where a card stands: under which heading, and what it belongs with; and a heading's own words."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tracktwo.editing import autosave
from tracktwo.editing.conflicts import save_over
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.matter.concerns import Concern
from tracktwo.process.access import OpenMeeting
from tracktwo.process.guards import in_meeting
from tracktwo.ui.forms import PayloadForm, filled, form_for

from .. import arrangement
from ..cards import quoted
from ..records import Heading
from .cards import saved

__all__ = ["arrange", "heading"]

form_page = require_http_methods(["GET", "POST"])


@in_meeting
@form_page
def arrange(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """A card's place: one step up or down, under a heading, with another card."""
    card = quoted(meeting, id)
    form = _heading_form(meeting)(request.POST if "new" in request.POST else None, initial=autosave.find(meeting, FORM))
    if request.method == "POST" and (not form.is_bound or form.is_valid()):
        _arrange(request, meeting, id, form)
        return saved()
    folio = meeting.room.folio()
    belongs = arrangement.linked(folio).get(id, [])
    known = {id, *(record.id for record in belongs)}
    sides = [(side, arrangement.concerns_of(folio, side.id)) for side in meeting.left_first]
    headings = arrangement.headings(folio)
    context: dict[str, Any] = {
        "dialogue": meeting.dialogue,
        "id": id,
        "card": card,
        "concern": any(id == record.id for record in folio.all(Concern)),
        "headings": headings,
        "under": next((each.id for each in headings if id in each.body.cards), ""),
        "linked": belongs,
        "others": [(side, [each for each in cards if each.id not in known]) for side, cards in sides],
        "form": form,
        "key": form_key(request) or new_key(),
    }
    return render(request, "convene/arrange.html", context, status=422 if form.is_bound else 200)


def _arrange(request: HttpRequest, meeting: OpenMeeting, id: str, form: PayloadForm) -> None:
    """The one thing that was pressed."""
    sent = request.POST
    if form.is_bound:
        if not meeting.room.folio().has(form_key(request)):
            arrangement.add_heading(meeting, form.values()["words"], id, form_key(request))
        autosave.drop(meeting, FORM, form_key(request))
    elif "heading" in sent:
        arrangement.put_under(meeting, id, sent["heading"])
    elif sent.get("with"):
        arrangement.link(meeting, id, sent["with"])
    elif sent.get("apart"):
        arrangement.unlink(meeting, id, sent["apart"])
    elif sent.get("by") in ("-1", "1"):
        arrangement.move(meeting, id, int(sent["by"]))


FORM = "heading"


def _heading_form(meeting: OpenMeeting) -> type[PayloadForm]:
    return form_for(Heading, ["words"], meeting.dialogue.card.languages)


@in_meeting
@form_page
def heading(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """A heading: its words, and its place among the others."""
    record = meeting.room.folio().get(Heading, id)
    if request.POST.get("by") in ("-1", "1"):
        arrangement.move(meeting, id, int(request.POST["by"]))
        return saved()
    kind, name = _heading_form(meeting), f"{FORM}.{id}"
    resumed = autosave.resume(meeting, name, filled("words", record.body.words), record.version)
    context = {"dialogue": meeting.dialogue, "id": id, "draft": name, "key": form_key(request) or new_key()}
    if request.method == "GET":
        form = kind(initial=resumed.fields, auto_id="heading-%s")
        context |= {"form": form, "version": resumed.version, "standing": record.body.words if resumed.typed else None}
        return render(request, "convene/heading.html", context)
    form = kind(request.POST, auto_id="heading-%s")
    if not form.is_valid():
        context |= {"form": form, "version": request.POST.get("version", "")}
        return render(request, "convene/heading.html", context, status=422)
    words = form.values()["words"]
    other = save_over(
        meeting.room, Heading, id, request.POST, lambda version: arrangement.reword(meeting, id, version, words)
    )
    if other:
        context |= {"form": form, "theirs": [other.body.words], "version": other.version}
        return render(request, "convene/heading.html", context, status=409)
    autosave.drop(meeting, name, form_key(request))
    return saved()
