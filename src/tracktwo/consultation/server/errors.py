"""Pages for errors: sentences, never values."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

__all__ = ["bad_request", "not_found", "notice", "server_error", "stale_form"]


def notice(request: HttpRequest, status: int, message: str) -> HttpResponse:
    """A sentence on a page of its own; a page whose script asked shows the sentence in place."""
    context = {"message": message, "part": bool(request.headers.get("X-Part"))}
    return render(request, "consultation/error.html", context, status=status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Absent, or closed to this reader: the two look alike."""
    return notice(request, 404, _("There is nothing here. Check the address."))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that no page of ours makes."""
    return notice(request, 400, _("This request could not be understood. Nothing was changed."))


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from another browser, or one that refuses cookies."""
    return notice(
        request,
        403,
        _("This page cannot be sent as it is. Allow cookies for this address, reload the page and send it again."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of the program."""
    return notice(request, 500, _("An error occurred in the program. This step changed nothing."))
