"""A plan: made with the person, opened by whom they chose or by their code, followed step by step."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.common.writing import number_in
from tracktwo.matter.seats import all_seats
from tracktwo.process import journal, own_scopes
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict, NoKey, NotThere, Refused
from tracktwo.process.guards import in_dialogue
from tracktwo.process.sealed import Opened
from tracktwo.ui.forms import PayloadForm

from .. import forms, plans
from ..records import NOTED, REACH, RISKS, steps_of

__all__ = ["by_code", "choose", "new", "note", "plan", "protocol"]


def _frame(dialogue: OpenDialogue, place: str) -> dict[str, Any]:
    seat = next((each for each in all_seats(dialogue) if each.id == place), None)
    card = own_scopes.card_of(dialogue, place)
    if seat is None and card is None:
        raise NotThere("seat")
    return {
        "dialogue": dialogue,
        "here": "people",
        "place": place,
        "seat": seat.body if seat else None,
        "card": card.body if card else None,
        "today": journal.today(dialogue.third.folio()),
        "risks": RISKS,
        "reach": REACH,
        "noted": NOTED,
    }


@in_dialogue
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, dialogue: OpenDialogue, place: str) -> HttpResponse:
    """Make a plan with the person. Whoever sits here with them is whom they chose; they may name a second."""
    frame = _frame(dialogue, place)
    shape = forms.plan_form(dialogue, choosing=True)
    if request.method == "GET":
        form = shape(initial=forms.plan_fields(None, frame["today"]))
        return render(request, "transfer/people/new.html", frame | {"form": form, "groups": _groups(form)})
    form = shape(request.POST)
    if form.is_valid():
        written, second, with_code = forms.chosen_of(form.values())
        try:
            code = plans.begin(dialogue, place, written, second, with_code=with_code)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return _print_code(request, frame, code) if code else redirect("transfer:plan", dialogue.id, place)
    return render(request, "transfer/people/new.html", frame | {"form": form, "groups": _groups(form)}, status=422)


def _print_code(request: HttpRequest, frame: dict[str, Any], code: str) -> HttpResponse:
    """The code is shown once: it stands nowhere, so that this answer is the only one that can hold it."""
    return render(request, "transfer/people/code.html", frame | {"code": code})


def _groups(form: PayloadForm) -> list[tuple[str, list[Any]]]:
    titles = (_("Going home"), _("Staying in touch, or not"), _("When there is no answer"))
    parts = [(title, [form[name] for name in group]) for title, group in zip(titles, forms.GROUPS, strict=True)]
    if "second" in form.fields:
        parts.append((_("Who opens this plan"), [form["second"], form["with_code"]]))
    return parts


@in_dialogue
@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, dialogue: OpenDialogue, place: str) -> HttpResponse:
    """A plan as whom the person chose opens it; others learn that it exists, and enter the person's code."""
    frame = _frame(dialogue, place)
    opened = own_scopes.open_mine(dialogue, place)
    if frame["card"] is None:
        return redirect("transfer:new-plan", dialogue.id, place)
    if opened is None:
        return render(request, "transfer/people/closed.html", frame)
    return _change(request, frame, opened, "")


@in_dialogue
@require_http_methods(["GET", "POST"])
def by_code(request: HttpRequest, dialogue: OpenDialogue, place: str) -> HttpResponse:
    """The person opens their plan at a meeting: the code travels with each form, and is kept by nothing."""
    frame = _frame(dialogue, place)
    code = request.POST.get("code", "")
    if request.method == "GET" or frame["card"] is None:
        return render(request, "transfer/people/closed.html", frame)
    try:
        opened = own_scopes.open_by_code(dialogue, place, code)
    except NoKey:
        frame["wrong"] = True
        return render(request, "transfer/people/closed.html", frame, status=422)
    return _change(request, frame, opened, code)


