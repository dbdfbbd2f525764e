"""A contributor's pages: small, usable without JavaScript, one thing at a time."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ..exchange import public_totals
from ..models import Consultation, Contributor
from ..refusals import Refusal
from ..server.rate_limit import may_try, network_bucket
from ..server.requests import content_language
from ..status import is_open
from . import acts, reads
from .forms import read_answer, read_statement
from .guards import (
    CONTRIBUTOR_COOKIE,
    landing_page,
    remember_contributor,
    remember_language,
    with_consultation,
    with_contributor,
)
from .phrase import read_phrase, spell
from .statement_cache import statements_of

__all__ = [
    "begin",
    "change_answer",
    "feedback",
    "first",
    "language",
    "leave",
    "my_answers",
    "next_statement",
    "own_statement",
    "phrase",
    "privacy",
    "resume",
    "side",
    "totals",
]

ARABIC_SCRIPT = {"ar", "fa", "ur"}


def _page(request: HttpRequest, name: str, consultation: Consultation, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "consultation": consultation,
        "language": content_language(request),
        "open": is_open(consultation),
        "part": bool(request.headers.get("X-Part")),
        "contributor": getattr(request, "contributor", None),
        "at": name,
    }
    return render(request, f"contribute/{name}.html", context | more, status=status)


@with_consultation
@require_GET
def first(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """The question, what the answers are used for, how little is recorded, and the way in."""
    return _first(request, consultation)


def _first(request: HttpRequest, consultation: Consultation, **more: Any) -> HttpResponse:
    secret = request.COOKIES.get(CONTRIBUTOR_COOKIE, "")
    context = {
        "contributor": reads.find_contributor(consultation, secret),
        "published": public_totals.public_map(consultation) is not None,
        "refused": "",
        "code": "",
    }
    return _page(request, "first", consultation, **(context | more))


@with_consultation
@require_POST
def begin(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Take part; whoever takes part already goes on where they were."""
    contributor = reads.find_contributor(consultation, request.COOKIES.get(CONTRIBUTOR_COOKIE, ""))
    if contributor:
        return redirect(landing_page(consultation, contributor), consultation=consultation.id)
    code = request.POST.get("code", "")[:60]
    if consultation.entry == "codes" and not may_try(request, "contribute"):
        return _first(request, consultation, refused="wait", code=code, status=429)
    try:
        secret = acts.begin(consultation, network_bucket(request), code)
    except Refusal as refusal:
        may_try(request, "contribute", failed=True)
        return _first(request, consultation, refused=str(refusal), code=code, status=422)
    asks = consultation.sides or consultation.groups
    response = redirect("contribute:side" if asks else "contribute:next", consultation=consultation.id)
    remember_contributor(response, consultation, secret)
    return response


