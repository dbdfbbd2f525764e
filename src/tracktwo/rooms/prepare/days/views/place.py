"""Clocks and calendars of a workshop."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tracktwo.common.writing import number_in
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict
from tracktwo.process.guards import in_dialogue
from tracktwo.process.sealed import Record

from .. import acts, forms
from ..prayers import zones
from ..records import WorkshopPlace

__all__ = ["page"]


@in_dialogue
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Time zones, prayer times and a second calendar."""
    workshop = dialogue.workshop(id)
    record = _stated(dialogue, id)
    initial: dict[str, Any] = forms.place_fields(record.body) if record else {"shift": 0}
    form = forms.place_form(dialogue)(request.POST if request.method == "POST" else None, initial=initial)
    status = 200
    if request.method == "POST":
        status = 422
        values = forms.place_values(dialogue, form) if form.is_valid() else None
        if values is not None:
            try:
                version = number_in(request.POST.get("version", "")) or 0
                acts.say_place(dialogue, id, version, WorkshopPlace(workshop=id, **values))
                return redirect("prepare:timetable", dialogue=dialogue.id, id=id)
            except Conflict:
                dialogue.third.forget()
                record, status = _stated(dialogue, id), 409
                words = _("Somebody changed this meanwhile. What you typed is still here; save again.")
                form.add_error(None, words)
    context = {
        "dialogue": dialogue,
        "workshop": workshop,
        "form": form,
        "version": record.version if record else 0,
        "zones": sorted(zone for zone in zones() if "/" in zone and not zone.startswith("Etc/")),
    }
    return render(request, "prepare/days/place.html", context, status=status)


def _stated(dialogue: OpenDialogue, workshop: str) -> Record[WorkshopPlace] | None:
    stated = dialogue.third.folio().all(WorkshopPlace)
    return next((record for record in stated if record.body.workshop == workshop), None)
