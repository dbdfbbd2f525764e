"""The steward's page of abuse signals."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ...models import Consultation, Contributor
from .. import abuse_signals
from ..forms import read_exclusion
from ..guards import with_steward
from ..pages import render_page

__all__ = ["abuse", "exclude"]


@with_steward
@require_GET
def abuse(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Signals of abuse, and who is excluded."""
    return _abuse(request, consultation)


def _abuse(request: HttpRequest, consultation: Consultation, refused: str = "", status: int = 200) -> HttpResponse:
    signals = abuse_signals.signals_of(consultation)
    excluded = Contributor.objects.filter(consultation=consultation).exclude(excluded_by="")
    shown = {abuse_signals.mark_of(signal.kind, signal.key) for signal in signals}
    earlier = sorted(set(excluded.values_list("excluded_by", flat=True)) - shown)
    return render_page(
        request,
        "steward/abuse",
        consultation,
        signals=signals,
        excluded=excluded.count(),
        earlier=[mark.split(":", 1) for mark in earlier],
        refused=refused,
        status=status,
    )


@with_steward
@require_POST
def exclude(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Exclude the people of a signal from the map, or include them again."""
    form = read_exclusion(request.POST)
    if form is None or not abuse_signals.set_excluded(consultation, form.kind, form.key, form.excluded):
        return _abuse(request, consultation, _("This signal is no longer there. Nothing was changed."), 422)
    return redirect("steward:abuse", consultation=consultation.id)
