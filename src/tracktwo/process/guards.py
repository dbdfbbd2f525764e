"""Decorators of views: a page obtains an opened dialogue or meeting, or it is not reached at all."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from tracktwo.people import sessions, visits
from tracktwo.people.middleware import public

from .access import OpenDialogue, OpenMeeting, open_dialogue
from .errors import Refused
from .keepsakes import destroy_due
from .profile import keep_short
from .rooms import meeting_addresses
from .safeguards import override, safeguard
from .visiting import Interpreting, open_visit

__all__ = ["as_interpreter", "in_dialogue", "in_meeting", "is_members", "on_the_wall", "override_as_sent"]

OVERRIDE = "override-rule"
View = Callable[..., HttpResponseBase]


def in_dialogue(view: Callable[..., HttpResponseBase]) -> View:
    """The view gets an `OpenDialogue` in place of its id."""

    @wraps(view)
    def opened(request: HttpRequest, dialogue: str, **kwargs: Any) -> HttpResponseBase:
        readable: OpenDialogue = open_dialogue(request.person, dialogue)  # type: ignore[attr-defined]
        keep_short(readable)
        # Nobody needs to look at that page for their day to come.
        destroy_due(readable)
        if request.method == "POST" and OVERRIDE in request.POST:
            override_as_sent(readable, request)
        return view(request, readable, **kwargs)

    return opened


def override_as_sent(dialogue: OpenDialogue, request: HttpRequest) -> None:
    """Record the one deliberate act to go on without a rule. A held step sends it along with the step itself.

    Raises:
        Refused: there is no such rule, or its step cannot have been done in this way.
    """
    how, subject = request.POST.get("override-how", ""), request.POST.get("override-subject", "")
    try:
        rule = safeguard(request.POST.get(OVERRIDE, ""))
    except KeyError:
        raise Refused(gettext("There is no such safeguard.")) from None
    if how not in rule.ways:
        raise Refused(gettext("Choose how it was done."))
    # An id or nothing: no words may come into a record that outlives the meeting.
    if subject and not re.fullmatch("[0-9a-f]{32}", subject):
        raise Refused(gettext("There is no such safeguard."))
    override(dialogue, rule, how, subject)


def in_meeting(view: Callable[..., HttpResponseBase]) -> View:
    """The view gets the dialogue's open `OpenMeeting`; with none open, the page to open one is shown instead."""

    @in_dialogue
    @wraps(view)
    def opened(request: HttpRequest, dialogue: OpenDialogue, **kwargs: Any) -> HttpResponseBase:
        meeting: OpenMeeting | None = dialogue.meeting
        if meeting is not None:
            return view(request, meeting, **kwargs)
        if request.headers.get("Accept") == "text/event-stream":
            return HttpResponse(status=403)
        if request.headers.get("HX-Request"):
            gone = HttpResponse()
            gone["HX-Redirect"] = f"/d/{dialogue.id}/"
            return gone
        return redirect(meeting_addresses().opening, dialogue=dialogue.id)

    return opened


def on_the_wall(view: Callable[..., HttpResponseBase]) -> View:
    """As `in_meeting`, for what the projector asks again: once the meeting is closed it shows nothing, and no page."""
    checked = in_meeting(view)

    @wraps(view)
    def shown(request: HttpRequest, dialogue: str, **kwargs: Any) -> HttpResponseBase:
        response = checked(request, dialogue=dialogue, **kwargs)
        if response.headers.get("HX-Redirect"):
            return HttpResponse()
        return response

    return shown


def as_interpreter(view: Callable[..., HttpResponseBase]) -> View:
    """The view gets what an interpreter's ticket opened in this browser; any other browser is asked for a code.

    Nobody who is signed in here is an interpreter: a browser holds the keys of one or of the other.
    """

    @public
    @wraps(view)
    def opened(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        visitor = visits.recognise(request)
        scope: Interpreting | None = open_visit(visitor) if visitor and not is_members(request) else None
        if scope is not None:
            return view(request, scope, **kwargs)
        if request.headers.get("HX-Request") and request.method == "GET":
            # The words of a meeting leave the screen with it.
            gone = HttpResponse()
            gone["HX-Redirect"] = reverse("overview:interpreter-code")
            return gone
        if request.headers.get("HX-Request") or request.headers.get("Accept") == "text/event-stream":
            closed = HttpResponse(status=401)
            closed["HX-Reswap"] = "none"
            return closed
        return redirect("overview:interpreter-code")

    return opened


def is_members(request: HttpRequest) -> bool:
    """Whether a member of the third party is signed in in this browser, locked or not."""
    return getattr(request, "person", None) is not None or sessions.locked_account(request) is not None
