"""Pages of the pool: everybody by side, and one person."""

from typing import Any

from django.forms import CheckboxInput
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.editing.conflicts import save_over
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.guards import in_dialogue
from tracktwo.process.holders import holder_name
from tracktwo.ui.forms import PayloadForm

from ..referrals import edges
from . import acts, forms, reads
from .questions import ANSWERS, KINDS, questions
from .records import PANEL, STANDINGS, STEPS, Prospect

__all__ = ["add", "erase", "home", "person"]


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
    for side, members in reads.by_side(dialogue, everybody).items():
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


@in_dialogue
@require_http_methods(["GET", "POST"])
def person(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """One person: what is noted, what each of us holds, and what can be changed."""
    here = reads.person(dialogue, id)
    version, theirs, status = here.version, None, 200
    form = forms.person_form()(initial={name: getattr(here.card, name) for name in forms.PERSON})
    if request.method == "POST":
        form, status = forms.person_form()(request.POST), 422
        if form.is_valid():
            said = form.values()
            newer = save_over(
                dialogue.third, Prospect, id, request.POST, lambda shown: acts.change_person(dialogue, id, shown, said)
            )
            if newer is None:
                return redirect("recruit:person", dialogue=dialogue.id, id=id)
            here, version, theirs, status = reads.person(dialogue, id), newer.version, newer.body, 409
    return render(request, "recruit/pool/person.html", _person(dialogue, here, form, version, theirs), status=status)


def _person(
    dialogue: OpenDialogue, here: reads.Person, form: PayloadForm, version: int, theirs: Prospect | None
) -> dict[str, Any]:
    said = []
    for question in questions(dialogue):
        answers = [(holder_name(dialogue, holder), answer) for holder, answer in here.answers(question.id).items()]
        if answers:
            said.append((question, answers, here.differs(question.id)))
    return {
        "dialogue": dialogue,
        "person": here,
        "form": form,
        "version": version,
        "theirs": theirs,
        "said": said,
        "words": ANSWERS,
        "kinds": KINDS,
        "standings": [(holder_name(dialogue, holder), level) for holder, level in here.standings.items()],
        "levels": STANDINGS,
        "panel": PANEL,
    }


@in_dialogue
@require_POST
def erase(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Erase somebody, everywhere and for good."""
    acts.erase_person(dialogue, id)
    return redirect("recruit:pool", dialogue=dialogue.id)
