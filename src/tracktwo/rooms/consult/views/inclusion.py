"""Groups that are left out and how they are heard, and tasks of liaison between the tracks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from tracktwo.editing.form_keys import form_key
from tracktwo.matter.liaison import LiaisonTask, add_task, erase_task, finish_task
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.guards import in_dialogue

from .. import acts, forms
from ..records import AbsentGroup
from .preparation import show_home

__all__ = ["absent", "erase", "finish", "liaison"]


@in_dialogue
@require_POST
def absent(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """A group that is left out, and how it is heard or why not."""
    form = forms.absent_group_form(dialogue)(request.POST, auto_id="absent-%s")
    if form.is_valid():
        try:
            acts.add_absent_group(dialogue, AbsentGroup(**form.values()), form_key(request))
            return redirect("consult:home", dialogue=dialogue.id)
        except Refused as refused:
            form.add_error("reason", str(refused))
    return show_home(request, dialogue, 422, absent=form)


@in_dialogue
@require_POST
def liaison(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """A task of liaison."""
    form = forms.liaison_form()(request.POST, auto_id="liaison-%s")
    if not form.is_valid():
        return show_home(request, dialogue, 422, liaison=form)
    add_task(dialogue, LiaisonTask(**form.values()), form_key(request))
    return redirect("consult:home", dialogue=dialogue.id)


@in_dialogue
@require_POST
def finish(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Mark a task as done."""
    finish_task(dialogue, id)
    return redirect("consult:home", dialogue=dialogue.id)


@in_dialogue
@require_POST
def erase(request: HttpRequest, dialogue: OpenDialogue, kind: str, id: str) -> HttpResponse:
    """Remove a group or a task."""
    (acts.remove if kind == "absent" else erase_task)(dialogue, id)
    return redirect("consult:home", dialogue=dialogue.id)
