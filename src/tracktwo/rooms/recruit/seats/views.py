"""Seats: codes, never names."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.common.writing import number_in
from tracktwo.matter.seats import OFFICES, Seat, in_order
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict, Refused
from tracktwo.process.guards import in_dialogue
from tracktwo.process.safeguards import evaluate
from tracktwo.ui.forms import PayloadForm, form_for

from . import acts as seat_acts
from .safeguards import NO_SERVING_OFFICIAL, THREE_TO_SIX

__all__ = ["edit", "erase", "home", "several"]

MOST_AT_ONCE = 12
FIELDS = ("code", "side", "office", "late")


@in_dialogue
@require_http_methods(["GET", "POST"])
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The seats of each side, and a form for one more."""
    form = _seat_form(dialogue)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            seat_acts.add_seat(dialogue, Seat(**form.values()))
            return redirect("recruit:seats", dialogue=dialogue.id)
        except Refused as refused:
            form.add_error("code", str(refused))
    seats = in_order(dialogue)
    context = {
        "dialogue": dialogue,
        "form": form,
        "offices": OFFICES,
        "seats": [(side, [seat for seat in seats if seat.body.side == side.id]) for side in dialogue.sides],
        "rules": [evaluate(dialogue, rule) for rule in (NO_SERVING_OFFICIAL, THREE_TO_SIX)],
    }
    return render(request, "recruit/seats/home.html", context)


def _seat_form(dialogue: OpenDialogue) -> type[PayloadForm]:
    choices = {"side": [(side.id, dialogue.one_line(side.name)) for side in dialogue.sides]}
    form = form_for(Seat, list(FIELDS), dialogue.card.languages, choices)
    form.base_fields["side"].label, form.base_fields["late"].label = _("Side"), _("Arrives late")
    return form


@in_dialogue
@require_POST
def several(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The same number of coded seats on each side, about which nothing is said yet."""
    number = number_in(request.POST.get("number", "")) or 0
    seat_acts.add_coded_seats(dialogue, number if number <= MOST_AT_ONCE else 0)
    return redirect("recruit:seats", dialogue=dialogue.id)


@in_dialogue
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Change one seat: its code, its side, and what is known of the office behind it."""
    record = dialogue.third.folio().get(Seat, id)
    status = 200
    if request.method == "POST":
        form = _seat_form(dialogue)(request.POST)
        if form.is_valid():
            try:
                seat = Seat(**form.values())
                seat_acts.change_seat(dialogue, id, number_in(request.POST.get("version", "")) or 0, seat)
                return redirect("recruit:seats", dialogue=dialogue.id)
            except Refused as refused:
                form.add_error("code", str(refused))
            except Conflict:
                form.add_error(None, _("Somebody changed this seat meanwhile. What you typed is still here."))
                record = dialogue.third.folio().get(Seat, id)
        status = 422
    else:
        form = _seat_form(dialogue)(initial={name: getattr(record.body, name) for name in FIELDS})
    context = {"dialogue": dialogue, "form": form, "record": record}
    return render(request, "recruit/seats/edit.html", context, status=status)


@in_dialogue
@require_POST
def erase(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Erase a seat."""
    seat_acts.erase_seat(dialogue, id)
    return redirect("recruit:seats", dialogue=dialogue.id)
