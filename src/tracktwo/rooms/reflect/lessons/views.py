"""Pages of lessons: the list, one lesson, the lessons workshop, and what is handed to the next convenor."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.common.writing import number_in
from tracktwo.editing.conflicts import save_over
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.process.access import OpenDialogue
from tracktwo.process.course import course_of, questions_for
from tracktwo.process.errors import Conflict
from tracktwo.process.guards import in_dialogue
from tracktwo.process.holders import my_record
from tracktwo.process.journal import today

from . import acts, forms, reads
from .frame import frame
from .records import Lesson, Letter
from .workshop import STEPS

__all__ = ["blank", "edit", "erase", "handover", "home", "workshop"]


@in_dialogue
@require_http_methods(["GET", "POST"])
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Lessons so far, workshops without one, and a form for the next."""
    form = forms.lesson_form(dialogue)(request.POST if request.method == "POST" else None, initial=_asked_for(dialogue))
    if request.method == "POST" and form.is_valid():
        if not dialogue.third.folio().has(form_key(request)):
            acts.learn(dialogue, **form.values(), id=form_key(request))
        return redirect("reflect:lessons", dialogue=dialogue.id)
    context = frame(dialogue, "lessons") | {
        "form": form,
        "key": form_key(request) or new_key(),
        "lessons": reads.lesson_views(dialogue),
        "unlearnt": reads.unlearnt(dialogue),
        "workshops": dict(forms.workshop_choices(dialogue)),
    }
    return render(request, "reflect/lessons/home.html", context, status=422 if form.errors else 200)


def _asked_for(dialogue: OpenDialogue) -> dict[str, str]:
    """The workshop that has no lesson yet is asked about first."""
    waiting = reads.unlearnt(dialogue)
    return {"workshop": waiting[0].id} if waiting else {}


@in_dialogue
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Change a lesson."""
    record = dialogue.third.folio().get(Lesson, id)
    initial = {name: getattr(record.body, name) for name in ("words", "choice", "workshop")}
    form = forms.lesson_form(dialogue)(request.POST if request.method == "POST" else None, initial=initial)
    theirs = None
    if request.method == "POST" and form.is_valid():
        theirs = save_over(
            dialogue.third,
            Lesson,
            id,
            request.POST,
            lambda version: acts.change_lesson(dialogue, id, version, **form.values()),
        )
        if theirs is None:
            return redirect("reflect:lessons", dialogue=dialogue.id)
    context = frame(dialogue, "lessons") | {"form": form, "record": theirs or record, "theirs": theirs}
    return render(request, "reflect/lessons/edit.html", context, status=409 if theirs else 422 if form.errors else 200)


@in_dialogue
@require_POST
def erase(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Erase a lesson; undo brings it back."""
    acts.erase_lesson(dialogue, id)
    return redirect("reflect:lessons", dialogue=dialogue.id)


@in_dialogue
@require_http_methods(["GET", "POST"])
def workshop(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The lessons workshop: its course, what it asks, and a form for what it brought."""
    initial = _asked_for(dialogue)
    form = forms.several_form(dialogue)(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        lines = [
            (said[f"words_{number}"], said[f"choice_{number}"])
            for number in range(forms.LINES)
            if said[f"words_{number}"]
        ]
        if lines and form_key(request):
            acts.learn_several(dialogue, lines, said["workshop"], form_key(request))
            return redirect("reflect:lessons", dialogue=dialogue.id)
        form.add_error(None, _("Write down one lesson at the least."))
    context = frame(dialogue, "workshop") | {
        "form": form,
        "lines": [(form[f"words_{number}"], form[f"choice_{number}"]) for number in range(forms.LINES)],
        "key": form_key(request) or new_key(),
        "steps": STEPS,
        "questions": questions_for(course_of(dialogue), "reflect"),
    }
    return render(request, "reflect/lessons/workshop.html", context, status=422 if form.errors else 200)


@in_dialogue
@require_GET
def blank(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The lessons workshop on paper."""
    context = {"dialogue": dialogue, "steps": STEPS, "questions": questions_for(course_of(dialogue), "reflect")}
    return render(request, "reflect/lessons/blank.html", context)


@in_dialogue
@require_http_methods(["GET", "POST"])
def handover(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """For whoever convenes next: a letter, lessons, what choices rest on. One page to print."""
    record = dialogue.third.folio().one(Letter)
    initial = {name: getattr(record.body, name) for name in ("first", "again", "never")} if record else {}
    form = forms.letter_form()(request.POST if request.method == "POST" else None, initial=initial)
    conflict = False
    if request.method == "POST" and form.is_valid():
        day = today(dialogue.third.folio())
        letter = Letter(**form.values(), holder=my_record(dialogue).id, day=day)
        try:
            acts.write_letter(dialogue, number_in(request.POST.get("version", "")) or 0, letter)
            return redirect("reflect:handover", dialogue=dialogue.id)
        except Conflict:
            conflict = True
            dialogue.third.forget()
            record = dialogue.third.folio().one(Letter)
    context = frame(dialogue, "handover") | {
        "form": form,
        "letter": record,
        "conflict": conflict,
        "lessons": reads.lesson_views(dialogue),
        "made": [view for view in reads.choice_views(dialogue) if view.made],
    }
    status = 409 if conflict else 422 if form.errors else 200
    return render(request, "reflect/lessons/handover.html", context, status=status)
