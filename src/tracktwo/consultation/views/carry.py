"""For the machine that holds the dialogue, over loopback: an opening in, results out, what was told back in.

Whoever opens a consultation shows the carrying code that this server printed when it began; whoever asks for results
shows the steward's. Neither is a cookie, so that no page of another site can ask in somebody's name.
"""

import hmac
import secrets
from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from tracktwo.common.carried import Unusable, is_code, steward_tag

from ..carrying import results_file
from ..kept import carrying_code
from ..models import Consultation, Published
from ..network import may_try
from ..opening import open_consultation, tell_back

__all__ = ["open_one", "results", "told"]

View = Callable[..., HttpResponse]


def _bearer(request: HttpRequest) -> str:
    """The code that was shown; a text that is no code fits nothing."""
    kind, _space, code = request.headers.get("Authorization", "").partition(" ")
    return code.strip() if kind == "Bearer" and is_code(code) else secrets.token_hex(32)


def _refused(request: HttpRequest) -> HttpResponse:
    may_try(request, "carry", failed=True)
    return JsonResponse({"error": _("the code does not fit")}, status=401)


def _of_steward(view: View) -> View:
    @csrf_exempt
    @wraps(view)
    def checked(request: HttpRequest, consultation: str) -> HttpResponse:
        if not may_try(request, "carry"):
            return JsonResponse({"error": _("too many wrong codes; try again in ten minutes")}, status=429)
        found = Consultation.objects.filter(pk=consultation).first()
        tag = found.steward if found else "0" * 64
        if not hmac.compare_digest(steward_tag(_bearer(request)), tag) or found is None:
            return _refused(request)
        return view(request, found)

    return checked


@csrf_exempt
@require_POST
def open_one(request: HttpRequest) -> HttpResponse:
    """Open the consultation of an opening file."""
    if not may_try(request, "carry"):
        return JsonResponse({"error": _("too many wrong codes; try again in ten minutes")}, status=429)
    if not hmac.compare_digest(steward_tag(_bearer(request)), steward_tag(carrying_code())):
        return _refused(request)
    try:
        made = open_consultation(request.body)
    except Unusable as error:
        return JsonResponse({"error": str(error)}, status=422)
    return JsonResponse({"address": f"/c/{made.id}/"}, status=201)


@_of_steward
@require_GET
def results(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """The newest map's aggregates."""
    last = Published.objects.filter(consultation=consultation).order_by("-number").first()
    if last is None:
        return JsonResponse({"error": _("no map has been drawn yet")}, status=404)
    return HttpResponse(results_file(consultation, last), content_type="application/json")


@_of_steward
@require_POST
def told(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """What the room did with it."""
    try:
        tell_back(consultation, request.body)
    except Unusable as error:
        return JsonResponse({"error": str(error)}, status=422)
    return JsonResponse({"address": f"/c/{consultation.id}/told"}, status=201)
