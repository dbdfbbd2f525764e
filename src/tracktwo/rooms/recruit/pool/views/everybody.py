"""Everybody in the pool, by side, with three boxes for one more."""

from django.forms import CheckboxInput
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.guards import in_dialogue
from tracktwo.ui.forms import PayloadForm

from ...referrals import edges
from .. import acts, forms, reads
from ..records import PANEL, STEPS

__all__ = ["add", "home"]


@in_dialogue
@require_GET
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Everybody by side, each side with three boxes for one more."""
    return _home(request, dialogue)


@in_dialogue
@require_POST
def add(request: HttpRequest, dialogue: OpenDialogue, side: str) -> HttpResponse:
    """Add somebody to a side, or to those who could sit on the panel."""
    if side != PANEL:
        dialogue.side(side)
    holds_key = edges.edges(dialogue) is not None
    form = forms.add_form(holds_key)(request.POST, auto_id=f"{side}-%s")
    if not form.is_valid():
        return _home(request, dialogue, {side: form})
    said = form.values()
    nominator = None
    if said.get("named_by"):
        nominator = forms.named(said["named_by"], reads.people(dialogue))
        if nominator is None:
            form.add_error("named_by", _("Nobody in the pool is called so. Choose a code, or leave it empty."))
            return _home(request, dialogue, {side: form})
    try:
        key, again = form_key(request), bool(said.get("namesake"))
        id = acts.add_person(dialogue, acts.NewPerson(said["name"], side, said["reach"], id=key, namesake=again))
    except Refused as refused:
        form.add_error("name", str(refused))
        form.fields["namesake"].widget = CheckboxInput()
        return _home(request, dialogue, {side: form})
    if nominator:
        dialogue.third.forget()
        edges.note(dialogue, [(nominator.id, id)])
    return redirect("recruit:pool", dialogue=dialogue.id)


def _home(request: HttpRequest, dialogue: OpenDialogue, typed: dict[str, PayloadForm] | None = None) -> HttpResponse:
    everybody = reads.people(dialogue)
    holds_key = edges.edges(dialogue) is not None
    sides = []
    # Somebody for our own panel can be added before anybody was.
    groups = reads.by_side(dialogue, everybody)
    groups.setdefault(PANEL, [])
    for side, members in groups.items():
        form = (typed or {}).get(side) or forms.add_form(holds_key)(auto_id=f"{side}-%s")
        sides.append((side, members, form, (form_key(request) if typed and side in typed else "") or new_key()))
    context = {
        "dialogue": dialogue,
        "sides": sides,
        "panel": PANEL,
        "everybody": everybody if holds_key else [],
        "steps": STEPS,
        "holds_key": holds_key,
        "kept": edges.is_kept(dialogue),
    }
    return render(request, "recruit/pool/home.html", context, status=422 if typed else 200)
