"""The team: its members' cards, and whether each side accepts it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.common.writing import number_in
from tracktwo.editing import autosave
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict
from tracktwo.process.guards import in_dialogue

from .. import acts, forms, reads
from ..checklist import checklist
from ..records import TeamCard
from .page import show

__all__ = ["card", "erase_card", "erase_former", "home"]


@in_dialogue
@require_GET
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Who we are, where each stands, and whether the sides accept us."""
    return show(request, dialogue, "home", {"team": reads.team_page(dialogue), "checks": checklist(dialogue)})


@in_dialogue
@require_http_methods(["GET", "POST"])
def card(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """What a member says about themself; `id` is that of the membership."""
    mate = acts.writable(dialogue, id)
    before, kind, status = acts.own_card(dialogue, mate.holder), forms.card_form(dialogue), 200
    draft = f"team-card.{id}"
    resumed = autosave.resume(
        dialogue, draft, forms.card_fields(before.body) if before else {}, before.version if before else 0
    )
    form, version = kind(initial=resumed.fields), resumed.version
    if request.method == "POST":
        form, status, version = kind(request.POST), 422, number_in(request.POST.get("version", "")) or 0
        if form.is_valid():
            try:
                acts.save_card(dialogue, id, version, form.values())
                autosave.drop(dialogue, draft, form_key(request))
                return redirect("enter:team", dialogue=dialogue.id)
            except Conflict:
                dialogue.third.forget()
                before, status = acts.own_card(dialogue, mate.holder), 409
                version = before.version if before else 0
                form.add_error(
                    None, _("This was changed in another window meanwhile. What you typed is still here; save again.")
                )
    context = {
        "mate": mate,
        "form": form,
        "before": before,
        "version": version,
        "resumed": resumed.typed and request.method == "GET",
        "draft": draft,
        "key": form_key(request) or new_key(),
    }
    return show(request, dialogue, "card", context, status)


@in_dialogue
@require_POST
def erase_card(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Erase one's own card."""
    acts.erase_own(dialogue, TeamCard, id)
    return redirect("enter:team", dialogue=dialogue.id)


@in_dialogue
@require_POST
def erase_former(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Erase all that is kept of somebody who left."""
    acts.erase_former(dialogue, id)
    return redirect("enter:team", dialogue=dialogue.id)
