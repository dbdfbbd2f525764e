"""The demonstration: an invented country, so that the program can be looked at. Every card is fiction."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

__all__ = ["begin"]


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    return redirect("ui:dialogues")
