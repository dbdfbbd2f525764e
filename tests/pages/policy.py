"""What every answer carries, whoever asked: promises 1 and 9 in headers, cookies and markup."""

import re

from django.http import HttpResponse
from markup import faults, title

from tracktwo.people import visits
from tracktwo.people.sessions import COOKIE

__all__ = ["against_policy"]

RULES = {
    "default-src": "'self'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
HEADERS = {"Cache-Control": ("no-store",), "X-Content-Type-Options": ("nosniff",)}
HEADERS["Referrer-Policy"] = ("same-origin", "no-referrer")
COOKIES = {COOKIE, visits.COOKIE, "csrftoken", "language"}


def against_policy(response: HttpResponse) -> list[str]:
    """What is wrong with an answer as such."""
    return [*_headers(response), *_cookies(response), *_markup(response)]


def _headers(response: HttpResponse) -> list[str]:
    policy = response.headers.get("Content-Security-Policy", "")
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";"))
    found = [f"{name} is {rules.get(name)}" for name, expected in RULES.items() if rules.get(name) != expected]
    found += [f"the policy says {word}" for word in ("unsafe", "*") if word in policy]
    for name, expected in HEADERS.items():
        if response.headers.get(name) not in expected:
            found.append(f"{name} is {response.headers.get(name)}")
    return found + ["the server is named"] * ("Server" in response)


def _cookies(response: HttpResponse) -> list[str]:
    found = [f"a cookie {name}" for name in set(response.cookies) - COOKIES]
    for name, cookie in response.cookies.items():
        if cookie["samesite"] != "Strict":
            found.append(f"{name} goes along from other sites")
        if cookie.value:
            found += [f"a script reads {name}"] * (not cookie["httponly"])
            found += [f"{name} would outlive the browser"] * bool(cookie["max-age"] or cookie["expires"])
            found += [f"{name} says {cookie.value}"] * (not re.fullmatch("[A-Za-z0-9-]+", cookie.value))
    return found


def _markup(response: HttpResponse) -> list[str]:
    if response.streaming or not response.headers.get("Content-Type", "").startswith("text/html"):
        return []
    page = response.content.decode()
    called = title(page)
    return faults(page) + [f"the page is called {called}"] * (called not in ("", "tracktwo"))
