"""The policy that every answer carries."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

__all__ = ["headers"]

POLICY = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def headers(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The policy on every answer; pages are never stored by the browser, files of the program are."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.is_secure():
            # Django's own cookies for forms and language are set without it, since they serve plain HTTP, too.
            for cookie in response.cookies.values():
                cookie["secure"] = True
        for name, value in POLICY.items():
            response[name] = value
        if request.is_secure():
            # Each cookie, Django's own among them: none is ever sent in clear where HTTPS is served.
            for cookie in response.cookies.values():
                cookie["secure"] = True
        if not request.path.startswith("/static/"):
            response["Cache-Control"] = "no-store"
        return response

    return answer
