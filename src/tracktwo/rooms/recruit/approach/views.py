"""Pages of the approach: what is due, one person's way, and settling the seats."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.common.writing import number_in
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict, NotThere, Refused
from tracktwo.process.guards import in_dialogue
from tracktwo.process.holders import holder_name
from tracktwo.process.safeguards import evaluate
from tracktwo.ui.forms import PayloadForm

from ..pool.reads import counts, people, person
from ..pool.records import PANEL, STEPS
from . import acts, forms, reads, settling
from .records import AWARE, GROUND, HARM, MEANS, POINTS, TRUST, ApproachPlan
from .safeguards import DISCUSSED_IN_PERSON, KEY_PERSON_FIRST, RECRUITERS_TRUSTED, key_person
from .words import due_words

__all__ = ["home", "paper", "settle", "step", "talked", "trust", "way"]


@in_dialogue
@require_GET
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """What is due, who is on the way, and whether each side trusts us to choose."""
    everybody, said = people(dialogue), counts(dialogue)
    sides = []
    for side in dialogue.sides:
        key = key_person(dialogue, side.id)
        trust = [(holder_name(dialogue, each.holder), each) for each in reads.newest_trust(dialogue, side.id)]
        sides.append(
            {
                "side": side,
                "key": next((each for each in everybody if key and each.card.code == key.code), None),
                "on_the_way": [each for each in everybody if each.card.side == side.id and each.card.step != "thought"],
                "alternates": [each for each in everybody if each.card.side == side.id and each.card.alternate],
                "approached": said.approached.get(side.id, 0),
                "declined": said.declined.get(side.id, 0),
                "open": reads.open_seats(dialogue, side.id),
                "seats": reads.seats_of(dialogue, side.id),
                "trust": trust,
                "differ": len({each.answer for _holder, each in trust}) > 1,
                "key_of_form": new_key(),
            }
        )
    context = {
        "dialogue": dialogue,
        "due": [(each, due_words(dialogue, each)) for each in reads.due(dialogue)],
        "sides": sides,
        "everybody": everybody,
        "counts": said,
        "steps": STEPS,
        "trust": TRUST,
        "rules": [evaluate(dialogue, rule) for rule in (KEY_PERSON_FIRST, DISCUSSED_IN_PERSON, RECRUITERS_TRUSTED)],
    }
    return render(request, "recruit/approach/home.html", context)


@in_dialogue
@require_http_methods(["GET", "POST"])
def way(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """One person's four steps: what is asked before, and the one thing that comes next."""
    person(dialogue, id)
    if request.method == "GET":
        return _way(request, dialogue, id)
    form = forms.plan_form(dialogue)(request.POST, auto_id="plan-%s")
    if not form.is_valid():
        return _way(request, dialogue, id, 422, plan=form)
    said = ApproachPlan(prospect=id, **form.values())
    try:
        acts.plan(dialogue, number_in(request.POST.get("version", "")) or 0, said)
    except Conflict:
        dialogue.third.forget()
        return _way(request, dialogue, id, 409, plan=form, theirs=reads.plan_of(dialogue, id))
    return redirect("recruit:way", dialogue=dialogue.id, id=id)


def _way(
    request: HttpRequest,
    dialogue: OpenDialogue,
    id: str,
    status: int = 200,
    plan: PayloadForm | None = None,
    talk: PayloadForm | None = None,
    theirs: ApproachPlan | None = None,
    refused: str = "",
) -> HttpResponse:
    here, before = person(dialogue, id), reads.plan_record(dialogue.third.folio(), id)
    asked = reads.plan_of(dialogue, id)
    spoken = {point for each in reads.talks(dialogue, id) for point in each.covered}
    context = {
        "dialogue": dialogue,
        "person": here,
        "steps": [(name, words, name == here.card.step) for name, words in STEPS.items()],
        "plan": asked,
        "plan_form": plan or forms.plan_form(dialogue)(initial=forms.plan_fields(asked), auto_id="plan-%s"),
        "version": before.version if before else 0,
        "theirs": theirs,
        "asks": _asks(dialogue, asked),
        "talk_form": talk or forms.talk_form(journal.today(dialogue.third.folio()))(auto_id="talk-%s"),
        "talk_key": form_key(request) or new_key(),
        "talks": [(holder_name(dialogue, each.holder), each) for each in reads.talks(dialogue, id)],
        "missing": [POINTS[point] for point in GROUND if point not in spoken],
        "open": reads.open_seats(dialogue, here.card.side, besides=id) if here.card.side != PANEL else [],
        "seats": reads.seats_of(dialogue, here.card.side),
        "stands_by": here.card.alternate and reads.stands_by(dialogue, id),
        "points": POINTS,
        "harm": HARM,
        "means": MEANS,
        "aware": AWARE,
        "panel": PANEL,
        "refused": refused,
        "rules": [evaluate(dialogue, rule, id) for rule in (KEY_PERSON_FIRST, DISCUSSED_IN_PERSON)],
    }
    return render(request, "recruit/approach/way.html", context, status=status)


