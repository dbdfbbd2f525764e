"""Decorators of the contributor's views: each view gets its consultation, and where it needs one, its contributor."""

from functools import wraps
from typing import Any
from urllib.parse import quote, unquote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

from ..models import Consultation, Contributor
from ..server.requests import View, interface_language, set_content_language
from .reads import find_contributor

__all__ = [
    "CONTRIBUTOR_COOKIE",
    "LANGUAGE_COOKIE",
    "landing_page",
    "remember_contributor",
    "remember_language",
    "with_consultation",
    "with_contributor",
]

CONTRIBUTOR_COOKIE, LANGUAGE_COOKIE = "who", "reads"


def with_consultation(view: View) -> View:
    """Give the view its `Consultation`, in the language this reader chose or their browser asks for."""

    @wraps(view)
    def guarded(request: HttpRequest, consultation: str, **kwargs: Any) -> HttpResponse:
        row = Consultation.objects.filter(pk=consultation).first()
        if row is None:
            raise Http404
        language = _language(request, row.languages)
        set_content_language(request, language)
        translation.activate(interface_language(language))
        return view(request, row, **kwargs)

    return guarded


def with_contributor(view: View) -> View:
    """Give the view its `Contributor` as well; whoever has not begun is led to the first page."""

    @with_consultation
    @wraps(view)
    def guarded(request: HttpRequest, consultation: Consultation, **kwargs: Any) -> HttpResponse:
        contributor = find_contributor(consultation, request.COOKIES.get(CONTRIBUTOR_COOKIE, ""))
        if contributor is None:
            return redirect("contribute:first", consultation=consultation.id)
        request.contributor = contributor  # type: ignore[attr-defined]  # for the page's footer
        return view(request, consultation, contributor, **kwargs)

    return guarded


def remember_contributor(response: HttpResponse, consultation: Consultation, secret: str) -> None:
    """Hold the secret in the browser until it is closed. Lax, because links arrive through messengers."""
    path = f"/c/{consultation.id}/"
    response.set_cookie(CONTRIBUTOR_COOKIE, secret, path=path, httponly=True, samesite="Lax")


def remember_language(response: HttpResponse, consultation: Consultation, language: str) -> None:
    """Hold the reader's language in the browser; a language by its own name may be in any script, a cookie not."""
    path = f"/c/{consultation.id}/"
    response.set_cookie(LANGUAGE_COOKIE, quote(language), path=path, httponly=True, samesite="Lax")


def landing_page(consultation: Consultation, contributor: Contributor) -> str:
    """The page on which a contributor goes on: the questions asked once, then statements."""
    asks = bool(consultation.sides or consultation.groups)
    return "contribute:side" if asks and not contributor.asked_side else "contribute:next"


def _language(request: HttpRequest, languages: list[str]) -> str:
    chosen = unquote(request.COOKIES.get(LANGUAGE_COOKIE, ""))
    if chosen in languages:
        return chosen
    for code, _quality in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        if code.split("-")[0] in languages:
            return code.split("-")[0]
    return languages[0]
