"""Undo of what the third party notes, from a page of whichever room: it names first what it would take back."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from tracktwo.editing.undo import undo_shown
from tracktwo.process.access import OpenDialogue
from tracktwo.process.guards import in_dialogue

__all__ = ["last"]


@in_dialogue
@require_POST
def last(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Take back the last thing that was added, changed or erased in the third party's compartment."""
    undo_shown(dialogue.third, request.POST.get("step", ""))
    sent_from = request.headers.get("Referer", "")
    of_this_dialogue = urlsplit(sent_from).path.startswith(f"/d/{dialogue.id}/")
    if of_this_dialogue and url_has_allowed_host_and_scheme(sent_from, {request.get_host()}):
        return redirect(sent_from)
    return redirect("overview:home", dialogue=dialogue.id)
