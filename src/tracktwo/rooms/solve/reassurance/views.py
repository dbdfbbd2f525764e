"""The ladder of mutual reassurance."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.editing import autosave
from tracktwo.editing.form_keys import form_key
from tracktwo.matter.concerns import Concern
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import NoKey
from tracktwo.process.guards import in_meeting
from tracktwo.process.sealed import new_id
from tracktwo.rooms.solve.reassurance import acts as reassurance_acts
from tracktwo.rooms.solve.reassurance import reads as climbing
from tracktwo.rooms.solve.reassurance import steps as reassurance_steps
from tracktwo.rooms.solve.reassurance.records import GESTURES, ReassuranceStep, Tolerance
from tracktwo.ui.forms import PayloadForm, filled, form_for

__all__ = ["bear", "home", "keep", "pair", "read", "step"]

ASKED = ["gesture", "words", "reassures", "exposes", "days", "lasting", "check"]


@in_meeting
@require_http_methods(["GET", "POST"])
def home(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """The steps of every side, an order all can bear or what blocks one, and where each stands after every step."""
    form = _step_form(meeting, with_side=True)(request.POST or None, initial=autosave.find(meeting, "step"))
    if request.method == "POST" and form.is_valid():
        if not meeting.room.folio().has(form_key(request)):
            reassurance_acts.add(meeting, ReassuranceStep(**form.values()), form_key(request))
        autosave.drop(meeting, "step", form_key(request))
        return redirect("solve:ladder", dialogue=meeting.dialogue.id)
    steps = meeting.room.folio().all(ReassuranceStep)
    context: dict[str, Any] = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "form": form,
        "key": new_id(),
        "by_side": [
            (side, [reassurance_steps.step_of(meeting, one) for one in steps if one.body.side == side.id])
            for side in meeting.left_first
        ],
        "gestures": GESTURES,
        "climb": climbing.climb(meeting),
    }
    return render(request, "solve/reassurance/ladder.html", context)


@in_meeting
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """One step: its words and numbers, what must come before it, which step of the other it answers."""
    folio = meeting.room.folio()
    record = folio.get(ReassuranceStep, id)
    body = record.body
    first = {name: getattr(body, name) for name in ASKED} | {
        **filled("words", body.words),
    }
    form = _step_form(meeting)(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        version = request.POST.get("version", "0")
        changed = ReassuranceStep(side=body.side, **form.values())
        reassurance_acts.edit(meeting, id, int(version) if version.isdecimal() else 0, changed)
        return redirect("solve:step", dialogue=meeting.dialogue.id, id=id)
    others = [one for one in folio.all(ReassuranceStep) if one.id != id]
    concerns = [one for one in folio.all(Concern) if one.body.kind in ("need", "fear") and one.body.owner != body.side]
    context = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "step": reassurance_steps.step_of(meeting, record),
        "form": form,
        "others": others,
        "answerable": [one for one in others if one.body.side != body.side],
        "concerns": concerns,
        "gestures": GESTURES,
    }
    return render(request, "solve/reassurance/step.html", context)


def _step_form(meeting: OpenMeeting, with_side: bool = False) -> type[PayloadForm]:
    sides = [(side.id, meeting.dialogue.one_line(side.name)) for side in meeting.left_first]
    names = ["side", *ASKED] if with_side else ASKED
    kind = form_for(ReassuranceStep, names, meeting.dialogue.card.languages, {"side": sides})
    if with_side:
        kind.base_fields["side"].label = _("Side")
    return kind


@in_meeting
@require_POST
def pair(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """What must come before a step, which step of another side it answers, and whose concerns it eases."""
    sent = request.POST
    reassurance_acts.pair(meeting, id, sent.getlist("after"), sent.get("answers", ""), sent.getlist("serves"))
    return redirect("solve:step", dialogue=meeting.dialogue.id, id=id)


@in_meeting
@require_POST
def read(request: HttpRequest, meeting: OpenMeeting, id: str, side: str) -> HttpResponse:
    """The other side has read the wording."""
    reassurance_acts.read_by(meeting, id, side)
    return redirect("solve:ladder", dialogue=meeting.dialogue.id)


@in_meeting
@require_POST
def keep(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """Keep a wording, or open it again."""
    reassurance_acts.keep_wording(meeting, id)
    return redirect("solve:ladder", dialogue=meeting.dialogue.id)


@in_meeting
@require_http_methods(["GET", "POST"])
def bear(request: HttpRequest, meeting: OpenMeeting, side: str) -> HttpResponse:
    """In a side's own scope: how much exposure it will bear at any one point."""
    one = meeting.dialogue.side(side)
    caucus = meeting.caucus(side)
    if caucus is None:
        raise NoKey(side)
    said = caucus.folio().one(Tolerance)
    form = form_for(Tolerance, ["most"], ["en"])(
        request.POST or None, initial={"most": said.body.most} if said else None
    )
    if request.method == "POST" and form.is_valid():
        reassurance_acts.bear(meeting, side, Tolerance(**form.values()))
        return redirect("solve:ladder", dialogue=meeting.dialogue.id)
    own = [item for item in meeting.room.folio().all(ReassuranceStep) if item.body.side == side]
    context = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "side": one,
        "form": form,
        "steps": own,
        "sum": sum(item.body.exposes for item in own),
    }
    return render(request, "solve/reassurance/bear.html", context)
