"""The policy that every answer carries."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

__all__ = ["headers"]

# A browser that came by HTTPS once asks for nothing in clear for so long, whatever is typed into its address bar.
YEAR = "max-age=31536000"
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
        for name, value in POLICY.items():
            response[name] = value
        if request.is_secure():
            # Each cookie, Django's own among them: none is ever sent in clear where HTTPS is served.
            for cookie in response.cookies.values():
                cookie["secure"] = True
            response["Strict-Transport-Security"] = YEAR
        if not request.path.startswith("/static/"):
            response["Cache-Control"] = "no-store"
        return response

    return answer
