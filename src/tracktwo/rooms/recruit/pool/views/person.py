"""One person in the pool: what is noted, what each of us holds, whom they cannot meet, and erasing them."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.common.writing import number_in
from tracktwo.editing.conflicts import save_over
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import NotThere, Refused
from tracktwo.process.fields import Text
from tracktwo.process.guards import in_dialogue
from tracktwo.process.holders import holder_name, my_record
from tracktwo.ui.forms import PayloadForm

from ...referrals import edges
from .. import acts, forms, reads
from ..questions import ANSWERS, KINDS, Question, questions
from ..records import PANEL, STANDINGS, STEPS, Prospect

__all__ = ["apart", "erase", "judge", "person", "sent_answers", "together", "veto"]


@in_dialogue
@require_http_methods(["GET", "POST"])
def person(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """One person, and a form for what is noted of them."""
    reads.person(dialogue, id)
    if request.method == "GET":
        return _show(request, dialogue, id)
    form = forms.person_form()(request.POST)
    if not form.is_valid():
        return _show(request, dialogue, id, 422, form)
    said = form.values()
    newer = save_over(
        dialogue.third, Prospect, id, request.POST, lambda shown: acts.change_person(dialogue, id, shown, said)
    )
    if newer is None:
        return redirect("recruit:person", dialogue=dialogue.id, id=id)
    return _show(request, dialogue, id, 409, form, theirs=newer.body)


@dataclass(frozen=True)
class Row:
    """One question on somebody's page: what I hold, what others hold, and whether we differ."""

    question: Question
    mine: str
    others: list[tuple[str, Text]]
    differs: bool


def _show(
    request: HttpRequest,
    dialogue: OpenDialogue,
    id: str,
    status: int = 200,
    form: PayloadForm | None = None,
    theirs: Prospect | None = None,
    refused: str = "",
) -> HttpResponse:
    here = reads.person(dialogue, id)
    everybody = {each.id: each for each in reads.people(dialogue)}
    mine = my_record(dialogue).id
    pairs = [
        (record.id, everybody.get(record.body.second if record.body.first == id else record.body.first))
        for record in reads.apart(dialogue)
        if id in (record.body.first, record.body.second)
    ]
    named_by = edges.nominators(dialogue)
    looked = here.standings.items()
    others = [(holder_name(dialogue, holder), STANDINGS[level]) for holder, level in looked if holder != mine]
    context: dict[str, Any] = {
        "dialogue": dialogue,
        "person": here,
        "form": form or forms.person_form()(initial={name: getattr(here.card, name) for name in forms.PERSON}),
        "version": here.version,
        "theirs": theirs,
        "refused": refused,
        "groups": _groups(dialogue, here, mine),
        "choices": [*ANSWERS.items(), ("", _("not said"))],
        "levels": STANDINGS,
        "my_standing": here.standings.get(mine, 0),
        "others_standing": others,
        "pairs": pairs,
        "everybody": [each for each in everybody.values() if each.id != id],
        "named_by": [everybody[each] for each in (named_by or {}).get(id, ())],
        "steps": STEPS,
        "panel": PANEL,
    }
    return render(request, "recruit/pool/person.html", context, status=status)


def _groups(dialogue: OpenDialogue, here: reads.Person, mine: str) -> list[tuple[Text, list[Row], bool]]:
    """Questions by kind; a group is open where somebody has answered something in it."""
    rows: dict[str, list[Row]] = {}
    for question in questions(dialogue):
        answers = here.answers(question.id)
        others = [(holder_name(dialogue, holder), ANSWERS[said]) for holder, said in answers.items() if holder != mine]
        row = Row(question, answers.get(mine, ""), others, here.differs(question.id))
        rows.setdefault(question.kind, []).append(row)
    return [
        (KINDS[kind], rows[kind], any(row.mine or row.others for row in rows[kind])) for kind in KINDS if kind in rows
    ]


@in_dialogue
@require_POST
def judge(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """What the member at hand holds of somebody."""
    reads.person(dialogue, id)
    standing = number_in(request.POST.get("standing", ""))
    acts.judge(dialogue, id, sent_answers(request, dialogue), standing)
    return redirect("recruit:person", dialogue=dialogue.id, id=id)


def sent_answers(request: HttpRequest, dialogue: OpenDialogue) -> dict[str, Any]:
    """The answers that were sent, by question. Of a question that was erased meanwhile nothing is kept.

    Raises:
        NotThere: something that is no answer.
    """
    sent = {}
    for question in questions(dialogue):
        answer = request.POST.get(f"q-{question.id}")
        if answer is None:
            continue
        if answer not in {*ANSWERS, ""}:
            raise NotThere("answer")
        sent[question.id] = answer
    return sent


@in_dialogue
@require_POST
def veto(request: HttpRequest, dialogue: OpenDialogue, id: str, side: str) -> HttpResponse:
    """A side will not sit with this person, or will after all."""
    acts.set_veto(dialogue, id, side, request.POST.get("stands") == "1")
    return redirect("recruit:person", dialogue=dialogue.id, id=id)


@in_dialogue
@require_POST
def apart(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Somebody else with whom this person cannot share a room."""
    reads.person(dialogue, id)
    other = forms.named(request.POST.get("other", ""), reads.people(dialogue))
    try:
        if other is None:
            raise Refused(_("Nobody in the pool is called so. Choose a code."))
        acts.keep_apart(dialogue, id, other.id)
    except Refused as refused:
        return _show(request, dialogue, id, 422, refused=str(refused))
    return redirect("recruit:person", dialogue=dialogue.id, id=id)


@in_dialogue
@require_POST
def together(request: HttpRequest, dialogue: OpenDialogue, id: str, pair: str) -> HttpResponse:
    """Two people can share a room after all."""
    reads.person(dialogue, id)
    acts.let_together(dialogue, pair)
    return redirect("recruit:person", dialogue=dialogue.id, id=id)


@in_dialogue
@require_POST
def erase(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Erase somebody, everywhere and for good."""
    acts.erase_person(dialogue, id)
    return redirect("recruit:pool", dialogue=dialogue.id)
