"""A request in the language in which the page shows a consultation's own texts."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

__all__ = ["View", "content_language", "interface_language", "set_content_language"]

View = Callable[..., HttpResponse]


def set_content_language(request: HttpRequest, language: str) -> None:
    """Show the consultation's texts in this one of its languages."""
    request.content_language = language  # type: ignore[attr-defined]  # Django's own way to hand a value to the view


def content_language(request: HttpRequest) -> str:
    """The language chosen for the consultation's texts."""
    return str(request.content_language)  # type: ignore[attr-defined]  # set above


def interface_language(language: str) -> str:
    """The language of buttons and explanations: the reader's where the program has it, else its first."""
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