@with_consultation
@require_POST
def language(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Read in another of the consultation's languages."""
    chosen = request.POST.get("language", "")
    if chosen not in consultation.languages:
        return _first(request, consultation, status=422)
    to = "contribute:next" if request.POST.get("on") == "next" else "contribute:first"
    response = redirect(to, consultation=consultation.id)
    remember_language(response, consultation, chosen)
    return response


@with_contributor
@require_http_methods(["GET", "POST"])
def side(request: HttpRequest, consultation: Consultation, contributor: Contributor) -> HttpResponse:
    """Which side somebody belongs to, or that they would rather not say."""
    if request.method == "POST":
        try:
            acts.declare_side(consultation, contributor, request.POST.get("side", ""), request.POST.getlist("group"))
        except Refusal:
            return _page(request, "side", consultation, refused=True, status=422)
        return redirect("contribute:next", consultation=consultation.id)
    return _page(request, "side", consultation)


@with_contributor
@require_http_methods(["GET", "POST"])
def next_statement(request: HttpRequest, consultation: Consultation, contributor: Contributor) -> HttpResponse:
    """One statement; an answer brings the next. Sent twice, or from two tabs, it counts once."""
    message, status = "", 200
    if request.method == "POST":
        message, status = _record(request, consultation, contributor)
        if not message and not request.headers.get("X-Part"):
            return redirect("contribute:next", consultation=consultation.id)
    shown = acts.show_statement(consultation, contributor) if is_open(consultation) else None
    context = {
        "statement": shown,
        "text": statements_of(consultation).text.get(shown) if shown is not None else None,
        "left": reads.unanswered_count(consultation, contributor),
        "message": message,
    }
    return _page(request, "next", consultation, status=status, **context)


def _record(request: HttpRequest, consultation: Consultation, contributor: Contributor) -> tuple[str, int]:
    """Record the answer that was sent: the sentence and status of a refusal, or an empty sentence and 200."""
    form = read_answer(request.POST)
    if form is None:
        return _("Choose one of the three answers."), 422
    try:
        acts.answer(consultation, contributor, form.statement, form.value)
    except Refusal:
        return _("That statement has been removed."), 409
    return "", 200


@with_contributor
@require_http_methods(["GET", "POST"])
def own_statement(request: HttpRequest, consultation: Consultation, contributor: Contributor) -> HttpResponse:
    """A statement of the contributor's own."""
    text, refused = "", ""
    if request.method == "POST":
        form = read_statement(request.POST)
        text, written_in = form.text, content_language(request)
        try:
            waits = acts.write_statement(consultation, contributor, form.text, written_in, form.publish)
            return _page(request, "own_done", consultation, waits=waits)
        except Refusal as refusal:
            refused = str(refusal)
    context = {"text": text, "refused": refused, "longest": acts.LONGEST, "most": acts.MOST_WRITTEN}
    return _page(request, "own", consultation, status=422 if refused else 200, **context)


@with_contributor
@require_GET
def phrase(request: HttpRequest, consultation: Consultation, contributor: Contributor) -> HttpResponse:
    """The phrase with which to continue later. Only this browser can show it."""
    secret, language = request.COOKIES[CONTRIBUTOR_COOKIE], content_language(request)
    other = "en" if language in ARABIC_SCRIPT else "ar"
    in_other_script = spell(secret, other) if ARABIC_SCRIPT.intersection(consultation.languages) else ""
    phrase = spell(secret, language)
    return _page(request, "phrase", consultation, phrase=phrase, other=in_other_script, other_language=other)


@with_consultation
@require_http_methods(["GET", "POST"])
def resume(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Continue with a phrase noted before."""
    if request.method == "GET":
        return _page(request, "resume", consultation)
    typed = request.POST.get("phrase", "")[:200]
    if not may_try(request, "contribute"):
        return _page(request, "resume", consultation, typed=typed, refused="wait", status=429)
    secret = read_phrase(typed)
    contributor = reads.find_contributor(consultation, secret)
    if contributor is None:
        may_try(request, "contribute", failed=True)
        return _page(request, "resume", consultation, typed=typed, refused="unknown", status=422)
    response = redirect(landing_page(consultation, contributor), consultation=consultation.id)
    remember_contributor(response, consultation, secret)
    return response


@with_contributor
@require_GET
def my_answers(request: HttpRequest, consultation: Consultation, contributor: Contributor) -> HttpResponse:
    """What the contributor answered, to look at and to change."""
    return _page(request, "mine", consultation, answers=reads.answers_of(consultation, contributor))


@with_contributor
@require_POST
def change_answer(request: HttpRequest, consultation: Consultation, contributor: Contributor) -> HttpResponse:
    """Another answer to a statement answered before."""
    message, status = _record(request, consultation, contributor)
    if message:
        answers = reads.answers_of(consultation, contributor)
        return _page(request, "mine", consultation, answers=answers, message=message, status=status)
    return redirect("contribute:mine", consultation=consultation.id)


@with_contributor
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest, consultation: Consultation, contributor: Contributor) -> HttpResponse:
    """Withdraw every answer, or only make this browser forget the contributor."""
    choice = request.POST.get("answers", "")
    if choice not in ("all", "stay"):
        return _page(request, "leave", consultation, status=422 if request.method == "POST" else 200)
    if choice == "all":
        acts.withdraw_answers(contributor)
    response = _page(request, "left", consultation, withdrawn=choice == "all", contributor=None)
    response.delete_cookie(CONTRIBUTOR_COOKIE, path=f"/c/{consultation.id}/", samesite="Lax")
    return response


@with_consultation
@require_GET
def privacy(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """What the answers are used for, and what is recorded."""
    return _page(request, "privacy", consultation)


@with_consultation
@require_GET
def totals(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """What all answered together, where it was published."""
    published = public_totals.public_map(consultation)
    if published is None:
        raise Http404
    return _page(request, "totals", consultation, totals=public_totals.totals_of(consultation, published))


@with_consultation
@require_GET
def feedback(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """What those who asked say they did with the answers."""
    if not consultation.feedback:
        raise Http404
    return _page(request, "feedback", consultation)
