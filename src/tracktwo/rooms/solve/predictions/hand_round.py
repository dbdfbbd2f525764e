"""The laptop that is handed round: one page of a locked browser, which holds the questions and opens nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tracktwo.people import sessions
from tracktwo.people.middleware import public
from tracktwo.rooms.solve.predictions import forms as private

__all__ = ["home"]


@public
@require_http_methods(["GET", "POST"])
def home(request: HttpRequest, dialogue: str) -> HttpResponse:
    """The private form. A browser that is not handed round is sent to the way in, whatever it asks for."""
    content = sessions.handed(request)
    handed = private.unpack(content) if content else None
    if handed is None or handed.dialogue != dialogue:
        return redirect("overview:dialogues")
    onward = reverse("solve:hand-round", args=[dialogue])
    return private.form(request, handed, "solve/predictions/hand_round.html", {"back": onward}, onward)
