"""A map leaves by one deliberate act, after a notice of what it would give away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tracktwo.process.access import OpenDialogue
from tracktwo.process.guards import in_dialogue

from ..actor_map import actor_map
from ..leaving import FORMATS, leaving, revealed, take_out
from .map import chosen_by

__all__ = ["leave"]


@in_dialogue
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """What a hostile reader would learn from exactly this map; and the file, once that was read."""
    chosen, error = chosen_by(request.GET, request.GET.getlist)
    with_back = (request.POST if request.method == "POST" else request.GET).get("back") == "yes"
    map = leaving(dialogue, chosen, with_back=with_back)
    form = request.POST.get("form", "")
    if request.method == "POST":
        if form not in FORMATS:
            error = _("Choose in which form it leaves.")
        elif request.POST.get("read") != str(len(map.ties)):
            error = _("Read what the map gives away, and say so. It may have changed since you looked.")
        elif map.actors and not error:
            content, kind = take_out(dialogue, map, form)
            response = HttpResponse(content, content_type=kind)
            ending = "zip" if form == "csv" else form
            response["Content-Disposition"] = f'attachment; filename="map.{ending}"'
            return response
    query = request.GET.copy()
    query.pop("back", None)
    context = {
        "dialogue": dialogue,
        "here": "picture",
        "map": map,
        "drawing": mark_safe(actor_map(dialogue, map.actors, map.ties)) if map.actors else "",
        "with_back": with_back,
        "learned": revealed(dialogue, map) if map.actors else [],
        "formats": FORMATS,
        "form": form,
        "query": query.urlencode(),
        "error": error,
    }
    return render(request, "enter/picture/leave.html", context, status=200 if request.method == "GET" else 422)
