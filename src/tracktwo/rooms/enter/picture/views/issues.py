"""The issues of the conflict, as the third party notes them. A meeting's issue map may copy them by tick."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tracktwo.editing.conflicts import save_over
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.editing.undo import last_step
from tracktwo.matter import issues as noun
from tracktwo.matter.issues import AGENDA, Issue
from tracktwo.process.access import OpenDialogue
from tracktwo.process.guards import in_dialogue

from .. import forms

__all__ = ["edit", "issues"]


@in_dialogue
@require_http_methods(["GET", "POST"])
def issues(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """What is at issue, and what of it is on the official agenda."""
    form = forms.issue_form(dialogue)(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if not dialogue.third.folio().has(form_key(request)):
            noun.add(dialogue.third, Issue(**form.values()), form_key(request))
        return redirect("enter:issues", dialogue=dialogue.id)
    records = dialogue.third.folio().all(Issue)
    context = {
        "dialogue": dialogue,
        "here": "issues",
        "form": form,
        "key": form_key(request) or new_key(),
        "columns": [(AGENDA[name], [issue for issue in records if issue.body.agenda == name]) for name in AGENDA],
        "last": last_step(dialogue.third.folio()),
    }
    return render(request, "enter/picture/issues.html", context, status=422 if form.errors else 200)


@in_dialogue
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Change an issue's words, or what is known of it."""
    record = dialogue.third.folio().get(Issue, id)
    sent = request.POST if request.method == "POST" else None
    form = forms.issue_form(dialogue)(sent, initial=forms.shown_again(record.body))
    theirs = None
    if sent is not None and form.is_valid():
        changed = Issue(**form.values())
        theirs = save_over(
            dialogue.third, Issue, id, sent, lambda version: noun.edit(dialogue.third, id, version, changed)
        )
        if theirs is None:
            return redirect("enter:issues", dialogue=dialogue.id)
    context = {
        "dialogue": dialogue,
        "here": "issues",
        "record": theirs or record,
        "theirs": [theirs.body.words] if theirs else None,
        "form": form,
    }
    status = 200 if sent is None else 409 if theirs else 422
    return render(request, "enter/picture/issue.html", context, status=status)
