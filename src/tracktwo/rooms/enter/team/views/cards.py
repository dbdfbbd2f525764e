"""One form for every kind of short card: adding, changing and erasing."""

from typing import Any

from django.forms import ChoiceField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.editing import autosave
from tracktwo.editing.conflicts import save_over
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.guards import in_dialogue
from tracktwo.process.sealed import Payload
from tracktwo.ui.forms import PayloadForm

from .. import cards
from ..kinds import Kind, kind_of
from .page import show

__all__ = ["add", "edit", "erase"]


@in_dialogue
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, dialogue: OpenDialogue, kind: str) -> HttpResponse:
    """A new card: the form by itself, and what any form for such a card sends."""
    asked, of = kind_of(kind), request.POST.get("of") or request.GET.get("of", "")
    belongs = asked.belongs(dialogue, of) if asked.of else ""
    form, draft = _bound(request, dialogue, asked), f"note.{kind}.{of}"
    if form is None:
        if asked.single and (record := cards.only(dialogue, asked, of)):
            return redirect("enter:edit-card", dialogue=dialogue.id, kind=kind, id=record.id)
        form = asked.form(dialogue)(initial=asked.fresh(dialogue) | (autosave.find(dialogue, draft) or {}))
    elif form.is_valid():
        try:
            cards.add(dialogue, asked, form.values(), form_key(request), of)
            autosave.drop(dialogue, draft, form_key(request))
            return redirect(asked.page, dialogue=dialogue.id)
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {"of": of, "belongs": belongs, "draft": draft, "key": form_key(request) or new_key()}
    return _show(request, dialogue, asked, form, context)


@in_dialogue
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, dialogue: OpenDialogue, kind: str, id: str) -> HttpResponse:
    """Change a card."""
    asked = kind_of(kind)
    record = dialogue.third.folio().get(asked.payload, id)
    form, draft = _bound(request, dialogue, asked), f"note.{kind}.{id}"
    theirs: Payload | None = None
    resumed = autosave.resume(dialogue, draft, asked.fields(record.body), record.version)
    version: str | int = request.POST.get("version", "")
    if form is None:
        form, version = asked.form(dialogue)(initial=resumed.fields), resumed.version
    elif form.is_valid():
        said = form.values()
        newer = save_over(
            dialogue.third,
            asked.payload,
            id,
            request.POST,
            lambda version: cards.edit(dialogue, asked, id, version, said),
        )
        if newer is None:
            autosave.drop(dialogue, draft, form_key(request))
            return redirect(asked.page, dialogue=dialogue.id)
        record, version, theirs = newer, newer.version, newer.body
    context = {
        "record": record,
        "version": version,
        "resumed": resumed.typed and request.method == "GET",
        "theirs": _answers(asked, theirs, form) if theirs else None,
        "belongs": asked.belongs(dialogue, getattr(record.body, asked.of)) if asked.of else "",
        "draft": draft,
        "key": form_key(request) or new_key(),
    }
    return _show(request, dialogue, asked, form, context, 409 if theirs else 422)


def _bound(request: HttpRequest, dialogue: OpenDialogue, kind: Kind) -> PayloadForm | None:
    """The form as it was sent, with what is wrong with it; None where nothing was sent."""
    if request.method != "POST":
        return None
    form = kind.form(dialogue)(request.POST)
    if form.is_valid():
        kind.check(form)
    return form


def _answers(kind: Kind, card: Payload, form: PayloadForm) -> list[tuple[Any, Any]]:
    """What a colleague has written meanwhile, question by question."""
    answers = []
    for name in (*kind.asked, *kind.more):
        field, said = form.fields[name], getattr(card, name)
        if isinstance(field, ChoiceField) and not isinstance(said, list):
            said = dict(field.choices).get(said, said)  # type: ignore[arg-type]  # form_for gives pairs
        if isinstance(said, str | Promise) and said:
            answers.append((field.label, said))
    return answers


def _show(
    request: HttpRequest,
    dialogue: OpenDialogue,
    kind: Kind,
    form: PayloadForm,
    context: dict[str, Any],
    refused: int = 422,
) -> HttpResponse:
    shown = {
        "kind": kind,
        "form": form,
        "asked": [form[name] for name in kind.asked],
        "more": [form[name] for name in kind.more],
        "more_open": any(form.errors.get(name) for name in kind.more),
    }
    return show(request, dialogue, "form", shown | context, 200 if request.method == "GET" else refused)


@in_dialogue
@require_POST
def erase(request: HttpRequest, dialogue: OpenDialogue, kind: str, id: str) -> HttpResponse:
    """Erase a card; the page it stood on offers to undo it."""
    asked = kind_of(kind)
    cards.erase(dialogue, asked, id)
    return redirect(asked.page, dialogue=dialogue.id)
