"""Pages of plans for coming home; the first says which seats have one, and to whom something is due."""

import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tracktwo.matter.seats import all_seats, is_hidden
from tracktwo.process import journal, own_scopes
from tracktwo.process.access import OpenDialogue
from tracktwo.process.guards import in_dialogue

from .. import plans, risk

__all__ = ["home"]


@in_dialogue
@require_GET
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Every seat by its code: whether a plan exists, and to whoever was chosen what is due."""
    folio = dialogue.third.folio()
    today = journal.today(folio)
    exist = {card.body.place: card.body for card in own_scopes.cards(dialogue)}
    opened = {plan.place: plan for plan in plans.mine(dialogue)}
    seats = all_seats(dialogue)
    by_side = [
        (
            side,
            [
                (seat, exist.get(seat.id), opened.get(seat.id), bool(_due(opened.get(seat.id), today)))
                for seat in sorted(seats, key=lambda seat: seat.body.code)
                if seat.body.side == side.id
            ],
        )
        for side in dialogue.sides
    ]
    known = {seat.id for seat in seats}
    context = {
        "dialogue": dialogue,
        "here": "people",
        "sides": by_side,
        "any_seat": bool(seats),
        "is_hidden": is_hidden(dialogue),
        "without_seat": [card for place, card in exist.items() if place not in known],
        "something_due": any(plans.due(plan, today) for plan in opened.values()),
        "waiting": [dialogue.side(side) for side in risk.waiting(dialogue)],
    }
    return render(request, "transfer/people/home.html", context)


def _due(plan: plans.Plan | None, today: datetime.date) -> bool:
    return plan is not None and bool(plans.due(plan, today))
