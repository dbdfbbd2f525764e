"""What every trouble is answered with."""

from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from tracktwo.common import faults, storage
from tracktwo.process.errors import Busy, Conflict, NoAccess, NoKey, NotThere, Refused, Tampered
from tracktwo.process.safeguards import HeldStep

from . import errors

__all__ = ["trouble"]

Next = Callable[[HttpRequest], HttpResponse]


class Trouble:
    """Turns what can go wrong into an answer in the reader's language. No answer repeats what was sent."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if getattr(request, "scope", {}).get("tracktwo.too_long"):
            return errors.notice(request, 413, errors.TOO_LONG)
        storage.nothing_written()
        # A name that is not ours is refused before anything else: another site may point its own name here.
        request.get_host()
        return _page_stays(request, self.get_response(request))

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, NoAccess | NotThere):
            return errors.not_found(request, exception)
        if isinstance(exception, HeldStep):
            return errors.held(request, exception)
        if isinstance(exception, Refused):
            return errors.notice(request, 409, str(exception))
        if isinstance(exception, Conflict):
            return errors.notice(
                request,
                409,
                _("Somebody changed this meanwhile. What you typed is still here; look at the change and save again."),
            )
        if isinstance(exception, Busy):
            return errors.notice(request, 503, _("Too many are signing in just now. Try again in a moment."))
        if isinstance(exception, NoKey):
            return errors.notice(request, 403, _("This is not open in this browser."))
        if isinstance(exception, Tampered):
            return errors.notice(
                request,
                500,
                _("The records on the disk do not match their seal. Stop, and restore a backup on another machine."),
            )
        if isinstance(exception, RequestDataTooBig):
            return errors.notice(request, 413, errors.TOO_LONG)
        if faults.is_storage(exception):
            faults.log(exception)
            return errors.notice(request, 507, not_written())
        return None


def not_written() -> str:
    """What a disk that is full or busy did to the request at hand."""
    if storage.has_written():
        return _(
            "The disk is full or busy. Part of this was written before: look at the page again before you repeat it."
        )
    return _("It could not be written: the disk is full or busy. Nothing was changed; your text is still here.")


def _page_stays(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Tell a page that sent its form by itself where it leads, so that it goes there once, and only after success."""
    if request.headers.get("X-Page-Stays") and response.status_code in (301, 302, 303):
        response["X-Go"] = response["Location"]
        del response["Location"]
        response.status_code = 204
    return response


trouble = Trouble
