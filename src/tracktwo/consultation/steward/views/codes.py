"""The steward's pages about codes on paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tracktwo.common.writing import number_in

from ...models import Consultation
from ...refusals import Refusal
from .. import paper_codes
from ..guards import with_steward
from ..pages import render_page
from ..qr_code import link_with_code

__all__ = ["codes", "new_codes", "withdraw"]


@with_steward
@require_GET
def codes(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Batches of codes, and a form for another."""
    return _codes(request, consultation)


def _codes(request: HttpRequest, consultation: Consultation, refused: str = "") -> HttpResponse:
    context = {"batches": paper_codes.batches(consultation), "most": paper_codes.MOST_AT_ONCE, "refused": refused}
    return render_page(request, "steward/codes", consultation, status=422 if refused else 200, **context)


@with_steward
@require_POST
def new_codes(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """A new batch, to be printed now: it is not shown again."""
    try:
        batch, new = paper_codes.make_batch(consultation, number_in(request.POST.get("number", "")) or 0)
    except Refusal:
        return _codes(request, consultation, _("Ask for 1 to %(most)d codes.") % {"most": paper_codes.MOST_AT_ONCE})
    address = request.build_absolute_uri(f"/c/{consultation.id}/")
    slips = [(code, link_with_code(address, code)) for code in new]
    return render_page(request, "steward/slips", consultation, batch=batch, slips=slips, address=address)


@with_steward
@require_POST
def withdraw(request: HttpRequest, consultation: Consultation, batch: int) -> HttpResponse:
    """Make the unused codes of a batch worthless."""
    paper_codes.withdraw_batch(consultation, batch)
    return redirect("steward:codes", consultation=consultation.id)
