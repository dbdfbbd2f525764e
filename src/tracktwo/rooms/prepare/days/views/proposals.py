"""The sides' proposals beside the third party's draft."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict
from tracktwo.process.guards import in_dialogue
from tracktwo.ui.forms import PayloadForm, form_for

from .. import proposals, reads
from ..proposals import AgendaProposal
from ..records import FORMS

__all__ = ["decline", "page", "shaped", "take_back", "take_in"]


def _form(dialogue: OpenDialogue) -> type[PayloadForm]:
    choices = {"side": [(side.id, dialogue.one_line(side.name)) for side in dialogue.sides]}
    return form_for(AgendaProposal, ["side", "title"], dialogue.card.languages, choices)


@in_dialogue
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """The draft, and what each side would have on the agenda."""
    workshop = dialogue.workshop(id)
    form = _form(dialogue)(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        values = form.values()
        try:
            proposals.propose(dialogue, id, values["side"], values["title"], form_key(request))
        except Conflict:
            # The same form sent twice: what it says stands already.
            dialogue.third.forget()
        return redirect("prepare:proposals", dialogue=dialogue.id, id=id)
    context = {
        "dialogue": dialogue,
        "workshop": workshop,
        "days": reads.timetable(dialogue, id),
        "views": proposals.side_views(dialogue, id),
        "draft": proposals.is_draft(dialogue, id),
        "forms": FORMS,
        "form": form,
        "key": form_key(request) or new_key(),
    }
    return render(request, "prepare/days/proposals.html", context, status=422 if form.is_bound else 200)


def _workshop_of(dialogue: OpenDialogue, id: str) -> str:
    return dialogue.third.folio().get(AgendaProposal, id).body.workshop


@in_dialogue
@require_POST
def take_in(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """A proposal becomes a block of the day that was chosen."""
    workshop = _workshop_of(dialogue, id)
    proposals.take_in(dialogue, id, request.POST.get("day", ""))
    return redirect("prepare:proposals", dialogue=dialogue.id, id=workshop)


@in_dialogue
@require_POST
def decline(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """A proposal is not taken in; pressed again, it is open."""
    workshop = _workshop_of(dialogue, id)
    proposals.decline(dialogue, id)
    return redirect("prepare:proposals", dialogue=dialogue.id, id=workshop)


@in_dialogue
@require_POST
def take_back(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """The side takes it back."""
    workshop = _workshop_of(dialogue, id)
    proposals.withdraw(dialogue, id)
    return redirect("prepare:proposals", dialogue=dialogue.id, id=workshop)


@in_dialogue
@require_POST
def shaped(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """A side says that the agenda is its own, too."""
    proposals.shaped(dialogue, id, request.POST.get("side", ""))
    return redirect("prepare:proposals", dialogue=dialogue.id, id=id)