def _change(request: HttpRequest, frame: dict[str, Any], opened: Opened, code: str) -> HttpResponse:
    """Show an opened plan, and save what was typed into it."""
    dialogue, place = frame["dialogue"], frame["place"]
    if request.method != "POST" or "silence" not in request.POST:
        return _shown(request, frame, opened, code)
    form = forms.plan_form(dialogue, choosing=False)(request.POST)
    if not form.is_valid():
        return _shown(request, frame, opened, code, form, 422)
    written, _second, _with_code = forms.chosen_of(form.values())
    try:
        plans.change_plan(dialogue, place, number_in(request.POST.get("version", "")) or 0, written, code)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _shown(request, frame, opened, code, form, 422)
    except Conflict:
        opened.forget()
        form.add_error(None, _("Somebody changed this meanwhile. Your text is below: save again to replace it."))
        return _shown(request, frame, opened, code, form, 409)
    if not code:
        return redirect("transfer:plan", dialogue.id, place)
    opened.forget()
    return _shown(request, frame, opened, code)


def _shown(
    request: HttpRequest,
    frame: dict[str, Any],
    opened: Opened,
    code: str,
    form: PayloadForm | None = None,
    status: int = 200,
) -> HttpResponse:
    dialogue, shown = frame["dialogue"], plans.read(frame["place"], opened)
    # The program may have been stopped between the compartment and the plan: what is missing can be written now.
    written = shown.record.body if shown else None
    bound = form or forms.plan_form(dialogue, choosing=False)(initial=forms.plan_fields(written, frame["today"]))
    context = frame | {
        "code": code,
        "plan": written,
        "version": shown.record.version if shown else 0,
        "steps": steps_of(written) if written else [],
        "checks": [(check.body, shown.open_steps(check.body)) for check in shown.checks] if shown else [],
        "due": {check.body.after for check in plans.due(shown, frame["today"])} if shown else set(),
        "form": bound,
        "groups": _groups(bound),
        "typing": form is not None,
        "others": forms.second_choices(dialogue),
    }
    return render(request, "transfer/people/plan.html", context, status=status)


@in_dialogue
@require_POST
def choose(request: HttpRequest, dialogue: OpenDialogue, place: str) -> HttpResponse:
    """The person chooses anew who opens their plan; a new code takes the place of the old one."""
    frame = _frame(dialogue, place)
    try:
        _opened, code = own_scopes.choose_again(
            dialogue,
            place,
            request.POST.get("code", ""),
            request.POST.get("second", ""),
            with_code=bool(request.POST.get("with_code")),
        )
    except NoKey:
        return render(request, "transfer/people/closed.html", frame | {"wrong": True}, status=422)
    return _print_code(request, frame, code) if code else redirect("transfer:plan", dialogue.id, place)


@in_dialogue
@require_POST
def note(request: HttpRequest, dialogue: OpenDialogue, place: str) -> HttpResponse:
    """Note a check-in with one word, or that the next step was taken, or how it was after all."""
    after, word = number_in(request.POST.get("after", "")) or 0, request.POST.get("word", "")
    if request.POST.get("step"):
        plans.take_step(dialogue, place, after, number_in(request.POST["step"]) or 0)
    elif request.POST.get("later"):
        plans.follow(dialogue, place, after, _word(word))
    else:
        plans.note(dialogue, place, after, _word(word))
        if word == "silent":
            return redirect("transfer:protocol", dialogue.id, place)
    return redirect("transfer:plan", dialogue.id, place)


def _word(word: str) -> str:
    if not word or word not in NOTED:
        raise Refused(_("Choose how it was."))
    return word


@in_dialogue
@require_GET
def protocol(request: HttpRequest, dialogue: OpenDialogue, place: str) -> HttpResponse:
    """What the person asked for when there is no answer, on paper, for people."""
    frame = _frame(dialogue, place)
    opened = own_scopes.open_mine(dialogue, place)
    shown = plans.read(place, opened) if opened else None
    if shown is None:
        return render(request, "transfer/people/closed.html", frame)
    context = frame | {"plan": shown.record.body, "steps": steps_of(shown.record.body)}
    return render(request, "transfer/people/protocol.html", context)
