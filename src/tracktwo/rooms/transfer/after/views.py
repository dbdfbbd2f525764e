"""Pages of what comes after: steps of reconciliation, and claims with what they rest on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.editing.conflicts import save_over
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.process.access import OpenDialogue
from tracktwo.process.guards import in_dialogue
from tracktwo.ui.forms import PayloadForm, filled, form_for

from . import steps
from .claims import CLAIMS
from .records import AREAS, STATES, ReconcileStep

__all__ = ["claims", "erase", "home", "step", "template"]

FIELDS = ["area", "words", "owner", "look", "state"]


def _form(dialogue: OpenDialogue) -> type[PayloadForm]:
    sides = [("", _("all sides")), *((side.id, dialogue.one_line(side.name)) for side in dialogue.sides)]
    form = form_for(ReconcileStep, FIELDS, dialogue.card.languages, {"owner": sides})
    form.base_fields["owner"].required = form.base_fields["look"].required = False
    return form


@in_dialogue
@require_http_methods(["GET", "POST"])
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The steps by area, and a form for one more."""
    form = _form(dialogue)(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        steps.add(dialogue, ReconcileStep(**form.values()), form_key(request))
        return redirect("transfer:after", dialogue=dialogue.id)
    context = {
        "dialogue": dialogue,
        "here": "after",
        "by_area": steps.by_area(dialogue),
        "areas": AREAS,
        "states": STATES,
        "due": {each.id for each in steps.due(dialogue)},
        "form": form,
        "key": form_key(request) or new_key(),
    }
    return render(request, "transfer/after/home.html", context, status=422 if form.errors else 200)


@in_dialogue
@require_POST
def template(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Begin an area with the steps of the template."""
    steps.begin_with(dialogue, request.POST.get("area", ""))
    return redirect("transfer:after", dialogue=dialogue.id)


@in_dialogue
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Change a step."""
    record = dialogue.third.folio().get(ReconcileStep, id)
    standing = {name: getattr(record.body, name) for name in FIELDS if name != "words"}
    shape = _form(dialogue)
    form = shape(
        request.POST if request.method == "POST" else None, initial=standing | filled("words", record.body.words)
    )
    theirs = None
    if request.method == "POST" and form.is_valid():
        changed = ReconcileStep(**form.values())
        theirs = save_over(
            dialogue.third,
            ReconcileStep,
            id,
            request.POST,
            lambda version: steps.change(dialogue, id, version, changed),
        )
        if theirs is None:
            return redirect("transfer:after", dialogue=dialogue.id)
    context = {
        "dialogue": dialogue,
        "here": "after",
        "form": form,
        "record": theirs or record,
        "theirs": [theirs.body.words] if theirs else [],
    }
    return render(request, "transfer/after/step.html", context, status=409 if theirs else 422 if form.errors else 200)


@in_dialogue
@require_POST
def erase(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Erase a step; undo brings it back."""
    steps.erase(dialogue, id)
    return redirect("transfer:after", dialogue=dialogue.id)


@in_dialogue
@require_GET
def claims(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """What is claimed of such dialogues, what was found, and what that does not show."""
    return render(request, "transfer/after/claims.html", {"dialogue": dialogue, "here": "after", "claims": CLAIMS})
