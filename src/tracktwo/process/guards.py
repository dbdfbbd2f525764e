"""Decorators of views: a page obtains an opened dialogue or meeting, or it is not reached at all."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from .access import OpenDialogue, OpenMeeting, open_dialogue
from .rooms import meeting_addresses

__all__ = ["in_dialogue", "in_meeting", "on_the_wall"]

View = Callable[..., HttpResponseBase]


def in_dialogue(view: Callable[..., HttpResponseBase]) -> View:
    """The view gets an `OpenDialogue` in place of its id."""

    @wraps(view)
    def opened(request: HttpRequest, dialogue: str, **kwargs: Any) -> HttpResponseBase:
        found: OpenDialogue = open_dialogue(request.person, dialogue)  # type: ignore[attr-defined]
        return view(request, found, **kwargs)

    return opened


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
