"""The page that begins a demonstration."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from .dialogue import build

__all__ = ["begin"]


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """A demonstration of one's own, in the midst of its first workshop."""
    return redirect("overview:home", dialogue=build(request.person).id)  # type: ignore[attr-defined]
