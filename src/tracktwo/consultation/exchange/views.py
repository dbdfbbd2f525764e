"""For the machine that holds the dialogue, over loopback: an opening in, results out, feedback in.

Whoever opens a consultation shows the carrying code that this server printed when it started; whoever asks for results
shows the steward's. Neither is a cookie, so that no page of another site can ask in somebody's name.
"""

import hmac
import secrets
from functools import wraps

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from tracktwo.common.exchange_format import Unusable, is_code, steward_tag

from ..models import Consultation
from ..server.rate_limit import may_try
from ..server.requests import View
from ..server.secret_files import carrying_code
from ..steward.pages import last_map
from . import acts
from .results_export import results_file

__all__ = ["feedback", "open_consultation", "results"]

DOOR = "carry"


def _bearer(request: HttpRequest) -> str:
    """The code in the Authorization header; a random one in its place, where it is none, so that nothing matches."""
    scheme, _space, code = request.headers.get("Authorization", "").partition(" ")
    return code.strip() if scheme == "Bearer" and is_code(code) else secrets.token_hex(32)


def _too_many() -> HttpResponse:
    return JsonResponse({"error": _("too many wrong codes; try again in ten minutes")}, status=429)


def _wrong_code(request: HttpRequest) -> HttpResponse:
    may_try(request, DOOR, failed=True)
    return JsonResponse({"error": _("the code is not correct")}, status=401)


def _with_stewards_code(view: View) -> View:
    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, consultation: str) -> HttpResponse:
        if not may_try(request, DOOR):
            return _too_many()
        row = Consultation.objects.filter(pk=consultation).first()
        tag = row.steward if row else "0" * 64
        if not hmac.compare_digest(steward_tag(_bearer(request)), tag) or row is None:
            return _wrong_code(request)
        return view(request, row)

    return guarded


@csrf_exempt
@require_POST
def open_consultation(request: HttpRequest) -> HttpResponse:
    """Open the consultation of an opening file."""
    if not may_try(request, DOOR):
        return _too_many()
    if not hmac.compare_digest(steward_tag(_bearer(request)), steward_tag(carrying_code())):
        return _wrong_code(request)
    try:
        consultation = acts.open_consultation(request.body)
    except Unusable as error:
        return JsonResponse({"error": str(error)}, status=422)
    return JsonResponse({"address": f"/c/{consultation.id}/"}, status=201)


@_with_stewards_code
@require_GET
def results(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """The newest map's aggregates."""
    last = last_map(consultation)
    if last is None:
        return JsonResponse({"error": _("no map has been drawn yet")}, status=404)
    return HttpResponse(results_file(consultation, last), content_type="application/json")


@_with_stewards_code
@require_POST
def feedback(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """What the room did with the answers."""
    try:
        acts.receive_feedback(consultation, request.body)
    except Unusable as error:
        return JsonResponse({"error": str(error)}, status=422)
    return JsonResponse({"address": f"/c/{consultation.id}/told"}, status=201)
