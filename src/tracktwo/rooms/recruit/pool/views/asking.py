"""Coverage questions: the dialogue's own, and one question gone through for everybody on a side."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import NotThere
from tracktwo.process.guards import in_dialogue
from tracktwo.process.holders import my_record

from .. import acts, forms, reads
from ..questions import ANSWERS, KINDS, CoverageQuestion, questions
from ..records import PANEL

__all__ = ["ask", "erase", "home"]


@in_dialogue
@require_http_methods(["GET", "POST"])
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Every question, by kind, with the sides for which it can be gone through; and a form for one more."""
    form, status = forms.question_form(dialogue)(request.POST or None), 200
    if request.method == "POST":
        if form.is_valid():
            acts.add_question(dialogue, CoverageQuestion(**form.values()), form_key(request))
            return redirect("recruit:questions", dialogue=dialogue.id)
        status = 422
    everybody = reads.people(dialogue)
    sides = [side for side, members in reads.by_side(dialogue, everybody).items() if members]
    rows: dict[str, list[tuple[object, int]]] = {}
    for question in questions(dialogue):
        differ = sum(each.differs(question.id) for each in everybody)
        rows.setdefault(question.kind, []).append((question, differ))
    context = {
        "dialogue": dialogue,
        "groups": [(KINDS[kind], rows[kind]) for kind in KINDS if kind in rows],
        "sides": sides,
        "panel": PANEL,
        "form": form,
        "key": form_key(request) or new_key(),
    }
    return render(request, "recruit/pool/questions.html", context, status=status)


@in_dialogue
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, dialogue: OpenDialogue, question: str, side: str) -> HttpResponse:
    """One question, for everybody on a side."""
    asked = next((each for each in questions(dialogue) if each.id == question), None)
    members = reads.by_side(dialogue, reads.people(dialogue)).get(side)
    if asked is None or members is None:
        raise NotThere("coverage question")
    if request.method == "POST":
        acts.judge_all(dialogue, question, _sent(request, [each.id for each in members]))
        return redirect("recruit:questions", dialogue=dialogue.id)
    mine = my_record(dialogue).id
    context = {
        "dialogue": dialogue,
        "question": asked,
        "side": side,
        "panel": PANEL,
        "rows": [(each, each.answers(question).get(mine, ""), each.differs(question)) for each in members],
        "choices": [*ANSWERS.items()],
    }
    return render(request, "recruit/pool/ask.html", context)


def _sent(request: HttpRequest, ids: list[str]) -> dict[str, Any]:
    """What was answered, by person; of whoever was erased meanwhile nothing is kept."""
    sent = {id: request.POST[f"p-{id}"] for id in ids if f"p-{id}" in request.POST}
    if not {*sent.values()} <= {*ANSWERS, ""}:
        raise NotThere("answer")
    return sent


@in_dialogue
@require_POST
def erase(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Erase a question of the dialogue's own with everybody's answers."""
    acts.erase_question(dialogue, id)
    return redirect("recruit:questions", dialogue=dialogue.id)
