"""The steward's first page, signing in and out, opening and closing, and the feedback from the dialogue."""

import hmac

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.common.exchange_format import Unusable, steward_tag
from tracktwo.common.storage import settle

from ...exchange.acts import receive_feedback
from ...models import Consultation, Contributor, Statement
from ...server.rate_limit import may_try
from ..guards import sign_in, sign_out, with_steward
from ..moderation import missing_translations
from ..pages import last_map, render_page

__all__ = ["enter", "feedback", "home", "language", "leave", "state"]


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, consultation: str) -> HttpResponse:
    """Sign in with the code from the dialogue. A consultation that does not exist looks the same as a wrong code."""
    refused = ""
    if request.method == "POST":
        row = Consultation.objects.filter(pk=consultation).first()
        tag = row.steward if row else "0" * 64
        matches = hmac.compare_digest(steward_tag(request.POST.get("code", "")[:100]), tag)
        if not may_try(request, "steward"):
            refused = _("Too many wrong codes came from here. Try again in ten minutes.")
        elif matches and row:
            response = redirect("steward:home", consultation=row.id)
            sign_in(response, row)
            return response
        else:
            may_try(request, "steward", failed=True)
            refused = _("This code is not correct. Compare it letter by letter.")
    context = {"refused": refused, "id": consultation}
    return render(request, "steward/sign_in.html", context, status=422 if refused else 200)


@with_steward
@require_POST
def leave(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Sign out."""
    response = redirect("steward:sign-in", consultation=consultation.id)
    sign_out(response, request, consultation)
    return response


@require_POST
def language(request: HttpRequest, consultation: str) -> HttpResponse:
    """Read the steward's pages in the other language."""
    chosen = request.POST.get("language", "")
    if chosen not in ("en", "ar"):
        return enter_again(request, consultation)
    response = redirect("steward:home", consultation=consultation)
    response.set_cookie("language", chosen, httponly=True, samesite="Strict")
    return response


def enter_again(request: HttpRequest, consultation: str) -> HttpResponse:
    """The door once more, for a form that no page of ours sends."""
    return render(request, "steward/sign_in.html", {"refused": "", "id": consultation}, status=422)


@with_steward
@require_GET
def home(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """How the consultation stands, and what can be done next."""
    people = Contributor.objects.filter(consultation=consultation)
    return render_page(
        request,
        "steward/home",
        consultation,
        begun=people.count(),
        answered=people.filter(answered__gt=0).count(),
        excluded=people.exclude(excluded_by="").count(),
        statements=Statement.objects.filter(consultation=consultation, state="in").count(),
        missing=missing_translations(consultation),
        last=last_map(consultation),
        address=request.build_absolute_uri(f"/c/{consultation.id}/"),
    )


@with_steward
@require_POST
def state(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Open, close, open again."""
    wanted = request.POST.get("state", "")
    if wanted not in ("open", "closed"):
        message = _("A consultation can be opened or closed.")
        return render_page(request, "steward/refused", consultation, message=message, status=422)
    Consultation.objects.filter(pk=consultation.pk).update(state=wanted)
    if wanted == "closed":
        # How many statements each wrote served the limit alone; beside the order of rows it would point at writers.
        Contributor.objects.filter(consultation=consultation).update(written=0)
        settle()
    return redirect("steward:home", consultation=consultation.id)


@with_steward
@require_POST
def feedback(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Take in what the room did with the answers, from a file."""
    sent = request.FILES.get("file")
    try:
        receive_feedback(consultation, sent.read() if sent else b"")
    except Unusable as error:
        message = _("This file cannot be used: %(why)s") % {"why": error}
        return render_page(request, "steward/refused", consultation, message=message, status=422)
    return redirect("steward:home", consultation=consultation.id)
