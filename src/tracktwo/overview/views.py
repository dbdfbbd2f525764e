"""Pages of a dialogue as a whole: the list, beginning one, its home, safeguards, third party, erasing."""

from collections.abc import Iterator
from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from tracktwo.editing import autosave
from tracktwo.people import colleagues
from tracktwo.people.middleware import public
from tracktwo.people.views import person_of
from tracktwo.process import dialogues as acts
from tracktwo.process import meetings
from tracktwo.process.access import OpenDialogue, list_dialogues
from tracktwo.process.errors import Conflict
from tracktwo.process.fields import MOST_LANGUAGES, Text
from tracktwo.process.guards import in_dialogue, override_as_sent
from tracktwo.process.records import DialogueCard, Released, Side, StepDone
from tracktwo.process.rooms import walk
from tracktwo.process.safeguards import Evaluation, evaluate_all
from tracktwo.process.sealed import new_id
from tracktwo.ui import documents

from .backups import is_due
from .forms import begin_form, chosen_languages, names_form, side_names

__all__ = [
    "about",
    "begin",
    "dialogues",
    "export",
    "home",
    "lost",
    "names",
    "override_rule",
    "safeguards",
    "step",
]

MOST_SIDES = 4
form_page = require_http_methods(["GET", "POST"])


@public
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What is promised and what is not, in words for the people it concerns."""
    return render(request, "overview/about.html", {"local_only": not request.is_secure()})


@require_GET
def dialogues(request: HttpRequest) -> HttpResponse:
    """Every dialogue this person can open."""
    person = person_of(request)
    colleagues.prune(person)
    readable, damaged = list_dialogues(person)
    for each in readable:
        meetings.finish_closing(each)
        autosave.forget_strays(each)
    context = {"dialogues": readable, "damaged": damaged, "due": is_due(readable)}
    return render(
        request, "overview/dialogues.html", context | {"convenes": any(each.me.convenor for each in readable)}
    )


@form_page
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a dialogue; two sides are the rule. Another number of sides or languages keeps what was typed."""
    sides = _asked(request, "sides", range(2, MOST_SIDES + 1))
    languages = _asked(request, "languages", range(2, MOST_LANGUAGES + 1))
    kind = begin_form(sides, languages)
    if "sides" in request.POST or "languages" in request.POST:
        # A box without a tick is not sent.
        form = kind(initial={"in_person": False} | request.POST.dict())
    else:
        form = kind(request.POST or None)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        names = side_names(data, sides)
        if len({name.first.casefold() for name in names}) < sides:
            form.add_error("side2", _("Each side needs a name of its own."))
        else:
            card = DialogueCard(
                code_name=data["code_name"],
                third_party=data["third_party"],
                sides=[Side(id=new_id()[:8], name=name) for name in names],
                languages=chosen_languages(data),
                in_person=data["in_person"],
                workshops_planned=data["workshops_planned"],
            )
            return redirect("overview:home", dialogue=acts.begin(person_of(request), card).id)
    context = {"form": form, "sides": sides, "languages": languages}
    return render(request, "overview/begin.html", context, status=422 if form.is_bound else 200)


def _asked(request: HttpRequest, name: str, offered: range) -> int:
    """A number that was pressed, or that the form was shown with, or of the address; else the least offered."""
    asked = request.POST.get(name) or request.POST.get(f"shown_{name}") or request.GET.get(name, "")
    return int(asked) if asked in map(str, offered) else offered[0]


