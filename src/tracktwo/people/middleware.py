"""Who is at work in this request. Pages are closed unless they say otherwise."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from . import browsers, colleagues, sessions
from .models import Account, Handover

__all__ = ["person", "public"]

View = Callable[..., Any]


def public(view: View) -> View:
    """Mark a view as open to people who are not signed in. Everything else is closed to them."""
    view.public = True  # type: ignore[attr-defined]
    return view


class PersonMiddleware:
    """Puts `request.person` in place, or answers with the way in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = sessions.recognise(request)
        if person and browsers.is_left_alone(person.session_id):
            sessions.lock(person)
            person = None
        elif person and _by_hand(request):
            browsers.used_now(person.session_id)
        request.person = person  # type: ignore[attr-defined]
        if person and Handover.objects.filter(to=person.id).exists():
            colleagues.receive(person)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if getattr(view, "public", False):
            return None
        person: sessions.Person | None = request.person  # type: ignore[attr-defined]
        if person is None:
            return self._way_in(request)
        if not person.keyring.code_confirmed and not getattr(view, "before_code", False):
            return redirect("people:code")
        return None

    def _way_in(self, request: HttpRequest) -> HttpResponse:
        """The same for every closed page, whether or not it exists."""
        locked = sessions.locked_account(request) is not None
        if request.headers.get("HX-Request") or request.headers.get("Accept") == "text/event-stream":
            response = HttpResponse(status=423 if locked else 401)
            response["HX-Reswap"] = "none"
            return response
        if locked:
            return render(request, "people/unlock.html", {"next": request.get_full_path()}, status=423)
        return redirect(reverse("people:sign-in") if Account.objects.exists() else reverse("people:start"))


def _by_hand(request: HttpRequest) -> bool:
    """Whether a person asks: streams, and pages that read themselves again, go on with nobody there."""
    by_page = request.headers.get("HX-Request") or request.headers.get("Accept") == "text/event-stream"
    return request.method == "POST" or not by_page


person = PersonMiddleware
