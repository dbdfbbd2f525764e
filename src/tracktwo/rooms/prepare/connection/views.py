"""What a connection is good for, and what goes over one here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET

from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.guards import in_dialogue

from ..contact.hours import hours_ahead, hours_so_far
from .drawing import MOST, days_drawing
from .reads import sittings

__all__ = ["home"]


@in_dialogue
@require_GET
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The days in a row, what of them goes over a connection, what a line carries, and hours."""
    planned = sittings(dialogue)
    shown = planned[-MOST:]
    context = {
        "dialogue": dialogue,
        "drawing": mark_safe(days_drawing(dialogue, shown, journal.today(dialogue.third.folio()))) if shown else "",
        "left_out": len(planned) - len(shown),
        "over": [each for each in planned if each.virtual or each.apart],
        "hours": zip(
            hours_so_far(dialogue),
            hours_ahead(dialogue),
            hours_so_far(dialogue, virtual=True),
            hours_ahead(dialogue, virtual=True),
            strict=True,
        ),
    }
    return render(request, "prepare/connection/home.html", context)