def _asks(dialogue: OpenDialogue, plan: ApproachPlan) -> str:
    if plan.asks == "outside":
        return _("somebody else whom they trust")
    return holder_name(dialogue, plan.asks) if plan.asks else ""


@in_dialogue
@require_POST
def talked(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """What was discussed in person."""
    person(dialogue, id)
    form = forms.talk_form(journal.today(dialogue.third.folio()))(request.POST, auto_id="talk-%s")
    if form.is_valid():
        try:
            acts.discuss(dialogue, id, key=form_key(request), **form.cleaned_data)
            return redirect("recruit:way", dialogue=dialogue.id, id=id)
        except Refused as refused:
            form.add_error("day", str(refused))
    return _way(request, dialogue, id, 422, talk=form)


Act = Callable[[OpenDialogue, str], None]
ACTS: dict[str, Act] = {
    "key": acts.choose_key,
    "accepts": acts.key_accepts,
    "sound": acts.sound,
    "back": acts.undo_step,
    "again": acts.stands_by_again,
}
WITH_SEAT: dict[str, Callable[[OpenDialogue, str, str], None]] = {"seat": acts.seat, "alternate": acts.stand_by}
LEAVING: dict[str, Act] = {"decline": acts.decline, "down": acts.step_down}


@in_dialogue
@require_POST
def step(request: HttpRequest, dialogue: OpenDialogue, id: str, act: str) -> HttpResponse:
    """One step on somebody's way, or off it."""
    person(dialogue, id)
    try:
        if act in WITH_SEAT:
            WITH_SEAT[act](dialogue, id, request.POST.get("chair", ""))
        elif act in LEAVING:
            LEAVING[act](dialogue, id)
            return redirect("recruit:approach", dialogue=dialogue.id)
        elif act in ACTS:
            ACTS[act](dialogue, id)
        else:
            raise NotThere(act)
    except Refused as refused:
        dialogue.third.forget()
        return _way(request, dialogue, id, 409, refused=str(refused))
    return redirect("recruit:way", dialogue=dialogue.id, id=id)


@in_dialogue
@require_POST
def trust(request: HttpRequest, dialogue: OpenDialogue, side: str) -> HttpResponse:
    """Whether a side trusts those who recruit from it."""
    answer = request.POST.get("answer", "")
    if answer not in TRUST:
        raise Refused(_("Choose an answer."))
    acts.say_trust(dialogue, side, answer, form_key(request))
    return redirect("recruit:approach", dialogue=dialogue.id)


@in_dialogue
@require_http_methods(["GET", "POST"])
def settle(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """What settling erases and what stays, before it is done."""
    if request.method == "POST":
        settling.settle_seats(dialogue)
        return redirect("recruit:approach", dialogue=dialogue.id)
    everybody, kept = people(dialogue), set(settling.staying(dialogue))
    context = {
        "dialogue": dialogue,
        "gone": [each for each in everybody if each.id not in kept],
        "kept": [each for each in everybody if each.id in kept],
        "open": [code for side in dialogue.sides for code in reads.open_seats(dialogue, side.id)],
    }
    return render(request, "recruit/approach/settle.html", context)


@in_dialogue
@require_GET
def paper(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The personal discussion as a sheet without anybody's name, to take along."""
    return render(request, "recruit/approach/paper.html", {"dialogue": dialogue, "points": POINTS, "ground": GROUND})
