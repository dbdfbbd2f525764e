"""The ground rules: seen, worded, chosen, agreed to, printed; and the card of the place where they hold."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.common.writing import number_in
from tracktwo.editing.undo import last_step
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict, NotThere
from tracktwo.process.guards import in_dialogue
from tracktwo.ui.forms import PayloadForm, filled, form_for

from ..days.reads import workshop_ahead
from . import acts, reads
from .records import LEVELS, OUTSIDE, VENUES, GroundRules, Rule, Venue

__all__ = ["agreed", "choice", "home", "printed", "rule", "rule_act", "standard", "venue"]

NEW = "new"


def _context(dialogue: OpenDialogue) -> dict[str, Any]:
    folio = dialogue.third.folio()
    record = folio.one(GroundRules)
    workshop = workshop_ahead(dialogue)
    return {
        "dialogue": dialogue,
        "rules": reads.current(dialogue),
        "own": record is not None,
        "version": record.version if record else 0,
        "agreements": reads.agreements(dialogue),
        "outside": OUTSIDE,
        "levels": LEVELS,
        "workshop": workshop,
        "venue": reads.venue_of(dialogue, workshop.id) if workshop else None,
        "venues": VENUES,
        "last": last_step(folio),
    }


@in_dialogue
@require_GET
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The rules as they hold, what may leave the room, and which side has agreed."""
    return render(request, "prepare/rules/home.html", _context(dialogue))


@in_dialogue
@require_GET
def printed(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The rules on one sheet, in every language of the dialogue. Nothing on it is signed."""
    return render(request, "prepare/rules/print.html", _context(dialogue))


@in_dialogue
@require_http_methods(["GET", "POST"])
def rule(request: HttpRequest, dialogue: OpenDialogue, place: str) -> HttpResponse:
    """One rule, by its place from 1; `new` for one more."""
    rules = reads.current(dialogue)
    number = _place(place, rules)
    kind = form_for(Rule, ["title", "asks"], dialogue.card.languages)
    record = dialogue.third.folio().one(GroundRules)
    version = record.version if record else 0
    initial: dict[str, Any] = {}
    if number is not None:
        initial = filled("title", rules.rules[number].title) | filled("asks", rules.rules[number].asks)
    form: PayloadForm = kind(request.POST if request.method == "POST" else None, initial=initial)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            shown = number_in(request.POST.get("version", "")) or 0
            try:
                acts.save_rule(dialogue, number, shown, Rule(**form.values()))
                return redirect("prepare:rules", dialogue=dialogue.id)
            except Conflict:
                dialogue.third.forget()
                now = dialogue.third.folio().one(GroundRules)
                version, status = (now.version if now else 0), 409
                form.add_error(None, _("Somebody changed this meanwhile. What you typed is still here; save again."))
    context = {"dialogue": dialogue, "form": form, "place": place, "version": version}
    return render(request, "prepare/rules/rule.html", context, status=status)


def _place(place: str, rules: GroundRules) -> int | None:
    number = number_in(place, 2)
    if place == NEW:
        return None
    if not number or number > len(rules.rules):
        raise NotThere("rule")
    return number - 1


@in_dialogue
@require_POST
def rule_act(request: HttpRequest, dialogue: OpenDialogue, place: str) -> HttpResponse:
    """A rule is moved or taken out."""
    number = _place(place, reads.current(dialogue))
    name = request.POST.get("act", "")
    if number is None:
        raise NotThere("rule")
    version = number_in(request.POST.get("version", "")) or 0
    doings = {
        "up": partial(acts.move_rule, dialogue, number, version, -1),
        "down": partial(acts.move_rule, dialogue, number, version, +1),
        "remove": partial(acts.remove_rule, dialogue, number, version),
    }
    if name not in doings:
        raise NotThere(name)
    doings[name]()
    return redirect("prepare:rules", dialogue=dialogue.id)


@in_dialogue
@require_POST
def choice(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """What may leave the room, and how far the dialogue is kept quiet."""
    acts.choose(dialogue, request.POST.get("outside", ""), request.POST.get("level", ""))
    return redirect("prepare:rules", dialogue=dialogue.id)


@in_dialogue
@require_POST
def agreed(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """A side's people agreed in person; noted as agreed by the side."""
    acts.agree(dialogue, request.POST.get("side", ""))
    return redirect("prepare:rules", dialogue=dialogue.id)


@in_dialogue
@require_POST
def standard(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Back to the seven."""
    acts.to_standard(dialogue)
    return redirect("prepare:rules", dialogue=dialogue.id)


@in_dialogue
@require_http_methods(["GET", "POST"])
def venue(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """The card of the place: its kind, and what holds there."""
    workshop = dialogue.workshop(id)
    record = reads.venue_of(dialogue, id)
    initial = {"place": record.body.place, "words": record.body.words} if record else {}
    form = form_for(Venue, ["place", "words"], ["en"])(request.POST or None, initial=initial)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                version = number_in(request.POST.get("version", "")) or 0
                acts.say_venue(dialogue, version, Venue(workshop=id, **form.values()))
                return redirect("prepare:rules", dialogue=dialogue.id)
            except Conflict:
                dialogue.third.forget()
                record, status = reads.venue_of(dialogue, id), 409
                form.add_error(None, _("Somebody changed this meanwhile. What you typed is still here; save again."))
    context = {
        "dialogue": dialogue,
        "workshop": workshop,
        "form": form,
        "version": record.version if record else 0,
    }
    return render(request, "prepare/rules/venue.html", context, status=status)
