"""The steward's pages: the consultation's state, its statements, signs of abuse, codes on paper."""

import hmac
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.common.carried import Unusable, steward_tag
from tracktwo.common.storage import settle
from tracktwo.common.writing import number_in

from .. import codes, moderation, signs
from ..books import is_open
from ..entering import sign_in, sign_out, stewarding
from ..models import Consultation, Contributor, Published, Statement
from ..network import may_try
from ..opening import tell_back
from ..voting import Refusal

__all__ = [
    "abuse",
    "add",
    "apart",
    "decide",
    "enter",
    "home",
    "language",
    "leave",
    "new_codes",
    "paper",
    "state",
    "statements",
    "told",
    "translate",
    "withdraw",
]


def page(request: HttpRequest, name: str, consultation: Consultation, **context: Any) -> HttpResponse:
    """A page of the steward's."""
    status = context.pop("status", 200)
    everywhere = {
        "consultation": consultation,
        "reads": request.reads,  # type: ignore[attr-defined]
        "open": is_open(consultation),
        "waits": Statement.objects.filter(consultation=consultation, state="waiting").count(),
        "at": name,
    }
    return render(request, f"consultation/steward/{name}.html", everywhere | context, status=status)


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, consultation: str) -> HttpResponse:
    """The steward signs in with the code from the dialogue. A consultation there is not looks the same."""
    refused = ""
    if request.method == "POST":
        found = Consultation.objects.filter(pk=consultation).first()
        tag = found.steward if found else "0" * 64
        fits = hmac.compare_digest(steward_tag(request.POST.get("code", "")[:100]), tag)
        if not may_try(request, "steward"):
            refused = _("Too many wrong codes came from here. Try again in ten minutes.")
        elif fits and found:
            response = redirect("steward:home", consultation=found.id)
            sign_in(response, request, found)
            return response
        else:
            may_try(request, "steward", failed=True)
            refused = _("This code does not fit. Look at it again letter by letter.")
    context = {"refused": refused, "id": consultation}
    return render(request, "consultation/steward/sign_in.html", context, status=422 if refused else 200)


