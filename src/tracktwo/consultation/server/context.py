"""What every page of the public server needs."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language_bidi

__all__ = ["page"]


def page(request: HttpRequest) -> dict[str, Any]:
    """Template context of every page."""
    return {"direction": "rtl" if get_language_bidi() else "ltr"}
