"""Seats: codes, never names."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.guards import in_dialogue
from tracktwo.rooms.recruit import acts as seat_acts
from tracktwo.rooms.recruit.records import STANDINGS, Seat
from tracktwo.ui.forms import form_for

__all__ = ["erase", "home", "several"]

MOST_AT_ONCE = 12


@in_dialogue
@require_http_methods(["GET", "POST"])
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The seats of each side, and a form for one more."""
    choices = {"side": [(side.id, dialogue.one_line(side.name)) for side in dialogue.sides]}
    form = form_for(Seat, ["code", "side", "standing", "late"], dialogue.card.languages, choices)(request.POST or None)
    form.fields["side"].label, form.fields["late"].label = _("Side"), _("Arrives late")
    if request.method == "POST" and form.is_valid():
        try:
            seat_acts.add_seat(dialogue, Seat(**form.values()))
            return redirect("recruit:home", dialogue=dialogue.id)
        except Refused as refused:
            form.add_error("code", str(refused))
    seats = dialogue.third.folio().all(Seat)
    context = {
        "dialogue": dialogue,
        "form": form,
        "standings": STANDINGS,
        "seats": [(side, [seat for seat in seats if seat.body.side == side.id]) for side in dialogue.sides],
    }
    return render(request, "recruit/home.html", context)


@in_dialogue
@require_POST
def several(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The same number of coded seats on each side, their standing to be looked at one by one."""
    asked = request.POST.get("number", "")
    number = int(asked) if asked.isdecimal() and 0 < int(asked) <= MOST_AT_ONCE else 0
    taken = {seat.body.code for seat in dialogue.third.folio().all(Seat)}
    for letter, side in zip("ABCD", dialogue.sides, strict=False):
        for place in range(1, number + 1):
            if f"{letter}{place}" not in taken:
                seat_acts.add_seat(dialogue, Seat(code=f"{letter}{place}", side=side.id, standing="near"))
    return redirect("recruit:home", dialogue=dialogue.id)


@in_dialogue
@require_POST
def erase(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Erase a seat."""
    seat_acts.erase_seat(dialogue, id)
    return redirect("recruit:home", dialogue=dialogue.id)
