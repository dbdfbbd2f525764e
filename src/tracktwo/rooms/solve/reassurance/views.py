"""Pages of the ladder of mutual reassurance."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.editing import autosave
from tracktwo.editing.conflicts import save_over
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.matter.concerns import Concern
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import NoKey
from tracktwo.process.guards import in_meeting

from . import acts, forms, reads
from .records import GESTURES, ReassuranceStep, Tolerance

__all__ = ["home", "keep", "pair", "read", "step", "tolerance"]


@in_meeting
@require_http_methods(["GET", "POST"])
def home(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """The steps of every side, and an order all can bear or what blocks one."""
    sent = request.POST if request.method == "POST" else None
    form = forms.step_form(meeting, with_side=True)(sent, initial=autosave.find(meeting, "step"))
    if sent is not None and form.is_valid():
        if not meeting.room.folio().has(form_key(request)):
            acts.add(meeting, ReassuranceStep(**form.values()), form_key(request))
        autosave.drop(meeting, "step", form_key(request))
        return redirect("solve:ladder", dialogue=meeting.dialogue.id)
    steps = meeting.room.folio().all(ReassuranceStep)
    context: dict[str, Any] = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "form": form,
        "key": form_key(request) or new_key(),
        "by_side": [
            (side, [reads.view_of(meeting, step) for step in steps if step.body.side == side.id])
            for side in meeting.left_first
        ],
        "gestures": GESTURES,
        "order": reads.ladder_order(meeting),
    }
    return render(request, "solve/reassurance/ladder.html", context, status=422 if form.errors else 200)


@in_meeting
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """One step: its words and numbers, what must come before it, which step of the other it answers."""
    folio = meeting.room.folio()
    record = folio.get(ReassuranceStep, id)
    sent = request.POST if request.method == "POST" else None
    name = f"step.{id}"
    resumed = autosave.resume(meeting, name, forms.step_fields(record.body), record.version)
    form = forms.step_form(meeting)(sent, initial=resumed.fields)
    theirs = None
    if sent is not None and form.is_valid():
        changed = ReassuranceStep(side=record.body.side, **form.values())
        theirs = save_over(
            meeting.room, ReassuranceStep, id, sent, lambda version: acts.edit(meeting, id, version, changed)
        )
        if theirs is None:
            autosave.drop(meeting, name, form_key(request))
            return redirect("solve:step", dialogue=meeting.dialogue.id, id=id)
        folio = meeting.room.folio()
    others = [other for other in folio.all(ReassuranceStep) if other.id != id]
    concerns = [concern for concern in folio.all(Concern) if concern.body.kind in ("need", "fear")]
    context = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "step": reads.view_of(meeting, theirs or record),
        "theirs": [theirs.body.words] if theirs else None,
        "version": theirs.version if theirs else resumed.version,
        "standing": record.body.words if resumed.typed and sent is None else None,
        "draft": name,
        "key": form_key(request) or new_key(),
        "form": form,
        "others": others,
        "answerable": [other for other in others if other.body.side != record.body.side],
        "concerns": [concern for concern in concerns if concern.body.owner != record.body.side],
        "gestures": GESTURES,
    }
    return render(
        request, "solve/reassurance/step.html", context, status=409 if theirs else 422 if form.errors else 200
    )


@in_meeting
@require_POST
def pair(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """What must come before a step, which step of another side it answers, and whose concerns it eases."""
    sent = request.POST
    acts.connect(meeting, id, sent.getlist("after"), sent.get("answers", ""), sent.getlist("serves"))
    return redirect("solve:step", dialogue=meeting.dialogue.id, id=id)


@in_meeting
@require_POST
def read(request: HttpRequest, meeting: OpenMeeting, id: str, side: str) -> HttpResponse:
    """The other side has read the wording."""
    acts.mark_read(meeting, id, side)
    return redirect("solve:ladder", dialogue=meeting.dialogue.id)


@in_meeting
@require_POST
def keep(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """Keep a wording, or open it again."""
    acts.keep_wording(meeting, id)
    return redirect("solve:ladder", dialogue=meeting.dialogue.id)


@in_meeting
@require_http_methods(["GET", "POST"])
def tolerance(request: HttpRequest, meeting: OpenMeeting, side: str) -> HttpResponse:
    """In a side's own scope: how much exposure it will bear at any one point."""
    owner = meeting.dialogue.side(side)
    caucus = meeting.caucus(side)
    if caucus is None:
        raise NoKey(side)
    known = caucus.folio().one(Tolerance)
    sent = request.POST if request.method == "POST" else None
    form = forms.tolerance_form()(sent, initial={"most": known.body.most} if known else None)
    if sent is not None and form.is_valid():
        acts.set_tolerance(meeting, side, Tolerance(**form.values()))
        return redirect("solve:ladder", dialogue=meeting.dialogue.id)
    own = [step for step in meeting.room.folio().all(ReassuranceStep) if step.body.side == side]
    context = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "side": owner,
        "form": form,
        "steps": own,
        "sum": sum(step.body.exposes for step in own),
    }
    return render(request, "solve/reassurance/tolerance.html", context, status=422 if form.errors else 200)
