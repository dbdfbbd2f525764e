"""One block, and one day, each on a page of its own."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.editing import autosave
from tracktwo.editing.conflicts import save_over
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.process.access import OpenDialogue
from tracktwo.process.guards import in_dialogue
from tracktwo.process.sealed import Record

from .. import acts, blocks, forms
from ..records import Block, WorkshopDay

__all__ = ["block", "day", "erase_day", "one_word"]


def _back(dialogue: OpenDialogue, workshop: str, block: str = "") -> HttpResponse:
    address = reverse("prepare:timetable", args=[dialogue.id, workshop])
    return redirect(f"{address}?block={block}" if block else address)


@in_dialogue
@require_http_methods(["GET", "POST"])
def block(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """What a block is: its title, form and length; and, behind a fold, the rest."""
    record = dialogue.third.folio().get(Block, id)
    kind, draft = forms.block_form(dialogue), f"block.{id}"
    theirs: Record[Block] | None = None
    status, resumed = 200, False
    if request.method == "POST":
        form, status = kind(request.POST), 422
        values = forms.block_values(form) if form.is_valid() else None
        if values is not None:
            save = partial(blocks.change_block, dialogue, id, fields=values)
            theirs = save_over(dialogue.third, Block, id, request.POST, save)
            if theirs is None:
                autosave.drop(dialogue, draft, form_key(request))
                return _back(dialogue, record.body.workshop, id)
            status = 409
        version = theirs.version if theirs else request.POST.get("version", "")
    else:
        begun = autosave.resume(dialogue, draft, forms.block_fields(record), record.version)
        form, version, resumed = kind(initial=begun.fields), begun.version, begun.typed
    context = {
        "dialogue": dialogue,
        "record": record,
        "form": form,
        "shown": [field for field in form if field.name not in forms.MORE],
        "more": [form[name] for name in forms.MORE],
        "more_open": any(form.errors.get(name) for name in forms.MORE),
        "theirs": [theirs.body.title] if theirs else None,
        "version": version,
        "resumed": resumed,
        "draft": draft,
        "key": form_key(request) or new_key(),
    }
    return render(request, "prepare/days/block.html", context, status=status)


@in_dialogue
@require_http_methods(["GET", "POST"])
def day(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """A day: its date, when it begins and ends."""
    record = dialogue.third.folio().get(WorkshopDay, id)
    theirs: Record[WorkshopDay] | None = None
    status = 200
    form = forms.day_form()(request.POST if request.method == "POST" else None, initial=forms.day_fields(record.body))
    if request.method == "POST":
        status = 422
        values = forms.day_values(form) if form.is_valid() else None
        if values is not None:
            save = partial(acts.change_day, dialogue, id, fields=values)
            theirs = save_over(dialogue.third, WorkshopDay, id, request.POST, save)
            if theirs is None:
                return _back(dialogue, record.body.workshop)
            status = 409
    context = {
        "dialogue": dialogue,
        "record": theirs or record,
        "form": form,
        "theirs": theirs,
        "version": theirs.version if theirs else request.POST.get("version") or record.version,
    }
    return render(request, "prepare/days/day.html", context, status=status)


@in_dialogue
@require_POST
def erase_day(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Erase a day with its blocks."""
    workshop = dialogue.third.folio().get(WorkshopDay, id).body.workshop
    acts.erase_day(dialogue, id)
    return _back(dialogue, workshop)


@in_dialogue
@require_POST
def one_word(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Give the whole day to one word."""
    workshop = dialogue.third.folio().get(WorkshopDay, id).body.workshop
    acts.give_day_to_word(dialogue, id)
    return _back(dialogue, workshop)
