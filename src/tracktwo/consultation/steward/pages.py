"""What every page of the steward shows."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..models import Consultation, DrawnMap, Statement
from ..server.requests import content_language
from ..status import is_open

__all__ = ["last_map", "render_page"]


def render_page(
    request: HttpRequest, template: str, consultation: Consultation, status: int = 200, **more: Any
) -> HttpResponse:
    """A page of the steward's, from a template such as `steward/home`."""
    context = {
        "consultation": consultation,
        "language": content_language(request),
        "open": is_open(consultation),
        "waiting": Statement.objects.filter(consultation=consultation, state="waiting").count(),
        "id": consultation.id,
        "at": template.rpartition("/")[2],
    }
    return render(request, f"{template}.html", context | more, status=status)


def last_map(consultation: Consultation) -> DrawnMap | None:
    """The newest map."""
    return DrawnMap.objects.filter(consultation=consultation).order_by("-number").first()
