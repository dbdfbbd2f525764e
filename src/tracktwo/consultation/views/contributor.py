"""A contributor's pages: small, without script where there is none, one thing at a time."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.common.writing import number_in

from .. import publishing, voting
from ..books import book_of, is_open
from ..entering import COOKIE, LANGUAGE, contributing, in_consultation, let_in, remember
from ..models import Consultation, Contributor
from ..network import bucket, may_try
from ..phrase import read_phrase, spell

__all__ = [
    "begin",
    "first",
    "kept",
    "language",
    "leave",
    "mine",
    "next_statement",
    "own",
    "phrase",
    "resume",
    "side",
    "told",
    "totals",
]

VALUES = {"agree": 1, "disagree": -1, "pass": 0}


def _page(request: HttpRequest, name: str, consultation: Consultation, **context: Any) -> HttpResponse:
    status = context.pop("status", 200)
    everywhere = {
        "consultation": consultation,
        "reads": request.reads,  # type: ignore[attr-defined]
        "open": is_open(consultation),
        "part": bool(request.headers.get("X-Part")),
        "contributor": getattr(request, "contributor", None),
    }
    return render(request, f"consultation/{name}.html", everywhere | context, status=status)


@in_consultation
@require_GET
def first(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """The question, what it is for, how little is kept, and the way in."""
    request.contributor = voting.find(consultation, request.COOKIES.get(COOKIE, ""))  # type: ignore[attr-defined]
    published = publishing.public_map(consultation) is not None
    return _page(request, "first", consultation, refused="", code="", published=published)


@in_consultation
@require_POST
def begin(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Take part; whoever takes part already goes on where they were."""
    contributor = voting.find(consultation, request.COOKIES.get(COOKIE, ""))
    if contributor:
        return redirect(let_in(consultation, contributor), consultation=consultation.id)
    code = request.POST.get("code", "")[:60]
    if consultation.entry == "codes" and not may_try(request, "contribute"):
        return _page(request, "first", consultation, refused="wait", code=code, status=429)
    try:
        secret = voting.begin(consultation, bucket(request), code)
    except voting.Refusal as refusal:
        may_try(request, "contribute", failed=True)
        return _page(request, "first", consultation, refused=str(refusal), code=code, status=422)
    asks = consultation.sides or consultation.groups
    response = redirect("contribute:side" if asks else "contribute:next", consultation=consultation.id)
    remember(response, request, consultation, secret)
    return response