@in_dialogue
@require_GET
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Where the dialogue stands, which safeguards hold, and what comes next."""
    evaluations = evaluate_all(dialogue)
    done = {record.body.room: record.body for record in dialogue.third.folio().all(StepDone)}
    rooms = [(room, done.get(room.name), room.progress(dialogue)) for room in walk()]
    context = {
        "dialogue": dialogue,
        "walk": rooms,
        "empty": not any(step or progress for _room, step, progress in rooms),
        "next": [
            step for room in walk() if room.name not in done or dialogue.meeting for step in room.next_steps(dialogue)
        ],
        "counts": list(_counts(evaluations)),
        "notable": [each for each in evaluations if each.status in ("holds", "advises", "unknown")],
        "released": [each for each in dialogue.joint.folio().all(Released) if each.body.kind != "option"],
        "sections": list(_sections(request, dialogue)),
        "lost": dialogue.lost_meeting,
        "due": is_due([dialogue]),
    }
    return render(request, "overview/home.html", context)


def _counts(evaluations: list[Evaluation]) -> Iterator[tuple[Text, int]]:
    """How many rules stand in which state. What was overridden is not met, and is left out while there is none."""
    labels: dict[str, Text] = {
        "holds": _("blocking"),
        "advises": _("advisory"),
        "unknown": _("not known"),
        "overridden": _("overridden"),
        "met": _("met"),
    }
    for status, label in labels.items():
        number = sum(evaluation.shown == status for evaluation in evaluations)
        if number or status in ("holds", "advises", "met"):
            yield label, number


def _sections(request: HttpRequest, dialogue: OpenDialogue) -> Iterator[str]:
    """What the rooms add to the home, drawn."""
    for section in (section for room in walk() for section in room.home):
        context = section.read(dialogue)
        if context is not None:
            yield render_to_string(section.template, context | {"dialogue": dialogue}, request)


@in_dialogue
@require_POST
def lost(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Mark a meeting as closed whose shard is gone for good."""
    # A colleague may have said so a moment before.
    with suppress(Conflict):
        meetings.mark_lost(dialogue)
    return redirect("overview:home", dialogue=dialogue.id)


@in_dialogue
@require_GET
def safeguards(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """All safeguards with their state for this dialogue."""
    evaluations = evaluate_all(dialogue)
    rooms = [(room, [each for each in evaluations if each.safeguard in room.safeguards]) for room in walk()]
    return render(
        request, "overview/safeguards.html", {"dialogue": dialogue, "rooms": [each for each in rooms if each[1]]}
    )


@in_dialogue
@require_POST
def override_rule(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The one deliberate act to go on past a held step."""
    override_as_sent(dialogue, request)
    onward = request.POST.get("next", "")
    if onward.startswith(f"/d/{dialogue.id}/") and url_has_allowed_host_and_scheme(onward, None):
        return redirect(onward)
    return redirect("overview:safeguards", dialogue=dialogue.id)


@in_dialogue
@require_POST
def step(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """A room's work was done elsewhere or on paper, or that is taken back."""
    how, name = request.POST.get("how", ""), request.POST.get("room", "")
    if how in ("", "elsewhere", "paper") and name in {room.name for room in walk()}:
        acts.record_step(dialogue, name, how)
    return redirect("overview:home", dialogue=dialogue.id)


@in_dialogue
@form_page
def names(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Change the code name and the agreed names on the screen."""
    card = dialogue.card
    form = names_form(card)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.values()
        sides = [Side(id=side.id, name=data[f"side_{side.id}"]) for side in card.sides]
        acts.rename(dialogue, data["code_name"], data["third_party"], data["workshops_planned"], sides)
        return redirect("overview:home", dialogue=dialogue.id)
    context = {"dialogue": dialogue, "form": form}
    return render(request, "overview/names.html", context, status=422 if form.is_bound else 200)


@in_dialogue
@require_GET
def export(request: HttpRequest, dialogue: OpenDialogue, record: str, form: str) -> HttpResponse:
    """A released text as PDF or plain text, marked non-binding and without metadata."""
    released = dialogue.joint.folio().get(Released, record).body
    if form == "txt":
        response = HttpResponse(
            documents.released_text(dialogue.card, released), content_type="text/plain; charset=utf-8"
        )
    else:
        response = HttpResponse(documents.released_pdf(dialogue.card, released), content_type="application/pdf")
    # No code name in the file's name: downloads lie about in folders and lists.
    response["Content-Disposition"] = f'attachment; filename="text-{released.number}.{form}"'
    return response
