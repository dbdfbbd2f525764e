"""Pages of ideas between meetings: every path at once, one idea with its versions, and what came back to it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.common.writing import number_in
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.matter.reactions import ORIGINS
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.guards import in_dialogue
from tracktwo.process.records import RELEASED_KINDS
from tracktwo.ui.forms import PayloadForm

from ..keeping import of_side
from . import forms, paths, reactions, reads
from .advice import PRACTICE, SOURCE
from .drawing import paths_drawing, quarter_words
from .records import ANSWERS, LEVELS, MATTERS, MOVES, Reaction

__all__ = ["answer", "home", "idea", "reaction", "release", "strike", "take_away"]

# Rows of the picture and of the list: more cannot be looked at together.
DRAWN, LISTED = 24, 60


@in_dialogue
@require_GET
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Every idea's path in one picture, what went one way first; and the list, page by page."""
    every = reads.ideas(dialogue)
    lonely = reads.one_way(dialogue, every)
    apart = {each.id for each, _missing in lonely}
    carried = sorted((each for each in every if each.lines), key=lambda each: each.id not in apart)
    start = max(number_in(request.GET.get("from", "")) or 0, 0)
    base = reverse("transfer:ideas", args=[dialogue.id])
    drawing = paths_drawing(dialogue, carried[:DRAWN], lambda id: f"{base}/{id}") if carried else ""
    context = {
        "dialogue": dialogue,
        "here": "ideas",
        "drawing": mark_safe(drawing),
        "undrawn": len(carried[DRAWN:]),
        "one_way": lonely[:5],
        "more_one_way": len(lonely[5:]),
        "practice": PRACTICE,
        "source": SOURCE,
        "listed": every[start : start + LISTED],
        "start": start,
        "next": start + LISTED if len(every) > start + LISTED else 0,
        "total": len(every),
        "before": max(start - LISTED, 0),
        "came_back": reads.came_back_since(dialogue),
        "meeting": dialogue.meeting,
    }
    return render(request, "transfer/ideas/home.html", context)


def _idea(dialogue: OpenDialogue, id: str) -> reads.Idea:
    """Raises Refused where not every side released it: the answer says which ideas have a path."""
    if id not in reads.released_ideas(dialogue):
        raise Refused(_("Only what every side released has a path."))
    return reads.idea(dialogue, id)


@in_dialogue
@require_http_methods(["GET", "POST"])
def idea(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """One idea: where it went, what came back, its versions side by side; and a form for where it went next."""
    shown = _idea(dialogue, id)
    today = journal.today(dialogue.third.folio())
    form = forms.path_form(dialogue, today)(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        line, chosen = forms.line_of(id, form.values())
        try:
            paths.add(dialogue, line, chosen=chosen)
            return redirect("transfer:idea", dialogue=dialogue.id, id=id)
        except Refused as refused:
            form.add_error(None, str(refused))
    return _show(request, dialogue, shown, 422 if form.errors else 200, form=form)


def _show(
    request: HttpRequest,
    dialogue: OpenDialogue,
    shown: reads.Idea,
    status: int = 200,
    form: PayloadForm | None = None,
) -> HttpResponse:
    held = reads.held_reactions(dialogue, shown.id)
    kept: list[dict[str, Any]] = [
        {
            "side": side,
            "opened": side.id in held or (side.id in dialogue.me.sides and of_side(dialogue, side.id) is None),
            "lines": [(line, quarter_words(line), paths.mark_of(line)) for line in shown.lines if line.side == side.id],
            "held": [(each, reactions.wording_mark(each)) for each in held.get(side.id, []) if not each.body.released],
            "back": [each for each in shown.back if each.body.side == side.id],
        }
        for side in dialogue.sides
    ]
    against = number_in(request.GET.get("against", "")) or len(shown.wordings) - 1
    context = {
        "dialogue": dialogue,
        "here": "ideas",
        "idea": shown,
        "sides": kept,
        "form": form or forms.path_form(dialogue, journal.today(dialogue.third.folio()))(),
        "against": next((each for each in shown.wordings[:-1] if each.number == against), None),
        "earlier": shown.wordings[-2::-1],
        "missing": [side for side in dialogue.sides if shown.lines and side.id not in shown.sides()],
        "levels": LEVELS,
        "matters": MATTERS,
        "moves": MOVES,
        "answers": ANSWERS,
        "origins": ORIGINS,
        "kinds": RELEASED_KINDS,
    }
    return render(request, "transfer/ideas/idea.html", context, status=status)


@in_dialogue
@require_POST
def answer(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """What came of it where a side took it."""
    paths.answer(dialogue, id, request.POST.get("line", ""), request.POST.get("answer", ""))
    return redirect("transfer:idea", dialogue=dialogue.id, id=id)


@in_dialogue
@require_POST
def take_away(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Take a line of a path away."""
    paths.take_away(dialogue, id, request.POST.get("line", ""))
    return redirect("transfer:idea", dialogue=dialogue.id, id=id)


@in_dialogue
@require_http_methods(["GET", "POST"])
def reaction(request: HttpRequest, dialogue: OpenDialogue, id: str, side: str) -> HttpResponse:
    """Write down what came back, in the compartment of the side that brought it."""
    shown = _idea(dialogue, id)
    meant = dialogue.side(side)
    form = forms.reaction_form(dialogue)(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        reactions.keep(dialogue, side, Reaction(idea=id, **form.values()), form_key(request))
        return redirect("transfer:idea", dialogue=dialogue.id, id=id)
    context = {
        "dialogue": dialogue,
        "here": "ideas",
        "idea": shown,
        "side": meant,
        "form": form,
        "key": form_key(request) or new_key(),
    }
    return render(request, "transfer/ideas/reaction.html", context, status=422 if form.errors else 200)


@in_dialogue
@require_POST
def release(request: HttpRequest, dialogue: OpenDialogue, id: str, side: str, reaction: str) -> HttpResponse:
    """A side releases the words of what it brought back, exactly as they were shown."""
    reactions.release(dialogue, side, reaction, request.POST.get("wording", ""))
    return redirect("transfer:idea", dialogue=dialogue.id, id=id)


@in_dialogue
@require_POST
def strike(request: HttpRequest, dialogue: OpenDialogue, id: str, side: str, reaction: str) -> HttpResponse:
    """A side takes back what it had written down."""
    reactions.strike(dialogue, side, reaction)
    return redirect("transfer:idea", dialogue=dialogue.id, id=id)
