"""What can go wrong on the public server, as an answer in the reader's language."""

from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from tracktwo.common import faults

from ..refusals import Closed
from . import errors

__all__ = ["ErrorAnswers"]


class ErrorAnswers:
    """Turns an exception into an answer. No answer repeats what was sent."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if getattr(request, "scope", {}).get("tracktwo.too_long"):
            return self._too_long(request)
        request.get_host()
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The answer to an exception of a view; None leaves it to Django."""
        if isinstance(exception, Closed):
            return errors.notice(
                request, 409, _("The consultation is closed. Your earlier answers are kept; this one was not added.")
            )
        if isinstance(exception, RequestDataTooBig):
            return self._too_long(request)
        if faults.is_storage(exception):
            faults.log(exception)
            return errors.notice(request, 507, _("This could not be saved just now. Try again in a moment."))
        return None

    def _too_long(self, request: HttpRequest) -> HttpResponse:
        return errors.notice(request, 413, _("This is too long. Nothing was changed; shorten it and send it again."))
