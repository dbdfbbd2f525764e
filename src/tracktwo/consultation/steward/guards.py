"""Who the steward is: signing in with the code from the dialogue, and the decorator of the steward's views."""

import hashlib
import hmac
import secrets
import time
from functools import wraps
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation

from tracktwo.common.exchange_format import new_steward_code

from ..models import Consultation, StewardSession
from ..server.requests import View, set_content_language

__all__ = ["STEWARD_COOKIE", "sign_in", "sign_out", "with_steward"]

STEWARD_COOKIE = "steward"
HOURS = 10
# Lives in memory alone: a restart signs every steward out, and a session's row that is put back opens nothing then.
_boot_key = secrets.token_bytes(32)


def with_steward(view: View) -> View:
    """Admit the steward of this consultation; anybody else is asked for the steward's code."""

    @wraps(view)
    def guarded(request: HttpRequest, consultation: str, **kwargs: Any) -> HttpResponse:
        key = _key(request.COOKIES.get(STEWARD_COOKIE, ""))
        session = StewardSession.objects.filter(pk=key, consultation_id=consultation).first()
        if session is None or session.until < _seconds():
            return redirect("steward:sign-in", consultation=consultation)
        row = Consultation.objects.get(pk=consultation)
        language = translation.get_language() or "en"
        set_content_language(request, language if language in row.languages else row.languages[0])
        return view(request, row, **kwargs)

    return guarded


def sign_in(response: HttpResponse, consultation: Consultation) -> None:
    """Make this browser the steward's for a working day."""
    now = _seconds()
    until = now + HOURS * 3600
    # What is over, and what an earlier start of the machine left behind with its own count of seconds.
    StewardSession.objects.filter(Q(until__lt=now) | Q(until__gt=until)).delete()
    cookie = new_steward_code()
    StewardSession.objects.create(key=_key(cookie), consultation=consultation, until=until)
    path = f"/s/{consultation.id}/"
    response.set_cookie(STEWARD_COOKIE, cookie, path=path, httponly=True, samesite="Strict")


def sign_out(response: HttpResponse, request: HttpRequest, consultation: Consultation) -> None:
    """End this browser's session."""
    StewardSession.objects.filter(pk=_key(request.COOKIES.get(STEWARD_COOKIE, ""))).delete()
    response.delete_cookie(STEWARD_COOKIE, path=f"/s/{consultation.id}/", samesite="Strict")


def _key(cookie: str) -> str:
    return hmac.new(_boot_key, cookie.encode(), hashlib.sha256).hexdigest()


def _seconds() -> int:
    """Seconds since the machine started, sleep included where the system counts it. Nobody can set them back."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return int(time.clock_gettime(time.CLOCK_BOOTTIME))
    return int(time.monotonic())
