"""The map's pages: the picture and the lists, a statement's own page, drawing, and what may leave."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language_bidi
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from .. import exports, publishing, running
from ..carrying import results_file
from ..entering import stewarding
from ..models import Consultation, Published
from ..screen import screen_of
from ..telling import bars_of
from ..telling import told as tell
from .steward import page

__all__ = ["begin", "export", "home", "publish", "statement", "stop"]


def _last(consultation: Consultation) -> Published | None:
    return Published.objects.filter(consultation=consultation).order_by("-number").first()


@stewarding
@require_GET
def home(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Where people stand, what holds on every side, what divides, what is open."""
    state, last = running.where(consultation.id), _last(consultation)
    if last is None:
        return page(request, "map_none", consultation, state=state)
    everybody = last.everybody if request.GET.get("with") == "all" else None
    shown = everybody or last.shown
    found = tell(consultation, shown)
    return page(
        request,
        "map",
        consultation,
        state=state,
        last=last,
        shown=shown,
        everybody=bool(everybody),
        told=found,
        rows=[(row, bars_of(consultation, row)) for row in found.rows],
        screen=screen_of(consultation, last.places_everybody if everybody else last.places, get_language_bidi()),
        fewest=10,
    )


@stewarding
@require_POST
def begin(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Draw the map anew."""
    running.begin(consultation.id)
    return redirect("steward:map", consultation=consultation.id)


@stewarding
@require_POST
def stop(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Stop drawing; the last map stays."""
    running.stop(consultation.id)
    return redirect("steward:map", consultation=consultation.id)


@stewarding
@require_GET
def statement(request: HttpRequest, consultation: Consultation, number: int) -> HttpResponse:
    """One statement with its intervals."""
    last = _last(consultation)
    row = next((one for one in tell(consultation, last.shown).rows if one.number == number), None) if last else None
    if row is None or last is None:
        raise Http404
    return page(request, "statement", consultation, row=row, bars=bars_of(consultation, row), last=last)


@stewarding
@require_http_methods(["GET", "POST"])
def export(request: HttpRequest, consultation: Consultation, form: str = "") -> HttpResponse:
    """What may leave: aggregates, at once; single answers only after the warning was read."""
    last = _last(consultation)
    if last is None:
        return redirect("steward:map", consultation=consultation.id)
    if not form:
        return _exports(request, consultation, last)
    name = f"{consultation.id}-{last.number}"
    if form == "results":
        return exports.file(results_file(consultation, last), "application/json", f"results-{name}.json")
    if form == "polis":
        if request.method != "POST" or not request.POST.get("read"):
            return _exports(request, consultation, last, unread=request.method == "POST", status=422)
        return exports.file(exports.polis(consultation), "application/zip", f"polis-{name}.zip")
    if form not in exports.KINDS:
        raise Http404
    return exports.file(exports.aggregate(last, form), exports.KINDS[form], f"map-{name}.{form}")


def _exports(request: HttpRequest, consultation: Consultation, last: Published, **more: Any) -> HttpResponse:
    context = {"public": publishing.public_map(consultation), "may": publishing.may_publish(consultation, last)}
    return page(request, "exports", consultation, last=last, **(context | {"unread": False} | more))


@stewarding
@require_POST
def publish(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Show the newest map's totals to everybody, or take them off again."""
    if consultation.publicity != "consent":
        raise Http404
    publishing.publish(consultation, request.POST.get("show") == "yes")
    return redirect("steward:exports", consultation=consultation.id)
