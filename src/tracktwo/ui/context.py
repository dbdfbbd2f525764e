"""What every page knows: languages, the person at work, whether anything is fiction."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language_bidi

__all__ = ["page"]


def page(request: HttpRequest) -> dict[str, Any]:
    """Template context of every page."""
    return {
        "person": getattr(request, "person", None),
        "direction": "rtl" if get_language_bidi() else "ltr",
        "languages_offered": settings.LANGUAGES,
    }
