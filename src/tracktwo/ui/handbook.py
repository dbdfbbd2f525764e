"""The handbook inside the program: it can be read in both languages, and needs no network."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

__all__ = ["meeting"]


@require_GET
def meeting(request: HttpRequest) -> HttpResponse:
    """How to run a meeting, for the person at the laptop."""
    return render(request, "ui/handbook.html")
