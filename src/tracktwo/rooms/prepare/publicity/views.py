"""No publicity: the plan for a leak, its rehearsal against the clock, and what each paper would give away."""

import time
from contextlib import suppress
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.editing.conflicts import save_over
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.matter.leak_plan import ADDRESSEES, LEAK_TIMES, LeakLine, LeakRehearsal, LeakStep, plan_of
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict, NotThere
from tracktwo.process.guards import in_dialogue
from tracktwo.process.safeguards import evaluate
from tracktwo.ui.forms import PayloadForm, filled, form_for

from . import acts
from .records import DUE, SCENARIOS, LeakExercise
from .reveals import ON_PAPER, released_objects
from .safeguards import LEAK_REHEARSED

__all__ = ["erase", "exercise", "home", "lay_out", "line", "step"]

STEP_FIELDS = ["when", "to", "side", "says"]
form_page = require_http_methods(["GET", "POST"])


def _step_form(dialogue: OpenDialogue) -> type[PayloadForm]:
    sides = [("", _("the third party")), *[(side.id, dialogue.one_line(side.name)) for side in dialogue.sides]]
    form = form_for(LeakStep, STEP_FIELDS, dialogue.card.languages, {"side": sides})
    form.base_fields["side"].label, form.base_fields["side"].required = _("Who does it?"), False
    return form


def _line_form(dialogue: OpenDialogue) -> type[PayloadForm]:
    sides = [(side.id, dialogue.one_line(side.name)) for side in dialogue.sides]
    form = form_for(LeakLine, ["wording", "agreed"], dialogue.card.languages, {"agreed": sides})
    form.base_fields["agreed"].label = _("Which sides said yes to it?")
    return form


@in_dialogue
@form_page
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The sentence, the first day by the hour, what papers give away; and a form for one step more."""
    form = _step_form(dialogue)(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            # Sent twice it stands already.
            with suppress(Conflict):
                acts.add_step(dialogue, LeakStep(**form.values()), form_key(request))
            return redirect("prepare:publicity", dialogue=dialogue.id)
    plan = plan_of(dialogue.third.folio())
    context = {
        "dialogue": dialogue,
        "plan": plan,
        "times": [
            (words, [record for record in plan.steps if record.body.when == when]) for when, words in LEAK_TIMES.items()
        ],
        "to": ADDRESSEES,
        "form": form,
        "key": form_key(request) or new_key(),
        "rule": evaluate(dialogue, LEAK_REHEARSED),
        "scenarios": SCENARIOS,
        "going_on": dialogue.third.folio().one(LeakExercise),
        "on_paper": ON_PAPER,
        "released": released_objects(dialogue),
    }
    return render(request, "prepare/publicity/home.html", context, status=status)


@in_dialogue
@require_POST
def lay_out(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Begin from what is usual."""
    acts.lay_out(dialogue)
    return redirect("prepare:publicity", dialogue=dialogue.id)


@in_dialogue
@form_page
def line(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The sentence all say when they are asked."""
    record = dialogue.third.folio().one(LeakLine)
    kind = _line_form(dialogue)
    begins = filled("wording", record.body.wording) | {"agreed": record.body.agreed} if record else {}
    context: dict[str, Any] = {"version": record.version if record else 0}
    status = 200
    if request.method == "POST":
        form, status = kind(request.POST), 422
        if form.is_valid():
            save = partial(acts.save_line, dialogue, fields=form.values())
            theirs = save_over(dialogue.third, LeakLine, record.id if record else "", request.POST, save)
            if theirs is None:
                return redirect("prepare:publicity", dialogue=dialogue.id)
            context = {"version": theirs.version, "theirs": [theirs.body.wording]}
            status = 409
        else:
            context = {"version": request.POST.get("version", "")}
    else:
        form = kind(initial=begins)
    return render(
        request,
        "prepare/publicity/edit.html",
        {"dialogue": dialogue, "form": form, "of": "line", **context},
        status=status,
    )


@in_dialogue
@form_page
def step(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Change one step."""
    record = dialogue.third.folio().get(LeakStep, id)
    kind = _step_form(dialogue)
    context: dict[str, Any] = {"version": record.version}
    status = 200
    if request.method == "POST":
        form, status = kind(request.POST), 422
        context = {"version": request.POST.get("version", "")}
        if form.is_valid():
            save = partial(acts.change_step, dialogue, id, step=LeakStep(**form.values()))
            theirs = save_over(dialogue.third, LeakStep, id, request.POST, save)
            if theirs is None:
                return redirect("prepare:publicity", dialogue=dialogue.id)
            context = {"version": theirs.version, "theirs": [theirs.body.says]}
            status = 409
    else:
        fields = {name: getattr(record.body, name) for name in ("when", "to", "side")}
        form = kind(initial=filled("says", record.body.says) | fields)
    return render(
        request,
        "prepare/publicity/edit.html",
        {"dialogue": dialogue, "form": form, "of": "step", "record": record, **context},
        status=status,
    )


@in_dialogue
@require_POST
def erase(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Take a step out."""
    acts.erase_step(dialogue, id)
    return redirect("prepare:publicity", dialogue=dialogue.id)


@in_dialogue
@form_page
def exercise(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The rehearsal: what has happened, a clock, and each step with the minute by which it is due."""
    now = int(time.time())
    if request.method == "POST":
        sent = request.POST
        name = sent.get("act", "")
        if name == "begin":
            acts.begin_exercise(dialogue, sent.get("scenario", ""), now)
        elif name == "end":
            form = form_for(LeakRehearsal, ["learned"], ["en"])(sent)
            if form.is_valid():
                acts.end_exercise(dialogue, form.values()["learned"], now)
                return redirect("prepare:publicity", dialogue=dialogue.id)
            return render(request, "prepare/publicity/exercise.html", _exercise(dialogue, form), status=422)
        else:
            acts.say_done(dialogue, sent.get("step", ""), now)
        return redirect("prepare:leak-exercise", dialogue=dialogue.id)
    if dialogue.third.folio().one(LeakExercise) is None:
        return redirect("prepare:publicity", dialogue=dialogue.id)
    form = form_for(LeakRehearsal, ["learned"], ["en"])()
    return render(request, "prepare/publicity/exercise.html", _exercise(dialogue, form))


def _exercise(dialogue: OpenDialogue, form: PayloadForm) -> dict[str, Any]:
    record = dialogue.third.folio().one(LeakExercise)
    if record is None:
        raise NotThere("exercise")
    steps = plan_of(dialogue.third.folio()).steps
    coming = [each for each in steps if each.id not in record.body.done]
    return {
        "dialogue": dialogue,
        "form": form,
        "scenario": SCENARIOS[record.body.scenario],
        "line": dialogue.third.folio().one(LeakLine),
        "coming": [(each, DUE[each.body.when]) for each in coming],
        "done": [
            (each, record.body.done[each.id], DUE[each.body.when]) for each in steps if each.id in record.body.done
        ],
        "to": ADDRESSEES,
        "ends": record.body.began + 60 * (DUE[coming[0].body.when] if coming else 0),
    }
