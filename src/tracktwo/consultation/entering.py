"""Decorators of views: a page gets its consultation, and where it needs one, its contributor or its steward."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

from tracktwo.common.carried import new_steward_code, steward_tag

from .models import Consultation, Contributor, Desk
from .voting import find

__all__ = [
    "COOKIE",
    "LANGUAGE",
    "contributing",
    "in_consultation",
    "let_in",
    "remember",
    "sign_in",
    "sign_out",
    "stewarding",
]

View = Callable[..., HttpResponse]
COOKIE, DESK, LANGUAGE = "who", "desk", "reads"
HOURS = 10


def in_consultation(view: View) -> View:
    """The view gets its `Consultation`, and the page the language this reader chose or their browser asks for."""

    @wraps(view)
    def entered(request: HttpRequest, consultation: str, **kwargs: Any) -> HttpResponse:
        found = Consultation.objects.filter(pk=consultation).first()
        if found is None:
            raise Http404
        request.reads = _language(request, found.languages)  # type: ignore[attr-defined]
        translation.activate(_interface(request.reads))  # type: ignore[attr-defined]
        return view(request, found, **kwargs)

    return entered


def contributing(view: View) -> View:
    """The view also gets its `Contributor`; who has not begun is led to the first page."""

    @in_consultation
    @wraps(view)
    def known(request: HttpRequest, consultation: Consultation, **kwargs: Any) -> HttpResponse:
        contributor = find(consultation, request.COOKIES.get(COOKIE, ""))
        if contributor is None:
            return redirect("contribute:first", consultation=consultation.id)
        request.contributor = contributor  # type: ignore[attr-defined]
        return view(request, consultation, contributor, **kwargs)

    return known


def stewarding(view: View) -> View:
    """The view is for the steward of this consultation; anybody else is asked for the steward's code."""

    @wraps(view)
    def steward(request: HttpRequest, consultation: str, **kwargs: Any) -> HttpResponse:
        desk = Desk.objects.filter(pk=steward_tag(request.COOKIES.get(DESK, "")), consultation_id=consultation).first()
        if desk is None or desk.until < time.time():
            return redirect("steward:sign-in", consultation=consultation)
        found = Consultation.objects.get(pk=consultation)
        language = translation.get_language() or "en"
        request.reads = language if language in found.languages else found.languages[0]  # type: ignore[attr-defined]
        return view(request, found, **kwargs)

    return steward


def sign_in(response: HttpResponse, request: HttpRequest, consultation: Consultation) -> None:
    """This browser is the steward's for a working day."""
    now = int(time.time())
    Desk.objects.filter(until__lt=now).delete()
    cookie = new_steward_code()
    Desk.objects.create(key=steward_tag(cookie), consultation=consultation, until=now + HOURS * 3600)
    path = f"/s/{consultation.id}/"
    response.set_cookie(DESK, cookie, path=path, httponly=True, samesite="Strict", secure=request.is_secure())


def sign_out(response: HttpResponse, request: HttpRequest, consultation: Consultation) -> None:
    """No longer."""
    Desk.objects.filter(pk=steward_tag(request.COOKIES.get(DESK, ""))).delete()
    response.delete_cookie(DESK, path=f"/s/{consultation.id}/", samesite="Strict")


def remember(response: HttpResponse, request: HttpRequest, consultation: Consultation, secret: str) -> None:
    """Hold the secret in the browser until it is closed. Lax: links arrive through messengers."""
    path = f"/c/{consultation.id}/"
    response.set_cookie(COOKIE, secret, path=path, httponly=True, samesite="Lax", secure=request.is_secure())


def let_in(consultation: Consultation, contributor: Contributor) -> str:
    """The page a contributor goes on at: what is asked once, then statements."""
    return (
        "contribute:next"
        if contributor.asked_side or not (consultation.sides or consultation.groups)
        else "contribute:side"
    )


def _language(request: HttpRequest, languages: list[str]) -> str:
    chosen = request.COOKIES.get(LANGUAGE, "")
    if chosen in languages:
        return chosen
    for code, _quality in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        if code.split("-")[0] in languages:
            return code.split("-")[0]
    return languages[0]


def _interface(language: str) -> str:
    """The language of buttons and explanations: the reader's where the program has it."""
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
