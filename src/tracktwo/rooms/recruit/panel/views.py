"""Pages of serving officials, of young people, and of a panel drawn by lot."""

import shlex
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tracktwo.common.lottery import INSTALL, installed
from tracktwo.common.writing import number_in
from tracktwo.matter.seats import ROSTER, Seat, erase_person, is_hidden, on_roster, roster_seats
from tracktwo.methods.errors import InvalidInput
from tracktwo.process import need_to_know
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.guards import in_dialogue
from tracktwo.process.profile import HOURS, IDLE_MINUTES, IDLE_MINUTES_IN_MEETING, is_stricter
from tracktwo.process.records import Member
from tracktwo.process.safeguards import evaluate

from ..pool.questions import questions
from . import lottery as lots
from . import roster, young
from .profile import INFLUENCE, is_youth
from .words import in_words

__all__ = [
    "consent",
    "draw",
    "erase_roster",
    "let_in",
    "lottery",
    "move",
    "officials",
    "set_youth",
    "take",
    "wipe",
    "youth",
]


@in_dialogue
@require_GET
def officials(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Whether a serving official sits at the table, what changed with that, and the roster of their own."""
    seats = [seat for seat in dialogue.third.folio().all(Seat) if seat.body.office == "serving"]
    context = {
        "dialogue": dialogue,
        "part": "panel",
        "page": "officials",
        "stricter": is_stricter(dialogue),
        "seats": sorted(seats, key=lambda seat: (len(seat.body.code), seat.body.code)),
        "on_roster": on_roster(dialogue),
        "is_hidden": is_hidden(dialogue),
        "listed": sorted(roster_seats(dialogue), key=lambda seat: (len(seat.body.code), seat.body.code)),
        "holders": roster.holders(dialogue),
        "others": roster.others(dialogue),
        "me": dialogue.person.id,
        "idle": IDLE_MINUTES,
        "idle_in_meeting": IDLE_MINUTES_IN_MEETING,
        "hours": HOURS,
    }
    return render(request, "recruit/panel/officials.html", context)


@in_dialogue
@require_POST
def move(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Move a seat to the roster, or back among the others once its holder left office; or erase who sits there."""
    act = roster.left_office if request.POST.get("left") else roster.move_to_roster
    if request.POST.get("erase"):
        act = erase_person
    act(dialogue, id)
    return redirect("recruit:officials", dialogue=dialogue.id)


@in_dialogue
@require_POST
def erase_roster(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Erase the roster with everybody on it: whoever lacks its key can erase no single seat."""
    if not request.POST.get("sure"):
        raise Refused(_("Say first that all of it should go."))
    roster.erase_unseen(dialogue)
    return redirect("recruit:officials", dialogue=dialogue.id)


@in_dialogue
@require_POST
def let_in(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Let a member in to the roster, or shut one out."""
    if request.POST.get("out"):
        need_to_know.shut_out(dialogue, ROSTER, dialogue.third.folio().get(Member, id).body.account)
    else:
        need_to_know.admit(dialogue, ROSTER, id)
    return redirect("recruit:officials", dialogue=dialogue.id)


@in_dialogue
@require_GET
def youth(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Whether the dialogue brings young people together, and whose guardians have consented."""
    on = is_youth(dialogue)
    context = {
        "dialogue": dialogue,
        "part": "panel",
        "page": "youth",
        "on": on,
        "people": young.consents(dialogue) if on else [],
        "rules": [evaluate(dialogue, young.GUARDIANS)] if on else [],
    }
    return render(request, "recruit/panel/youth.html", context)


@in_dialogue
@require_POST
def set_youth(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Say that the dialogue brings young people together, or that it does not."""
    if request.POST.get("on"):
        influence = {question.id for question in questions(dialogue) if question.kind == INFLUENCE}
        young.begin_youth(dialogue, influence)
    else:
        young.end_youth(dialogue)
    return redirect("recruit:youth", dialogue=dialogue.id)


@in_dialogue
@require_POST
def consent(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Guardians consented, or took it back."""
    young.note_consent(dialogue, id, bool(request.POST.get("given")))
    return redirect("recruit:youth", dialogue=dialogue.id)


@in_dialogue
@require_GET
def lottery(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """A panel of track three drawn by lot: two tables in, a seed drawn in public, and what it gives."""
    return _lottery(request, dialogue)


def _lottery(request: HttpRequest, dialogue: OpenDialogue, problem: str = "", status: int = 200) -> HttpResponse:
    kept = lots.of_dialogue(dialogue)
    context: dict[str, Any] = {
        "dialogue": dialogue,
        "part": "panel",
        "page": "lottery",
        "kept": kept,
        "installed": installed(),
        "install": INSTALL,
        "relaxed": [(kept.quotas[place], fewest, most) for place, fewest, most in kept.relaxed or ()] if kept else [],
        "problem": problem,
        "command": f"tracktwo lottery people.csv quotas.csv --seats {kept.places} --seed {shlex.quote(kept.drawn.seed)}"
        if kept and kept.drawn
        else "",
        "seats": request.POST.get("seats", ""),
    }
    return render(request, "recruit/panel/lottery.html", context, status=status)


@in_dialogue
@require_POST
def take(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Take both tables in, and show them before anything is drawn."""
    people, quotas = request.FILES.get("people"), request.FILES.get("quotas")
    seats = number_in(request.POST.get("seats", "")) or 0
    if people is None or quotas is None:
        return _lottery(request, dialogue, _("Choose both tables."), 422)
    try:
        lots.take_in(dialogue, people.read(), quotas.read(), seats)
    except InvalidInput as error:
        return _lottery(request, dialogue, in_words(error), 422)
    return redirect("recruit:lottery", dialogue=dialogue.id)


@in_dialogue
@require_POST
def draw(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Draw with the seed that was drawn in public."""
    seed = " ".join(request.POST.get("seed", "").split())[:100]
    if not seed:
        return _lottery(request, dialogue, _("Write the seed that was drawn."), 422)
    lots.draw(dialogue, seed)
    return redirect("recruit:lottery", dialogue=dialogue.id)


@in_dialogue
@require_POST
def wipe(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Erase the lottery."""
    lots.erase(dialogue)
    return redirect("recruit:lottery", dialogue=dialogue.id)