@stewarding
@require_POST
def leave(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Sign out."""
    response = redirect("steward:sign-in", consultation=consultation.id)
    sign_out(response, request, consultation)
    return response


@require_POST
def language(request: HttpRequest, consultation: str) -> HttpResponse:
    """Read the steward's pages in the other language."""
    response = redirect("steward:home", consultation=consultation)
    chosen = request.POST.get("language", "")
    if chosen in ("en", "ar"):
        response.set_cookie("language", chosen, httponly=True, samesite="Strict", secure=request.is_secure())
    return response


@stewarding
@require_GET
def home(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """How it stands, and what can be done next."""
    people = Contributor.objects.filter(consultation=consultation)
    return page(
        request,
        "home",
        consultation,
        begun=people.count(),
        answered=people.filter(cast__gt=0).count(),
        apart=people.exclude(apart="").count(),
        standing=Statement.objects.filter(consultation=consultation, state="in").count(),
        missing=moderation.missing(consultation),
        last=Published.objects.filter(consultation=consultation).order_by("-number").first(),
        address=request.build_absolute_uri(f"/c/{consultation.id}/"),
        refused="",
    )


@stewarding
@require_POST
def state(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Open, close, open again."""
    to = request.POST.get("state", "")
    if to not in ("open", "closed"):
        raise Http404
    Consultation.objects.filter(pk=consultation.pk).update(state=to)
    if to == "closed":
        # How many each wrote served the limit alone; beside the order of rows it would point at writers.
        Contributor.objects.filter(consultation=consultation).update(written=0)
        settle()
    return redirect("steward:home", consultation=consultation.id)


@stewarding
@require_POST
def told(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Take in what the room told back, from a file carried over."""
    sent = request.FILES.get("file")
    try:
        tell_back(consultation, sent.read() if sent else b"")
    except Unusable as error:
        message = _("This file cannot be used: %(why)s") % {"why": error}
        return page(request, "refused", consultation, message=message, status=422)
    return redirect("steward:home", consultation=consultation.id)


@stewarding
@require_GET
def statements(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """What waits for moderation with duplicates proposed, then everything that stands."""
    return _statements(request, consultation)


def _statements(request: HttpRequest, consultation: Consultation, **more: Any) -> HttpResponse:
    stand = Statement.objects.filter(consultation=consultation).order_by("number")
    context: dict[str, Any] = {
        "queue": moderation.queue(consultation),
        "standing": [one for one in stand if one.state == "in"],
        "out": [one for one in stand if one.state == "out"],
        "missing": moderation.missing(consultation),
        "typed": {},
        "refused": "",
    }
    return page(request, "statements", consultation, **(context | more))


@stewarding
@require_POST
def decide(request: HttpRequest, consultation: Consultation, number: int) -> HttpResponse:
    """Let a statement in, take it out, or take it out as a duplicate."""
    same = number_in(request.POST.get("same_as", ""))
    try:
        moderation.decide(consultation, number, request.POST.get("state", ""), same)
    except Refusal:
        raise Http404 from None
    return redirect("steward:statements", consultation=consultation.id)


def _said(refusal: Refusal) -> str:
    return {
        "empty": _("Write it in at least one of the languages."),
        "long": _("A statement has 400 letters at most."),
    }.get(str(refusal), _("There is no such statement."))


@stewarding
@require_http_methods(["GET", "POST"])
def translate(request: HttpRequest, consultation: Consultation, number: int) -> HttpResponse:
    """A statement's words, in each language."""
    one = Statement.objects.filter(consultation=consultation, number=number).first()
    if one is None:
        raise Http404
    typed, refused = dict(one.text), ""
    if request.method == "POST":
        typed = {code: request.POST.get(code, "") for code in consultation.languages}
        try:
            moderation.translate(consultation, number, typed)
            return redirect("steward:statements", consultation=consultation.id)
        except Refusal as refusal:
            refused = _said(refusal)
    context = {"statement": one, "typed": typed, "refused": refused}
    return page(request, "translate", consultation, status=422 if refused else 200, **context)


@stewarding
@require_POST
def add(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """One more statement of the steward's."""
    typed = {code: request.POST.get(code, "") for code in consultation.languages}
    try:
        moderation.add(consultation, typed)
    except Refusal as refusal:
        return _statements(request, consultation, typed=typed, refused=_said(refusal), status=422)
    return redirect("steward:statements", consultation=consultation.id)


@stewarding
@require_GET
def abuse(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Signs of abuse, and who is set apart."""
    found = signs.signs_of(consultation)
    apart = Contributor.objects.filter(consultation=consultation).exclude(apart="").count()
    marks = set(Contributor.objects.filter(consultation=consultation).exclude(apart="").values_list("apart", flat=True))
    shown = {f"{one.kind}:{one.key}"[:80] for one in found}
    gone = [mark.split(":", 1) for mark in sorted(marks - shown)]
    return page(request, "abuse", consultation, signs=found, apart=apart, gone=gone)


@stewarding
@require_POST
def apart(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Set those of a sign apart, or put them back."""
    back = request.POST.get("act") == "back"
    signs.set_apart(consultation, request.POST.get("kind", ""), request.POST.get("key", ""), not back)
    return redirect("steward:abuse", consultation=consultation.id)


@stewarding
@require_GET
def paper(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Batches of codes, and a form for another."""
    return page(
        request, "codes", consultation, batches=codes.batches(consultation), most=codes.MOST_AT_ONCE, refused=""
    )


@stewarding
@require_POST
def new_codes(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """A new batch, to be printed now: it is not shown again."""
    try:
        batch, made = codes.make(consultation, number_in(request.POST.get("number", "")) or 0)
    except Refusal:
        refused = _("Ask for a number from 1 to %(most)d.") % {"most": codes.MOST_AT_ONCE}
        context = {"batches": codes.batches(consultation), "most": codes.MOST_AT_ONCE, "refused": refused}
        return page(request, "codes", consultation, status=422, **context)
    address = request.build_absolute_uri(f"/c/{consultation.id}/")
    return page(request, "slips", consultation, batch=batch, codes=made, address=address)


@stewarding
@require_POST
def withdraw(request: HttpRequest, consultation: Consultation, batch: int) -> HttpResponse:
    """Unused codes of a batch open nothing any more."""
    codes.withdraw(consultation, batch)
    return redirect("steward:codes", consultation=consultation.id)
