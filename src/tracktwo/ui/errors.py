"""Answers to trouble: one look, no values, and the text a person typed stays on their screen."""

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracktwo.process.access import OpenDialogue, open_dialogue
from tracktwo.process.fields import Text
from tracktwo.process.safeguards import HeldStep

__all__ = ["TOO_LONG", "bad_request", "held", "not_found", "notice", "server_error", "stale_form"]

NOT_SENT_AGAIN = ("csrfmiddlewaretoken", "override-rule", "override-subject", "override-how")
TOO_LONG = gettext_lazy("This is too long to be kept here. Nothing was changed; shorten it and send it again.")


def notice(request: HttpRequest, status: int, message: Text) -> HttpResponse:
    """A sentence: in place on a page at work, so that forms keep their text, and else as a page."""
    if request.headers.get("HX-Request"):
        response = render(request, "ui/notice.html", {"message": message}, status=status)
        response["HX-Retarget"], response["HX-Reswap"] = "#notice", "innerHTML"
        return response
    try:
        return _trouble(request, status, message, _dialogue(request))
    except Exception:  # a full disk may refuse to be read as well; a second fault must not hide the first
        return _trouble(request, status, message, None)


def _trouble(request: HttpRequest, status: int, message: Text, dialogue: OpenDialogue | None) -> HttpResponse:
    context = {"message": message, "dialogue": dialogue, "layout": _layout(dialogue)}
    return render(request, "ui/trouble.html", context, status=status)


def _layout(dialogue: OpenDialogue | None) -> str:
    """Trouble in a meeting keeps the reader in it, with its steps and tabs."""
    return "ui/meeting.html" if dialogue and dialogue.meeting else "ui/base.html"


def _dialogue(request: HttpRequest) -> OpenDialogue | None:
    """The dialogue a troubled page belongs to, where the person can open it: its header leads back."""
    match, person = request.resolver_match, getattr(request, "person", None)
    if match is None or person is None or "dialogue" not in match.kwargs:
        return None
    try:
        return open_dialogue(person, match.kwargs["dialogue"])
    except Exception:  # the page at hand tells of one fault already; a second must not hide it
        return None


def held(request: HttpRequest, step: HeldStep) -> HttpResponse:
    """The rule, what is missing, and the one deliberate act to go on: the same press records it and takes the step."""
    dialogue = _dialogue(request)
    sent = [(name, value) for name, values in request.POST.lists() if name not in NOT_SENT_AGAIN for value in values]
    context = {"step": step, "dialogue": dialogue, "sent": sent, "address": request.path}
    if request.method != "POST" and dialogue:
        context["address"] = reverse("overview:override", args=[dialogue.id])
        context["sent"] = [("next", request.path)]
    if request.headers.get("HX-Request"):
        response = render(request, "ui/held.html", context, status=409)
        response["HX-Retarget"], response["HX-Reswap"] = "#notice", "innerHTML"
        return response
    return render(request, "ui/held_page.html", context | {"layout": _layout(dialogue)}, status=409)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Absent and forbidden alike: the same words, the same size."""
    return notice(request, 404, _("There is nothing here that you can open."))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request no page of ours makes, or one under a name that is not this server's.

    What the right name is, is told only where the program was started: another server on this machine could ask, too.
    """
    if isinstance(exception, DisallowedHost):
        return notice(request, 400, _("This server answers only at the address that it printed when it was started."))
    return notice(request, 400, _("This request could not be understood. Nothing was changed."))


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from before a restart or of another browser."""
    return notice(
        request, 403, _("This page is from before a restart. Copy what you typed, reload, and send it again.")
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of the program."""
    return notice(request, 500, _("Something went wrong in the program. Nothing was changed by this step."))
