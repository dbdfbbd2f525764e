"""Pages of choices and what they rest on, and of the shelf."""

from django.forms import ChoiceField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import NotThere, Refused
from tracktwo.process.fields import Text
from tracktwo.process.guards import in_dialogue
from tracktwo.process.holders import my_record
from tracktwo.process.journal import today
from tracktwo.process.shelf import hand_on
from tracktwo.ui.forms import PayloadForm

from ..traces import traces
from . import acts, forms, reads
from .frame import frame
from .records import Evidence, Lesson

__all__ = ["choice", "evidence", "search", "shelve", "take_off", "uncite"]

KINDS: dict[str, Text] = {
    "case": _("A case of the casebook"),
    "lesson": _("A lesson of ours"),
    "shelf": _("A lesson of another dialogue here"),
    "published": _("Something published"),
}


@in_dialogue
@require_GET
def evidence(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Every choice with what it rests on; lessons that nobody uses."""
    views = reads.choice_views(dialogue)
    context = frame(dialogue, "evidence") | {
        "choices": views,
        "bare": [view for view in views if view.made and not view.cited],
        "unused": reads.unused(dialogue),
        "unused_on_shelf": reads.unused_on_shelf(dialogue),
    }
    return render(request, "reflect/lessons/evidence.html", context)


@in_dialogue
@require_http_methods(["GET", "POST"])
def choice(request: HttpRequest, dialogue: OpenDialogue, name: str) -> HttpResponse:
    """What one choice rests on, and a form for each kind of evidence there is."""
    view = next((each for each in reads.choice_views(dialogue) if each.choice.name == name), None)
    if view is None:
        raise NotThere("choice")
    sent = request.POST.get("kind", "") if request.method == "POST" else ""
    shown = {
        kind: forms.evidence_form(dialogue, kind)(request.POST if sent == kind else None, auto_id=f"{kind}-%s")
        for kind in KINDS
    }
    if sent in shown and shown[sent].is_valid():
        cited = Evidence(
            **shown[sent].values(),
            choice=name,
            kind=sent,  # type: ignore[arg-type]  # one of KINDS
            holder=my_record(dialogue).id,
            day=today(dialogue.third.folio()),
        )
        if not dialogue.third.folio().has(form_key(request)):
            acts.cite(dialogue, cited, form_key(request))
        return redirect("reflect:choice", dialogue=dialogue.id, name=name)
    lessons = [each for each in reads.lesson_views(dialogue) if each.record.body.choice == name]
    offered = [(kind, KINDS[kind], form, kind == sent) for kind, form in shown.items() if _has_something(form, kind)]
    context = frame(dialogue, "evidence") | {"view": view, "lessons": lessons, "forms": offered, "key": new_key()}
    return render(request, "reflect/lessons/choice.html", context, status=422 if request.method == "POST" else 200)


def _has_something(form: PayloadForm, kind: str) -> bool:
    field = form.fields.get(kind)
    return kind == "published" or (isinstance(field, ChoiceField) and bool(field.choices))


@in_dialogue
@require_POST
def uncite(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Take a citation back; undo brings it again."""
    name = dialogue.third.folio().get(Evidence, id).body.choice
    acts.uncite(dialogue, id)
    return redirect("reflect:choice", dialogue=dialogue.id, name=name)


@in_dialogue
@require_http_methods(["GET", "POST"])
def search(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Lessons of every dialogue on this installation. What is looked for is sent, and stands in no address."""
    form = forms.search_form()(request.POST if request.method == "POST" else None)
    wanted = form.cleaned_data["wanted"] if request.method == "POST" and form.is_valid() else ""
    if request.method == "POST":
        hand_on(dialogue.person)
    context = frame(dialogue, "search") | {
        "form": form,
        "wanted": wanted,
        "lessons": reads.find_on_shelf(dialogue, wanted),
        "mine": {record.body.shelf for record in dialogue.third.folio().all(Lesson)},
    }
    return render(request, "reflect/lessons/search.html", context)


@in_dialogue
@require_http_methods(["GET", "POST"])
def shelve(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """A lesson as it would lie on the shelf, with every trace of the dialogue that is seen in it."""
    record = dialogue.third.folio().get(Lesson, id)
    sent = request.POST if request.method == "POST" else None
    form = forms.lesson_form(dialogue)(sent, initial={"words": record.body.words})
    for name in ("choice", "workshop"):
        form.fields.pop(name)
    words = record.body.words
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        try:
            acts.put(dialogue, id, words)
            return redirect("reflect:search", dialogue=dialogue.id)
        except Refused:
            pass
    context = frame(dialogue, "lessons") | {"record": record, "form": form, "traces": traces(dialogue, words)}
    return render(request, "reflect/lessons/shelve.html", context, status=422 if request.method == "POST" else 200)


@in_dialogue
@require_POST
def take_off(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Take a lesson off the shelf, for everybody."""
    acts.take_off(dialogue, id)
    return redirect("reflect:search", dialogue=dialogue.id)
