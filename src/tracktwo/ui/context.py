"""What every page knows: languages, the person at work, whether anything is fiction."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language_bidi

from tracktwo.people.browsers import idle_of

__all__ = ["page"]


def page(request: HttpRequest) -> dict[str, Any]:
    """Template context of every page."""
    person = getattr(request, "person", None)
    return {
        "person": person,
        "idle": idle_of(person.session_id) if person else 0,
        "direction": "rtl" if get_language_bidi() else "ltr",
        "languages_offered": settings.LANGUAGES,
    }
