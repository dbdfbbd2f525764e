"""Pages of the other tracks: the orbits with the register and liaison tasks, and the official process as a timeline."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.editing.conflicts import save_over
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.editing.undo import last_step
from tracktwo.matter.liaison import TRACKS, LiaisonTask, add_task, finish_task, tasks
from tracktwo.matter.official import MILESTONES, milestones
from tracktwo.matter.official import timeline as timeline_drawing
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.guards import in_dialogue
from tracktwo.process.holders import my_record
from tracktwo.ui.forms import PayloadForm

from . import forms, orbits
from .drawing import days_words, orbits_drawing
from .records import NINE, LinkedInitiative, Passed

__all__ = ["erase", "finish", "home", "initiative", "liaison", "official", "passed"]


@in_dialogue
@require_http_methods(["GET", "POST"])
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The orbits, who drifts, what is due; and a form that registers an initiative."""
    if request.method == "GET":
        return _home(request, dialogue)
    form = forms.initiative_form(dialogue)(request.POST, auto_id="new-%s")
    if form.is_valid():
        dated: dict[str, Any] = {"holder": my_record(dialogue).id, "day": journal.today(dialogue.third.folio())}
        try:
            orbits.register(dialogue, LinkedInitiative(**form.values(), **dated), form_key(request))
            return redirect("transfer:tracks", dialogue=dialogue.id)
        except Refused as refused:
            form.add_error(None, str(refused))
    return _home(request, dialogue, 422, new=form)


def _home(request: HttpRequest, dialogue: OpenDialogue, status: int = 200, **typed: PayloadForm) -> HttpResponse:
    shown = orbits.orbits(dialogue)
    silent = orbits.gaps(dialogue, shown)
    today = journal.today(dialogue.third.folio())
    context = {
        "dialogue": dialogue,
        "here": "tracks",
        "drawing": mark_safe(orbits_drawing(dialogue, shown, silent)) if shown else "",
        "orbits": [(orbit, days_words(orbit.contact), days_words(orbit.handoff)) for orbit in shown],
        "drifting": [(orbit, days_words(orbit.days)) for orbit in shown if orbit.drifts],
        "gaps": [(gap, days_words(gap.days)) for gap in silent if gap.drifts],
        "nine": NINE,
        "tasks": tasks(dialogue),
        "tracks": TRACKS,
        "new": typed.get("new") or forms.initiative_form(dialogue)(auto_id="new-%s"),
        "passed": typed.get("passed") or forms.passed_form(dialogue, shown, today)(auto_id="passed-%s"),
        "liaison": typed.get("liaison") or forms.liaison_form()(auto_id="liaison-%s"),
        "key": form_key(request) or new_key(),
        "task_key": form_key(request) or new_key(),
        "last": last_step(dialogue.third.folio()),
    }
    return render(request, "transfer/tracks/home.html", context, status=status)


@in_dialogue
@require_http_methods(["GET", "POST"])
def initiative(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Change what is noted of an initiative."""
    record = dialogue.third.folio().get(LinkedInitiative, id)
    shape = forms.initiative_form(dialogue)
    filled = {"track": record.body.track, **forms.words_of(record.body)}
    form = shape(request.POST if request.method == "POST" else None, initial=filled)
    theirs = None
    if request.method == "POST" and form.is_valid():
        changed = LinkedInitiative(**form.values(), holder=record.body.holder, day=record.body.day)
        theirs = save_over(
            dialogue.third,
            LinkedInitiative,
            id,
            request.POST,
            lambda version: orbits.change(dialogue, id, version, changed),
        )
        if theirs is None:
            return redirect("transfer:tracks", dialogue=dialogue.id)
    context = {
        "dialogue": dialogue,
        "here": "tracks",
        "form": form,
        "record": theirs or record,
        "theirs": [theirs.body.words] if theirs else [],
    }
    status = 409 if theirs else 422 if form.errors else 200
    return render(request, "transfer/tracks/initiative.html", context, status=status)


@in_dialogue
@require_POST
def passed(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Something passed between two of them, or between one and this dialogue."""
    shown = orbits.orbits(dialogue)
    form = forms.passed_form(dialogue, shown, journal.today(dialogue.third.folio()))(request.POST, auto_id="passed-%s")
    if form.is_valid():
        try:
            orbits.note(dialogue, Passed(**form.values()))
            return redirect("transfer:tracks", dialogue=dialogue.id)
        except Refused as refused:
            form.add_error(None, str(refused))
    return _home(request, dialogue, 422, passed=form)


@in_dialogue
@require_POST
def erase(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Erase an initiative; undo brings it back."""
    orbits.erase(dialogue, id)
    return redirect("transfer:tracks", dialogue=dialogue.id)


@in_dialogue
@require_POST
def liaison(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """A task of liaison."""
    form = forms.liaison_form()(request.POST, auto_id="liaison-%s")
    if not form.is_valid():
        return _home(request, dialogue, 422, liaison=form)
    add_task(dialogue, LiaisonTask(**form.values()), form_key(request))
    return redirect("transfer:tracks", dialogue=dialogue.id)


@in_dialogue
@require_POST
def finish(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """A task of liaison is done."""
    finish_task(dialogue, id)
    return redirect("transfer:tracks", dialogue=dialogue.id)


@in_dialogue
@require_GET
def official(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The official process as enter keeps it: rounds, texts and events. It is a reference, and is not hosted here."""
    records = milestones(dialogue)
    today = journal.today(dialogue.third.folio())
    context = {
        "dialogue": dialogue,
        "here": "tracks",
        "drawing": mark_safe(timeline_drawing(dialogue, records, today)) if records else "",
        "milestones": records[::-1],
        "kinds": MILESTONES,
    }
    return render(request, "transfer/tracks/official.html", context)
