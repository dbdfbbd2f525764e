"""Keys of forms: a form carries the id its record will have, so that sending it twice writes once."""

import hashlib

from django.http import HttpRequest

from tracktwo.process.sealed import new_id

__all__ = ["form_key", "new_key", "record_ids"]


def new_key() -> str:
    """A key for a form that is about to be shown."""
    return new_id()


def form_key(request: HttpRequest) -> str:
    """The key a form was shown with; empty where there is none."""
    key = request.POST.get("key", "")
    return key if len(key) == 32 and key.isalnum() else ""


def record_ids(key: str, number: int) -> list[str]:
    """Ids for several records of one form, in their order; the same for the same key, so that they are written once."""
    begins = hashlib.sha256(key.encode()).hexdigest()[:28]
    return [f"{begins}{place:04x}" for place in range(number)]