@in_consultation
@require_POST
def language(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Read in another of the consultation's languages."""
    chosen = request.POST.get("language", "")
    response = redirect("contribute:first", consultation=consultation.id)
    if request.POST.get("on") == "next":
        response = redirect("contribute:next", consultation=consultation.id)
    if chosen in consultation.languages:
        response.set_cookie(LANGUAGE, chosen, path=f"/c/{consultation.id}/", httponly=True, samesite="Lax")
    return response


@contributing
@require_http_methods(["GET", "POST"])
def side(request: HttpRequest, consultation: Consultation, contributor: Contributor) -> HttpResponse:
    """To which side somebody counts themselves, or that they would rather not say."""
    if request.method == "POST":
        try:
            voting.declare(consultation, contributor, request.POST.get("side", ""), request.POST.getlist("group"))
        except voting.Refusal:
            raise Http404 from None
        return redirect("contribute:next", consultation=consultation.id)
    return _page(request, "side", consultation)


@contributing
@require_http_methods(["GET", "POST"])
def next_statement(request: HttpRequest, consultation: Consultation, contributor: Contributor) -> HttpResponse:
    """One statement; an answer brings the next. Sent twice, or from two tabs, it counts once."""
    trouble, status = "", 200
    if request.method == "POST":
        value, number = VALUES.get(request.POST.get("answer", "")), number_in(request.POST.get("statement", ""))
        if value is None or number is None:
            trouble, status = _("Choose one of the three answers."), 422
        else:
            try:
                voting.answer(consultation, contributor, number, value)
            except voting.Refusal:
                trouble, status = _("That statement was taken out meanwhile. Here is another one."), 409
            if not trouble and not request.headers.get("X-Part"):
                return redirect("contribute:next", consultation=consultation.id)
    here = voting.next_for(consultation, contributor) if is_open(consultation) else None
    book = book_of(consultation)
    context = {
        "statement": here,
        "text": book.text.get(here) if here is not None else None,
        "left": voting.left_of(consultation, contributor),
        "trouble": trouble,
    }
    return _page(request, "next", consultation, status=status, **context)


@contributing
@require_http_methods(["GET", "POST"])
def own(request: HttpRequest, consultation: Consultation, contributor: Contributor) -> HttpResponse:
    """A statement of one's own."""
    text, refused = "", ""
    if request.method == "POST":
        text = request.POST.get("text", "")[:4000]
        language = request.reads  # type: ignore[attr-defined]
        try:
            waits = voting.write(consultation, contributor, text, language, bool(request.POST.get("publish")))
            return _page(request, "own_done", consultation, waits=waits)
        except voting.Refusal as refusal:
            refused = str(refusal)
    context = {"text": text, "refused": refused, "longest": voting.LONGEST, "most": voting.MOST_WRITTEN}
    return _page(request, "own", consultation, status=422 if refused else 200, **context)


@contributing
@require_GET
def phrase(request: HttpRequest, consultation: Consultation, contributor: Contributor) -> HttpResponse:
    """The phrase with which to go on later. Only this browser can show it."""
    secret = request.COOKIES[COOKIE]
    language = request.reads  # type: ignore[attr-defined]
    other = "en" if language in ("ar", "fa", "ur") else "ar"
    offered = spell(secret, other) if {"ar", "fa", "ur"}.intersection(consultation.languages) else ""
    return _page(request, "phrase", consultation, phrase=spell(secret, language), other=offered, other_language=other)


@in_consultation
@require_http_methods(["GET", "POST"])
def resume(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Go on with a phrase noted before."""
    typed = request.POST.get("phrase", "")[:200]
    if request.method == "POST":
        if not may_try(request, "contribute"):
            return _page(request, "resume", consultation, typed=typed, refused="wait", status=429)
        secret = read_phrase(typed)
        contributor = voting.find(consultation, secret)
        if contributor:
            response = redirect(let_in(consultation, contributor), consultation=consultation.id)
            remember(response, request, consultation, secret)
            return response
        may_try(request, "contribute", failed=True)
    wrong = "unknown" if request.method == "POST" else ""
    return _page(request, "resume", consultation, typed=typed, refused=wrong, status=422 if wrong else 200)


@contributing
@require_GET
def mine(request: HttpRequest, consultation: Consultation, contributor: Contributor) -> HttpResponse:
    """What one answered, to look at and to change."""
    answers = voting.answers_of(consultation, contributor)
    return _page(request, "mine", consultation, answers=answers)


@contributing
@require_POST
def change(request: HttpRequest, consultation: Consultation, contributor: Contributor) -> HttpResponse:
    """Another answer to a statement answered before."""
    value, number = VALUES.get(request.POST.get("answer", "")), number_in(request.POST.get("statement", ""))
    if value is not None and number is not None:
        try:
            voting.answer(consultation, contributor, number, value)
        except voting.Refusal:
            raise Http404 from None
    return redirect("contribute:mine", consultation=consultation.id)


@contributing
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest, consultation: Consultation, contributor: Contributor) -> HttpResponse:
    """Take every answer back, or only forget this browser."""
    if request.method == "GET":
        return _page(request, "leave", consultation)
    if request.POST.get("answers") == "all":
        voting.take_back(contributor)
    response = _page(request, "left", consultation, answers=request.POST.get("answers") == "all")
    response.delete_cookie(COOKIE, path=f"/c/{consultation.id}/", samesite="Lax")
    return response


@in_consultation
@require_GET
def kept(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """What it is used for, and how little is kept."""
    return _page(request, "kept", consultation)


@in_consultation
@require_GET
def totals(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """What all answered together, where it was published."""
    published = publishing.public_map(consultation)
    if published is None:
        raise Http404
    return _page(request, "totals", consultation, totals=publishing.totals_of(consultation, published))


@in_consultation
@require_GET
def told(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """What the people who asked say they did with it."""
    if not consultation.told:
        raise Http404
    return _page(request, "told", consultation)
