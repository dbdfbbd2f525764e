"""Pages of short lines: one form for adding and changing, whichever line it is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.editing.conflicts import save_over
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.process.access import OpenDialogue
from tracktwo.process.guards import in_dialogue
from tracktwo.process.holders import my_record
from tracktwo.process.journal import today

from . import acts
from .forms import line_form
from .kinds import line

__all__ = ["add", "edit", "erase"]


@in_dialogue
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, dialogue: OpenDialogue, name: str) -> HttpResponse:
    """Add a line. What cannot be kept is shown again on a page of its own, with what was typed."""
    chosen = line(name)
    form = line_form(name)(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        dated = {"holder": my_record(dialogue).id, "day": today(dialogue.third.folio())}
        if not dialogue.third.folio().has(form_key(request)):
            acts.add(dialogue, chosen.kind(**form.values() | dated), form_key(request))
        return redirect(chosen.address, dialogue=dialogue.id)
    context = {"dialogue": dialogue, "line": chosen, "form": form, "key": form_key(request) or new_key()}
    return render(request, "enter/timing/line.html", context, status=422 if form.errors else 200)


@in_dialogue
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, dialogue: OpenDialogue, name: str, id: str) -> HttpResponse:
    """Change a line."""
    chosen = line(name)
    record = dialogue.third.folio().get(chosen.kind, id)
    initial = {field: getattr(record.body, field) for field in chosen.fields}
    form = line_form(name)(request.POST if request.method == "POST" else None, initial=initial)
    theirs = None
    if request.method == "POST" and form.is_valid():
        changed = chosen.kind(**form.values() | {"holder": record.body.holder, "day": record.body.day})
        theirs = save_over(
            dialogue.third, chosen.kind, id, request.POST, lambda version: acts.change(dialogue, id, version, changed)
        )
        if theirs is None:
            return redirect(chosen.address, dialogue=dialogue.id)
    context = {
        "dialogue": dialogue,
        "line": chosen,
        "form": form,
        "record": theirs or record,
        "theirs": [str(getattr(theirs.body, field)) for field in chosen.fields] if theirs else [],
    }
    return render(request, "enter/timing/line.html", context, status=409 if theirs else 422 if form.errors else 200)


@in_dialogue
@require_POST
def erase(request: HttpRequest, dialogue: OpenDialogue, name: str, id: str) -> HttpResponse:
    """Erase a line; undo brings it back."""
    chosen = line(name)
    acts.erase(dialogue, chosen.kind, id)
    return redirect(chosen.address, dialogue=dialogue.id)
