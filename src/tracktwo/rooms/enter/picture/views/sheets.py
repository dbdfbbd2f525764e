"""The other sheets of the picture: onion, tree, dividers and connectors, timeline. Each is drawn, listed, added to."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET, require_http_methods

from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.editing.undo import last_step
from tracktwo.matter.dated import Dated
from tracktwo.matter.official import MILESTONES, milestones
from tracktwo.matter.official import timeline as timeline_drawing
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import NotThere, Refused
from tracktwo.process.guards import in_dialogue
from tracktwo.process.records import Workshop
from tracktwo.process.sealed import Record

from .. import acts, forms
from ..differences import KINDS, differences, questions
from ..harm import harm_drawing
from ..onion import onion as onion_drawing
from ..reads import standing_on
from ..records import (
    EFFECTS,
    GAINS,
    LAYERS,
    Divider,
    Doubt,
    Group,
    HarmReview,
    OnionLine,
    Standing,
    TreeLine,
)
from ..tree import branches, conflict_tree
from . import map as map_page
from .statements import page_of

__all__ = ["add", "dividers", "onion", "review", "timeline", "tree"]

Typed = dict[str, forms.ShortForm]


@in_dialogue
@require_GET
def onion(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """What each side says, what that is for, what it needs and fears."""
    return _sheet(request, dialogue, "onion")


@in_dialogue
@require_GET
def tree(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Causes, the core problem, effects."""
    return _sheet(request, dialogue, "tree")


@in_dialogue
@require_GET
def dividers(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """What divides and what connects, and who gains standing by this dialogue."""
    return _sheet(request, dialogue, "dividers")


@in_dialogue
@require_GET
def timeline(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Official rounds, official texts and events."""
    return _sheet(request, dialogue, "timeline")


def _now(dialogue: OpenDialogue, kind: type[Any]) -> tuple[list[Record[Any]], list[Record[Any]]]:
    """The statements of a kind that hold today, and those that no longer do."""
    folio = dialogue.third.folio()
    standing = standing_on(folio.all(kind), journal.today(folio))
    stand = {record.id for record in standing}
    return standing, [record for record in folio.all(kind) if record.id not in stand]


def _onion(dialogue: OpenDialogue) -> dict[str, Any]:
    lines, ended = _now(dialogue, OnionLine)
    sides = []
    for side in dialogue.sides:
        own = [line for line in lines if line.body.side == side.id]
        layers = [(title, [line for line in own if line.body.layer == layer]) for layer, title in LAYERS.items()]
        sides.append((side, mark_safe(onion_drawing(dialogue, side, own)) if own else "", layers))
    return {"onions": sides, "ended": ended}


def _tree(dialogue: OpenDialogue) -> dict[str, Any]:
    lines, ended = _now(dialogue, TreeLine)
    return {
        "drawing": mark_safe(conflict_tree(dialogue, lines)) if lines else "",
        "cores": [line for line in lines if line.body.part == "core"],
        "causes": branches(lines, "cause"),
        "effects": branches(lines, "effect"),
        "ended": ended,
    }


def _dividers(dialogue: OpenDialogue) -> dict[str, Any]:
    lines, ended = _now(dialogue, Divider)
    gains, gone = _now(dialogue, Standing)
    folio = dialogue.third.folio()
    return {
        "drawing": mark_safe(harm_drawing(dialogue, lines)) if lines else "",
        "dividers": [line for line in lines if line.body.way == "divider"],
        "connectors": [line for line in lines if line.body.way == "connector"],
        "gains": [(record, folio.get(Group, record.body.group).body.name) for record in gains],
        "effects_named": EFFECTS,
        "gains_named": GAINS,
        "ended": ended,
        "ended_gains": gone,
        "workshops": folio.all(Workshop),
        "reviews": [(review, folio.get(Workshop, review.body.workshop)) for review in folio.all(HarmReview)],
        "review_form": forms.review_form(dialogue)(auto_id="review-%s"),
        "review_key": new_key(),
    }


def _timeline(dialogue: OpenDialogue) -> dict[str, Any]:
    records = milestones(dialogue)
    today = journal.today(dialogue.third.folio())
    drawing = timeline_drawing(dialogue, records, today) if records else ""
    return {"drawing": mark_safe(drawing), "milestones": records[::-1], "named": MILESTONES}


SHEETS: dict[str, tuple[tuple[str, ...], Callable[[OpenDialogue], dict[str, Any]]]] = {
    "onion": (("onion",), _onion),
    "tree": (("tree",), _tree),
    "dividers": (("divider", "standing"), _dividers),
    "timeline": (("milestone",), _timeline),
}
SHEET_OF = {kind: sheet for sheet, (kinds, _read) in SHEETS.items() for kind in kinds}


def _sheet(
    request: HttpRequest, dialogue: OpenDialogue, name: str, status: int = 200, typed: Typed | None = None, **more: Any
) -> HttpResponse:
    """A sheet, with a form that was sent and could not be taken."""
    kinds, read = SHEETS[name]
    shown = {
        kind: (typed or {}).get(kind) or forms.statement_form(dialogue, KINDS[kind])(auto_id=f"{kind}-%s")
        for kind in kinds
    }
    context = {
        "dialogue": dialogue,
        "here": name,
        "forms": {kind: (form, form_key(request) or new_key()) for kind, form in shown.items()},
        "differences": [each for each in differences(dialogue) if each.kind in kinds],
        "questions": [question for question in questions(dialogue) if question.kind == name],
        "doubted": {doubt.body.about for doubt in dialogue.third.folio().all(Doubt)},
        "last": last_step(dialogue.third.folio()),
    }
    return render(request, f"enter/picture/{name}.html", context | read(dialogue) | more, status=status)


@in_dialogue
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, dialogue: OpenDialogue, kind: str) -> HttpResponse:
    """Add a statement of this kind to its sheet."""
    if kind not in {**SHEET_OF, "question": ""}:
        raise NotThere(kind)
    if request.method == "GET":
        return page_of(dialogue, kind)
    shape: type[Dated] = KINDS[kind]
    form = forms.statement_form(dialogue, shape)(request.POST, auto_id=f"{kind}-%s")
    if form.is_valid():
        try:
            acts.add(dialogue, shape(**form.values()), form_key(request))
            return page_of(dialogue, kind)
        except Refused as refused:
            form.add_error(None, str(refused))
    if kind == "question":
        return map_page.show(request, dialogue, 422, question_form=form, question_key=form_key(request) or new_key())
    return _sheet(request, dialogue, SHEET_OF[kind], 422, {kind: form})


@in_dialogue
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The team looked at what the dialogue does to dividers, connectors and standing before a workshop."""
    if request.method == "GET":
        return redirect("enter:dividers", dialogue=dialogue.id)
    form = forms.review_form(dialogue)(request.POST, auto_id="review-%s")
    if not form.is_valid():
        return _sheet(request, dialogue, "dividers", 422, review_form=form)
    acts.add(dialogue, HarmReview(**form.values()), form_key(request))
    return redirect("enter:dividers", dialogue=dialogue.id)
