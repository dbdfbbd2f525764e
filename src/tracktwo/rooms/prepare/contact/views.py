"""The five conditions of contact, a goal that both wrote, hours by side, and exit cards."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.common.writing import number_in
from tracktwo.editing.undo import last_step
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict, NotThere, Refused
from tracktwo.process.guards import in_dialogue
from tracktwo.ui.forms import filled, form_for

from ..days.reads import timetable, workshop_ahead
from . import acts, reads
from .hours import hours_of, hours_so_far
from .records import ANSWERS, CARD_ANSWERS, EXIT_ITEMS, STATES, VOLUNTARY, CommonGoal, ContactPlan

__all__ = ["condition", "exit_cards", "exit_print", "goal", "goal_said", "home", "take_goal_back"]

# On a sheet of A4.
CARDS_A_SHEET = 6
form_page = require_http_methods(["GET", "POST"])


@in_dialogue
@require_GET
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The conditions for the workshop that is prepared, and the hours."""
    workshop = workshop_ahead(dialogue)
    context: dict[str, Any] = {"dialogue": dialogue, "workshop": workshop, "goal": reads.common_goal(dialogue)}
    if workshop is not None:
        shown = reads.conditions(dialogue, workshop.id)
        context |= {
            "conditions": shown,
            "unmet": sum(each.state == "unmet" for each in shown),
            "hours": zip(hours_of(dialogue, timetable(dialogue, workshop.id)), hours_so_far(dialogue), strict=True),
            "exits": reads.exit_results(dialogue, workshop.id),
            "states": STATES,
            "answers": ANSWERS,
            "items": EXIT_ITEMS,
            "last": last_step(dialogue.third.folio()),
        }
    return render(request, "prepare/contact/home.html", context)


@in_dialogue
@form_page
def condition(request: HttpRequest, dialogue: OpenDialogue, id: str, condition: str) -> HttpResponse:
    """What is done for one condition, and how it stands."""
    dialogue.workshop(id)
    shown = next((each for each in reads.conditions(dialogue, id) if each.code == condition), None)
    if shown is None:
        raise NotThere("condition")
    record = shown.record
    initial = {"state": record.body.state, "plan": record.body.plan} if record else {}
    kind = form_for(ContactPlan, ["plan", "state"], ["en"])
    form = kind(request.POST if request.method == "POST" else None, initial=initial)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            card = ContactPlan(workshop=id, condition=shown.code, **form.values())
            try:
                acts.plan(dialogue, number_in(request.POST.get("version", "")) or 0, card)
                return redirect("prepare:contact", dialogue=dialogue.id)
            except Conflict:
                dialogue.third.forget()
                shown = next(each for each in reads.conditions(dialogue, id) if each.code == condition)
                record, status = shown.record, 409
                form.add_error(None, _("Somebody changed this meanwhile. What you typed is still here; save again."))
    context = {
        "dialogue": dialogue,
        "workshop": id,
        "shown": shown,
        "form": form,
        "version": record.version if record else 0,
    }
    return render(request, "prepare/contact/condition.html", context, status=status)


@in_dialogue
@form_page
def goal(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """A goal in words that both wrote."""
    record = reads.common_goal(dialogue)
    kind = form_for(CommonGoal, ["words"], dialogue.card.languages)
    initial = filled("words", record.body.words) if record else {}
    form = kind(request.POST if request.method == "POST" else None, initial=initial)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                acts.word_goal(dialogue, number_in(request.POST.get("version", "")) or 0, form.values()["words"])
                return redirect("prepare:contact", dialogue=dialogue.id)
            except Conflict:
                dialogue.third.forget()
                record, status = reads.common_goal(dialogue), 409
                form.add_error(None, _("Somebody changed this meanwhile. What you typed is still here; save again."))
    context = {"dialogue": dialogue, "form": form, "version": record.version if record else 0}
    return render(request, "prepare/contact/goal.html", context, status=status)


@in_dialogue
@require_POST
def take_goal_back(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The sides take it back, for good."""
    acts.take_goal_back(dialogue, number_in(request.POST.get("version", "")) or 0)
    return redirect("prepare:contact", dialogue=dialogue.id)


@in_dialogue
@require_POST
def goal_said(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """A side says that these are its words, too."""
    acts.say_so(dialogue, request.POST.get("side", ""))
    return redirect("prepare:contact", dialogue=dialogue.id)


def _count_form(dialogue: OpenDialogue) -> type[forms.Form]:
    fields: dict[str, forms.Field] = {
        "side": forms.ChoiceField(
            label=_("Whose cards?"),
            choices=[(side.id, dialogue.one_line(side.name)) for side in dialogue.sides],
            widget=forms.RadioSelect,
        )
    }
    for item in EXIT_ITEMS:
        for answer in ("yes", "part", "no"):
            fields[f"{item}-{answer}"] = forms.IntegerField(min_value=0, max_value=99, initial=0)
    return type("CountForm", (forms.Form,), fields)


@in_dialogue
@form_page
def exit_cards(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Read a side's exit cards: the numbers tell which answer prevails, and are not kept."""
    dialogue.workshop(id)
    form = _count_form(dialogue)(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            data = form.cleaned_data
            counts = {item: (data[f"{item}-yes"], data[f"{item}-part"], data[f"{item}-no"]) for item in EXIT_ITEMS}
            try:
                acts.read_exit_cards(dialogue, id, data["side"], counts)
                return redirect("prepare:contact", dialogue=dialogue.id)
            except Refused as refused:
                form.add_error(None, str(refused))
    rows = [(text, [form[f"{item}-{answer}"] for answer in ("yes", "part", "no")]) for item, text in EXIT_ITEMS.items()]
    context = {"dialogue": dialogue, "workshop": id, "form": form, "rows": rows, "fewest": acts.FEWEST}
    return render(request, "prepare/contact/exit_cards.html", context, status=status)


@in_dialogue
@require_GET
def exit_print(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Blank exit cards on one sheet, to be cut: no code, no side, nothing to tell them apart."""
    context = {
        "dialogue": dialogue,
        "items": EXIT_ITEMS,
        "answers": CARD_ANSWERS,
        "voluntary": VOLUNTARY,
        "cards": range(CARDS_A_SHEET),
    }
    return render(request, "prepare/contact/exit_print.html", context)
