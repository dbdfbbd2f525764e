"""Keys of forms: a form carries the id its record will have, so that sending it twice writes once."""

from django.http import HttpRequest

from tracktwo.process.sealed import new_id

__all__ = ["form_key", "new_key"]


def new_key() -> str:
    """A key for a form that is about to be shown."""
    return new_id()


def form_key(request: HttpRequest) -> str:
    """The key a form was shown with; empty where there is none."""
    key = request.POST.get("key", "")
    return key if len(key) == 32 and key.isalnum() else ""
