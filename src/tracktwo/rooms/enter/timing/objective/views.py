"""What the dialogue is for, and what kind of conflict it is about."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.editing.conflicts import save_over
from tracktwo.editing.form_keys import new_key
from tracktwo.process.access import OpenDialogue
from tracktwo.process.course import OBJECTIVES, Course, course_of, expectation, questions_for
from tracktwo.process.errors import Refused
from tracktwo.process.guards import in_dialogue
from tracktwo.ui.forms import PayloadForm, form_for

from ..frame import frame
from ..lines.forms import line_form
from . import acts, reads
from .themes import THEMES, theme_of

__all__ = ["home", "kind", "seed", "theme"]

FIELDS = ["objective", "identity", "inclusion", "elites"]


def objective_form() -> type[PayloadForm]:
    """The form for the objective; the two answers that transformation needs are folded away for the others."""
    return form_for(Course, FIELDS, ["en"])


@in_dialogue
@require_http_methods(["GET", "POST"])
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The objective with what it asks, and the grid of how the dialogue is thought to work."""
    record, course = dialogue.third.folio().one(Course), course_of(dialogue)
    sent = request.POST if request.method == "POST" else None
    form = objective_form()(sent, initial={name: getattr(course, name) for name in FIELDS})
    theirs = None
    if sent is not None and form.is_valid():
        changed = Course(**form.values())
        try:
            if record is None:
                acts.set_objective(dialogue, 0, changed)
            else:
                theirs = save_over(
                    dialogue.third,
                    Course,
                    record.id,
                    sent,
                    lambda version: acts.set_objective(dialogue, version, changed),
                )
            if theirs is None:
                return redirect("enter:objective", dialogue=dialogue.id)
        except Refused as refused:
            form.add_error("inclusion" if not changed.inclusion else "elites", str(refused))
    shown = theirs or record
    context = {
        **frame(dialogue, "objective"),
        "form": form,
        "version": shown.version if shown else 0,
        "theirs": OBJECTIVES[theirs.body.objective] if theirs else "",
        "course": theirs.body if theirs else course,
        "objective": OBJECTIVES[course.objective],
        "questions": questions_for(course, "enter"),
        "elsewhere": questions_for(course, "prepare"),
        "expectation": expectation(course),
        "open_answers": course.objective == "transformation" or bool(form.errors),
        "grid": reads.grid(dialogue),
        "theory_form": line_form("theory")(auto_id="theory-%s"),
        "key": new_key(),
    }
    return render(
        request, "enter/timing/objective.html", context, status=409 if theirs else 422 if form.errors else 200
    )


@in_dialogue
@require_GET
def kind(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """How far the conflict has escalated, which work fits that, and which kind of dispute it is."""
    course = course_of(dialogue)
    chosen = theme_of(course.theme)
    context = {
        **frame(dialogue, "kind"),
        "stages": reads.stages(dialogue),
        "stage_form": line_form("stage")(auto_id="stage-%s"),
        "themes": [(name, each.title) for name, each in THEMES.items()],
        "chosen": course.theme,
        "theme": chosen,
        "experts": reads.experts(dialogue),
        "expert_form": line_form("expert")(auto_id="expert-%s"),
        "key": new_key(),
        "other_key": new_key(),
    }
    return render(request, "enter/timing/kind.html", context)


@in_dialogue
@require_POST
def theme(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Say which kind of dispute it is."""
    acts.choose_theme(dialogue, request.POST.get("theme", ""))
    return redirect("enter:kind", dialogue=dialogue.id)


@in_dialogue
@require_POST
def seed(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Put the questions of this kind among the open ones of the room."""
    acts.seed_questions(dialogue)
    return redirect("enter:kind", dialogue=dialogue.id)
