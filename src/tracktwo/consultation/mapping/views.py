"""The map's pages: the picture and the lists, a statement's own page, drawing, and the exports."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ..exchange import exports, public_totals
from ..exchange.results_export import results_file
from ..models import Consultation, DrawnMap
from ..steward.guards import with_steward
from ..steward.pages import last_map, render_page
from . import job
from .map_svg import map_svg
from .page import interval_rows, map_page

__all__ = ["export", "exports_page", "home", "publish", "start", "statement", "stop"]


@with_steward
@require_GET
def home(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Where people stand, what holds on every side, what divides, what is open."""
    state, last = job.state_of(consultation.id), last_map(consultation)
    if last is None:
        return render_page(request, "mapping/map_none", consultation, state=state, at="map")
    everybody = last.everybody if request.GET.get("with") == "all" else None
    shown = everybody or last.shown
    lists = map_page(consultation, shown)
    return render_page(
        request,
        "mapping/map",
        consultation,
        state=state,
        last=last,
        shown=shown,
        everybody=bool(everybody),
        lists=lists,
        rows=[(row, interval_rows(consultation, row)) for row in lists.rows],
        svg=map_svg(consultation, last.places_everybody if everybody else last.places, get_language_bidi()),
    )


@with_steward
@require_POST
def start(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Draw the map again."""
    job.start(consultation.id)
    return redirect("steward:map", consultation=consultation.id)


@with_steward
@require_POST
def stop(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Stop drawing; the last map stays."""
    job.stop(consultation.id)
    return redirect("steward:map", consultation=consultation.id)


@with_steward
@require_GET
def statement(request: HttpRequest, consultation: Consultation, number: int) -> HttpResponse:
    """One statement with its intervals."""
    last = last_map(consultation)
    rows = map_page(consultation, last.shown).rows if last else []
    row = next((row for row in rows if row.number == number), None)
    if row is None:
        raise Http404
    bars = interval_rows(consultation, row)
    return render_page(request, "mapping/statement", consultation, row=row, bars=bars, last=last)


@with_steward
@require_GET
def exports_page(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """What can be exported, and to whom."""
    last = last_map(consultation)
    if last is None:
        return redirect("steward:map", consultation=consultation.id)
    return _exports(request, consultation, last)


@with_steward
@require_http_methods(["GET", "POST"])
def export(request: HttpRequest, consultation: Consultation, form: str) -> HttpResponse:
    """One file: aggregates at once, single answers only after the warning was read."""
    last = last_map(consultation)
    if last is None:
        return redirect("steward:map", consultation=consultation.id)
    name = f"{consultation.id}-{last.number}"
    if form == "results":
        return exports.download(results_file(consultation, last), "application/json", f"results-{name}.json")
    if form == "polis":
        if request.method != "POST" or not request.POST.get("read"):
            return _exports(request, consultation, last, unread=request.method == "POST", status=422)
        return exports.download(exports.polis_archive(consultation), "application/zip", f"polis-{name}.zip")
    if form not in exports.MEDIA_TYPES:
        raise Http404
    return exports.download(exports.map_file(last, form), exports.MEDIA_TYPES[form], f"map-{name}.{form}")


def _exports(request: HttpRequest, consultation: Consultation, last: DrawnMap, **more: Any) -> HttpResponse:
    context = {
        "last": last,
        "public": public_totals.public_map(consultation),
        "may_publish": public_totals.may_publish(consultation, last),
        "unread": False,
    }
    return render_page(request, "mapping/exports", consultation, **(context | more))


@with_steward
@require_POST
def publish(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Show the newest map's totals to everybody, or stop showing them."""
    if consultation.publicity != "consent":
        raise Http404
    wanted = request.POST.get("show", "")
    if wanted not in ("yes", "no"):
        message = _("Totals can be published or withdrawn.")
        return render_page(request, "steward/refused", consultation, message=message, status=422)
    public_totals.publish(consultation, wanted == "yes")
    return redirect("steward:exports", consultation=consultation.id)
