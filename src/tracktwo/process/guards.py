"""Decorators of views: a page obtains an opened dialogue or meeting, or it is not reached at all."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from .access import OpenDialogue, OpenMeeting, open_dialogue

__all__ = ["in_dialogue", "in_meeting"]

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
        if meeting is None:
            if request.headers.get("Accept") == "text/event-stream":
                return HttpResponse(status=403)
            if request.headers.get("HX-Request"):
                gone = HttpResponse()
                if request.path.endswith("/wall/board"):
                    # The projector shows nothing once the meeting is closed, least of all another page.
                    return gone
                gone["HX-Redirect"] = f"/d/{dialogue.id}/"
                return gone
            return redirect("convene:open", dialogue=dialogue.id)
        return view(request, meeting, **kwargs)

    return opened
